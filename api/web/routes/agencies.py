"""Agencies and their duties."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.page import page
from api.web.parameters import AgencyPath, Basis, Predecessors, Reading, Region, Role
from queries import AgencyAnswer

api = APIRouter()
pages = APIRouter()


@api.get("/agencies/{name}/measures", summary="Measures of an agency")
def agency_measures(
    store: Reading,
    name: AgencyPath,
    role: Role = None,
    basis: Basis = None,
    region: Region = None,
    include_predecessors: Predecessors = False,
) -> AgencyAnswer:
    """The printed lists that name the agency, by region, each with the measures that it covers."""
    return queries.agency_measures(store, name, role or None, basis or None, region or None, include_predecessors)


@pages.get("/agencies/{name}")
def agency_page(
    request: Request,
    store: Reading,
    name: AgencyPath,
    role: Role = None,
    basis: Basis = None,
    region: Region = None,
    include_predecessors: Predecessors = False,
) -> HTMLResponse:
    """The duties of an agency, with filters."""
    answer = queries.agency_measures(store, name, role or None, basis or None, region or None, include_predecessors)
    chosen = {"role": role, "basis": basis, "region": region}
    return page(request, "answer.html", "/api/v1/agencies/{name}/measures", answer=answer, filters=True, chosen=chosen)
