"""A page as an answer: its template in the reader's language, with the address of its JSON twin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.web.language import CHINESE, LANGUAGES, PARAMETER
from api.web.templating import render


def page(
    request: Request, template: str, twin: str | None = None, status: int = 200, twin_query: Mapping[str, str] | None = None, **context: Any
) -> HTMLResponse:
    """The page; `twin` is the path of the JSON twin: ``/api/v1/policies/{policy}``.

    The twin takes the parameters of the page, or those of `twin_query` where the page does not declare them itself.
    """
    language = language_of(request)
    answer = HTMLResponse(
        render(
            template,
            language,
            twin=_twin(request, twin, twin_query) if twin else None,
            other_languages=_other_languages(request),
            section=f"/{request.url.path.split('/')[1]}",
            **context,
        ),
        status,
    )
    answer.headers["Content-Language"] = "zh-CN" if language == "zh" else language
    answer.headers["Vary"] = "Accept-Language, Cookie"
    if request.query_params.get(PARAMETER) in LANGUAGES:
        answer.set_cookie(PARAMETER, language, max_age=365 * 24 * 3600, samesite="lax", httponly=True)
    return answer


def language_of(request: Request) -> str:
    """`zh` or `en`: what the address says, else what the reader chose before, else what the browser prefers, else Chinese."""
    for said in (request.query_params.get(PARAMETER), request.cookies.get(PARAMETER)):
        if said in LANGUAGES:
            return str(said)
    wanted = [one.split(";")[0].strip().lower() for one in request.headers.get("accept-language", "").split(",")]
    known = [one[:2] for one in wanted if one[:2] in LANGUAGES]
    return known[0] if known else CHINESE


def _twin(request: Request, path: str, twin_query: Mapping[str, str] | None) -> str:
    """The address of the JSON twin of the page that was asked for."""
    path = path.format_map({name: quote(value, safe="") for name, value in request.path_params.items()})
    if twin_query is not None:
        return _with_query(path, list(twin_query.items()))
    known = {one.alias for one in request.scope["route"].dependant.query_params}
    return _with_query(path, [(name, value) for name, value in request.query_params.multi_items() if value and name in known])


def _other_languages(request: Request) -> list[tuple[str, str, str]]:
    """Code, own name and address of this page for each language that it is not in."""
    given = [(name, value) for name, value in request.query_params.multi_items() if name != PARAMETER]
    here = language_of(request)
    path = quote(request.url.path, safe="/%")
    return [(code, name, _with_query(path, [*given, (PARAMETER, code)])) for code, name in LANGUAGES.items() if code != here]


def _with_query(path: str, given: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(given)}" if given else path
