"""Measures: which measure of the parent each measure of the child comes from, and what the child left out.

Two measures are of one matter when enough of their rarer words are the same; words of doing (加快推进) say nothing. What is then
left on both sides of linked clauses needs less to be one. A measure of the parent is left out when no measure of the child
comes from it, when no part of one between commas says the same as a part of it, and when nothing that a child's measure has
beside its own source speaks of it. What a clause of aims says (指导思想, 基本原则) orders nothing that could be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.linking.likeness import Matrix, alike, cosines, rarities, shared, weight
from graph.linking.links import MeasureLink, ProvisionLink
from graph.linking.sides import Measure, Side
from graph.linking.sorts import AIM, sort_of
from graph.linking.weights import weights
from graph.linking.words import Pairs, matter, plain

RULE = "measures/3"
Mask = NDArray[np.bool_]

EQUAL = 0.999  # likeness of equal words: 抓好落实 is itself, though no word of it says of what
_COMMA = re.compile("[，；,;]")


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How the measures of two documents compare; every matrix has the shape (measures of the child, measures of the parent)."""

    ours: list[Pairs]
    theirs: list[Pairs]
    rarity: dict[str, float]
    like: Matrix  # of all words
    common: Matrix  # how much matter is the same
    matters: Matrix  # likeness of the matter alone
    near: Mask  # whether the clauses are linked


def align_measures(child: Side, parent: Side, provisions: Iterable[ProvisionLink]) -> list[MeasureLink]:
    """The links between two documents' measures in the child's order, then the parent's that nothing takes up.

    Within linked clauses less likeness is asked than outside them; a link of clauses that is in doubt counts once another is
    sure, and its measures are for review. A measure of the parent may be split among several of the child's, and several may
    be merged into one.
    """
    linked, sure = _linked(provisions)
    theirs, ours = parent.measures, child.measures
    if not ours or not theirs:
        nothing = np.zeros(0)
        return [*(_new(measure, nothing) for measure in ours), *(_omitted(measure, nothing) for measure in theirs)]
    places = (*child.places, *parent.places)
    left, right = [plain(m.text, places) or "无" for m in ours], [plain(m.text, places) or "无" for m in theirs]
    found = _likeness(ours, theirs, cosines(left, right, 2, 3), places, linked)
    source = _sources(found)
    taken = set(source.values()) | _parts_taken(ours, theirs, places, found)
    source |= _left_over(found, source, taken)
    taken |= set(source.values()) | _spoken_of(found, source)
    out: list[MeasureLink] = []
    for i, measure in enumerate(ours):
        if i in source:
            other = theirs[source[i]]
            kind = "verbatim" if left[i] == right[source[i]] else "adapted"
            likeness = round(float(found.like[i, source[i]]), 4)
            out.append(MeasureLink(measure, other, kind, likeness, "text-reuse", (measure.clause, other.clause) not in sure))
        else:
            out.append(_new(measure, found.like[i]))
    aims = {clause.id for clause in parent.clauses if sort_of(clause) == AIM}
    left_out = [(measure, found.like[:, j]) for j, measure in enumerate(theirs) if j not in taken and measure.clause not in aims]
    return out + [_omitted(measure, likeness) for measure, likeness in left_out]


def _linked(provisions: Iterable[ProvisionLink]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs of clauses that are linked, none when every link is in doubt; and those whose link is sure."""
    links = [(link.child.id, link.parent.id, link.review) for link in provisions if link.child and link.parent]
    sure = {(clause, other) for clause, other, review in links if not review}
    return ({(clause, other) for clause, other, _ in links} if sure else set()), sure


def _new(measure: Measure, likeness: Matrix) -> MeasureLink:
    """A measure of the child without a source; `likeness` is that to each of the parent's."""
    return MeasureLink(measure, None, "new", round(float(likeness.max(initial=0.0)), 4), "no-likeness")


def _omitted(measure: Measure, likeness: Matrix) -> MeasureLink:
    """A measure of the parent that nothing takes up; `likeness` is that to each of the child's."""
    return MeasureLink(None, measure, "omitted", round(float(likeness.max(initial=0.0)), 4), "no-likeness")


def _likeness(
    ours: Sequence[Measure], theirs: Sequence[Measure], like: Matrix, places: Sequence[str], linked: set[tuple[str, str]]
) -> _Likeness:
    about, about_theirs = [matter(m.text, places) for m in ours], [matter(m.text, places) for m in theirs]
    rarity = rarities([*about, *about_theirs])
    common = shared(about, about_theirs, rarity)
    matters = alike(common, weight(about, rarity), weight(about_theirs, rarity))
    near = np.array([[(m.clause, n.clause) in linked for n in theirs] for m in ours])
    return _Likeness(about, about_theirs, rarity, like, common, matters, near)


def _sources(found: _Likeness) -> dict[int, int]:
    """For each measure of the child that comes from one of the parent, the likest; those of linked clauses before others."""
    w = weights("measure")
    near = found.near & ((found.like >= w["main"]) | (found.matters >= w["matter"]) | (found.common >= w["shared"]))
    some = (found.common >= w["least"]) | (found.like >= EQUAL)
    good = some & (near | (found.like >= w["elsewhere"]))
    score = np.where(good, found.like + found.near * w["same_clause"], -1)
    return {i: int(score[i].argmax()) for i in np.flatnonzero(good.any(axis=1)).tolist()}


def _left_over(found: _Likeness, source: Mapping[int, int], taken: set[int]) -> dict[int, int]:
    """Sources among what is left on both sides of linked clauses, the likest first, each once."""
    w = weights("measure")
    may = found.near & (found.matters >= w["left_over"]) & (found.common >= w["least"])
    out: dict[int, int] = {}
    for i, j in sorted(np.argwhere(may).tolist(), key=lambda pair: -found.matters[pair[0], pair[1]]):
        if i not in source and i not in out and j not in taken and j not in out.values():
            out[i] = j
    return out


def _spoken_of(found: _Likeness, source: Mapping[int, int]) -> set[int]:
    """The parent's measures that a child's measure speaks of with words that its own source does not have.

    What is in the words of the source is explained by it: 鼓励金融机构加大支持, copied from one measure, takes up no other of 金融机构.
    """
    w = weights("measure")
    rest = [pairs - found.theirs[source[i]] if i in source else pairs for i, pairs in enumerate(found.ours)]
    common = shared(rest, found.theirs, found.rarity)
    shorter = np.minimum.outer(weight(found.ours, found.rarity), weight(found.theirs, found.rarity))
    share = common / np.maximum(shorter, 1e-9)
    spoken = found.near & (common >= w["least"]) & ((share >= w["rest"]) | (common >= w["shared"]))
    spoken |= common * share >= w["rest_elsewhere"]
    return set(np.flatnonzero(spoken.any(axis=0)).tolist())


def _parts_taken(ours: Sequence[Measure], theirs: Sequence[Measure], places: Sequence[str], found: _Likeness) -> set[int]:
    """The parent's measures of which a part between commas is the best match of such a part of the child's: measures merged."""
    w = weights("measure")
    left, right = _parts(ours, places), _parts(theirs, places)
    pairs, pairs_theirs = [p for _, p in left], [p for _, p in right]
    common = shared(pairs, pairs_theirs, found.rarity)
    same = alike(common, weight(pairs, found.rarity), weight(pairs_theirs, found.rarity)) * (common >= w["least"])
    owners = np.array([j for j, _ in right], dtype=int)
    taken = set()
    for k, (i, _) in enumerate(left):
        likeness = np.where(found.near[i, owners], same[k], 0.0)
        if likeness.max(initial=0.0) >= w["part"]:
            taken.add(int(owners[likeness.argmax()]))
    return taken


def _parts(measures: Sequence[Measure], places: Sequence[str]) -> list[tuple[int, Pairs]]:
    """What each part between commas is about, with the place of its measure."""
    return [(n, pairs) for n, measure in enumerate(measures) for part in _COMMA.split(measure.text) if (pairs := matter(part, places))]
