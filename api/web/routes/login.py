"""Showing the token that writing needs."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from api.web.access import COOKIE, access_of
from api.web.forms import form_page, local_address, read_form, see_other, words

pages = APIRouter()

_PAUSE = 1.0  # seconds after a wrong token, which whoever guesses has to wait


@pages.get("/login")
def login_page(request: Request, back: str = "/") -> HTMLResponse:
    """A form for the token, or that none is needed."""
    return _page(request, back)


@pages.post("/login")
async def log_in(request: Request) -> Response:
    """Have the browser remember that it has shown the token."""
    form = await read_form(request)
    access, back = access_of(request), local_address(words(form, "back"), "/")
    if not access.settings.token or not access.knows(str(form.get("token", ""))):
        await asyncio.sleep(_PAUSE)
        return _page(request, back, status=401, is_wrong=True)
    answer = see_other(back)
    access.log_in(request, answer)
    return answer


@pages.post("/logout")
async def log_out(request: Request) -> Response:
    """Have the browser forget the token."""
    await read_form(request)
    answer = see_other("/login")
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer


def _page(request: Request, back: str, status: int = 200, is_wrong: bool = False) -> HTMLResponse:
    needs_token = bool(access_of(request).settings.token)
    return form_page(request, "login.html", status=status, back=local_address(back, "/"), is_wrong=is_wrong, needs_token=needs_token)
