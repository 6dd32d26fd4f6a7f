"""Links: what a provision, a measure or a figure of a document has to do with one of another."""

from __future__ import annotations

from dataclasses import dataclass

from graph.linking.figures import part_of
from graph.linking.sides import Clause, Figure, Measure


@dataclass(frozen=True, slots=True)
class ProvisionLink:
    """A clause of the child and one of the parent; `child` None is an omission, `parent` None an addition."""

    child: Clause | None
    parent: Clause | None
    kind: str
    similarity: float
    method: str
    review: bool = False


@dataclass(frozen=True, slots=True)
class MeasureLink:
    """A measure of the child and one of the parent; `child` None is an omission, `parent` None an addition."""

    child: Measure | None
    parent: Measure | None
    kind: str
    similarity: float
    method: str
    review: bool = False


@dataclass(frozen=True, slots=True)
class TargetLink:
    """A figure of the child and one of the parent; `child` None is an omission, `parent` None an addition."""

    child: Figure | None
    parent: Figure | None
    change: str
    similarity: float
    method: str
    review: bool = False

    @property
    def part(self) -> float | None:
        """What part of the parent's amount a `share` is; None for any other change."""
        return part_of(self.child, self.parent) if self.child and self.parent and self.change == "share" else None
