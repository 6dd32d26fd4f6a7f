"""The page about the API, from its OpenAPI description."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.web.operations import operations, schemas
from api.web.page import page
from api.web.paging import LIMIT, MOST

pages = APIRouter()


@pages.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """Every operation with its parameters, its answer, an address to try and the lines of programs that ask for it."""
    schema = request.app.openapi()
    base = str(request.base_url).rstrip("/")
    return page(
        request,
        "docs.html",
        "/openapi.json",
        base=base,
        info=schema["info"],
        subjects=operations(schema, base),
        schemas=schemas(schema),
        limit=LIMIT,
        most=MOST,
    )
