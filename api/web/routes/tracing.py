"""Where words come from, what became of them, and what changed on the way."""

from __future__ import annotations

from fastapi import APIRouter

import queries
from api.web.parameters import ChildId, Down, ParentId, Reading, TracePath
from queries import TraceStep, WordsAnswer

api = APIRouter()


@api.get("/trace/{id}", summary="Where words come from")
def trace(store: Reading, id: TracePath, down: Down = False) -> TraceStep:
    """A provision, a measure or a figure up to what it comes from, level by level, with the words."""
    return queries.trace(store, id, down)


@api.get("/words", summary="What changed between two texts")
def compare_words(store: Reading, child: ChildId, parent: ParentId) -> WordsAnswer:
    """The words of both, in parts that are the same, changed, or put aside (place names, level words)."""
    return queries.compare_words(store, child, parent)
