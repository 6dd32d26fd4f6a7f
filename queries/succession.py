"""Which agencies handed their duties to others, over any number of reforms, and which duties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from queries.agency_answers import Predecessor
from queries.directory import ALL, Succession
from queries.words import words

Limits = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Takeover:
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
        for compound in words().compounds:
            text = text.replace(compound, "")
        return any(all(any(word in text for word in limit) for limit in way) for way in self.ways)


def takeovers(successions: Mapping[str, Sequence[Succession]], successors: Set[str]) -> list[Takeover]:
    """What the agencies of these ids took over, from the nearest predecessors first; `successions` as in ``Directory``."""
    found: dict[str, Takeover] = {}
    pending: list[tuple[str, Limits, frozenset[str]]] = [(newer, (), frozenset(successors)) for newer in sorted(successors)]
    while pending:
        newer, limits, seen = pending.pop(0)
        for one in successions.get(newer, ()):
            if one.older in seen:
                continue
            way = limits if ALL in one.scope else (*limits, one.scope)
            known = found.get(one.older, Takeover(one.older, Predecessor(one.older_name, one.newer_name, one.date, one.scope), ()))
            found[one.older] = Takeover(one.older, known.predecessor, (*known.ways, way))
            pending.append((one.older, way, seen | {one.older}))
    return list(found.values())
