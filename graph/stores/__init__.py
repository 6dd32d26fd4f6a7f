"""The databases that hold the graph: ``open_store`` gives one of them behind the protocol ``Store``."""

from __future__ import annotations

from graph.stores.base import Dialect, Store, Table, Transaction

__all__ = ["Dialect", "Store", "Table", "Transaction", "is_address", "open_store"]


def open_store(url: str, read_only: bool = False) -> Store:
    """The store at `url`, a path or the address of a Neo4j server; StoreError when it cannot be opened. The caller closes it.

    The credentials of a server stand in the environment, in ZHENGMAI_DB_USER and ZHENGMAI_DB_PASSWORD.
    """
    if is_address(url):
        from graph.stores.neo4j import Neo4jStore

        return Neo4jStore(url, read_only)
    from graph.stores.ladybug import LadybugStore

    return LadybugStore(url, read_only)


def is_address(url: str) -> bool:
    """Whether `url` names a server, not a file."""
    return "://" in url
