"""Provisions: which clauses of a parent policy a child's clause derives from.

The best clause by likeness of heading and words is the main parent, if it is like enough; a further one must say what the
main one lacks (`echoes`). A clause that is like none is new; a parent's clause that nothing takes up is omitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from graph.linking.echoes import Echoes, echoes
from graph.linking.likeness import Matrix, alike, cosines, rarities, shared, weight
from graph.linking.links import ProvisionLink
from graph.linking.outlines import heading_likeness, place
from graph.linking.sides import Clause, Side, is_outline
from graph.linking.sorts import MATTER, PAST, sort_of
from graph.linking.weights import weights
from graph.linking.words import matter, plain, with_masked_digits, without_penalties

RULE = "provisions/2"

_PRINCIPLE = re.compile(r"(?:^|\n)(?:——)?坚持([^，。、\n]{2,8})。")


def align_provisions(child: Side, parent: Side) -> list[ProvisionLink]:
    """The links between two documents' clauses in the child's order, main parent first; then what was omitted.

    Documents that are no kin (few clauses of the one are like any of the other) may share a sentence or boilerplate: such
    links are marked `review`.
    """
    if not child.clauses or not parent.clauses:
        return [ProvisionLink(c, None, "new", 0.0, "no-likeness") for c in child.clauses] + [
            ProvisionLink(None, c, "omitted", 0.0, "no-likeness") for c in parent.clauses
        ]
    if is_outline(parent) or is_outline(child):
        return _by_headings(child, parent)
    places = (*child.places, *parent.places)
    whole = cosines([_words(c, places) for c in child.clauses], [_words(c, places) for c in parent.clauses])
    sorts = [sort_of(c) for c in child.clauses], [sort_of(c) for c in parent.clauses]
    whole[np.not_equal.outer(*sorts)] *= weights("provision")["other_sort"]
    kin = kinship(child, whole) >= weights("provision")["kin"]
    mains = _mains(child, parent, places, whole, kin)
    heard = {(i, j): echo for (i, j), echo in echoes(child, parent, mains).items() if PAST not in (sorts[0][i], sorts[1][j])}
    links: list[ProvisionLink] = []
    for i, (clause, main) in enumerate(zip(child.clauses, mains, strict=True)):
        if main is None:
            links.append(ProvisionLink(clause, None, "new", float(whole[i].max()), "no-likeness"))
            continue
        is_doubtful = not kin or whole[i, main] < weights("provision")["review"]
        links.append(_link(clause, parent.clauses[main], float(whole[i, main]), "text-reuse", places, is_doubtful))
        for j, method, is_doubtful in _further(i, main, child, parent, whole, heard):
            links.append(_link(clause, parent.clauses[j], float(whole[i, j]), method, places, is_doubtful or not kin))
    return links + _omitted(parent, links, whole)


def _omitted(parent: Side, links: list[ProvisionLink], likeness: Matrix) -> list[ProvisionLink]:
    """The parent's clauses that no link takes up."""
    heirs = {link.parent.id for link in links if link.parent}
    return [
        ProvisionLink(None, clause, "omitted", float(likeness[:, j].max()), "no-likeness")
        for j, clause in enumerate(parent.clauses)
        if clause.id not in heirs
    ]


def _by_headings(child: Side, parent: Side) -> list[ProvisionLink]:
    """The links where nothing but headings is known of one of the two; one parent a clause."""
    w = weights("outline")
    like = heading_likeness(child, parent)
    placed = list(zip(child.clauses, place(like), strict=True))
    sure = [like[i, j] >= w["review"] for i, (clause, j) in enumerate(placed) if j is not None and sort_of(clause) == MATTER]
    own = [clause for clause in child.clauses if sort_of(clause) == MATTER]
    kin = sum(sure) >= w["kin"] * len(own)
    links = []
    for i, (clause, j) in enumerate(placed):
        likeness = round(float(like[i].max() if j is None else like[i, j]), 4)
        if j is None:
            links.append(ProvisionLink(clause, None, "new", likeness, "no-likeness"))
        else:
            kind = "adapted" if likeness >= w["adapted"] else "loose"
            links.append(ProvisionLink(clause, parent.clauses[j], kind, likeness, "heading", not kin or likeness < w["review"]))
    return links + _omitted(parent, links, like)


def kinship(child: Side, whole: Matrix) -> float:
    """The share of the child's clauses, boilerplate apart, that are like a clause of the parent."""
    own = [i for i, clause in enumerate(child.clauses) if sort_of(clause) == MATTER]
    return float((whole[own].max(axis=1) >= weights("provision")["main"]).mean()) if own else 0.0


def _words(clause: Clause, places: tuple[str, ...]) -> str:
    """Heading and words; the heading counts twice, for it says what the clause is about."""
    return with_masked_digits(plain(clause.heading * 2 + without_penalties(clause.text), places)) or "无"


def _matters(child: Side, parent: Side, places: tuple[str, ...]) -> Matrix:
    """How like the matter of every two clauses is, words of doing put aside."""
    ours, theirs = ([matter(f"{c.heading}。{without_penalties(c.text)}", places) for c in side.clauses] for side in (child, parent))
    rarity = rarities([*ours, *theirs])
    return alike(shared(ours, theirs, rarity), weight(ours, rarity), weight(theirs, rarity))


def _mains(child: Side, parent: Side, places: tuple[str, ...], whole: Matrix, kin: bool) -> list[int | None]:
    """The column of the likest parent of each clause, in its context: like sections, and neighbours whose parents are neighbours too.

    Of two parents of like words the one beside the parent of the clause before is taken. None where no clause is like enough, or
    where the one that is a little like is not the likest in its matter.
    """
    w = weights("provision")
    above = [plain(c.section, places) or "无" for c in child.clauses], [plain(c.section, places) or "无" for c in parent.clauses]
    matters = _matters(child, parent, places)
    placed = whole + w["matter"] * matters + w["section"] * cosines(*above, 1, 2)
    around = np.pad(placed, 1)
    before = np.maximum(around[:-2, :-2], around[:-2, 1:-1])  # the clause before comes from the one before, or from the same
    after = np.maximum(around[2:, 2:], around[2:, 1:-1])
    placed = placed + w["neighbour"] * (before + after)
    least = w["main_of_kin"] if kin else w["main"]
    best = np.where(whole >= least, placed, -1.0).argmax(axis=1)
    like = whole[np.arange(len(best)), best]
    stands = (like >= least) & ((like >= w["review"]) | (matters.argmax(axis=1) == best))
    return [int(j) if stand else None for j, stand in zip(best, stands, strict=True)]


def _further(i: int, main: int, child: Side, parent: Side, whole: Matrix, heard: Echoes) -> Iterator[tuple[int, str, bool]]:
    """The places of the further parents of clause `i`, the likest first, with the method that found each and whether it is in doubt."""
    w = weights("provision")
    for j in np.argsort(-whole[i]).tolist():
        echo = heard.get((i, j), 0.0)
        is_beside = whole[i, j] >= max(w["further"], w["beside"] * whole[i, main])
        if j == main:
            continue
        if echo >= (w["echo_beside"] if is_beside else w["echo"]):
            yield j, "sentence", echo < w["echo_sure"]
        elif _names_principles(child.clauses[i], parent.clauses[j]):
            yield j, "principles", False


def _names_principles(clause: Clause, other: Clause) -> bool:
    """Whether a clause names the principles that the other sets out: 坚持重点突破、创新引领、稳中求进、市场导向."""
    named = _PRINCIPLE.findall(other.text)
    return sum(name in clause.text for name in named) >= weights("provision")["principles"]


def _link(clause: Clause, other: Clause, likeness: float, method: str, places: tuple[str, ...], is_doubtful: bool) -> ProvisionLink:
    same = plain(clause.heading + clause.text, places) == plain(other.heading + other.text, places) and bool(clause.text)
    kind = "verbatim" if same else "loose" if likeness < weights("provision")["loose"] else "adapted"
    return ProvisionLink(clause, other, kind, round(likeness, 4), method, bool(is_doubtful))
