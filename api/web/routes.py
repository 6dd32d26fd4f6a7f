"""The JSON API under ``/api/v1``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel, Field

import queries
from api.web.problems import Problem
from graph.errors import BadRequest
from graph.stores.base import Store
from queries import AgencyAnswer, Coverage, InheritanceAnswer, PolicyAnswer, PolicySummary, ProvisionAnswer, TraceStep, WordsAnswer


class ParameterInfo(BaseModel):
    """A parameter of a query."""

    name: str = Field(description="name of the parameter")
    kind: str = Field(description="string, int, float or bool")
    doc: str = Field(description="what it means")
    example: str | int | float | bool = Field(description="a value to try")
    default: str | int | float | bool | None = Field(description="value when it is left out; null when it must be given")
    values: tuple[str, ...] = Field(description="the values that it may have; empty for any")


class ColumnInfo(BaseModel):
    """A column of a query's answer."""

    name: str = Field(description="name of the column")
    doc: str = Field(description="what it holds")


class QueryInfo(BaseModel):
    """A query of the library."""

    name: str = Field(description="name of the query")
    title_zh: str = Field(description="title in Chinese")
    title_en: str = Field(description="title in English")
    description: str = Field(description="what it answers")
    parameters: list[ParameterInfo] = Field(description="its parameters")
    columns: list[ColumnInfo] = Field(description="columns of its answer")
    cypher: str = Field(description="its Cypher")
    ladybug: str | None = Field(description="its Cypher for the embedded database, where that needs its own")


class QueryResult(BaseModel):
    """The answer to a query of the library."""

    query: str = Field(description="name of the query")
    params: dict[str, str | int | float | bool] = Field(description="the parameters that it was run with")
    columns: list[str] = Field(description="names of the columns")
    rows: list[dict[str, Any]] = Field(description="one object for each row")


class Health(BaseModel):
    """Whether the service can read its database."""

    status: str = Field(description="ok")
    policies: int = Field(description="how many documents are loaded")


def reading(request: Request) -> Iterator[Store]:
    """The store of the running application, for one request."""
    with request.app.state.database.reading() as store:
        yield store


Reading = Annotated[Store, Depends(reading)]
Role = Annotated[str | None, Query(description="lead (牵头), support (配合) or responsible (共同负责); default all", examples=["lead"])]
Basis = Annotated[
    str | None,
    Query(description="explicit, first-listed, sole, joint, standing-clause or subject; all when left out", examples=["explicit"]),
]
Region = Annotated[str | None, Query(description="GB/T 2260 code or name of the agency's region; nothing below it", examples=["140000"])]
Predecessors = Annotated[bool, Query(description="whether to add the duties of the agencies that it succeeded, within their scope")]
AgencyPath = Annotated[str, Path(description="full name, short name or alias of an agency", examples=["省能源局"])]
PolicyPath = Annotated[str, Path(description="id of a document", examples=["晋发改资环发〔2022〕198号"])]
ProvisionPath = Annotated[str, Path(description="id of a provision", examples=["晋发改资环发〔2022〕198号:sec_2__cl_5"])]
TracePath = Annotated[str, Path(description="id of a provision, a measure or a figure", examples=["140902-5c341881:sec_2__cl_4"])]
QueryPath = Annotated[str, Path(description="name of a query", examples=["policies"])]
Question = Annotated[str, Query(description="a question in Chinese", examples=["省能源局牵头哪些措施"])]

PROBLEMS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Problem, "description": "400: a parameter is malformed; 404: there is nothing of that name or id"},
    503: {"model": Problem, "description": "the database cannot be read"},
}


def refuse_unknown_parameters(request: Request) -> None:
    """Raise BadRequest for a query parameter that the route does not have, so that a slip is not taken for no filter."""
    route = request.scope["route"]
    known = {parameter.alias for parameter in route.dependant.query_params}
    unknown = sorted(set(request.query_params) - known)
    if unknown and route.name != "run_query":  # whose parameters are those of the query
        raise BadRequest(f"{request.url.path} has no parameter {unknown[0]!r}; it has {', '.join(sorted(known)) or 'none'}")


router = APIRouter(responses=PROBLEMS, dependencies=[Depends(refuse_unknown_parameters)])
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
    presence: Annotated[str, Query(description="loaded, catalogued or cited; empty for all")] = "loaded",
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
def trace(
    store: Reading, id: TracePath, down: Annotated[bool, Query(description="what came of it, instead of what it comes from")] = False
) -> TraceStep:
    """A provision, a measure or a figure up to what it comes from, level by level, with the words."""
    return queries.trace(store, id, down)


@router.get("/coverage/{policy}", summary="What became of a document's clauses")
def coverage(
    store: Reading,
    policy: PolicyPath,
    indirect: Annotated[bool, Query(description="also documents that carry it out through others")] = False,
) -> Coverage:
    """One row for each clause, one entry for each document that carries the policy out."""
    return queries.coverage(store, policy, indirect)


@router.get("/words", summary="What changed between two texts")
def compare_words(
    store: Reading,
    child: Annotated[str, Query(description="id of the lower provision, measure or figure", examples=["140902-5c341881:sec_2__cl_4"])],
    parent: Annotated[str, Query(description="id of the upper one", examples=["晋政发〔2022〕12号:sec_2__cl_4"])],
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
