"""Diffusion: how far the clauses of documents were handed down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.network.places import region_codes
from graph.stores import views
from graph.stores.base import Readable


@dataclass(frozen=True, slots=True)
class Spread:
    """How far clauses were handed down; the shares are in [0, 1] and rounded to four places, as is the mean.

    Links that a person should look at count in `review` alone.
    """

    clauses: int  # of the parent documents
    handed_down: int  # of these, clauses that at least one child took
    share: float  # handed_down / clauses
    implementers: int  # documents made to carry the parents out
    children: int  # documents that took at least one clause
    mean_children: float  # children that took a clause, mean over all clauses
    verbatim: float  # shares of the links by kind
    adapted: float
    loose: float
    review: int


@dataclass(frozen=True, slots=True)
class PolicySpread:
    """The spread of one parent document; of one that is catalogued, clauses are told by their headings alone."""

    policy: str
    title: str
    region: str | None
    level: str | None
    presence: str | None
    spread: Spread


@dataclass(frozen=True, slots=True)
class RegionSpread:
    """The spread of the parent documents of one region, those of regions below it not included."""

    region: str
    name: str
    level: str | None
    policies: int
    spread: Spread


@dataclass(frozen=True, slots=True)
class Diffusion:
    """What is handed down, by document and by region, most first.

    The first of `regions` at level `province` is the province that passes on most.
    """

    policies: tuple[PolicySpread, ...]
    regions: tuple[RegionSpread, ...]


def diffusion(store: Readable, region: str | None = None) -> Diffusion:
    """How far the clauses of each parent document, and of each region's parent documents, were handed down.

    A parent is a document with an outline that another implements or takes clauses from; `region` (code or name) keeps
    the parents of that region only. Direct children count, whatever their region. The order is by clauses handed down,
    then by mean of children per clause, then by id. Raises NotFound when there is no such region.
    """
    regions = views.regions(store)
    codes = region_codes(regions.values(), region)
    links: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in views.derivations(store):
        links[row["parent_policy"]].append(row)
    implementers: dict[str, set[str]] = defaultdict(set)
    for row in views.implementations(store):
        implementers[row["parent"]].add(row["child"])
    clauses = views.clauses(store, links.keys() | implementers.keys())
    documents = [row for row in views.policies(store) if row["id"] in clauses and (region is None or row["region"] in codes)]

    def spread(ids: Iterable[str]) -> Spread:
        parents = list(ids)
        return _spread(
            {clause for id in parents for clause in clauses[id]},
            [link for id in parents for link in links.get(id, ())],
            {child for id in parents for child in implementers.get(id, ())},
        )

    policies = [
        PolicySpread(row["id"], row["title"] or row["id"], row["region"], row["level"], row["presence"], spread([row["id"]]))
        for row in documents
    ]
    members: dict[str, list[str]] = defaultdict(list)
    for one in policies:
        if one.region is not None:
            members[one.region].append(one.policy)
    spreads = [
        RegionSpread(place, regions[place]["name"] or place, regions[place]["level"], len(ids), spread(ids))
        for place, ids in members.items()
        if place in regions
    ]
    return Diffusion(
        tuple(sorted(policies, key=lambda one: (*_most(one.spread), one.policy))),
        tuple(sorted(spreads, key=lambda one: (*_most(one.spread), one.region))),
    )


def _most(spread: Spread) -> tuple[int, float]:
    return -spread.handed_down, -spread.mean_children


def _spread(clauses: set[str], links: Iterable[Mapping[str, Any]], implementers: set[str]) -> Spread:
    """The spread of the clauses; a provision that a child derives from counts as a clause."""
    links = list(links)
    sure = [link for link in links if not link["review"]]
    taken = {(link["parent"], link["child_policy"]) for link in sure}
    handed_down = {parent for parent, _ in taken}
    every = len(clauses | handed_down)
    kinds = [link["kind"] for link in sure]
    return Spread(
        clauses=every,
        handed_down=len(handed_down),
        share=_ratio(len(handed_down), every),
        implementers=len(implementers),
        children=len({child for _, child in taken}),
        mean_children=_ratio(len(taken), every),
        verbatim=_ratio(kinds.count("verbatim"), len(kinds)),
        adapted=_ratio(kinds.count("adapted"), len(kinds)),
        loose=_ratio(kinds.count("loose"), len(kinds)),
        review=len(links) - len(sure),
    )


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
