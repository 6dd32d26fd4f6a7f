"""Addresses of a list, narrowed to something else."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from fastapi import Request

_PLACE = "cursor"


def narrowed(request: Request, **values: str) -> str:
    """The address that was asked for with other values of some parameters (empty: without them), at the beginning of the list."""
    given = [(name, value) for name, value in request.query_params.multi_items() if value and name != _PLACE and name not in values]
    wanted = [*given, *((name, value) for name, value in values.items() if value)]
    path = quote(request.url.path, safe="/%")
    return f"{path}?{urlencode(wanted)}" if wanted else path
