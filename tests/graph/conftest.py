"""What tests of the graph call a database, and exports of some."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.stores import Store, open_store
from tests.graph.exports.material import Exports, awkward_graph, fill


@pytest.fixture
def store(blank: Store) -> Store:
    """An empty database of each kind, to be changed."""
    return blank


@pytest.fixture(scope="session")
def embedded(five_documents: Path) -> Iterator[Store]:
    """The five bundled documents in an embedded database, only to be read."""
    with closing(open_store(str(five_documents), read_only=True)) as store:
        yield store


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Awkward texts in an embedded database, only to be read."""
    with closing(open_store(str(tmp_path_factory.mktemp("awkward") / "graph.lbug"))) as store:
        fill(store, *awkward_graph())
        yield store


@pytest.fixture(scope="session")
def exports(embedded: Store, tmp_path_factory: pytest.TempPathFactory) -> Exports:
    """The five bundled documents in every format that is asked for."""
    return Exports(embedded, tmp_path_factory.mktemp("exports"))
