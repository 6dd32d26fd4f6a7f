"""Targets: which figure of the parent each figure of the child answers to, and what was made of it.

What is stricter depends on the comparator, the change and the indicator's direction; a figure that equals the parent's is
`same` whether or not 以上 stands by it; `share` is an amount of something that adds up and is a part of the parent's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import isclose

from rapidfuzz import fuzz

from graph.linking.likeness import plain
from graph.linking.provisions import ProvisionLink
from graph.linking.sides import Figure, Side
from graph.linking.weights import weights

RULE = "targets/1"

# Which way is stricter, by the name, where the reference data does not say
_LOWER = re.compile(r"能耗|水耗|煤耗|用水量|排放|浓度|强度|消费(?:总量|量|增量)|负荷率|超标|污染天数|使用量|死亡|事故|失业|药耗|降尘")
# What is done against such things, of which more is stricter: 达标排放率, 超低排放改造
_DONE_AGAINST = re.compile(r"(?:达标|处理|处置|治理|回收|利用|覆盖|改造|完成|替代|减排|监测|核查|参保|就业)")
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

    @property
    def part(self) -> float | None:
        """What part of the parent's amount a `share` is; None for any other change."""
        return part_of(self.child, self.parent) if self.child and self.parent and self.change == "share" else None


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
        if -negative >= weights("target")["least"] and i not in partner and j not in used:
            partner[i] = (j, -negative)
            used.add(j)
    kin = bool(linked)
    out = []
    for i, figure in enumerate(child.figures):
        if i in partner:
            j, likeness = partner[i]
            other = parent.figures[j]
            same_name = figure.indicator == other.indicator
            sure = (
                same_name or fuzz.ratio(plain(figure.indicator, places), plain(other.indicator, places)) >= 100 * weights("target")["sure"]
            )
            method = "indicator" if same_name else "name"
            out.append(TargetLink(figure, other, judge(figure, other), round(min(1.0, likeness), 4), method, not (kin and sure)))
        else:
            out.append(TargetLink(figure, None, "added", 0.0, "no-likeness"))
    return out + [TargetLink(None, figure, "omitted", 0.0, "no-likeness") for j, figure in enumerate(parent.figures) if j not in used]


def judge(child: Figure, parent: Figure) -> str:
    """same, stricter, looser, share or other-year."""
    if child.year and parent.year and child.year != parent.year:
        return "other-year"
    ours, theirs = _si(child), _si(parent)
    if all(isclose(a, b, rel_tol=1e-9) for a, b in zip(ours, theirs, strict=True)):
        return "same"
    if _adds_up(child, parent) and 0 < ours[1] < theirs[0]:
        return "share"
    higher = ours > theirs
    lower_is_stricter = _lower_is_stricter(child, parent)
    return "stricter" if higher != lower_is_stricter else "looser"


def part_of(child: Figure, parent: Figure) -> float:
    """What part of the parent's amount a `share` is, in (0, 1): 45万亩 of 2484万亩 is 0.018."""
    return _si(child)[1] / _si(parent)[0]


def _lower_is_stricter(child: Figure, parent: Figure) -> bool:
    """Whether a smaller figure asks for more: a cap, or a level of what should fall; a fall itself should be large."""
    if child.change == "decrease":
        return False
    if child.comparator in ("<=", "<") or parent.comparator in ("<=", "<"):
        return True
    if child.change == "increase":
        return (child.direction or parent.direction) == "lower"
    direction = child.direction or parent.direction
    if direction:
        return direction == "lower"
    return bool(_LOWER.search(child.indicator)) and not _DONE_AGAINST.search(child.indicator)


def _adds_up(figure: Figure, parent: Figure) -> bool:
    """Whether the figure is an amount whose parts add up: 万亩, 个; not %, and no rate per something."""
    known = parent.additive if figure.additive is None else figure.additive
    if known is not None:
        return known
    return (
        figure.unit_si not in _SHARE_UNITS
        and "/" not in (figure.unit_si or "")
        and figure.change == "level"
        and figure.comparator not in ("<=", "<")
    )


def _si(figure: Figure) -> tuple[float, float]:
    """Lower and upper end in the unit of comparison; both the same where there is no range."""
    scale = figure.value_si / figure.value if figure.value_si is not None and figure.value else 1.0
    low = figure.value if figure.value_si is None else figure.value_si
    return low, low if figure.value_max is None else figure.value_max * scale


def _comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one dimension and the same sort of change."""
    return a.unit_si == b.unit_si and a.change == b.change


def _likeness(a: Figure, b: Figure, places: tuple[str, ...], linked: bool) -> float:
    """How like the names are, in [0, 1.2]; figures of linked clauses a little more."""
    if a.indicator == b.indicator and a.scope == b.scope:
        name = 1.0
    elif a.indicator == b.indicator:
        name = 0.95
    else:
        name = fuzz.ratio(plain(a.indicator, places), plain(b.indicator, places)) / 100
        if name < weights("target")["name"]:
            return 0.0  # 装配式建筑面积占比 is not 绿色建筑面积占比, however near they stand
        if not linked and name < 1.0:
            name -= weights("target")["elsewhere"]
    return name + (0.1 if linked else 0.0) + (0.05 if a.year == b.year else 0.0)
