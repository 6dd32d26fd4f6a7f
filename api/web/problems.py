"""Errors as answers: RFC 9457 problem JSON for the API, a page for everything else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.types import Scope

from api.web.access import Denied
from api.web.page import page
from graph.errors import BadRequest, NotFound, StoreError, UnreadableFile, ZhengmaiError
from queries import NothingCalledSo, NotUnderstood

STATUS: dict[type[ZhengmaiError], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    BadRequest: HTTPStatus.BAD_REQUEST,
    UnreadableFile: HTTPStatus.BAD_REQUEST,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
}
# 'lead', 'support' or 'responsible', as pydantic says what it expects
_QUOTED = re.compile(r"'([^']*)'")
LONGEST_ECHO = 200
"""Characters of what was asked that an answer says again."""


class Problem(BaseModel):
    """A problem (RFC 9457)."""

    type: str = Field(default="about:blank", description="kind of problem")
    title: str = Field(description="name of the status")
    status: int = Field(description="HTTP status")
    detail: str = Field(description="what is wrong, and the way out")
    instance: str = Field(description="path that was asked for")
    nearest: list[str] = Field(
        default_factory=list, description="names or ids that come close, best first; or the values that a parameter may have"
    )
    questions: list[str] = Field(default_factory=list, description="of a question that is not answered: some that would be")


def _described(description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _described("a parameter is malformed or unknown"),
    404: _described("there is nothing of that name or id; names that come close are in `nearest`"),
    414: _described("the address is longer than 8 KB"),
    429: _described("too many requests; `Retry-After` says when to ask again"),
    503: _described("the database cannot be read now, or the request took too long"),
}
"""What every operation of the API may answer instead, for its description."""


@dataclass(frozen=True, slots=True)
class Given:
    """A part of the address that an error is about: a parameter of the path or of the query, and its value."""

    name: str
    value: str
    is_in_path: bool


def install(app: FastAPI) -> None:
    """Make `app` answer every error as this module says."""
    for error in (ZhengmaiError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(error, _answer)


def refuse(scope: Scope, status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """The answer to a request that reaches no route."""
    return _respond(Request(scope), _problem(scope["path"], status, detail), None, headers)


async def _answer(request: Request, error: Exception) -> Response:
    status, detail = _said(request, error)
    given = _meant(request, error)
    if given is not None and len(given.value) > LONGEST_ECHO:
        detail = detail.replace(given.value, cut(given.value))
    problem = _problem(request.url.path, status, detail, _nearest(error))
    problem.questions = [one.zh for one in error.suggestions] if isinstance(error, NotUnderstood | NothingCalledSo) else []
    return _respond(request, problem, given, getattr(error, "headers", None), error if isinstance(error, Denied) else None)


def _respond(
    request: Request, problem: Problem, given: Given | None, headers: Mapping[str, str] | None, denied: Denied | None = None
) -> Response:
    answer: Response
    if request.url.path.startswith(("/api/", "/healthz", "/openapi.json")):
        answer = JSONResponse(problem.model_dump(), problem.status, media_type="application/problem+json")
    elif denied:
        answer = page(request, "denied.html", status=problem.status, reason=denied.reason, problem=problem)
    else:
        nearest = [(name, _address(request, given, name)) for name in problem.nearest]
        subject = request.url.path.split("/")[1]
        wait = (headers or {}).get("Retry-After")
        shown = given and Given(given.name, cut(given.value), given.is_in_path)
        answer = page(
            request, "error.html", status=problem.status, problem=problem, nearest=nearest, subject=subject, given=shown, wait=wait
        )
    answer.headers.update(headers or {})
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _problem(path: str, status: HTTPStatus, detail: str, nearest: Any = ()) -> Problem:
    return Problem(title=status.phrase, status=status, detail=detail, instance=cut(path), nearest=list(nearest))


def _said(request: Request, error: Exception) -> tuple[HTTPStatus, str]:
    """The status and the line of an error."""
    if isinstance(error, HTTPException):
        return HTTPStatus(error.status_code), f"{request.method} {cut(request.url.path)}: {error.detail}"
    if isinstance(error, RequestValidationError):
        return HTTPStatus.BAD_REQUEST, "; ".join(f"{_name(one)}: {one['msg']}" for one in error.errors())
    if isinstance(error, ZhengmaiError):
        status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), HTTPStatus.BAD_REQUEST)
        return status, str(error)
    return HTTPStatus.INTERNAL_SERVER_ERROR, "the program failed; its log says where"


def _name(error: Mapping[str, Any]) -> str:
    """The name of the parameter that is wrong."""
    return ".".join(str(part) for part in error["loc"][1:]) or str(error["loc"][0])


def _nearest(error: Exception) -> list[str]:
    """The names that come close to what is not there, or the values that a parameter may have."""
    if isinstance(error, RequestValidationError):
        expected = error.errors()[0].get("ctx", {}).get("expected", "")
        return [value for value in _QUOTED.findall(str(expected)) if value]
    return error.nearest if isinstance(error, NotFound) else []


def _meant(request: Request, error: Exception) -> Given | None:
    """The part of the address that an error is about: the one that fails its rule, or whose value its line quotes."""
    given = [Given(name, str(value), True) for name, value in request.path_params.items()]
    given += [Given(name, value, False) for name, value in request.query_params.multi_items()]
    if isinstance(error, RequestValidationError):
        wrong = _name(error.errors()[0])
        return next((one for one in given if one.name == wrong), Given(wrong, "", False))
    said = str(error)
    return next((one for one in given if one.value and (repr(one.value) in said or one.name in said.split(" ")[:1])), None)


def _address(request: Request, given: Given | None, name: str) -> str | None:
    """The address that was asked for, with a name that comes close in place of the one that is not there."""
    if given is None or "route" not in request.scope:
        return None
    values = {
        one: quote(str(name if given.is_in_path and one == given.name else value), safe="") for one, value in request.path_params.items()
    }
    path = request.scope["route"].path.format_map(values)
    asked = [(one, name if not given.is_in_path and one == given.name else value) for one, value in request.query_params.multi_items()]
    return f"{path}?{urlencode(asked)}" if asked else path


def cut(text: str) -> str:
    """The text, or its beginning when it is long."""
    return text if len(text) <= LONGEST_ECHO else f"{text[:LONGEST_ECHO]}…"
