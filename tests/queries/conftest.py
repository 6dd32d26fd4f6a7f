"""A database with the three hand-made documents."""

from __future__ import annotations

from collections.abc import Iterator
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
