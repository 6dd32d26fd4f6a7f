"""What the server answers, one module for each subject: ``api`` holds its JSON, ``pages`` the pages for people."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from api.web.parameters import refuse_unknown
from api.web.problems import PROBLEMS
from api.web.routes import agencies, asking, docs, downloads, home, inheritance, library, policies, provisions, tracing

SUBJECTS = (home, asking, policies, downloads, provisions, inheritance, agencies, tracing, library, docs)


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
