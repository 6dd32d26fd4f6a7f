"""The record of requests: an id for each, in the headers of its answer and in a line of the log."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from time import perf_counter
from typing import Any
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import BadRequest

_LONGEST = 200  # characters of an address in the log
# 7f3d0c1e-4b6a-4c55: what another program may call a request
_ID = re.compile(r"[\w.:-]{1,64}", re.ASCII)


class Record:
    """Gives every request an id, the one that it brings in `X-Request-Id` if there is one, and writes a line of JSON when it is done."""

    def __init__(self, app: ASGIApp, log: str = "") -> None:
        """`log` is a file, `-` for standard error, or empty for no lines; raises BadRequest when it cannot be written."""
        self._app = app
        self._logger = _logger(log)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        id = given if _ID.fullmatch(given) else uuid4().hex
        began, status, size = perf_counter(), 500, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = id
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            if self._logger is not None:
                self._logger.info(json.dumps({**_asked(scope, id), **_answered(status, began, size)}, ensure_ascii=False))


def _asked(scope: Scope, id: str) -> dict[str, Any]:
    query = scope["query_string"].decode("ascii", "replace")
    return {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "id": id,
        "client": scope["client"][0] if scope["client"] else None,
        "method": scope["method"],
        "path": scope["path"][:_LONGEST],
        "query": query[:_LONGEST],
    }


def _answered(status: int, began: float, size: int) -> dict[str, Any]:
    return {"status": status, "seconds": round(perf_counter() - began, 4), "bytes": size}


def _logger(log: str) -> logging.Logger | None:
    if not log:
        return None
    try:
        handler = logging.StreamHandler(sys.stderr) if log == "-" else logging.FileHandler(log, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise BadRequest(f"the log {log} cannot be written ({error.strerror}); give another ZHENGMAI_LOG") from error
    logger = logging.Logger("zhengmai.requests")  # of this application alone
    logger.addHandler(handler)
    return logger
