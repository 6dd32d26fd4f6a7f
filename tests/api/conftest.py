"""The application on a database with the three hand-made documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.settings import Settings
from api.web.app import create_app
from graph.corpus import load
from graph.stores import open_store
from tests.queries import material


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("api") / "zhengmai.lbug"
    with closing(open_store(str(path))) as store:
        load(store, [material.reference(), material.plan(), material.old(), material.hebei()])
    return path


@pytest.fixture(scope="session")
def client(database: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(db=str(database)))) as opened:
        yield opened


@pytest.fixture(scope="session")
def samples(five_documents: Path) -> Iterator[TestClient]:
    """The application on the five bundled documents."""
    with TestClient(create_app(Settings(db=str(five_documents)))) as opened:
        yield opened
