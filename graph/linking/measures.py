"""Measures: which measure of the parent each measure of the child comes from, and what the child left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.linking.likeness import Matrix, containments, cosines, plain
from graph.linking.provisions import ProvisionLink
from graph.linking.sides import Measure, Side
from graph.linking.weights import weights

RULE = "measures/1"
Mask = NDArray[np.bool_]


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
    like, part = cosines(left, right, 2, 3), containments(left, right)
    inside = np.array([[(m.clause, n.clause) in sure for n in theirs] for m in ours])
    good = _good(like, part, inside)
    score = like + part / 4 + inside * weights("measure")["same_clause"]
    out: list[MeasureLink] = []
    for i, measure in enumerate(ours):
        j = int(np.where(good[i], score[i], -1).argmax())
        if good[i, j]:
            kind = "verbatim" if left[i] == right[j] else "adapted"
            out.append(MeasureLink(measure, theirs[j], kind, round(float(like[i, j]), 4), "text-reuse", not inside[i, j]))
        else:
            out.append(MeasureLink(measure, None, "new", round(float(like[i].max()), 4), "no-likeness"))
    taken = {link.parent.id for link in out if link.parent} | {theirs[j].id for j in np.flatnonzero(_taken(like, part, inside).any(axis=0))}
    return out + [
        MeasureLink(None, m, "omitted", round(float(like[:, j].max()), 4), "no-likeness") for j, m in enumerate(theirs) if m.id not in taken
    ]


def _good(like: Matrix, part: Matrix, inside: Mask) -> Mask:
    """Where a measure of the child may come from one of the parent."""
    w = weights("measure")
    near = inside & ((like >= w["main"]) | ((part >= w["part"]) & (like >= w["part_main"])))
    return np.asarray(near | (like >= w["elsewhere"]))


def _taken(like: Matrix, part: Matrix, inside: Mask) -> Mask:
    """Where a measure of the parent is taken up, though another is the child's main source."""
    w = weights("measure")
    return np.asarray((part >= w["taken"]) & (like >= w["taken_main"]) & inside)
