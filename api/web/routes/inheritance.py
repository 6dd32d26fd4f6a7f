"""A document beside those that it comes from."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.inheritance.layout import layout
from api.web.page import page
from api.web.parameters import PolicyPath, Reading
from queries import InheritanceAnswer

api = APIRouter()
pages = APIRouter()


@api.get("/inheritance/{policy}", summary="A document beside those that it comes from")
def inheritance(store: Reading, policy: PolicyPath) -> InheritanceAnswer:
    """The documents that it comes from and itself, the farthest level first, with their clauses, figures and the links between them."""
    return queries.inheritance(store, policy)


@pages.get("/inheritance/{policy}")
def inheritance_page(request: Request, store: Reading, policy: PolicyPath) -> HTMLResponse:
    """A document beside those that it comes from."""
    return page(request, "inheritance.html", "/api/v1/inheritance/{policy}", page=layout(queries.inheritance(store, policy)))
