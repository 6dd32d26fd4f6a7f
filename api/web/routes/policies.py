"""Documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

import queries
from api.web.narrowed import narrowed
from api.web.page import page
from api.web.paging import LIMIT, Cursor, Limit, address, cut, point
from api.web.parameters import Genre, Level, PolicyPath, PolicyRegion, Presence, Reading, Sort, SubjectKey, Warned, Year
from api.web.reading import view
from queries import Filters, PolicyAnswer, PolicySummary

api = APIRouter()
pages = APIRouter()


@api.get("/policies", summary="Documents in the graph")
def policies(
    request: Request,
    response: Response,
    store: Reading,
    presence: Presence = "loaded",
    level: Level = "",
    region: PolicyRegion = "",
    year: Year = "",
    genre: Genre = "",
    subject: SubjectKey = "",
    warnings: Warned = "",
    sort: Sort = "region",
    limit: Limit = LIMIT,
    cursor: Cursor = "",
) -> Sequence[PolicySummary]:
    """The documents, by region and date unless `sort` says otherwise, with what the graph holds of each."""
    found = queries.find_policies(store, Filters(level, region, year, genre, subject, presence, warnings), sort)
    return point(request, response, cut(found.policies, limit, cursor))


@pages.get("/policies")
def policies_page(
    request: Request,
    store: Reading,
    presence: Presence = "loaded",
    level: Level = "",
    region: PolicyRegion = "",
    year: Year = "",
    genre: Genre = "",
    subject: SubjectKey = "",
    warnings: Warned = "",
    sort: Sort = "region",
    limit: Limit = LIMIT,
    cursor: Cursor = "",
) -> HTMLResponse:
    """The documents, with counts of what they can be narrowed to."""
    answer = queries.find_policies(store, Filters(level, region, year, genre, subject, presence, warnings), sort)
    return page(
        request,
        "policies.html",
        "/api/v1/policies",
        listed=cut(answer.policies, limit, cursor),
        facets=answer.facets,
        sort=sort,
        at=partial(address, request),
        narrowed=partial(narrowed, request),
    )


@api.get("/policies/{policy}", summary="A document")
def policy(store: Reading, policy: PolicyPath) -> PolicyAnswer:
    """The document with its outline, measures, duties, targets and citations."""
    return queries.read_policy(store, policy)


@pages.get("/policies/{policy}")
def policy_page(request: Request, store: Reading, policy: PolicyPath) -> HTMLResponse:
    """A document: its words with what was found in them, and where each clause comes from and went to."""
    answer = queries.read_policy(store, policy)
    return page(request, "policy.html", "/api/v1/policies/{policy}", answer=answer, view=view(answer))
