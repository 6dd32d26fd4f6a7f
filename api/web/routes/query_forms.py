"""The query library for people: its questions by matter, and a form for each."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.page import page
from api.web.paging import Cursor, Limit, address, cut
from api.web.parameters import QueryPath, Reading
from queries import Query

pages = APIRouter()

# Columns that hold ids or names which have a page of their own
_PAGES = {
    "policy": "policies",
    "child": "policies",
    "parent": "policies",
    "cited": "policies",
    "provision": "provisions",
    "agency": "agencies",
    "older": "agencies",
    "newer": "agencies",
    "indicator": "indicators",
    "region": "regions",
}


@pages.get("/queries")
def queries_page(request: Request) -> HTMLResponse:
    """The questions of the library, by matter."""
    return page(request, "queries.html", "/api/v1/queries", shelves=queries.list_shelves(), in_chinese=queries.in_chinese)


@pages.get("/queries/{name}")
def query_page(request: Request, store: Reading, name: QueryPath, limit: Limit = 100, cursor: Cursor = "") -> HTMLResponse:
    """A question: a form of its parameters, first filled with their examples, the answer once asked, and its Cypher for both databases."""
    query = queries.get(name)
    is_asked = not query.parameters or any(one.name in request.query_params for one in query.parameters)
    given = _given(query, request) if is_asked else _examples(query)
    rows = cut(queries.run(store, name, **queries.check(query, given)).dicts(), limit, cursor) if is_asked else None
    return page(
        request,
        "query.html",
        "/api/v1/queries/{name}",
        twin_query=given,
        query=query,
        given=given,
        rows=rows,
        address=lambda cursor: address(request, cursor),
        in_chinese=queries.in_chinese,
        statements=[(dialect, _statement(query.text(dialect))) for dialect in ("neo4j", "ladybug")],
        link=_link,
    )


def _given(query: Query, request: Request) -> dict[str, str]:
    """The parameters of the query that the address holds; an empty one stands for one that is left out."""
    known = {one.name for one in query.parameters}
    return {name: value for name, value in request.query_params.items() if name in known and value.strip()}


def _examples(query: Query) -> dict[str, str]:
    """The example of every parameter, as an address writes it."""
    return {one.name: str(one.example).lower() if one.kind == "bool" else str(one.example) for one in query.parameters}


def _statement(text: str) -> str:
    """The Cypher without its header."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))


def _link(column: str, value: object) -> str | None:
    """The folder of the page that the value of a column leads to; None when it has none."""
    if not isinstance(value, str) or not value:
        return None
    folder = _PAGES.get(column)
    return "provisions" if folder == "policies" and ":" in value else folder
