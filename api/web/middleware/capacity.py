"""How much the server does at a time, and for how long."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.web.problems import refuse

_LONGEST_LINE = 2000  # requests that wait; a later one is refused at once
_RETRY = {"Retry-After": "5"}


class Capacity:
    """Works on so many requests at a time, each for so many seconds; others wait in a line, and beyond its end are refused.

    The time counts from when the work begins. A thread cannot be stopped: work that takes longer is answered with 503 and keeps its place
    until it ends, which the time limit of its statements brings about. Files wait for nobody.
    """

    def __init__(self, app: ASGIApp, at_once: int, seconds: float) -> None:
        self._app = app
        self._places = asyncio.Semaphore(at_once)
        self._seconds = seconds
        self._waiting = 0
        self._works: set[asyncio.Future[None]] = set()  # the loop itself holds tasks only weakly

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
        elif self._waiting >= _LONGEST_LINE:
            await refuse(scope, HTTPStatus.SERVICE_UNAVAILABLE, "too many requests are waiting; ask again", _RETRY)(scope, receive, send)
        else:
            self._waiting += 1
            try:
                await self._places.acquire()
            finally:
                self._waiting -= 1
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        place = _Place(self._places)
        answering = _Answering(send, place)
        work = asyncio.ensure_future(self._app(scope, receive, answering.send))
        self._works.add(work)
        work.add_done_callback(self._works.discard)
        work.add_done_callback(place.leave)
        await asyncio.wait((work, answering.begun), timeout=self._seconds, return_when=asyncio.FIRST_COMPLETED)
        if work.done() or answering.begun.done():
            await work
            return
        answering.is_late = True
        work.add_done_callback(_forget)
        detail = f"the request took longer than {self._seconds:g} seconds; ask for less"
        await refuse(scope, HTTPStatus.SERVICE_UNAVAILABLE, detail, _RETRY)(scope, receive, send)


def _forget(work: asyncio.Future[None]) -> None:
    """Take note of the error of work that nobody waits for any more."""
    if not work.cancelled():
        work.exception()


class _Place:
    """One of the places, which is left once."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places: asyncio.Semaphore | None = places

    def leave(self, _: object = None) -> None:
        """Make room for the next in the line."""
        if self._places is not None:
            self._places.release()
            self._places = None


class _Answering:
    """The way of an answer to the client: it leaves its place when it begins, for a slow client keeps nobody else waiting."""

    def __init__(self, send: Send, place: _Place) -> None:
        self._send = send
        self._place = place
        self.begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.is_late = False

    async def send(self, message: Message) -> None:
        """Pass a message on, unless the client was told that it took too long."""
        if self.is_late:
            return
        self._place.leave()
        if not self.begun.done():
            self.begun.set_result(None)
        await self._send(message)
