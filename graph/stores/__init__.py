"""The databases that hold the graph: ``open_store`` gives one of them behind the protocol ``Store``."""

from __future__ import annotations

from graph.stores.base import Credentials, Dialect, Store, Table, Transaction

__all__ = ["Credentials", "Dialect", "Store", "Table", "Transaction", "is_address", "open_store"]


def open_store(url: str, read_only: bool = False, credentials: Credentials | None = None) -> Store:
    """The store at `url`, a path or the address of a Neo4j server; StoreError when it cannot be opened. The caller closes it.

    A server asks for `credentials`; a file has none.
    """
    if is_address(url):
        from graph.stores.neo4j import Neo4jStore

        return Neo4jStore(url, read_only, credentials)
    from graph.stores.ladybug import LadybugStore

    return LadybugStore(url, read_only)


def is_address(url: str) -> bool:
    """Whether `url` names a server, not a file."""
    return "://" in url
