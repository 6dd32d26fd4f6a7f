"""What a client may ask: addresses that are not too long, and not too many of them."""

from __future__ import annotations

from http import HTTPStatus
from ipaddress import ip_address
from math import ceil
from time import monotonic
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from api.web.problems import cut, refuse

LONGEST_ADDRESS: Final = 8192
"""Bytes of an address with its parameters."""

_CLIENTS = 10_000  # that are remembered at a time


class AddressLimit:
    """Refuses addresses that are too long."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        app = self._app
        if scope["type"] == "http" and len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            detail = f"the address is longer than {LONGEST_ADDRESS} bytes; shorten its parameters"
            shortened = {**scope, "path": cut(scope["path"]), "query_string": b""}
            app = refuse(shortened, HTTPStatus.REQUEST_URI_TOO_LONG, detail)
        await app(scope, receive, send)


class RateLimit:
    """Refuses requests of a client that asks too often.

    Each has a bucket (token bucket) that holds the requests of ten seconds and is filled as time goes by. Clients on this machine are not
    counted: a proxy there names the client in `X-Forwarded-For`, which uvicorn reads.
    """

    def __init__(self, app: ASGIApp, requests_a_minute: int) -> None:
        self._app = app
        self._a_second = requests_a_minute / 60
        self._full = max(1.0, self._a_second * 10)
        self._buckets: dict[str, tuple[float, float]] = {}  # what was left, and when; those that asked last stand last

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        app = self._app
        client = scope["client"][0] if scope["type"] == "http" and scope["client"] else ""
        wait = 0.0 if not client or _is_here(client) else self._take(client, monotonic())
        if wait:
            detail = f"too many requests; ask again in {ceil(wait)} s"
            app = refuse(scope, HTTPStatus.TOO_MANY_REQUESTS, detail, {"Retry-After": str(ceil(wait))})
        await app(scope, receive, send)

    def _take(self, client: str, now: float) -> float:
        """Take one request out of the client's bucket; how many seconds to wait when it is empty."""
        left, then = self._buckets.pop(client, (self._full, now))
        left = min(self._full, left + (now - then) * self._a_second)
        wait = 0.0 if left >= 1 else (1 - left) / self._a_second
        self._buckets[client] = (left if wait else left - 1, now)
        if len(self._buckets) > _CLIENTS:
            del self._buckets[next(iter(self._buckets))]
        return wait


def _is_here(client: str) -> bool:
    try:
        return ip_address(client).is_loopback
    except ValueError:
        return False
