"""The worker: a process beside the server's that reads uploaded files and changes the database, one piece of work after the other.

A process, because reading and linking would hold up the answers of the server, a broken file may end whatever reads it, and the
embedded database knows one writer. Readers see the old state until a change is whole.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Lock, Thread
from typing import Any, Generic, ParamSpec, TypeVar

from graph.errors import NotFound, StoreError

T = TypeVar("T")
P = ParamSpec("P")

_REMEMBERED = 500  # jobs


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """A piece of work; `leads_to` is the address of the page that shows what came of it."""

    id: str
    leads_to: str
    future: Future[T]

    @property
    def is_done(self) -> bool:
        """Whether it has ended, well or not."""
        return self.future.done()

    def wait(self, seconds: float) -> bool:
        """Wait so long for it to end; whether it has."""
        return bool(wait_for([self.future], seconds).done)

    def result(self) -> T:
        """What came of it, once it has ended; raises what went wrong, StoreError when its process died."""
        try:
            return self.future.result()
        except BrokenProcessPool as error:
            raise StoreError("the process that did the work has died; what was loaded before stays, try again") from error


class Worker:
    """One process that is started when there is work, and anew when it has died; jobs wait for each other."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._jobs: dict[str, Job[Any]] = {}

    def start(self, leads_to: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Job[T]:
        """Have `work`, a function of a module, done with values that can be pickled."""
        with self._lock:
            try:
                future = self._running().submit(work, *args, **kwargs)
            except BrokenProcessPool:
                self._pool = None
                future = self._running().submit(work, *args, **kwargs)
            job = Job(secrets.token_urlsafe(9), leads_to, future)
            self._jobs[job.id] = job
            for id in [*self._jobs][:-_REMEMBERED]:
                del self._jobs[id]
            return job

    def job(self, id: str) -> Job[Any]:
        """The job of that id; NotFound when there is none, or the server was started anew since."""
        try:
            return self._jobs[id]
        except KeyError:
            raise NotFound(f"there is no piece of work {id[:40]!r}; it may have ended before the server was started") from None

    def close(self) -> None:
        """End the process once the work at hand is done; what waits is not done."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)
                self._pool = None

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_end_with_the_server)
        return self._pool


def _end_with_the_server() -> None:
    """End this process when that of the server is gone, which would leave it waiting for ever."""
    server = parent_process()

    def watch() -> None:
        if server is not None:
            server.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
