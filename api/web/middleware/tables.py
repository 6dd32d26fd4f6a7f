"""Lists as CSV: for `Accept: text/csv` or `?format=csv`, a row for each entry, as in the exports for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any, get_origin
from urllib.parse import quote

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FORMAT = "format"
"""The parameter that says `csv` or `json` where the header `Accept` cannot."""


def answers_table(model: Any) -> bool:
    """Whether an answer of that type is a table: a list of entries, or an object with `rows`."""
    return get_origin(model) in (list, Sequence) or "rows" in getattr(model, "__annotations__", ())


class Tables:
    """Turns JSON lists of the API into CSV for who wants it: the entries of a list, or the rows of a query."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/") or not _wants_csv(Request(scope)):
            await self._app(scope, receive, send)
            return
        start: Message = {}
        parts: list[bytes] = []

        async def turned(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            parts.append(message.get("body", b""))
            if message.get("more_body"):
                return
            body = b"".join(parts)
            if start["status"] == 200 and Headers(raw=start["headers"]).get("content-type") == "application/json":
                body = _turn(start, scope["path"], body)
            await send(start)
            await send({**message, "body": body})

        await self._app(scope, receive, turned)


def _wants_csv(request: Request) -> bool:
    said = request.query_params.get(FORMAT)
    if said:
        return said == "csv"
    accepted = [one.partition(";")[0].strip() for one in request.headers.get("accept", "").split(",")]
    return accepted[0] == "text/csv"  # what a program names first


def _turn(start: Message, path: str, body: bytes) -> bytes:
    """The body as CSV, with its headers in `start`; an answer that is no list stays as it is."""
    found: Any = json.loads(body)
    rows = found.get("rows") if isinstance(found, dict) else found
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return body
    columns = (
        found["columns"] if isinstance(found, dict) and "columns" in found else list(dict.fromkeys(name for row in rows for name in row))
    )
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    body = written.getvalue().encode("utf-8-sig", "replace")  # with the mark by which spreadsheets know UTF-8
    headers = MutableHeaders(scope=start)
    headers["Content-Type"] = "text/csv; charset=utf-8"
    headers["Content-Length"] = str(len(body))
    headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(path.rsplit('/', 1)[-1], safe='')}.csv"
    return body


def _cell(value: Any) -> Any:
    """A value as a cell: nothing for null, JSON for lists, objects and truth."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | bool) else value
