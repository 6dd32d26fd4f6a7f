"""Score: precision and recall of one kind of finding, against gold made by reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Score:
    """Precision, recall and F1 of one kind, with what was missed and what was too much; `shares` holds further ratios."""

    kind: str
    gold: int
    found: int
    hit: int
    shares: dict[str, float] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right; 1 when nothing was found and nothing is there."""
        return self.hit / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found; 1 when nothing is there."""
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def to_json(self) -> dict[str, Any]:
        """The score as plain values."""
        ratios = {"precision": self.precision, "recall": self.recall, "f1": self.f1, **self.shares}
        return {
            "kind": self.kind,
            "gold": self.gold,
            "found": self.found,
            "hit": self.hit,
            **ratios,
            "missed": self.missed,
            "extra": self.extra,
        }


def counted(kind: str, gold: Iterable[Hashable], found: Iterable[Hashable]) -> Score:
    """The score of what was found, where a find is right that stands in the gold; of several alike each counts."""
    want, got = Counter(gold), Counter(found)
    return Score(
        kind,
        want.total(),
        got.total(),
        (want & got).total(),
        missed=[str(x) for x in (want - got).elements()],
        extra=[str(x) for x in (got - want).elements()],
    )
