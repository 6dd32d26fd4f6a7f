"""The notebooks as tests of nbmake: those of Neo4j run on the tests' server, emptied before."""

from __future__ import annotations

import os
from contextlib import closing

import pytest

from graph.stores import open_store
from tests.databases import credentials, empty, server_address

ON_A_SERVER = ("04-neo4j.ipynb", "05-py2neo.ipynb")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Name the server to the notebooks that need one; skip them when there is none, which in CI is a failure."""
    if item.path.name in ON_A_SERVER:
        address = server_address()
        with closing(open_store(address, credentials=credentials())) as store:
            empty(store)
        os.environ["ZHENGMAI_DB"] = address


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Leave the environment as it was."""
    if item.path.name in ON_A_SERVER:
        os.environ.pop("ZHENGMAI_DB", None)
