"""Targets: which figure of the parent each figure of the child answers to, and what was made of it.

What is stricter depends on the comparator, the change and the indicator's direction; a figure that equals the parent's is
`same` whether or not 以上 stands by it; `share` is an amount of something that adds up and is a part of the parent's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from graph.linking.likeness import plain
from graph.linking.provisions import ProvisionLink
from graph.linking.sides import Figure, Side
from graph.linking.weights import weights

RULE = "targets/1"

# Which way is stricter, by the name, where the reference data does not say
_LOWER = re.compile(r"能耗|水耗|煤耗|用水量|排放|浓度|强度|消费(?:总量|量|增量)|负荷率|超标|污染天数|使用量|死亡|事故|失业|药耗|降尘")
_SHARE_UNITS = frozenset({"1"})


@dataclass(frozen=True, slots=True)
class TargetLink:
    """A figure of the child and one of the parent; `child` None is an omission, `parent` None an addition."""

    child: Figure | None
    parent: Figure | None
    change: str
    similarity: float
    method: str
    review: bool = False


def align_targets(child: Side, parent: Side, provisions: Iterable[ProvisionLink]) -> list[TargetLink]:
    """The links between two documents' figures in the child's order, then the parent's that the child does not set.

    Each figure is used once; the pairs of most alike names come first, those in linked clauses before others.
    """
    linked = {(link.child.id, link.parent.id) for link in provisions if link.child and link.parent and not link.review}
    places = (*child.places, *parent.places)
    pairs = sorted(
        (
            (-_likeness(a, b, places, (a.clause, b.clause) in linked), i, j)
            for i, a in enumerate(child.figures)
            for j, b in enumerate(parent.figures)
            if _comparable(a, b)
        ),
    )
    partner: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for negative, i, j in pairs:
        if -negative >= weights("target")["name"] and i not in partner and j not in used:
            partner[i] = (j, -negative)
            used.add(j)
    out = []
    for i, figure in enumerate(child.figures):
        if i in partner:
            j, likeness = partner[i]
            same_name = figure.indicator == parent.figures[j].indicator
            out.append(
                TargetLink(
                    figure,
                    parent.figures[j],
                    judge(figure, parent.figures[j]),
                    round(min(1.0, likeness), 4),
                    "indicator" if same_name else "name",
                    not same_name and likeness < 0.75,
                )
            )
        else:
            out.append(TargetLink(figure, None, "added", 0.0, "no-likeness"))
    return out + [TargetLink(None, figure, "omitted", 0.0, "no-likeness") for j, figure in enumerate(parent.figures) if j not in used]


def judge(child: Figure, parent: Figure) -> str:
    """same, stricter, looser, share or other-year."""
    if child.year and parent.year and child.year != parent.year:
        return "other-year"
    ours, theirs = _si(child), _si(parent)
    if ours == theirs:
        return "same"
    if _adds_up(child) and 0 < ours < theirs:
        return "share"
    higher = ours > theirs
    lower_is_stricter = _lower_is_stricter(child, parent)
    return "stricter" if higher != lower_is_stricter else "looser"


def _lower_is_stricter(child: Figure, parent: Figure) -> bool:
    """Whether a smaller figure asks for more: a cap, or a level of what should fall; a fall itself should be large."""
    if child.change == "decrease" or parent.change == "decrease":
        return False
    if child.change == "increase":
        return (child.direction or parent.direction) == "lower"
    if child.comparator in ("<=", "<") or parent.comparator in ("<=", "<"):
        return True
    direction = child.direction or parent.direction
    return direction == "lower" if direction else bool(_LOWER.search(child.indicator))


def _adds_up(figure: Figure) -> bool:
    """Whether the figure is an amount whose parts add up: 万亩, 个; not %, and no rate per something."""
    if figure.additive is not None:
        return figure.additive
    return (
        figure.unit_si not in _SHARE_UNITS
        and "/" not in (figure.unit_si or "")
        and figure.change == "level"
        and figure.comparator not in ("<=", "<")
    )


def _si(figure: Figure) -> float:
    return figure.value if figure.value_si is None else figure.value_si


def _comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one dimension and the same sort of change."""
    return a.unit_si == b.unit_si and (a.change == b.change or "increase" not in (a.change, b.change))


def _likeness(a: Figure, b: Figure, places: tuple[str, ...], linked: bool) -> float:
    """How like the names are, in [0, 1.2]; figures of linked clauses a little more."""
    if a.indicator == b.indicator and a.scope == b.scope:
        name = 1.0
    elif a.indicator == b.indicator:
        name = 0.95
    else:
        name = fuzz.ratio(plain(a.indicator, places), plain(b.indicator, places)) / 100
        if not linked:
            name -= weights("target")["elsewhere"]
    return name + (0.1 if linked else 0.0)
