"""Questions in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

import queries
from api.web.page import page
from api.web.paging import Cursor, Limit, address, offset_of, page_of, point
from api.web.parameters import Question, Reading
from api.web.problems import STATUS
from graph.errors import BadRequest, NotFound
from queries import NothingCalledSo, NotUnderstood, QuestionAnswer

api = APIRouter()
pages = APIRouter()

ROWS = 500
"""How many rows of an answer a page has."""


@api.get("/ask", summary="Answer a question in plain words")
def ask(store: Reading, request: Request, response: Response, q: Question, limit: Limit = ROWS, cursor: Cursor = "") -> QuestionAnswer:
    """How the question is understood, what was found with the words that prove it, the query, and what may be asked next.

    Of the rows, as many as `limit` says. A question that is not understood wholly is refused with questions that would be answered.
    """
    start = offset_of(cursor)
    answer = queries.ask(store, q, limit, start)
    point(request, response, page_of(answer.rows, answer.found, limit, start))
    return answer


@pages.get("/ask")
def ask_page(request: Request, store: Reading, q: str = "", limit: Limit = ROWS, cursor: Cursor = "") -> HTMLResponse:
    """The answer to a question, or why there is none and what may be meant."""
    try:
        answer = queries.ask(store, q, limit, start := offset_of(cursor))
    except (NotUnderstood, NothingCalledSo) as refusal:
        status = STATUS[NotFound if isinstance(refusal, NothingCalledSo) else BadRequest]
        return page(request, "question.html", "/api/v1/ask", status, question=q, refusal=refusal)
    titles = {one.id: one.title for one in answer.documents}
    given = urlencode({name: value for name, value in answer.params.items() if value != ""})
    rows = [(row, provision_of(row)) for row in answer.rows]
    return page(
        request,
        "question.html",
        "/api/v1/ask",
        question=q,
        answer=answer,
        rows=rows,
        titles=titles,
        given=given,
        listed=page_of(answer.rows, answer.found, limit, start),
        at=partial(address, request),
    )


def provision_of(row: Mapping[str, Any]) -> str | None:
    """The id of the provision that a row of an answer is about, or that the measure or figure it is about stands in."""
    if row.get("provision"):
        return str(row["provision"])
    id = row.get("measure") or row.get("target") or row.get("id") or ""
    if id.count(":") > 1:
        return str(id.rpartition(":")[0])
    return id if ":" in id else None
