"""Forms: pages that hold one, and what those who may write have sent with it."""

from __future__ import annotations

import hmac
from collections.abc import AsyncGenerator
from typing import Annotated, Any
from urllib.parse import quote, urlsplit

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import FormData
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser

from api.web.access import Denied, access_of, bearer
from api.web.page import page

_TOKEN = "form_token"
_SMALL = 1 << 20  # bytes of a form without files
_FILES = 200
_DRAINED = 8  # times the limit: a browser shows the answer only when its body has been taken


def form_page(request: Request, template: str, twin: str | None = None, status: int = 200, **context: Any) -> HTMLResponse:
    """A page with forms for those who may write; `denial` says to the others why they may not. No cache keeps it."""
    access = access_of(request)
    denial = access.denial(request)
    answer = page(request, template, twin, status, denial=denial, form_token=access.form_token, **context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def uncached(response: Response) -> None:
    """Have no cache keep the answer, which follows from more than the database."""
    response.headers["Cache-Control"] = "no-store"


def see_other(address: str) -> RedirectResponse:
    """The answer to a form: go on to that address of this server."""
    return RedirectResponse(quote(address, safe="/?&=%#:"), 303)


def local_address(words: str, otherwise: str) -> str:
    """`words` when they are an address of this server (/review?policy=…), else the other."""
    is_local = words.startswith("/") and not words.startswith(("//", "/\\")) and words.isprintable()
    return words if is_local else otherwise


def check_writer(request: Request) -> None:
    """Raise Denied unless the request may write."""
    if reason := access_of(request).denial(request):
        raise Denied(reason)


async def read_form(request: Request) -> FormData:
    """What a form of these pages holds, whoever sends it. A program that shows the token in a header needs no form token.

    Raises Denied for what another site sends, what is too large and what cannot be read.
    """
    is_by_program = bearer(request) is not None
    if not is_by_program and not _is_same_origin(request):
        raise Denied("origin")
    form = await _parsed(request)
    given, expected = form.get(_TOKEN), access_of(request).form_token
    if not is_by_program and not (isinstance(given, str) and hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())):
        raise Denied("form")
    return form


def words(form: FormData, name: str) -> str:
    """What was written into a field of a form, without blanks around it; empty when there is no such field."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


async def _submitted(request: Request) -> FormData:
    check_writer(request)  # before anything of the body is read
    return await read_form(request)


Submitted = Annotated[FormData, Depends(_submitted)]
"""What a form holds that only those may send who may write."""


async def _parsed(request: Request) -> FormData:
    try:
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            most = access_of(request).settings.upload_mb << 20
            return await MultiPartParser(request.headers, _limited(request, most), max_files=_FILES).parse()
        return await FormParser(request.headers, _limited(request, _SMALL)).parse()
    except MultiPartException as error:
        raise Denied("malformed") from error


async def _limited(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    """The body of the request; raises Denied when it is longer than `most` bytes."""
    read = 0
    async for chunk in request.stream():
        read += len(chunk)
        if read <= most:
            yield chunk
        elif read > _DRAINED * most:
            break
    if read > most:
        raise Denied("size")


def _is_same_origin(request: Request) -> bool:
    """Whether the browser says that a page of this server sends the form."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("origin", "")).netloc == request.headers.get("host", "-")
