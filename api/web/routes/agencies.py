"""Agencies and their duties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

import queries
from api.web.duties import bases, by_document, cut_duties
from api.web.page import page
from api.web.paging import Cursor, Limit, address, cut, point
from api.web.parameters import AgencyPath, Basis, Predecessors, Reading, Region, Role
from queries import AgencyAnswer, AgencyOrder, AgencyProfile, AgencySummary

api = APIRouter()
pages = APIRouter()

LISTS = 40
"""How many printed lists a page of an agency has: 300 KB hold them."""

Name = Annotated[str, Query(description="words of a name, short name or alias; empty for all", examples=["能源局"])]
Place = Annotated[str, Query(description="GB/T 2260 code or name of the agency's region, or unknown; empty for all", examples=["140000"])]
Below = Annotated[bool, Query(description="whether to add the regions that lie in it")]
Level = Annotated[
    Literal["", "national", "province", "city", "county", "township", "unknown"], Query(description="level of its region; empty for all")
]
Function = Annotated[str, Query(description="function family, or unknown; empty for all", examples=["能源"])]
OrganType = Annotated[
    Literal["", "government", "party", "legislature", "judicial", "military", "mass", "branch", "enterprise", "collective", "unknown"],
    Query(description="kind of organ; empty for all"),
]
Order = Annotated[AgencyOrder, Query(description="what to sort by; figures with the greatest first")]
Document = Annotated[str | None, Query(description="id of the document whose lists are wanted; all when left out")]


@api.get("/agencies", summary="Agencies")
def agencies(
    store: Reading,
    request: Request,
    response: Response,
    q: Name = "",
    region: Place = "",
    below: Below = False,
    level: Level = "",
    function: Function = "",
    organ_type: OrganType = "",
    order: Order = "lists",
    limit: Limit = 100,
    cursor: Cursor = "",
) -> Sequence[AgencySummary]:
    """The agencies that fit, each with how many printed lists, measures and documents name it."""
    found = queries.find_agencies(
        store, q.strip(), region=region, below=below, level=level, function=function, organ_type=organ_type, order=order
    )
    return point(request, response, cut(found, limit, cursor))


@api.get("/agencies/{name}", summary="What an agency is")
def agency_profiles(store: Reading, name: AgencyPath) -> list[AgencyProfile]:
    """The agencies that the name fits, by region: predecessors, successors, and the documents that each issued."""
    return queries.agency_profiles(store, name)


@api.get("/agencies/{name}/measures", summary="Measures of an agency")
def agency_measures(
    store: Reading,
    request: Request,
    response: Response,
    name: AgencyPath,
    role: Role = None,
    basis: Basis = None,
    region: Region = None,
    include_predecessors: Predecessors = False,
    policy: Document = None,
    limit: Limit = LISTS,
    cursor: Cursor = "",
) -> AgencyAnswer:
    """The printed lists that name the agency, by region, each with the measures that it covers: as many lists as `limit` says."""
    answer = queries.agency_measures(store, name, role or None, basis or None, region or None, include_predecessors, policy or None)
    shown, lists = cut_duties(answer, limit, cursor)
    point(request, response, lists)
    return shown


@pages.get("/agencies")
def agencies_page(
    request: Request,
    store: Reading,
    q: Name = "",
    region: Place = "",
    below: Below = False,
    level: Level = "",
    function: Function = "",
    organ_type: OrganType = "",
    order: Order = "lists",
    limit: Limit = 100,
    cursor: Cursor = "",
) -> HTMLResponse:
    """The agencies, with a box for a name and filters."""
    every = queries.find_agencies(store)
    chosen = {"region": region, "below": below, "level": level, "function": function, "organ_type": organ_type, "order": order}
    found = queries.find_agencies(store, q.strip(), **chosen)  # type: ignore[arg-type]
    return page(
        request,
        "agencies.html",
        "/api/v1/agencies",
        agencies=cut(found, limit, cursor),
        nearest=queries.nearest_agencies(every, q.strip()) if not found else [],
        address=lambda cursor: address(request, cursor),
        chosen={"q": q, **chosen},
        choices={field: queries.count_values(every, field) for field in ("level", "function", "organ_type")},
    )


@pages.get("/agencies/{name}")
def agency_page(
    request: Request,
    store: Reading,
    name: AgencyPath,
    role: Role = None,
    basis: Basis = None,
    region: Region = None,
    include_predecessors: Predecessors = False,
    policy: Document = None,
    limit: Limit = LISTS,
    cursor: Cursor = "",
) -> HTMLResponse:
    """An agency: what it is, which documents name it how often, and the printed lists, with filters."""
    answer = queries.agency_measures(store, name, role or None, basis or None, region or None, include_predecessors, policy or None)
    shown, lists = cut_duties(answer, limit, cursor)
    kept = {one.id for region in answer.regions for one in region.agencies}
    return page(
        request,
        "agency.html",
        "/api/v1/agencies/{name}/measures",
        asked=name,
        profiles=[one for one in queries.agency_profiles(store, name) if one.agency.id in kept],
        documents=by_document(answer),
        regions={one.code: one.name for one in answer.regions},
        bases={one.code: bases(one) for one in answer.regions},
        shown=[(region, [one for one in by_document(shown) if one.region == region.code]) for region in shown.regions],
        lists=lists,
        limit=limit,
        address=lambda cursor: address(request, cursor),
        chosen={"role": role, "basis": basis, "region": region, "policy": policy, "include_predecessors": include_predecessors},
    )
