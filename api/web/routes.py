"""The JSON API under ``/api/v1``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Depends, Request

import queries
from api.web.answers import Health, QueryInfo, QueryResult
from api.web.parameters import (
    AgencyPath,
    Basis,
    ChildId,
    Down,
    Indirect,
    ParentId,
    PolicyPath,
    Predecessors,
    Presence,
    ProvisionPath,
    QueryPath,
    Question,
    Reading,
    Region,
    Role,
    TracePath,
    refuse_unknown,
)
from api.web.problems import Problem
from queries import AgencyAnswer, Coverage, InheritanceAnswer, PolicyAnswer, PolicySummary, ProvisionAnswer, TraceStep, WordsAnswer

PROBLEMS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Problem, "description": "400: a parameter is malformed; 404: there is nothing of that name or id"},
    503: {"model": Problem, "description": "the database cannot be read"},
}

router = APIRouter(responses=PROBLEMS, dependencies=[Depends(refuse_unknown)])
health_router = APIRouter()


@router.get("/ask", summary="Answer a question about an agency")
def ask(store: Reading, q: Question) -> AgencyAnswer:
    """The printed lists that answer the question, with the measures that each covers."""
    return queries.ask(store, q)


@router.get("/agencies/{name}/measures", summary="Measures of an agency")
def agency_measures(
    store: Reading,
    name: AgencyPath,
    role: Role = None,
    basis: Basis = None,
    region: Region = None,
    include_predecessors: Predecessors = False,
) -> AgencyAnswer:
    """The printed lists that name the agency, by region, each with the measures that it covers."""
    return queries.agency_measures(store, name, role or None, basis or None, region or None, include_predecessors)


@router.get("/policies", summary="Documents in the graph")
def policies(
    store: Reading,
    presence: Presence = "loaded",
) -> list[PolicySummary]:
    """The documents, by region and date, with what the graph holds of each."""
    return queries.list_policies(store, presence)


@router.get("/policies/{policy}", summary="A document")
def policy(store: Reading, policy: PolicyPath) -> PolicyAnswer:
    """The document with its outline, measures, duties, targets and citations."""
    return queries.read_policy(store, policy)


@router.get("/inheritance/{policy}", summary="A document beside those that it comes from")
def inheritance(store: Reading, policy: PolicyPath) -> InheritanceAnswer:
    """The documents that it comes from and itself, the farthest level first, with their clauses, figures and the links between them."""
    return queries.inheritance(store, policy)


@router.get("/provisions/{provision}", summary="A provision")
def provision(store: Reading, provision: ProvisionPath) -> ProvisionAnswer:
    """The provision with its ancestors, children, measures, duties, targets and citations."""
    return queries.read_provision(store, provision)


@router.get("/trace/{id}", summary="Where words come from")
def trace(store: Reading, id: TracePath, down: Down = False) -> TraceStep:
    """A provision, a measure or a figure up to what it comes from, level by level, with the words."""
    return queries.trace(store, id, down)


@router.get("/coverage/{policy}", summary="What became of a document's clauses")
def coverage(
    store: Reading,
    policy: PolicyPath,
    indirect: Indirect = False,
) -> Coverage:
    """One row for each clause, one entry for each document that carries the policy out."""
    return queries.coverage(store, policy, indirect)


@router.get("/words", summary="What changed between two texts")
def compare_words(
    store: Reading,
    child: ChildId,
    parent: ParentId,
) -> WordsAnswer:
    """The words of both, in parts that are the same, changed, or put aside (place names, level words)."""
    return queries.compare_words(store, child, parent)


@router.get("/queries", summary="The query library")
def query_library() -> list[QueryInfo]:
    """Every query, with its parameters, columns and Cypher."""
    return [QueryInfo(**asdict(query)) for query in queries.list_queries()]


@router.get("/queries/{name}", summary="Run a query of the library")
def run_query(store: Reading, request: Request, name: QueryPath) -> QueryResult:
    """The rows of the answer; every parameter of the query is a parameter of the address."""
    params = queries.check(queries.get(name), dict(request.query_params))
    table = queries.run(store, name, **params)
    return QueryResult(query=name, params=params, columns=list(table.columns), rows=table.dicts())


@health_router.get("/healthz", summary="Health", responses={503: PROBLEMS[503]})
def healthz(store: Reading) -> Health:
    """Whether the database can be read, and how many documents it holds."""
    return Health(status="ok", policies=len(queries.run(store, "policies").rows))
