"""FactKind: one sort of fact, with all that is done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from loaders.annotate.facts import Fact, Facts
from loaders.document import Document
from loaders.fragments.draft import Draft
from loaders.structure.skeleton import Skeleton

Place = tuple[int, int, str]
"""Where something stands in the cleaned text, [start, end), and the label that a reader sees."""


def _none(facts: Facts) -> Iterable[tuple[Fact, str]]:
    return ()


@dataclass(frozen=True, slots=True)
class FactKind:
    """One sort of fact.

    `key` names it in the JSON record and in `doc.spans`. `find` adds to the facts what it finds; None where others find it.
    `places` says where the facts stand. `record` gives the JSON value, None to leave the key out. `assemble` adds nodes and edges
    to a draft. `named` gives the facts that have ids, each with the words that its id is made of, `letter` what their ids begin with.
    """

    key: str
    find: Callable[[Skeleton, Facts], None] | None
    places: Callable[[Facts], Iterable[Place]]
    record: Callable[[Document], object]
    assemble: Callable[[Document, Draft], None]
    named: Callable[[Facts], Iterable[tuple[Fact, str]]] = _none
    letter: str = ""
