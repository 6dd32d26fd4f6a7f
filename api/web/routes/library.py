"""The query library."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request

import queries
from api.web.answers import QueryInfo, QueryResult
from api.web.parameters import QueryPath, Reading

api = APIRouter()


@api.get("/queries", summary="The query library")
def query_library() -> list[QueryInfo]:
    """Every query, with its parameters, columns and Cypher."""
    return [QueryInfo(**asdict(query)) for query in queries.list_queries()]


@api.get("/queries/{name}", summary="Run a query of the library")
def run_query(store: Reading, request: Request, name: QueryPath) -> QueryResult:
    """The rows of the answer; every parameter of the query is a parameter of the address."""
    params = queries.check(queries.get(name), dict(request.query_params))
    table = queries.run(store, name, **params)
    return QueryResult(query=name, params=params, columns=list(table.columns), rows=table.dicts())
