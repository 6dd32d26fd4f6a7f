"""Questions in plain words."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.page import page
from api.web.parameters import Question, Reading
from queries import AgencyAnswer

api = APIRouter()
pages = APIRouter()


@api.get("/ask", summary="Answer a question about an agency")
def ask(store: Reading, q: Question) -> AgencyAnswer:
    """The printed lists that answer the question, with the measures that each covers."""
    return queries.ask(store, q)


@pages.get("/ask")
def ask_page(request: Request, store: Reading, q: str = "") -> HTMLResponse:
    """The answer to a question."""
    return page(request, "answer.html", "/api/v1/ask", question=q, answer=queries.ask(store, q))
