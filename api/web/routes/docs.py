"""The page about the API, from its OpenAPI description."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.web.operations import operations, schemas
from api.web.page import page

pages = APIRouter()


@pages.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """Every operation with its parameters, its answer and an address to try."""
    schema = request.app.openapi()
    return page(request, "docs.html", "/openapi.json", info=schema["info"], operations=operations(schema), schemas=schemas(schema))
