"""The Neo4j server that tests run on, beside the embedded database: it holds one graph at a time.

ZHENGMAI_TEST_DB names it, for tests empty it; `make neo4j` starts one.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from graph.schema import NODES
from graph.stores import Store, open_store
from graph.stores.base import Transaction

ADDRESS = "ZHENGMAI_TEST_DB"


def server_address() -> str:
    """The address of the server; skips the test when there is none, which in CI is a failure."""
    url = os.environ.get(ADDRESS)
    if url:
        return url
    reason = f"{ADDRESS} names no Neo4j server; start one with `make neo4j`"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def empty(store: Store) -> None:
    """Take everything out of a database but what says that it is one of Zhengmai."""

    def work(transaction: Transaction) -> None:
        for label in NODES:
            transaction.run(f"MATCH (n:{label}) DETACH DELETE n")
        transaction.run("MATCH (n:Meta) WHERE n.id <> 'schema' DETACH DELETE n")

    store.write(work)


class Server:
    """The server's only graph, which tests fill in turn."""

    def __init__(self, url: str) -> None:
        self.store = open_store(url)
        self._holds: str | None = None

    def blank(self) -> Store:
        """The store without anything, to be changed."""
        empty(self.store)
        self._holds = None
        return self.store

    def holding(self, name: str, fill: Callable[[Store], None]) -> Store:
        """The store with the graph of that name, which `fill` loads unless it is there; only to be read."""
        if self._holds != name:
            fill(self.blank())
            self._holds = name
        return self.store
