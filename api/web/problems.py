"""Errors as answers: RFC 9457 problem JSON for the API, a page for everything else."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api.web.page import page
from graph.errors import BadRequest, NotFound, StoreError, UnreadableFile, ZhengmaiError
from queries import NothingCalledSo, NotUnderstood

STATUS: dict[type[ZhengmaiError], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    BadRequest: HTTPStatus.BAD_REQUEST,
    UnreadableFile: HTTPStatus.BAD_REQUEST,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
}
# Where a name that comes close can be found, by the page that missed it.
_NEAREST_AT = {
    "agencies": "/agencies/",
    "policies": "/policies/",
    "inheritance": "/inheritance/",
    "provisions": "/provisions/",
}


class Problem(BaseModel):
    """A problem (RFC 9457)."""

    type: str = Field(default="about:blank", description="kind of problem")
    title: str = Field(description="name of the status")
    status: int = Field(description="HTTP status")
    detail: str = Field(description="what is wrong, and the way out")
    instance: str = Field(description="path that was asked for")
    nearest: list[str] = Field(default_factory=list, description="names or ids that come close, best first")
    questions: list[str] = Field(default_factory=list, description="of a question that is not answered: some that would be")


PROBLEMS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Problem, "description": "400: a parameter is malformed; 404: there is nothing of that name or id"},
    503: {"model": Problem, "description": "the database cannot be read"},
}
"""What every operation of the API may answer instead, for its description."""


def install(app: FastAPI) -> None:
    """Make `app` answer every error as this module says."""
    app.add_exception_handler(ZhengmaiError, _answer)
    app.add_exception_handler(HTTPException, _answer)
    app.add_exception_handler(RequestValidationError, _answer)


async def _answer(request: Request, error: Exception) -> Response:
    problem = _problem(request, error)
    path = request.url.path
    headers = getattr(error, "headers", None)
    if path.startswith(("/api/", "/healthz", "/openapi.json")):
        body = problem.model_dump()
        return JSONResponse(body, problem.status, headers, media_type="application/problem+json")
    prefix = _NEAREST_AT.get(path.split("/")[1])
    nearest = [(name, prefix + quote(name, safe="") if prefix else None) for name in problem.nearest]
    answer = page(request, "error.html", status=problem.status, problem=problem, nearest=nearest)
    answer.headers.update(headers or {})
    return answer


def _problem(request: Request, error: Exception) -> Problem:
    nearest: list[str] = []
    if isinstance(error, HTTPException):
        status, detail = HTTPStatus(error.status_code), f"{request.method} {request.url.path}: {error.detail}"
    elif isinstance(error, RequestValidationError):
        first = error.errors()[0]
        status, detail = HTTPStatus.BAD_REQUEST, f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    else:
        status = STATUS.get(type(error), HTTPStatus.BAD_REQUEST) if isinstance(error, ZhengmaiError) else HTTPStatus.INTERNAL_SERVER_ERROR
        detail = str(error)
        nearest = error.nearest if isinstance(error, NotFound) else []
    questions = [one.zh for one in error.suggestions] if isinstance(error, NotUnderstood | NothingCalledSo) else []
    return Problem(title=status.phrase, status=status, detail=detail, instance=request.url.path, nearest=nearest, questions=questions)
