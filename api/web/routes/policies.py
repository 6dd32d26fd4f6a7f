"""Documents."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.page import page
from api.web.parameters import PolicyPath, Presence, Reading
from api.web.reading import view
from queries import PolicyAnswer, PolicySummary

api = APIRouter()
pages = APIRouter()


@api.get("/policies", summary="Documents in the graph")
def policies(store: Reading, presence: Presence = "loaded") -> list[PolicySummary]:
    """The documents, by region and date, with what the graph holds of each."""
    return queries.list_policies(store, presence)


@api.get("/policies/{policy}", summary="A document")
def policy(store: Reading, policy: PolicyPath) -> PolicyAnswer:
    """The document with its outline, measures, duties, targets and citations."""
    return queries.read_policy(store, policy)


@pages.get("/policies/{policy}")
def policy_page(request: Request, store: Reading, policy: PolicyPath) -> HTMLResponse:
    """A document: its words with what was found in them, and where each clause comes from and went to."""
    answer = queries.read_policy(store, policy)
    return page(request, "policy.html", "/api/v1/policies/{policy}", answer=answer, view=view(answer))
