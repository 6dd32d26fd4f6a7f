"""Sentence: what a sentence has said so far, which its later figures inherit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders.annotate.facts import Target
from loaders.annotate.quantities import is_own_scope, subject
from loaders.structure.outline import Provision

STRIVES = re.compile(r"力争|争取|努力")
_PROPERTY = re.compile(r"（(约束性|预期性)(?:指标)?）")
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Sentence:
    """A sentence that is read part by part. `reached` is the year that holds from before; `parts` are those without a figure."""

    provision: Provision
    words: str
    reached: int | None
    years: list[int] = field(default_factory=list)
    baseline: int | None = None
    part_baseline: int | None = None
    strives: bool = False
    makes: bool = False  # whether the part begins with a verb that makes things: 培育年产值超100亿元的龙头企业|2家
    parts: list[str] = field(default_factory=list)
    made: list[Target] = field(default_factory=list)

    @property
    def last_year(self) -> int | None:
        """The last year that the sentence itself has named."""
        return self.years[-1] if self.years else None

    @property
    def year(self) -> int | None:
        """The year for the next figure."""
        return self.last_year or self.reached

    def subject(self) -> str:
        """What the last part without a figure is about; empty when no part says it."""
        names = (subject(part)[0] for part in reversed(self.parts))
        return next((name for name in names if 2 <= len(name) <= 30 and not _DIGIT.search(name)), "")

    def target(self, text: str, left: int, figure: re.Match[str], name: str, scope: str | None, change: str, comparator: str) -> Target:
        """The target that a figure sets, quoted from `left` on, with what it inherits from the figures before it."""
        head = text[left : figure.start()]
        start = left + len(head) - len(head.lstrip("、，和及 \n"))
        last = self.made[-1] if self.made else None
        baseline = self.part_baseline
        if baseline is None and change != "level":
            baseline = last.baseline_year if last is not None and change == last.change else self.baseline
        return Target(
            provision=self.provision,
            start=start,
            end=figure.end(),
            quote=text[start : figure.end()].replace("\n", ""),
            indicator=name,
            scope=scope or (last.scope if last and is_own_scope(last.scope) else None),  # 太原市…达到100%，其他设市城市达到95%
            value=float(figure["value"].replace(",", "")),
            value_max=float(figure["max"]) if figure["max"] else None,
            unit=figure["unit"],
            change=change,
            comparator=comparator,
            commitment=commitment(text, figure.end(), head, self.strives),
            year=self.year,
            baseline_year=baseline,
        )


def commitment(text: str, end: int, head: str, strives: bool) -> str:
    """strive after 力争, binding or expected by the word in the bracket behind the figure, else stated."""
    word = _PROPERTY.match(text, end)
    if word:
        return "binding" if word[1] == "约束性" else "expected"
    return "strive" if strives or STRIVES.search(head) else "stated"
