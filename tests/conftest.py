"""The databases that tests run on: the embedded one and a Neo4j server, empty or with the five bundled documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.corpus import load
from graph.stores import Store, open_store
from loaders import reference_fragment
from tests.ci import pytest_runtest_makereport as pytest_runtest_makereport
from tests.ci import take_turns
from tests.databases import OwnServer, Server, server_address
from tests.graph.samples import SAMPLES, fragment


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    take_turns(items)


def _load_five(store: Store) -> None:
    load(store, [reference_fragment(), *map(fragment, SAMPLES)])


@pytest.fixture(scope="session")
def five_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded database with the reference data and the five bundled documents; a test that changes it copies it."""
    path = tmp_path_factory.mktemp("five") / "zhengmai.lbug"
    with closing(open_store(str(path))) as store:
        _load_five(store)
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The Neo4j server."""
    opened = Server(server_address())
    with closing(opened.store):
        yield opened


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[OwnServer]:
    """A Neo4j server of the test's own, not yet started."""
    server = OwnServer(tmp_path / "neo4j")
    yield server
    server.control("stop")


@pytest.fixture(params=["ladybug", "neo4j"])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty database of each kind, to be changed."""
    if request.param == "neo4j":
        yield request.getfixturevalue("server").blank()
    else:
        with closing(open_store(str(tmp_path / "graph.lbug"))) as opened:
            yield opened


@pytest.fixture(scope="session")
def _embedded_five(five_documents: Path) -> Iterator[Store]:
    with closing(open_store(str(five_documents), read_only=True)) as opened:
        yield opened


@pytest.fixture(params=["ladybug", "neo4j"])
def five(request: pytest.FixtureRequest) -> Store:
    """The five bundled documents in a database of each kind, only to be read."""
    if request.param == "neo4j":
        return request.getfixturevalue("server").holding("five documents", _load_five)
    return request.getfixturevalue("_embedded_five")
