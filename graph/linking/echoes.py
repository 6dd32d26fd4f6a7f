"""Echoes: sentences of a clause that say what another clause of the parent says than the one it comes from.

A clause may be merged from several. What is in the words of its main parent is explained by that; of the rest, the more rare
matter a sentence shares with one of another clause, and the more of the shorter of the two that is, the louder the echo.
健全法规体系 and 优化能源结构, which any clause may say, are hardly heard.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graph.linking.likeness import alike, rarities, shared, weight
from graph.linking.sides import Side
from graph.linking.weights import weights
from graph.linking.words import matter

Echoes = dict[tuple[int, int], float]
"""By the place of a clause of the child and of one of the parent: how loud the loudest sentence is, from 0."""


def echoes(child: Side, parent: Side, mains: Sequence[int | None]) -> Echoes:
    """The echoes of clauses other than the main parents, which are given by their places; a clause without one has no echo.

    A sentence that is like one of the main parent has its source there and echoes no other.
    """
    if not child.measures or not parent.measures:
        return {}
    places = (*child.places, *parent.places)
    row, column = ({clause.id: place for place, clause in enumerate(side.clauses)} for side in (child, parent))
    ours, theirs = [matter(m.text, places) for m in child.measures], [matter(m.text, places) for m in parent.measures]
    explained = [matter(f"{clause.heading}。{clause.text}", places) for clause in parent.clauses]
    rarity = rarities([*ours, *theirs])
    owner = np.array([column[m.clause] for m in parent.measures])
    own_weight, their_weight = weight(ours, rarity), weight(theirs, rarity)
    common = shared(ours, theirs, rarity)
    like, shorter = alike(common, own_weight, their_weight), np.maximum(np.minimum.outer(own_weight, their_weight), 1e-9)
    homes = [mains[row[m.clause]] for m in child.measures]
    beyond = shared(
        [frozenset() if main is None else pairs - explained[main] for pairs, main in zip(ours, homes, strict=True)], theirs, rarity
    )
    out: Echoes = {}
    for k, (measure, main) in enumerate(zip(child.measures, homes, strict=True)):
        best = int(beyond[k].argmax())
        pair = row[measure.clause], int(owner[best])
        if pair[1] != main and like[k][owner == main].max(initial=0.0) < weights("provision")["own"]:
            out[pair] = max(out.get(pair, 0.0), float(beyond[k, best] ** 2 / shorter[k, best]))
    return out
