"""The first page: what is loaded, and the box that takes words and questions."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.matrix import matrix
from api.web.page import page
from api.web.parameters import Reading
from queries import Overview

api = APIRouter()
pages = APIRouter()


@api.get("/overview", summary="What is loaded")
def overview(store: Reading) -> Overview:
    """How many documents there are, by subject, level and place, and the latest."""
    return queries.overview(store)


@pages.get("/")
def home(request: Request, store: Reading) -> HTMLResponse:
    """What is loaded, and the way to it."""
    answer = queries.overview(store)
    return page(request, "home.html", "/api/v1/overview", answer=answer, rows=matrix(answer))
