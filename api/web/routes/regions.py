"""Regions: the tree, and what the graph holds of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import HTMLResponse

import queries
from api.web.page import page
from api.web.paging import Cursor, Limit, address, cut, point
from api.web.parameters import Reading
from queries import RegionProfile, RegionSummary

api = APIRouter()
pages = APIRouter()

Name = Annotated[str, Query(description="words of a name, or a code; empty for all", examples=["忻州"])]
Level = Annotated[Literal["", "national", "province", "city", "county", "area"], Query(description="level; empty for all")]
Every = Annotated[bool, Query(description="also regions without documents or agencies, of their own or below")]
RegionPath = Annotated[str, Path(description="GB/T 2260 code, id or name of a region", examples=["140000"])]


@api.get("/regions", summary="Regions")
def regions(
    store: Reading,
    request: Request,
    response: Response,
    q: Name = "",
    level: Level = "",
    every: Every = False,
    limit: Limit = 500,
    cursor: Cursor = "",
) -> Sequence[RegionSummary]:
    """The regions that fit, by code, each with how many documents and agencies there are in it and below."""
    return point(request, response, cut(queries.find_regions(store, q.strip(), level=level, is_used=not every), limit, cursor))


@api.get("/regions/{region}", summary="A region")
def region(store: Reading, region: RegionPath) -> RegionProfile:
    """The region with its place in the tree, its documents, its busiest agencies and the indicators with most figures."""
    return queries.read_region(store, region)


@pages.get("/regions")
def regions_page(
    request: Request, store: Reading, q: Name = "", level: Level = "", every: Every = False, limit: Limit = 500, cursor: Cursor = ""
) -> HTMLResponse:
    """The tree of regions, with a box for a name."""
    found = queries.find_regions(store, q.strip(), level=level, is_used=not every)
    return page(
        request,
        "regions.html",
        "/api/v1/regions",
        regions=cut(found, limit, cursor),
        address=lambda cursor: address(request, cursor),
        chosen={"q": q, "level": level, "every": every},
    )


@pages.get("/regions/{region}")
def region_page(request: Request, store: Reading, region: RegionPath) -> HTMLResponse:
    """A region: what it lies in and what lies in it, its documents, agencies and indicators."""
    return page(request, "region.html", "/api/v1/regions/{region}", answer=queries.read_region(store, region))
