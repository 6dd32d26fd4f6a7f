"""The query library: a list of it, and an operation for each of its queries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from inspect import Parameter as Argument
from inspect import Signature
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

import queries
from api.web.answers import QueryInfo, QueryResult
from api.web.paging import Cursor, Limit, cut, point
from api.web.parameters import QueryPath, Reading

api = APIRouter()

_TYPES: dict[str, Any] = {"string": str, "int": int, "float": float, "bool": bool}
_GIVEN = {"store": Reading, "request": Request, "response": Response, "limit": Limit, "cursor": Cursor}


@api.get("/queries", summary="The query library")
def query_library(request: Request, response: Response, limit: Limit = 100, cursor: Cursor = "") -> Sequence[QueryInfo]:
    """Every query, with its parameters, columns and Cypher."""
    found = [QueryInfo(**asdict(query)) for query in queries.list_queries()]
    return point(request, response, cut(found, limit, cursor))


def _operation(query: queries.Query) -> Callable[..., QueryResult]:
    """What answers for one query: a function whose parameters are those of the query."""

    def run_query(store: Any, request: Request, response: Response, limit: int, cursor: str, **given: Any) -> QueryResult:
        params = queries.check(query, {name: value for name, value in given.items() if value is not None})
        table = queries.run(store, query.name, **params)
        shown = cut(table.rows, limit, cursor)
        point(request, response, shown)
        rows = [dict(zip(table.columns, row, strict=True)) for row in shown.items]
        return QueryResult(query=query.name, params=params, columns=list(table.columns), rows=rows)

    defaults = {"limit": 1000, "cursor": ""}
    arguments = [_argument(name, kind, defaults.get(name, Argument.empty)) for name, kind in _GIVEN.items()]
    arguments += [_argument(one.name, _annotation(one), Argument.empty if one.default is None else one.default) for one in query.parameters]
    run_query.__signature__ = Signature(arguments, return_annotation=QueryResult)  # type: ignore[attr-defined]
    return run_query


def _argument(name: str, annotation: Any, default: Any) -> Argument:
    return Argument(name, Argument.KEYWORD_ONLY, annotation=annotation, default=default)


def _annotation(parameter: queries.Parameter) -> Any:
    """The type of a parameter, with what it means."""
    kind = _TYPES[parameter.kind]
    if parameter.values:
        kind = Literal[tuple(dict.fromkeys([*parameter.values, *([] if parameter.default is None else [parameter.default])]))]
    bounds: dict[str, Any] = {"ge": 1 - 2**63, "le": 2**63 - 1} if parameter.kind == "int" else {}
    return Annotated[kind, Query(description=parameter.doc, examples=[parameter.example], **bounds)]


def _description(query: queries.Query) -> str:
    """What a query answers, in both languages, and the columns of its answer."""
    columns = "; ".join(f"`{one.name}`: {one.doc}" for one in query.columns)
    return f"{query.title_zh}. {query.description}\n\nColumns: {columns}."


for _query in queries.list_queries():
    api.add_api_route(
        f"/queries/{_query.name}",
        _operation(_query),
        name=_query.name,
        operation_id=f"query_{_query.name.replace('-', '_')}",
        summary=_query.title_en,
        description=_description(_query),
    )


@api.get("/queries/{name}", include_in_schema=False)
def unknown_query(name: QueryPath) -> QueryResult:
    """Refuse a query that is not in the library, with the nearest names."""
    queries.get(name)
    raise AssertionError(f"{name} has an operation of its own")
