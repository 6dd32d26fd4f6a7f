"""What the server answers, one module for each subject: ``api`` holds its JSON, ``pages`` the pages for people."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from api.web.parameters import refuse_unknown
from api.web.problems import PROBLEMS
from api.web.routes import (
    agencies,
    asking,
    coverage,
    docs,
    downloads,
    files,
    graph,
    home,
    indicators,
    inheritance,
    jobs,
    library,
    load,
    login,
    policies,
    provisions,
    query_forms,
    regions,
    review,
    searching,
    tracing,
)

SUBJECTS = (
    home,
    asking,
    searching,
    policies,
    downloads,
    provisions,
    inheritance,
    agencies,
    indicators,
    regions,
    graph,
    coverage,
    tracing,
    library,
    query_forms,
    review,
    load,
    login,
    jobs,
    docs,
    files,
)


def api_router() -> APIRouter:
    """The JSON API."""
    router = APIRouter(responses=PROBLEMS, dependencies=[Depends(refuse_unknown)])
    for subject in SUBJECTS:
        if hasattr(subject, "api"):
            router.include_router(subject.api)
    return router


def pages_router() -> APIRouter:
    """The pages."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    for subject in SUBJECTS:
        if hasattr(subject, "pages"):
            router.include_router(subject.pages)
    return router
