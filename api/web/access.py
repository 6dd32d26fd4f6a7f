"""Access: who may write. Everything else that the server does is reading.

Without a token (``ZHENGMAI_TOKEN``) only a program on this machine may, with one whoever has it. That a request comes from this
machine must show in everything: where the server listens, the peer's address, the Host header (a name that an attacker lets point
here is no name of this machine), and that no proxy stands between.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from time import time
from typing import Literal
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api.settings import Settings

COOKIE = "zhengmai_access"
_HOURS = 12
_PROXY_HEADERS = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")

Reason = Literal["token", "wrong token", "elsewhere", "origin", "form", "size", "malformed"]

_REASONS: dict[Reason, tuple[HTTPStatus, str]] = {
    "token": (HTTPStatus.UNAUTHORIZED, "writing needs the token of this server: log in at /login, or send Authorization: Bearer TOKEN"),
    "wrong token": (HTTPStatus.UNAUTHORIZED, "this is not the token of this server"),
    "elsewhere": (HTTPStatus.FORBIDDEN, "only this machine may write; to write from elsewhere, start the server with ZHENGMAI_TOKEN"),
    "origin": (HTTPStatus.FORBIDDEN, "the form was sent from another site"),
    "form": (HTTPStatus.FORBIDDEN, "the form is from before the server was started; open its page again"),
    "size": (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "what was sent is larger than ZHENGMAI_UPLOAD_MB allows"),
    "malformed": (HTTPStatus.BAD_REQUEST, "the form cannot be read"),
}


class Denied(HTTPException):
    """A request to write that is not granted."""

    def __init__(self, reason: Reason) -> None:
        status, detail = _REASONS[reason]
        super().__init__(status, detail, {"WWW-Authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else None)
        self.reason = reason


@dataclass(frozen=True)
class Access:
    """Who may write to a server with these settings; `form_token` stands in its forms, which no other site can read."""

    settings: Settings
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def denial(self, request: Request) -> Reason | None:
        """Why the request may not write; None when it may."""
        if not self.settings.token:
            return None if self._is_of_this_machine(request) else "elsewhere"
        given = bearer(request)
        if given is not None:
            return None if self.knows(given) else "wrong token"
        return None if self._is_logged_in(request.cookies.get(COOKIE, "")) else "token"

    def knows(self, token: str) -> bool:
        """Whether it is the token of the server."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.settings.token.encode())

    def log_in(self, request: Request, answer: Response) -> None:
        """Have the browser remember for some hours that it has shown the token."""
        until = str(int(time()) + _HOURS * 3600)
        answer.set_cookie(
            COOKIE,
            f"{until}.{self._signed(until)}",
            max_age=_HOURS * 3600,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )

    def _is_logged_in(self, cookie: str) -> bool:
        until, _, signature = cookie.partition(".")
        return until.isascii() and until.isdigit() and int(until) > time() and hmac.compare_digest(signature, self._signed(until))

    def _signed(self, words: str) -> str:
        return hmac.digest(self.settings.token.encode(), words.encode(), "sha256").hex()

    def _is_of_this_machine(self, request: Request) -> bool:
        return (
            _is_loopback(self.settings.host)
            and request.client is not None
            and _is_loopback(request.client.host)
            and _is_loopback(urlsplit(f"//{request.headers.get('host', '')}").hostname or "")
            and not any(name in request.headers for name in _PROXY_HEADERS)
            and request.scope.get("http_version") != "1.0"  # what a proxy that was not told anything else speaks
        )


def access_of(request: Request) -> Access:
    """The access of the running application."""
    access: Access = request.app.state.access
    return access


def bearer(request: Request) -> str | None:
    """What the request shows as a token in ``Authorization: Bearer``."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
