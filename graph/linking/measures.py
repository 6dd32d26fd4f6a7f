"""Measures: which measure of the parent each measure of the child comes from, and what the child left out.

Two measures are of one matter when enough of their rarer words are the same; words of doing (加快推进) say nothing. A measure of
the parent is left out when no measure of the child comes from it, when no part of one between commas says the same as a part
of it, and when nothing that a child's measure has beside its own source speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.linking.likeness import Matrix, Pairs, alike, cosines, matter, plain, rarities, shared, weight
from graph.linking.provisions import ProvisionLink
from graph.linking.sides import Measure, Side
from graph.linking.weights import weights

RULE = "measures/2"
Mask = NDArray[np.bool_]

_COMMA = re.compile("[，；,;]")


@dataclass(frozen=True, slots=True)
class MeasureLink:
    """A measure of the child and one of the parent; `child` None is an omission, `parent` None an addition."""

    child: Measure | None
    parent: Measure | None
    kind: str
    similarity: float
    method: str
    review: bool = False


def align_measures(child: Side, parent: Side, provisions: Iterable[ProvisionLink]) -> list[MeasureLink]:
    """The links between two documents' measures in the child's order, then the parent's that nothing takes up.

    Within linked clauses less likeness is asked than outside them. A measure of the parent may be split among several of the
    child's, and several may be merged into one.
    """
    links = [link for link in provisions if link.child and link.parent]
    sure = {(link.child.id, link.parent.id) for link in links if link.child and link.parent and not link.review}
    theirs, ours = parent.measures, child.measures
    if not ours or not theirs:
        return [MeasureLink(m, None, "new", 0.0, "no-likeness") for m in ours] + [
            MeasureLink(None, m, "omitted", 0.0, "no-likeness") for m in theirs
        ]
    places = (*child.places, *parent.places)
    left, right = [plain(m.text, places) or "无" for m in ours], [plain(m.text, places) or "无" for m in theirs]
    like = cosines(left, right, 2, 3)
    about, about_theirs = [matter(m.text, places) for m in ours], [matter(m.text, places) for m in theirs]
    rarity = rarities([*about, *about_theirs])
    inside = np.array([[(m.clause, n.clause) in sure for n in theirs] for m in ours])
    good = _good(like, about, about_theirs, rarity, inside)
    score = np.where(good, like + inside * weights("measure")["same_clause"], -1)
    source = {i: int(score[i].argmax()) for i in np.flatnonzero(good.any(axis=1)).tolist()}
    out: list[MeasureLink] = []
    for i, measure in enumerate(ours):
        if i in source:
            j = source[i]
            kind = "verbatim" if left[i] == right[j] else "adapted"
            out.append(MeasureLink(measure, theirs[j], kind, round(float(like[i, j]), 4), "text-reuse", not inside[i, j]))
        else:
            out.append(MeasureLink(measure, None, "new", round(float(like[i].max()), 4), "no-likeness"))
    rest = [pairs - about_theirs[source[i]] if i in source else pairs for i, pairs in enumerate(about)]
    taken = (
        set(source.values()) | _spoken_of(rest, about, about_theirs, rarity, inside) | _parts_taken(ours, theirs, places, rarity, inside)
    )
    return out + [
        MeasureLink(None, m, "omitted", round(float(like[:, j].max()), 4), "no-likeness") for j, m in enumerate(theirs) if j not in taken
    ]


def _good(like: Matrix, ours: Sequence[Pairs], theirs: Sequence[Pairs], rarity: Mapping[str, float], inside: Mask) -> Mask:
    """Where a measure of the child may come from one of the parent."""
    w = weights("measure")
    common = shared(ours, theirs, rarity)
    matters = alike(common, weight(ours, rarity), weight(theirs, rarity))
    near = inside & ((like >= w["main"]) | (matters >= w["matter"]) | (common >= w["shared"]))
    return np.asarray(near | (like >= w["elsewhere"]))


def _spoken_of(
    rest: Sequence[Pairs], ours: Sequence[Pairs], theirs: Sequence[Pairs], rarity: Mapping[str, float], inside: Mask
) -> set[int]:
    """The parent's measures that a child's measure speaks of with words that its own source does not have.

    What is in the words of the source is explained by it: 鼓励金融机构加大支持, copied from one measure, takes up no other of 金融机构.
    """
    w = weights("measure")
    common = shared(rest, theirs, rarity)
    shorter = np.minimum.outer(weight(ours, rarity), weight(theirs, rarity))
    share = common / np.maximum(shorter, 1e-9)
    spoken = inside & (common >= w["least"]) & ((share >= w["rest"]) | (common >= w["shared"]))
    return set(np.flatnonzero(spoken.any(axis=0)).tolist())


def _parts_taken(
    ours: Sequence[Measure], theirs: Sequence[Measure], places: Sequence[str], rarity: Mapping[str, float], inside: Mask
) -> set[int]:
    """The parent's measures of which a part between commas is the best match of such a part of the child's: measures merged."""
    w = weights("measure")
    left, right = _parts(ours, places), _parts(theirs, places)
    pairs, pairs_theirs = [p for _, p in left], [p for _, p in right]
    common = shared(pairs, pairs_theirs, rarity)
    same = alike(common, weight(pairs, rarity), weight(pairs_theirs, rarity)) * (common >= w["least"])
    owners = np.array([j for j, _ in right], dtype=int)
    taken = set()
    for k, (i, _) in enumerate(left):
        likeness = np.where(inside[i, owners], same[k], 0.0)
        if likeness.max(initial=0.0) >= w["part"]:
            taken.add(int(owners[likeness.argmax()]))
    return taken


def _parts(measures: Sequence[Measure], places: Sequence[str]) -> list[tuple[int, Pairs]]:
    """What each part between commas is about, with the place of its measure."""
    return [(n, pairs) for n, measure in enumerate(measures) for part in _COMMA.split(measure.text) if (pairs := matter(part, places))]
