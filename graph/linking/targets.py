"""Targets: which figure of the parent each figure of the child answers to, and what was made of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from graph.linking.figures import judge
from graph.linking.links import ProvisionLink, TargetLink
from graph.linking.sides import Figure, Side
from graph.linking.weights import weights
from graph.linking.words import plain

RULE = "targets/2"
Topics = tuple[str, str]
"""What the child and the parent are about."""

# What a name may have or lack and mean the same: 城市生活垃圾回收利用率, 废旧农膜回收率, 装机容量, 碳排放量, 氧化物和粉尘, a note's number
_ASIDE = re.compile(r"城市|城镇|全社会|主要|废旧|累计|容量|量$|[和及与的]|\d+$")


def align_targets(child: Side, parent: Side, provisions: Iterable[ProvisionLink]) -> list[TargetLink]:
    """The links between two documents' figures in the child's order, then the parent's that the child does not set.

    Each figure is used once; the pairs of most alike names come first, those in linked clauses before others.
    """
    linked = {(link.child.id, link.parent.id) for link in provisions if link.child and link.parent and not link.review}
    places = (*child.places, *parent.places)
    topics = str(child.policy.fields.get("topic") or ""), str(parent.policy.fields.get("topic") or "")
    pairs = sorted(
        (
            (-_likeness(a, b, places, topics, (a.clause, b.clause) in linked), i, j)
            for i, a in enumerate(child.figures)
            for j, b in enumerate(parent.figures)
            if _comparable(a, b, places)
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
            method = "indicator" if figure.indicator == other.indicator else "name"
            sure = method == "indicator" or name_likeness(figure.indicator, other.indicator, places, topics) == 1.0
            out.append(TargetLink(figure, other, judge(figure, other), round(min(1.0, likeness), 4), method, not (kin and sure)))
        else:
            out.append(TargetLink(figure, None, "added", 0.0, "no-likeness"))
    return out + [TargetLink(None, figure, "omitted", 0.0, "no-likeness") for j, figure in enumerate(parent.figures) if j not in used]


def _comparable(a: Figure, b: Figure, places: tuple[str, ...]) -> bool:
    """Whether two figures are of one dimension, the same sort of change and the same scope: 全市 is 全省, 太原市 is no other's 全市."""
    return (a.unit_si, a.change, plain(a.scope or "", places)) == (b.unit_si, b.change, plain(b.scope or "", places))


def _likeness(a: Figure, b: Figure, places: tuple[str, ...], topics: Topics, linked: bool) -> float:
    """How like the names are, in [0, 1.2]; figures of linked clauses a little more."""
    name = 1.0 if a.indicator == b.indicator else name_likeness(a.indicator, b.indicator, places, topics)
    if not name:
        return 0.0  # 装配式建筑面积占比 is not 绿色建筑面积占比, however near they stand
    if not linked and name < 1.0:
        name -= weights("target")["elsewhere"]
    return name + (0.1 if linked else 0.0) + (0.05 if a.year == b.year else 0.0)


def name_likeness(one: str, other: str, places: tuple[str, ...], topics: Topics) -> float:
    """How likely two names are of one indicator, in [0, 1]: 1 when they are, 0 when each says what the other does not.

    Where both documents are about 公共机构, by their `topics`, 公共机构单位建筑面积能耗 is 单位建筑面积能耗. Else a longer name is of another
    scope (规模以上工业用水重复利用率), unless it says little more; the same characters in another order are a misprint.
    """
    short, long = sorted((_ASIDE.sub("", plain(name, places)) for name in (one, other)), key=len)
    if short == long:
        return 1.0
    if Counter(short) - Counter(long):
        return 0.0
    start = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    more = long[start : start + len(long) - len(short)]
    if more and all(more in topic for topic in topics) and short == long[:start] + long[start + len(more) :]:
        return 1.0
    likeness = 2 * len(short) / (len(short) + len(long))
    return weights("target")["name"] if likeness >= weights("target")["like"] else 0.0
