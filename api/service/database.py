"""The database that the settings name: opened for one piece of work, or shared by readers and reopened whenever its file changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Lock
from time import monotonic, sleep

from api.service.limits import LimitedStore
from api.settings import Settings
from graph.corpus import digest
from graph.errors import StoreError
from graph.stores import open_store
from graph.stores.base import Store

_PATIENCE = 3.0  # seconds

Signature = tuple[tuple[int, int, int] | None, ...]


@contextmanager
def open_database(settings: Settings, read_only: bool = True) -> Iterator[Store]:
    """The store that the settings name, open until the block ends; raises StoreError when it cannot be opened."""
    with closing(_store(settings, read_only)) as store:
        yield store


def _store(settings: Settings, read_only: bool) -> Store:
    return open_store(settings.db, read_only, settings.credentials)


class Opened:
    """A store, the state of its files when it was opened, and how many requests read from it."""

    def __init__(self, store: Store, signature: Signature) -> None:
        self.store = store
        self.signature = signature
        self.readers = 0

    def state(self) -> str:
        """A name of what the store holds: another one after every change. A server is asked for it, of a file it is known."""
        return str(self.signature) if any(self.signature) else digest(self.store)


class Database:
    """A read-only store that requests share; a reader would otherwise see the old state until it reopens."""

    def __init__(self, settings: Settings, seconds: float | None = None) -> None:
        """Nothing is opened yet; a statement on the store may take so many seconds."""
        self._settings = settings
        self._seconds = seconds
        self._lock = Lock()
        self._opened: Opened | None = None

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The store in its newest state, open until the block ends; raises StoreError when it cannot be opened."""
        with self.opened() as opened:
            yield opened.store

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """What ``reading`` gives, with the name of its state."""
        with self._lock:
            opened = self._newest()
            opened.readers += 1
        try:
            yield opened
        finally:
            with self._lock:
                opened.readers -= 1
                self._close_if_idle(opened)

    def close(self) -> None:
        """Release the database once the last request is done."""
        with self._lock:
            opened, self._opened = self._opened, None
            if opened is not None:
                self._close_if_idle(opened)

    def _newest(self) -> Opened:
        """The store in its newest state that can be opened: the older one serves while a writer is busy with the file."""
        signature = _signature(self._settings.db)
        older = self._opened
        if older is not None and older.signature == signature:
            return older
        patience = _PATIENCE if older is None and any(signature) else 0.0
        try:
            store = _open(self._settings, patience)
            newer = Opened(store if self._seconds is None else LimitedStore(store, self._seconds), signature)
        except StoreError:
            if older is None or not any(signature):
                raise
            return older
        self._opened = newer
        if older is not None:
            self._close_if_idle(older)
        return newer

    def _close_if_idle(self, opened: Opened) -> None:
        if opened.readers == 0 and opened is not self._opened:
            opened.store.close()


def _open(settings: Settings, patience: float) -> Store:
    """The store for reading; while a writer makes its checkpoint nobody can open the file, so try for `patience` seconds."""
    until = monotonic() + patience
    while True:
        try:
            return _store(settings, read_only=True)
        except StoreError:
            if monotonic() >= until:
                raise
        sleep(0.05)


def _signature(url: str) -> Signature:
    """What changes when a writer commits: inode, size and time of the file and of its write-ahead log; nothing for an address."""
    return tuple(_state(path) for path in (url, f"{url}.wal"))


def _state(path: str) -> tuple[int, int, int] | None:
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns
