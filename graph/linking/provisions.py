"""Provisions: which clauses of a parent policy a child's clause derives from.

The best clause by likeness of heading and words is the main parent, if it is like enough; a further one must bring a whole
sentence that the main one lacks. A clause that is like none is new; a parent's clause that nothing takes up is omitted.
"""

from __future__ import annotations

import re

import numpy as np

from graph.linking.likeness import Matrix, containments, cosines
from graph.linking.links import ProvisionLink
from graph.linking.outlines import heading_likeness, place
from graph.linking.sides import Clause, Side, is_outline
from graph.linking.weights import weights
from graph.linking.words import plain, with_masked_digits

RULE = "provisions/1"

_BOILERPLATE = re.compile(
    r"^(?:指导思想|总体要求|总体思路|(?:基本|工作)原则|.{0,4}目标)$|组织(?:领导|实施|保障)|贯彻落实|统筹协调|营造.{0,4}氛围|宣传(?:引导|力度|教育)|舆论|监督(?:考核|检查)|考核评估|压实.{0,4}责任"
)
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
    boiler = np.logical_xor.outer([_is_boilerplate(c) for c in child.clauses], [_is_boilerplate(c) for c in parent.clauses])
    whole[boiler] *= weights("provision")["boilerplate"]
    headings = cosines(
        [plain(c.heading, places) or "无" for c in child.clauses], [plain(c.heading, places) or "无" for c in parent.clauses], 1, 2
    )
    kin = kinship(child, whole) >= weights("provision")["kin"]
    mains = _mains(child, parent, places, whole)
    sentences = _sentence_leads(child, parent, places, mains)
    links: list[ProvisionLink] = []
    for i, clause in enumerate(child.clauses):
        found = _parents(i, mains[i], clause, parent, whole, headings, sentences.get(clause.id, {}), kin)
        links += [_link(clause, parent.clauses[j], float(whole[i, j]), method, places, kin) for j, method in found]
        if not found:
            links.append(ProvisionLink(clause, None, "new", float(whole[i].max()), "no-likeness"))
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
    sure = [like[i, j] >= w["review"] for i, (clause, j) in enumerate(placed) if j is not None and not _is_boilerplate(clause)]
    own = [clause for clause in child.clauses if not _is_boilerplate(clause)]
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
    own = [i for i, clause in enumerate(child.clauses) if not _is_boilerplate(clause)]
    return float((whole[own].max(axis=1) >= weights("provision")["main"]).mean()) if own else 0.0


def _is_boilerplate(clause: Clause) -> bool:
    """Whether a clause is of the kind that is alike everywhere: 指导思想, 主要目标, 加强组织领导."""
    return bool(_BOILERPLATE.search(clause.heading))


def _words(clause: Clause, places: tuple[str, ...]) -> str:
    """Heading and words; the heading counts twice, for it says what the clause is about."""
    return with_masked_digits(plain(clause.heading * 2 + clause.text, places)) or "无"


def _mains(child: Side, parent: Side, places: tuple[str, ...], whole: Matrix) -> list[int]:
    """The column of the likest parent of each clause, in its context: like sections, and neighbours whose parents are neighbours too.

    Of two parents of like words the one beside the parent of the clause before is taken.
    """
    w = weights("provision")
    above = [plain(c.section, places) or "无" for c in child.clauses], [plain(c.section, places) or "无" for c in parent.clauses]
    placed = whole + w["section"] * cosines(*above, 1, 2)
    around = np.pad(placed, 1)
    before = np.maximum(around[:-2, :-2], around[:-2, 1:-1])  # the clause before comes from the one before, or from the same
    after = np.maximum(around[2:, 2:], around[2:, 1:-1])
    placed = placed + w["neighbour"] * (before + after)
    least = w["main_of_kin"]
    return [int(np.where(row >= min(least, row.max()), near, -1.0).argmax()) for row, near in zip(whole, placed, strict=True)]


def _sentence_leads(
    child: Side, parent: Side, places: tuple[str, ...], mains: list[int]
) -> dict[str, dict[int, tuple[float, float, float]]]:
    """For each child clause the parent clauses that own the best match of one of its sentences: (likeness, lead over the main parent, share of the shorter one)."""
    if not child.measures or not parent.measures:
        return {}
    texts = [plain(m.text, places) or "无" for m in child.measures], [plain(m.text, places) or "无" for m in parent.measures]
    like, parts = cosines(*texts, 2, 3), containments(*texts)
    column = {clause.id: j for j, clause in enumerate(parent.clauses)}
    row = {clause.id: i for i, clause in enumerate(child.clauses)}
    owner = np.array([column[m.clause] for m in parent.measures])
    out: dict[str, dict[int, tuple[float, float, float]]] = {}
    for k, measure in enumerate(child.measures):
        if len(texts[0][k]) < weights("provision")["sentence_length"]:
            continue
        best = int(like[k].argmax())
        main = mains[row[measure.clause]]
        in_main = float(like[k][owner == main].max(initial=0.0))
        lead = (float(like[k, best]), float(like[k, best]) - in_main, float(parts[k, best]))
        known = out.setdefault(measure.clause, {})
        known[int(owner[best])] = max(known.get(int(owner[best]), (0.0, 0.0, 0.0)), lead)
    return out


def _parents(
    i: int,
    main: int,
    clause: Clause,
    parent: Side,
    whole: Matrix,
    headings: Matrix,
    leads: dict[int, tuple[float, float, float]],
    kin: bool,
) -> list[tuple[int, str]]:
    """The columns of the parents of clause `i`, the main one first, with the method that found each."""
    w = weights("provision")
    if whole[i, main] < (w["main_of_kin"] if kin else w["main"]):
        return []
    found = [(main, "text-reuse")]
    for j in np.argsort(-whole[i]):
        j = int(j)
        likeness, lead, part = leads.get(j, (0.0, 0.0, 0.0))
        strong = likeness >= w["sentence_alone"] or (likeness >= w["sentence_part"] and part >= w["part"])
        by_sentence = lead >= w["sentence_lead"] and (strong or (likeness >= w["sentence"] and whole[i, j] >= w["further"]))
        beside = whole[i, j] >= w["beside"] * whole[i, main] and lead >= w["beside_lead"]
        by_heading = headings[i, j] >= w["heading"] and whole[i, j] >= w["heading_further"]
        if j == main:
            continue
        if by_sentence or beside:
            found.append((j, "sentence"))
        elif by_heading:
            found.append((j, "heading"))
        elif _names_principles(clause, parent.clauses[j]):
            found.append((j, "principles"))
    return found


def _names_principles(clause: Clause, other: Clause) -> bool:
    """Whether a clause names the principles that the other sets out: 坚持重点突破、创新引领、稳中求进、市场导向."""
    named = _PRINCIPLE.findall(other.text)
    return sum(name in clause.text for name in named) >= weights("provision")["principles"]


def _link(clause: Clause, other: Clause, likeness: float, method: str, places: tuple[str, ...], kin: bool) -> ProvisionLink:
    w = weights("provision")
    same = plain(clause.heading + clause.text, places) == plain(other.heading + other.text, places) and bool(clause.text)
    kind = "verbatim" if same else "loose" if likeness < w["loose"] else "adapted"
    unsure = not kin or (method == "text-reuse" and likeness < w["review"])
    return ProvisionLink(clause, other, kind, round(likeness, 4), method, unsure)
