"""Databases of each kind with the three hand-made documents, and with the five bundled ones, only to be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.corpus import load
from graph.stores import Store, open_store
from tests.queries import material


def _load_material(store: Store) -> None:
    load(store, [material.reference(), material.plan(), material.old(), material.hebei()])


@pytest.fixture(scope="session")
def _embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(str(tmp_path_factory.mktemp("queries") / "zhengmai.lbug"))) as opened:
        _load_material(opened)
        yield opened


@pytest.fixture(params=["ladybug", "neo4j"])
def store(request: pytest.FixtureRequest) -> Store:
    """The three hand-made documents."""
    if request.param == "neo4j":
        return request.getfixturevalue("server").holding("hand-made documents", _load_material)
    return request.getfixturevalue("_embedded")
