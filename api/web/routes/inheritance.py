"""A document beside those that it comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.inheritance.layout import layout
from api.web.inheritance.measures import heir_rows, source_rows
from api.web.inheritance.view import View
from api.web.page import page
from api.web.parameters import PolicyPath, Reading
from queries import ClauseAnswer, InheritanceAnswer
from queries.inheritance_figures import ordered
from queries.inheritance_omissions import narrowed

api = APIRouter()
pages = APIRouter()

By = Annotated[Literal["clause", "measure"], Query(description="what is set side by side")]
Parent = Annotated[
    str,
    Query(description="id of a document above: of parallel parents the one to show; any other is compared for this answer", max_length=200),
]
Beside = Annotated[
    tuple[str, ...],
    Query(alias="with", description="ids of other documents to set beside it under the same parent, at most 6", max_length=6),
]
Sort = Annotated[Literal["", "indicator", "year", "change"], Query(description="order of the figures; that of the document when left out")]
Section = Annotated[str, Query(description="measures left out: only those of the section of that heading")]
Modality = Annotated[
    Literal["", "must", "require", "encourage", "support", "explore", "permit", "strive", "forbid", "aim"],
    Query(description="measures left out: only those of that modality"),
]
Responsible = Annotated[
    Literal["", "named", "none"], Query(description="measures left out: only those that somebody is responsible for, or nobody")
]
Full = Annotated[bool, Query(description="whether to give the words of all linked clauses, compared word by word")]
Likely = Annotated[bool, Query(description="whether to look for likely parents however many documents there are to look at")]
ClausePath = Annotated[
    str, Path(description="id of a clause of these documents; sec_2__cl_4 is one of the document itself", examples=["sec_2__cl_4"])
]


@api.get("/inheritance/{policy}", summary="A document beside those that it comes from")
def inheritance(
    store: Reading,
    policy: PolicyPath,
    by: By = "clause",
    parent: Parent = "",
    beside: Beside = (),
    sort: Sort = "",
    section: Section = "",
    modality: Modality = "",
    agency: Responsible = "",
    full: Full = False,
    likely: Likely = False,
) -> InheritanceAnswer:
    """The documents that it comes from and itself, the farthest level first, with their clauses or measures, their figures, the links between
    them, what was left out, and what was not compared and why."""
    view = View(policy, by, parent, beside, sort, section, modality, agency, full)
    return _arranged(_answer(store, view, likely), view)


@api.get("/inheritance/{policy}/clauses/{clause}", summary="A clause beside those that it is linked with")
def clause(store: Reading, policy: PolicyPath, clause: ClausePath, parent: Parent = "") -> ClauseAnswer:
    """A clause of the documents that stand side by side, with what changed word by word from those that it comes from and to those that come from it."""
    return queries.clause_beside(store, policy, clause, parent)


@pages.get("/inheritance/{policy}")
def inheritance_page(
    request: Request,
    store: Reading,
    policy: PolicyPath,
    by: By = "clause",
    parent: Parent = "",
    beside: Beside = (),
    sort: Sort = "",
    section: Section = "",
    modality: Modality = "",
    agency: Responsible = "",
    full: Full = False,
    likely: Likely = False,
) -> HTMLResponse:
    """A document beside those that it comes from, or beside others under the same parent."""
    view = View(policy, by, parent, beside, sort, section, modality, agency, full)
    answer = _answer(store, view, likely)
    shown = layout(replace(answer, figures=ordered(answer.figures, sort)), narrowed(answer.left_out, section, modality, agency))
    return page(
        request,
        "inheritance.html",
        "/api/v1/inheritance/{policy}",
        page=shown,
        rows=heir_rows(shown) if answer.siblings else source_rows(shown) if by == "measure" else [],
        view=view,
    )


@pages.get("/inheritance/{policy}/clauses/{clause}")
def clause_page(request: Request, store: Reading, policy: PolicyPath, clause: ClausePath, parent: Parent = "") -> HTMLResponse:
    """A clause beside those that it is linked with."""
    found = queries.inheritance(store, policy, parent=parent, words=queries.clause_id(policy, clause))
    queries.clause_of(found, queries.clause_id(policy, clause))  # raises NotFound
    shown = layout(found)
    return page(
        request,
        "inheritance_clause.html",
        "/api/v1/inheritance/{policy}/clauses/{clause}",
        page=shown,
        end=shown.panels.ends[queries.clause_id(policy, clause)],
        view=View(policy, parent=parent),
    )


def _answer(store: Reading, view: View, likely: bool) -> InheritanceAnswer:
    words = "all" if view.full and view.by == "clause" else ""
    return queries.inheritance(store, view.policy, view.by, view.parent, view.beside, words, likely)


def _arranged(answer: InheritanceAnswer, view: View) -> InheritanceAnswer:
    """The answer with its figures in the order and its left-out measures in the selection that were asked for."""
    kept = narrowed(answer.left_out, view.section, view.modality, view.agency)
    return replace(answer, figures=ordered(answer.figures, view.sort), left_out=kept)
