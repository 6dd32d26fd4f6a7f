"""The pages in Chinese; each has a JSON twin in the API."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.inheritance.layout import layout
from api.web.operations import operations, schemas
from api.web.parameters import AgencyPath, Basis, PolicyPath, Predecessors, ProvisionPath, Reading, Region, Role
from api.web.templating import render

TWINS = {
    "/": "/api/v1/policies",
    "/ask": "/api/v1/ask",
    "/agencies/{name}": "/api/v1/agencies/{name}/measures",
    "/policies/{policy}": "/api/v1/policies/{policy}",
    "/inheritance/{policy}": "/api/v1/inheritance/{policy}",
    "/provisions/{provision}": "/api/v1/provisions/{provision}",
    "/docs": "/openapi.json",
}
"""For the path of each page that of its JSON twin, which takes the parameters of the page."""

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
def home(request: Request, store: Reading) -> HTMLResponse:
    """A question box and the documents that are loaded."""
    return _page(request, "home.html", policies=queries.list_policies(store))


@router.get("/ask")
def ask(request: Request, store: Reading, q: str = "") -> HTMLResponse:
    """The answer to a question."""
    return _page(request, "answer.html", question=q, answer=queries.ask(store, q))


@router.get("/agencies/{name}")
def agency(
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
    return _page(request, "answer.html", answer=answer, filters=True, chosen=chosen)


@router.get("/policies/{policy}")
def policy(request: Request, store: Reading, policy: PolicyPath) -> HTMLResponse:
    """A document: its outline with measures, agencies and targets."""
    return _page(request, "policy.html", answer=queries.read_policy(store, policy))


@router.get("/inheritance/{policy}")
def inheritance(request: Request, store: Reading, policy: PolicyPath) -> HTMLResponse:
    """A document beside those that it comes from."""
    return _page(request, "inheritance.html", page=layout(queries.inheritance(store, policy)))


@router.get("/provisions/{provision}")
def provision(request: Request, store: Reading, provision: ProvisionPath) -> HTMLResponse:
    """A provision with its place in the document."""
    answer = queries.read_provision(store, provision)
    up, down = queries.trace(store, provision), queries.trace(store, provision, down=True)
    return _page(request, "provision.html", answer=answer, up=up.steps, down=down.steps)


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """The API, from its OpenAPI description."""
    schema = request.app.openapi()
    return _page(request, "docs.html", info=schema["info"], operations=operations(schema), schemas=schemas(schema))


def _page(request: Request, template: str, **context: Any) -> HTMLResponse:
    return HTMLResponse(render(template, twin=_twin(request), **context))


def _twin(request: Request) -> str:
    """The address of the JSON twin of the page that was asked for."""
    route = request.scope["route"]
    path = TWINS[route.path].format_map({name: quote(value, safe="") for name, value in request.path_params.items()})
    given = {one.alias: request.query_params.get(one.alias) for one in route.dependant.query_params}
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{path}?{query}" if query else path
