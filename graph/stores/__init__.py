"""The databases that hold the graph: ``open_store`` gives one of them behind the protocol ``Store``."""

from __future__ import annotations

from graph.errors import StoreError
from graph.stores.base import Store, Table, Transaction
from graph.stores.ladybug import LadybugStore

__all__ = ["Store", "Table", "Transaction", "open_store"]


def open_store(url: str, read_only: bool = False) -> Store:
    """The store at `url`, a path; StoreError when it cannot be opened. The caller closes it."""
    if "://" in url:
        raise StoreError(f"{url}: this version has the embedded database only; give the path of a file instead")
    return LadybugStore(url, read_only)
