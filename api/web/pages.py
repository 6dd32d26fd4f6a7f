"""The pages in Chinese; each has a JSON twin in the API."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.inheritance.layout import layout
from api.web.operations import operations, schemas
from api.web.routes import AgencyPath, Basis, PolicyPath, Predecessors, ProvisionPath, Reading, Region, Role
from api.web.templating import templates

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
def home(request: Request, store: Reading) -> HTMLResponse:
    """A question box and the documents that are loaded."""
    return _page(request, "home.html", "/api/v1/policies", policies=queries.list_policies(store))


@router.get("/ask")
def ask(request: Request, store: Reading, q: str = "") -> HTMLResponse:
    """The answer to a question."""
    answer = queries.ask(store, q)
    return _page(request, "answer.html", f"/api/v1/ask?{urlencode({'q': q})}", question=q, answer=answer)


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
    chosen = {"role": role, "basis": basis, "region": region, "include_predecessors": "true" if include_predecessors else None}
    twin = f"/api/v1/agencies/{quote(name, safe='')}/measures?{urlencode({key: value for key, value in chosen.items() if value})}"
    return _page(request, "answer.html", twin.rstrip("?"), answer=answer, filters=True, chosen=chosen)


@router.get("/policies/{policy}")
def policy(request: Request, store: Reading, policy: PolicyPath) -> HTMLResponse:
    """A document: its outline with measures, agencies and targets."""
    return _page(request, "policy.html", f"/api/v1/policies/{quote(policy, safe='')}", answer=queries.read_policy(store, policy))


@router.get("/inheritance/{policy}")
def inheritance(request: Request, store: Reading, policy: PolicyPath) -> HTMLResponse:
    """A document beside those that it comes from."""
    page = layout(queries.inheritance(store, policy))
    return _page(request, "inheritance.html", f"/api/v1/inheritance/{quote(policy, safe='')}", page=page)


@router.get("/provisions/{provision}")
def provision(request: Request, store: Reading, provision: ProvisionPath) -> HTMLResponse:
    """A provision with its place in the document."""
    answer = queries.read_provision(store, provision)
    up, down = queries.trace(store, provision), queries.trace(store, provision, down=True)
    return _page(request, "provision.html", f"/api/v1/provisions/{quote(provision, safe='')}", answer=answer, up=up.steps, down=down.steps)


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """The API, from its OpenAPI description."""
    schema = request.app.openapi()
    return _page(request, "docs.html", "/openapi.json", info=schema["info"], operations=operations(schema), schemas=schemas(schema))


def _page(request: Request, template: str, twin: str, **context: Any) -> HTMLResponse:
    return templates().TemplateResponse(request, template, {"twin": twin, **context})
