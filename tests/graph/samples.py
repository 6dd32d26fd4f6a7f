"""The bundled documents as fragments and as sides of a comparison; each is read once per session."""

from __future__ import annotations

from functools import cache

from graph.fragment import Fragment
from graph.linking.comparison import Comparison, compare
from graph.linking.links import ProvisionLink
from graph.linking.provisions import align_provisions
from graph.linking.sides import Side, side_of
from loaders import assemble
from tests.loaders.reading import CLEANER_PLAN, COUNTY_PLAN, OPINION, OUTLINE_PLAN, SAMPLES, SAVING_PLAN, sample

__all__ = ["CLEANER_PLAN", "COUNTY_PLAN", "OPINION", "OUTLINE_PLAN", "SAMPLES", "SAVING_PLAN", "aligned", "compared", "fragment", "side"]


@cache
def fragment(name: str) -> Fragment:
    """What one of the five bundled documents contributes to the graph."""
    return assemble(sample(name))


@cache
def side(name: str) -> Side:
    """One of the five bundled documents as a side."""
    return side_of(fragment(name))


@cache
def compared(child: str, parent: str) -> Comparison:
    """The comparison of two of the five bundled documents."""
    return compare(side(child), side(parent))


@cache
def aligned(child: str, parent: str) -> tuple[ProvisionLink, ...]:
    """The links between the clauses of two of the five, also where the documents are no kin."""
    return tuple(align_provisions(side(child), side(parent)))
