"""The first page: a question box and what is loaded."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.page import page
from api.web.parameters import Reading

pages = APIRouter()


@pages.get("/")
def home(request: Request, store: Reading) -> HTMLResponse:
    """A question box and the documents that are loaded."""
    return page(request, "home.html", "/api/v1/policies", policies=queries.list_policies(store))
