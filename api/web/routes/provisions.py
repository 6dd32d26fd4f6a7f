"""Provisions."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.page import page
from api.web.parameters import ProvisionPath, Reading
from api.web.reading import count_marks, view_of_provision
from queries import ProvisionAnswer

api = APIRouter()
pages = APIRouter()


@api.get("/provisions/{provision}", summary="A provision")
def provision(store: Reading, provision: ProvisionPath) -> ProvisionAnswer:
    """The provision with its ancestors, children, measures, duties, targets and citations."""
    return queries.read_provision(store, provision)


@pages.get("/provisions/{provision}")
def provision_page(request: Request, store: Reading, provision: ProvisionPath) -> HTMLResponse:
    """A provision: its words with what was found in them, its place in the document, and what proves each link."""
    answer = queries.read_provision(store, provision)
    up, down = queries.trace(store, provision), queries.trace(store, provision, down=True)
    line, counts = view_of_provision(answer), count_marks(answer.marks)
    return page(
        request, "provision.html", "/api/v1/provisions/{provision}", answer=answer, line=line, counts=counts, up=up.steps, down=down.steps
    )
