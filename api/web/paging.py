"""Lists a page at a time: `limit` and `cursor` in the address, the way on in the headers (RFC 8288), the body a plain list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar
from urllib.parse import quote, urlencode

from fastapi import Query, Request, Response

from graph.errors import BadRequest

Item = TypeVar("Item")

LIMIT, MOST = 100, 1000
"""How many entries a page has unless the address says otherwise, and how many it may have."""

Limit = Annotated[int, Query(ge=1, le=MOST, description=f"how many entries to answer, at most {MOST}")]
# after 200 entries
_CURSOR = re.compile(r"o([0-9]{1,9})")

Cursor = Annotated[
    str,
    Query(
        description='where to go on: the cursor of the address in `Link: rel="next"` of the answer before',
        json_schema_extra={"pattern": f"^({_CURSOR.pattern})?$"},
    ),
]


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some entries of a list of `total`; `before` and `after` are cursors, null at the ends."""

    items: Sequence[Item]
    total: int
    first: int
    """Place in the list of the first entry, from 1; 0 when there is none."""
    before: str | None
    after: str | None


def offset_of(cursor: str) -> int:
    """How many entries the cursor leaves behind; raises BadRequest for what is no cursor."""
    if not cursor:
        return 0
    found = _CURSOR.fullmatch(cursor)
    if found is None:
        raise BadRequest(f"{cursor[:40]!r} is no cursor; take it from the Link header of the answer before, or leave it out")
    return int(found[1])


def cut(items: Sequence[Item], limit: int = LIMIT, cursor: str = "") -> Page[Item]:
    """The page of a whole list that begins where the cursor says."""
    start = offset_of(cursor)
    return page_of(items[start : start + limit], len(items), limit, start)


def page_of(items: Sequence[Item], total: int, limit: int, start: int) -> Page[Item]:
    """The page of entries that were already cut out of a list of `total`, from `start`."""
    before = f"o{max(start - limit, 0)}" if start else None
    after = f"o{start + limit}" if start + limit < total else None
    return Page(items, total, start + 1 if items else 0, before, after)


def point(request: Request, response: Response, page: Page[Item]) -> Sequence[Item]:
    """The entries of a page, with `Link` and `X-Total-Count` put into the headers of their answer."""
    ways = {"prev": page.before, "next": page.after}
    links = [f'<{address(request, cursor)}>; rel="{name}"' for name, cursor in ways.items() if cursor is not None]
    if links:
        response.headers["Link"] = ", ".join(links)
    response.headers["X-Total-Count"] = str(page.total)
    return page.items


def address(request: Request, cursor: str) -> str:
    """The address that was asked for, at another place of the list."""
    given = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{quote(request.url.path, safe='/%')}?{urlencode([*given, ('cursor', cursor)])}"
