"""What happens to every request before and after its route, one module for each matter."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from api.settings import Settings
from api.web.middleware.caching import Caching
from api.web.middleware.capacity import Capacity
from api.web.middleware.heads import Heads
from api.web.middleware.limits import AddressLimit, RateLimit
from api.web.middleware.record import Record
from api.web.middleware.security import Security
from api.web.middleware.tables import Tables

_SHOWN = ("Link", "X-Total-Count", "X-Request-Id", "ETag", "Retry-After")  # to scripts of other origins
_WORTH_IT = 1000  # bytes, below which compressing gains nothing
_EFFORT = 5  # of 9: half the time of 9 for a few per cent more bytes


def install(app: FastAPI, settings: Settings) -> None:
    """Put all of them before the routes of `app`."""
    app.add_middleware(Capacity, at_once=settings.concurrency, seconds=settings.time_limit)
    app.add_middleware(Tables)
    app.add_middleware(Caching)
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_IT, compresslevel=_EFFORT)
    app.add_middleware(Heads)
    app.add_middleware(AddressLimit)
    if settings.requests_a_minute:
        app.add_middleware(RateLimit, requests_a_minute=settings.requests_a_minute)
    if settings.origins:
        app.add_middleware(CORSMiddleware, allow_origins=settings.origins, allow_methods=("GET", "HEAD"), expose_headers=_SHOWN)
    app.add_middleware(Security)
    app.add_middleware(Record, log=settings.log)
