"""Searching words, and the box that takes words and questions."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

import queries
from api.web.narrowed import narrowed
from api.web.page import page
from api.web.paging import Cursor, Limit, address, offset_of, page_of, point
from api.web.parameters import DutyHolder, Genre, Kind, Level, PolicyRegion, Reading, SubjectKey, Words, Year
from graph.errors import BadRequest, NotFound
from queries import SearchAnswer

api = APIRouter()
pages = APIRouter()

SHOWN = 20
"""How many hits an answer has unless the address says otherwise."""


@api.get("/search", summary="Search words")
def search(
    request: Request,
    response: Response,
    store: Reading,
    q: Words,
    kind: Kind = "",
    level: Level = "",
    region: PolicyRegion = "",
    year: Year = "",
    genre: Genre = "",
    subject: SubjectKey = "",
    agency: DutyHolder = "",
    limit: Limit = SHOWN,
    cursor: Cursor = "",
) -> SearchAnswer:
    """The documents, provisions, measures or figures that have all the words, best first, and what they can be narrowed to."""
    start = offset_of(cursor)
    answer = queries.search(
        store,
        q,
        kind=kind,
        level=level,
        region=region,
        year=year,
        genre=genre,
        subject=subject,
        agency=agency,
        limit=limit,
        start=start,
    )
    point(request, response, page_of(answer.hits, answer.total, limit, start))
    return answer


@pages.get("/search")
def search_page(
    request: Request,
    store: Reading,
    q: Words = "",
    kind: Kind = "",
    level: Level = "",
    region: PolicyRegion = "",
    year: Year = "",
    genre: Genre = "",
    subject: SubjectKey = "",
    agency: DutyHolder = "",
    limit: Limit = SHOWN,
    cursor: Cursor = "",
) -> HTMLResponse:
    """What has the words, with counts of what it can be narrowed to."""
    answer = search(request, Response(), store, q, kind, level, region, year, genre, subject, agency, limit, cursor) if q.strip() else None
    return page(
        request,
        "search.html",
        "/api/v1/search" if answer else None,
        question=q,
        answer=answer,
        kind=kind,
        listed=page_of(answer.hits, answer.total, limit, offset_of(cursor)) if answer else None,
        at=partial(address, request),
        narrowed=partial(narrowed, request),
    )


@pages.get("/find")
def find(store: Reading, q: str = "") -> RedirectResponse:
    """To the answer if it is a question, else to the search for its words."""
    try:
        queries.ask(store, q)
        where = "/ask"
    except NotFound:  # a question about something that is not there
        where = "/ask"
    except BadRequest:
        where = "/search"
    return RedirectResponse(f"{where}?{urlencode({'q': q})}", 303)
