"""Targets: which figure of the parent each figure of the child answers to, and what was made of it."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from graph.linking.figures import judge
from graph.linking.links import ProvisionLink, TargetLink
from graph.linking.sides import Figure, Side
from graph.linking.weights import weights
from graph.linking.words import plain

RULE = "targets/1"


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
