"""A database with the three hand-made documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.corpus import load
from graph.stores import open_store
from graph.stores.base import Store
from tests.queries import material


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("queries") / "zhengmai.lbug"
    opened = open_store(str(path))
    load(opened, [material.reference(), material.plan(), material.old(), material.hebei()])
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def samples(five_documents: Path) -> Iterator[Store]:
    """A database with the five bundled documents and the reference data, for reading."""
    with closing(open_store(str(five_documents), read_only=True)) as opened:
        yield opened
