"""Where words come from, what became of them, and what changed on the way."""

from __future__ import annotations

from fastapi import APIRouter

import queries
from api.web.parameters import ChildId, Down, Indirect, ParentId, PolicyPath, Reading, TracePath
from queries import Coverage, TraceStep, WordsAnswer

api = APIRouter()


@api.get("/trace/{id}", summary="Where words come from")
def trace(store: Reading, id: TracePath, down: Down = False) -> TraceStep:
    """A provision, a measure or a figure up to what it comes from, level by level, with the words."""
    return queries.trace(store, id, down)


@api.get("/coverage/{policy}", summary="What became of a document's clauses")
def coverage(store: Reading, policy: PolicyPath, indirect: Indirect = False) -> Coverage:
    """One row for each clause, one entry for each document that carries the policy out."""
    return queries.coverage(store, policy, indirect)


@api.get("/words", summary="What changed between two texts")
def compare_words(store: Reading, child: ChildId, parent: ParentId) -> WordsAnswer:
    """The words of both, in parts that are the same, changed, or put aside (place names, level words)."""
    return queries.compare_words(store, child, parent)
