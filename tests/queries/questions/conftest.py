"""The five bundled documents, to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.stores import Store, open_store


@pytest.fixture(scope="session")
def graph(five_documents: Path) -> Iterator[Store]:
    with closing(open_store(str(five_documents), read_only=True)) as opened:
        yield opened
