"""Outlines: which clause of a parent a child's clause derives from when only the parent's headings are known.

Headings are compared with those of the sections above them and with the child's words. Order is mostly kept, so the
clauses are placed together: the best path through the parent's outline, on which a step back costs something.
"""

from __future__ import annotations

import re

import numpy as np

from graph.linking.likeness import Matrix, containments, cosines
from graph.linking.sides import Side
from graph.linking.weights import weights
from graph.linking.words import plain

# What a heading does with its matter, which says nothing of the matter: 大力发展|绿色金融, 推动|能源体系绿色低碳转型
_DOING = re.compile(
    r"^(?:(?:大力|积极|加快|全面|着力|持续|深入|稳步|有序|不断|切实|认真|进一步|加大|做好|抓好|加强|强化)*"
    r"(?:推动|推进|促进|发展|提升|提高|构建|建立|健全|完善|打造|扩大|培育|壮大|倡导|鼓励|支持|实施|开展|改善|深化|营造|加速|优化)?)+"
)


def heading_likeness(child: Side, parent: Side) -> Matrix:
    """How like every clause of the child is to every clause of an outline, in [0, 1]; shape (children, parents).

    推动传统能源绿色转型 under 构建…能源体系 is like 推动能源体系绿色低碳转型 by its section.
    """
    w, places = weights("outline"), (*child.places, *parent.places)
    ours, theirs = [_matter(c.heading, places) for c in child.clauses], [_matter(c.heading, places) for c in parent.clauses]
    above = [_matter(c.section, places) for c in child.clauses], [_matter(c.section, places) for c in parent.clauses]
    crossed = cosines([a + b for a, b in zip(above[0], ours, strict=True)], [a + b for a, b in zip(above[1], theirs, strict=True)], 1, 2)
    said = containments([plain(c.text, places) or "无" for c in child.clauses], theirs)
    like = w["heading"] * cosines(ours, theirs, 1, 2) + w["section"] * cosines(*above, 1, 2) + w["both"] * crossed + w["words"] * said
    return np.asarray(like / (w["heading"] + w["section"] + w["both"] + w["words"]))


def _matter(heading: str, places: tuple[str, ...]) -> str:
    """What a heading is about."""
    words = plain(heading, places)
    return words[_DOING.match(words).end() :] or words or "无"  # type: ignore[union-attr]


def place(likeness: Matrix) -> list[int | None]:
    """For each clause the place of its parent, None where nothing is like enough: the path of the highest sum."""
    w = weights("outline")
    count, places = likeness.shape
    if not places:
        return [None] * count
    best = np.zeros((places,))
    back: list[list[tuple[int, bool]]] = []
    index = np.arange(places)
    for row in range(count):
        cost = np.where(index[None, :] < index[:, None], w["back"], 0.0)  # from the state before, to this one
        arrive = best[:, None] - cost if row else np.zeros((places, places))
        origin = arrive.argmax(axis=0)
        linked = arrive.max(axis=0) + likeness[row]
        alone = best + w["least"] if row else np.full(places, w["least"])  # a clause without a parent keeps the place before it
        back.append([(int(origin[j]), True) if linked[j] >= alone[j] else (j, False) for j in range(places)])
        best = np.maximum(linked, alone)
    out: list[int | None] = []
    state = int(best.argmax())
    for row in reversed(range(count)):
        before, is_linked = back[row][state]
        out.append(state if is_linked else None)
        state = before
    return out[::-1]
