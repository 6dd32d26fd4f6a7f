"""Neighbourhoods: what a document, a provision, an agency, an indicator or a region is joined to, by kind of edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import NotFound
from graph.stores.base import Store
from graph.stores.names import names_of
from queries.answer import Answer
from queries.library import fetch
from queries.referents import nearest_ids, nearest_names

MOST = 60
"""How many neighbours an answer names unless it is asked for more."""


@dataclass(frozen=True, slots=True)
class Neighbour(Answer):
    """A node at the other end of one edge, or of several of one label."""

    id: str
    """Id of the node."""
    name: str
    """What people call it."""
    kinds: tuple[str, ...]
    """What the edges say of themselves: basis of a duty, relation of a citation, kind of a derivation, obstacle of a comparison."""
    methods: tuple[str, ...]
    """How the edges were made."""
    review: bool
    """Whether a person should look at each of them."""
    number: int
    """How many edges, printed lists or figures stand behind it."""


@dataclass(frozen=True, slots=True)
class NeighbourGroup(Answer):
    """The neighbours at the other end of one kind of edge."""

    edge: str
    """Label of the edge."""
    outward: bool
    """Whether the edge leads away from the node in the middle."""
    label: str
    """Label of the neighbours: Policy, Provision, Agency, Indicator or Region."""
    total: int
    """How many neighbours there are."""
    neighbours: tuple[Neighbour, ...]
    """Those that there is room for; those with most behind them first."""


@dataclass(frozen=True, slots=True)
class Neighbourhood(Answer):
    """A node with what it is joined to. Duties, figures and citations of a document are counted as its own."""

    id: str
    """Id of the node."""
    label: str
    """Policy, Provision, Agency, Indicator or Region."""
    name: str
    """What people call it."""
    total: int
    """How many neighbours there are."""
    groups: tuple[NeighbourGroup, ...]
    """The neighbours by kind of edge."""


def neighbourhood(store: Store, id: str, most: int = MOST) -> Neighbourhood:
    """The node of that id with at most `most` neighbours, shared out among the kinds of edges; raises NotFound with the nearest ids."""
    nodes = fetch(store, "node", id=id)
    if not nodes:
        raise _missing(store, id)
    label = nodes[0]["label"]
    rows = fetch(store, f"{label.lower()}-neighbours", id=id)
    groups: dict[tuple[str, bool, str], dict[str, list[Mapping[str, Any]]]] = {}
    for row in rows:
        groups.setdefault((row["edge"], row["outward"], row["label"]), {}).setdefault(row["id"], []).append(row)
    found = {
        key: sorted((_neighbour(some) for some in ends.values()), key=lambda one: (-one.number, one.id)) for key, ends in groups.items()
    }
    room = _share([len(some) for some in found.values()], most)
    return Neighbourhood(
        id=id,
        label=label,
        name=(nodes[0]["name"] or id).strip(),
        total=sum(map(len, found.values())),
        groups=tuple(NeighbourGroup(*key, len(some), tuple(some[:count])) for (key, some), count in zip(found.items(), room, strict=True)),
    )


def _missing(store: Store, id: str) -> NotFound:
    if ":" in id:
        return NotFound(f"no provision has the id {id!r}", nearest_ids(store, id, ("Provision",)))
    known = ((row["id"], row["id"], row["id"]) for label in ("Policy", "Agency", "Indicator") for row in names_of(store, label, ()))
    return NotFound(f"no document, agency, indicator or region has the id {id!r}", nearest_names(known, id))


def _neighbour(rows: Sequence[Mapping[str, Any]]) -> Neighbour:
    return Neighbour(
        id=rows[0]["id"],
        name=(rows[0]["name"] or rows[0]["id"]).strip(),
        kinds=tuple(dict.fromkeys(row["kind"] for row in rows if row["kind"])),
        methods=tuple(dict.fromkeys(row["method"] for row in rows if row["method"])),
        review=all(row["review"] for row in rows),
        number=sum(row["number"] for row in rows),
    )


def _share(sizes: Sequence[int], most: int) -> list[int]:
    """How many of each group find room, when each in turn may add one until all room is taken.

    >>> _share([1, 9, 4], 8)
    [1, 4, 3]
    """
    given = [0] * len(sizes)
    while sum(given) < min(most, sum(sizes)):
        for place, size in enumerate(sizes):
            if given[place] < size and sum(given) < most:
                given[place] += 1
    return given
