"""A store whose statements have a time limit of their own, so that none outlives the request that it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from graph.stores.base import Dialect, Hit, Store, Table, Transaction
from graph.terms import Terms

T = TypeVar("T")


class LimitedStore:
    """A store on which a statement fails after so many seconds, unless it is given fewer."""

    def __init__(self, store: Store, seconds: float) -> None:
        self._store = store
        self._seconds = seconds

    @property
    def dialect(self) -> Dialect:
        """That of the store."""
        return self._store.dialect

    @property
    def url(self) -> str:
        """That of the store."""
        return self._store.url

    def run(self, cypher: str, params: Mapping[str, Any] | None = None, *, rows: int | None = None, seconds: float | None = None) -> Table:
        """What the store answers; StoreError when it takes too long."""
        return self._store.run(cypher, params, rows=rows, seconds=min(self._seconds, seconds or self._seconds))

    def search(self, terms: Terms) -> list[Hit]:
        """What the store finds."""
        return self._store.search(terms)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What the store does."""
        return self._store.write(work)

    def close(self) -> None:
        """Close the store."""
        self._store.close()
