"""What became of a document's clauses, or measures, in those that carry it out."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

import queries
from api.web.page import page
from api.web.paging import Cursor, Limit, address, cut, point
from api.web.parameters import Indirect, PolicyPath, Reading
from queries import Coverage, CoverageUnit

api = APIRouter()
pages = APIRouter()

ROWS = 150
"""How many clauses or measures a page has."""

By = Annotated[CoverageUnit, Query(description="what a row is")]


@api.get("/coverage/{policy}", summary="What became of a document's clauses")
def coverage(
    store: Reading,
    request: Request,
    response: Response,
    policy: PolicyPath,
    by: By = "clause",
    indirect: Indirect = False,
    limit: Limit = ROWS,
    cursor: Cursor = "",
) -> Coverage:
    """One row for each clause or measure, as many as `limit` says; in it one entry for each document that carries the policy out."""
    found = queries.coverage(store, policy, indirect, by)
    return replace(found, rows=tuple(point(request, response, cut(found.rows, limit, cursor))))


@pages.get("/coverage/{policy}")
def coverage_page(
    request: Request,
    store: Reading,
    policy: PolicyPath,
    by: By = "clause",
    indirect: Indirect = False,
    limit: Limit = ROWS,
    cursor: Cursor = "",
) -> HTMLResponse:
    """The matrix of clauses or measures and of the documents that carry the policy out."""
    found = queries.coverage(store, policy, indirect, by)
    return page(
        request,
        "coverage.html",
        "/api/v1/coverage/{policy}",
        coverage=found,
        rows=cut(found.rows, limit, cursor),
        address=lambda cursor: address(request, cursor),
        chosen={"by": by, "indirect": indirect},
    )
