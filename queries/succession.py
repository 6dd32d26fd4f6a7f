"""Which agencies handed their duties to others, over any number of reforms, and which duties."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from graph.stores.base import Store
from queries.answers import Predecessor

SUCCESSIONS = """
MATCH (a:Agency)-[s:SUCCEEDED_BY]->(b:Agency)
RETURN a.id AS older, a.name AS name, b.id AS newer, b.name AS newer_name, s.date AS date, s.scope AS scope
ORDER BY date, older, newer
"""
ALL = "all"
# Words that hold a duty's word but are no such duty: 节能 in 节能环保产业, 节能减排, 节能与新能源汽车
_COMPOUNDS = re.compile(r"节能环保|节能减排|节能与新能源汽车|新能源汽车|节能监察")

Limits = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Inheritance:
    """What an agency took over from an older one.

    `ways` holds one entry for each chain of successions; an entry lists, for each step that was limited, the words of
    which a duty must contain one.
    """

    older: str
    predecessor: Predecessor
    ways: tuple[Limits, ...]

    def covers(self, text: str, date: str | None) -> bool:
        """Whether the duty that `text` words, in a document of `date`, passed on.

        An agency that handed over a part of its duties lives on: what it is given after that is its own.
        """
        predecessor = self.predecessor
        if ALL not in predecessor.scope and date and predecessor.date and date >= predecessor.date:
            return False
        plain = _COMPOUNDS.sub("", text)
        return any(all(any(word in plain for word in limit) for limit in way) for way in self.ways)


def inheritances(store: Store, successors: Set[str]) -> list[Inheritance]:
    """The predecessors of the agencies of these ids, nearest first."""
    by_newer: dict[str, list[tuple[str, Predecessor]]] = {}
    for row in store.run(SUCCESSIONS).dicts():
        predecessor = Predecessor(row["name"], row["newer_name"], row["date"], tuple(row["scope"] or (ALL,)))
        by_newer.setdefault(row["newer"], []).append((row["older"], predecessor))
    found: dict[str, Inheritance] = {}
    pending: list[tuple[str, Limits, frozenset[str]]] = [(newer, (), frozenset(successors)) for newer in sorted(successors)]
    while pending:
        newer, limits, seen = pending.pop(0)
        for older, predecessor in by_newer.get(newer, ()):
            if older in seen:
                continue
            way = limits if ALL in predecessor.scope else (*limits, predecessor.scope)
            known = found.get(older, Inheritance(older, predecessor, ()))
            found[older] = Inheritance(older, known.predecessor, (*known.ways, way))
            pending.append((older, way, seen | {older}))
    return list(found.values())
