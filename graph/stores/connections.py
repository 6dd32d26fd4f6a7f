"""Connections to an embedded database: kept open where it is only read, for each holds the statements that it has planned before.

A plan that is used again by several threads at once now and then misses rows (ladybug 0.22): a mask of the run before is looked at while
the new one is made. Hence a kept connection runs each statement by one thread.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

import ladybug

_STATEMENTS = 1000  # after which a connection is closed: nothing else makes it forget a plan


class _Kept:
    """A connection, and how many statements it has run."""

    def __init__(self, database: ladybug.Database, threads: int) -> None:
        self.connection = ladybug.Connection(database, num_threads=threads)
        self.statements = 0


class Connections:
    """The idle connections of a database; threads may share them, each has its own while it runs a statement."""

    def __init__(self, database: ladybug.Database, kept: bool) -> None:
        self._database = database
        self._most = _STATEMENTS if kept else 1
        self._threads = 1 if kept else 0  # all there are
        self._idle: deque[_Kept] = deque()

    @contextmanager
    def one(self, seconds: float | None) -> Iterator[ladybug.Connection]:
        """A connection for one statement of at most so many seconds, the one last used if any; after an error it is not used again."""
        try:
            kept = self._idle.pop()
        except IndexError:
            kept = _Kept(self._database, self._threads)
        try:
            kept.connection.set_query_timeout(0 if seconds is None else max(1, round(seconds * 1000)))
            yield kept.connection
        except BaseException:
            kept.connection.close()
            raise
        kept.statements += 1
        if kept.statements < self._most:
            self._idle.append(kept)
        else:
            kept.connection.close()

    def close(self) -> None:
        """Close the idle connections; those at work are closed with the database."""
        while self._idle:
            self._idle.pop().connection.close()
