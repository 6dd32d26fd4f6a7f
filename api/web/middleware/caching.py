"""Answers that a client has already: `ETag` and `If-None-Match` (RFC 9110, 13.1.2).

An answer is a function of the state of the database, of the address, and of the language and form that the client prefers. So its tag is known
before it is made, and one that the client has is not made again. The route reads the database through ``api.web.parameters.reading``, which
says by which state it answers; a route that reads none, or that forbids to store its answer, has no tag.
"""

from __future__ import annotations

from hashlib import blake2b
from importlib.metadata import version
from typing import Final

from fastapi import Request, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.web.page import language_of

REVALIDATE: Final = "no-cache"
"""Keep the answer, and ask each time whether it still holds: a load changes any of them."""

_VARY = "Accept, Accept-Language, Cookie"


class NotModified(Exception):
    """The client has the answer already; carries its tag."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


async def answer_not_modified(_: Request, error: Exception) -> Response:
    """The answer to a request for what the client has."""
    assert isinstance(error, NotModified)
    return Response(status_code=304, headers={"ETag": error.tag, "Cache-Control": REVALIDATE, "Vary": _VARY})


def tag_by(request: Request, state: str) -> None:
    """Say that the answer follows from that state of the database; raises NotModified when the client has it."""
    if request.method not in ("GET", "HEAD"):
        return
    parts = (version("zhengmai"), state, request.url.path, request.url.query, language_of(request), request.headers.get("accept", ""))
    digest = blake2b("\0".join(parts).encode(errors="replace"), digest_size=16).hexdigest()
    tag = f'W/"{digest}"'
    if tag in (one.strip() for one in request.headers.get("if-none-match", "").split(",")):
        raise NotModified(tag)
    request.state.tag = tag


class Caching:
    """Adds the tag to answers that went well."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if "tag" in state and message["status"] == 200 and "cache-control" not in headers:
                    headers["ETag"] = state["tag"]
                    headers["Cache-Control"] = REVALIDATE
                    for name in _VARY.split(", "):
                        headers.add_vary_header(name)
            await send(message)

        await self._app(scope, receive, tagged)
