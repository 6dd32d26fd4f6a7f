"""Regions: the tree of administrative divisions and named areas, and what the graph holds of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import NotFound
from graph.stores.base import Store
from queries.agency_list import AgencySummary, agency_summaries
from queries.answer import Answer
from queries.document_answers import PolicySummary
from queries.documents import summaries
from queries.library import fetch
from queries.referents import nearest_names
from queries.snapshot import Snapshot

TOP = 12
"""How many agencies and indicators an answer about a region names."""

_LEVELS = ("national", "province", "area", "city", "county")


@dataclass(frozen=True, slots=True)
class RegionSummary(Answer):
    """A region and what the graph holds of it."""

    id: str
    """Id of the region: its code, or `area-` and the name of a named area."""
    code: str | None
    """GB/T 2260 code; null for a named area (流域, 城市群)."""
    name: str
    """Full name."""
    short_name: str
    """Name without 省, 市, 县, 区."""
    level: str
    """national, province, city, county or area."""
    documents: int
    """Loaded documents that apply in it."""
    documents_below: int
    """Loaded documents that apply in it or in a region that lies in it."""
    agencies: int
    """Agencies that are in it."""
    agencies_below: int
    """Agencies that are in it or in a region that lies in it."""


@dataclass(frozen=True, slots=True)
class RegionIndicator(Answer):
    """An indicator that documents of a region set figures for."""

    id: str
    """Id of the indicator."""
    name: str
    """Canonical name."""
    figures: int
    """How many figures they set."""
    documents: int
    """How many of the documents set one."""


@dataclass(frozen=True, slots=True)
class RegionProfile(Answer):
    """A region with its place in the tree, its documents, agencies and indicators."""

    region: RegionSummary
    """The region."""
    ancestors: tuple[RegionSummary, ...]
    """The divisions that it lies in, the nation first."""
    areas: tuple[RegionSummary, ...]
    """The named areas that it directly lies in."""
    children: tuple[RegionSummary, ...]
    """The regions that directly lie in it, by code."""
    policies: tuple[PolicySummary, ...]
    """The loaded documents that apply in it, by date."""
    busiest: tuple[AgencySummary, ...]
    """Its agencies that most printed lists name."""
    indicators: tuple[RegionIndicator, ...]
    """The indicators that most documents of it and of the regions below set figures for."""


class _Tree:
    """The regions by id, with what lies in what."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Take the rows of the query `region-overview`."""
        self.rows: dict[str, Mapping[str, Any]] = {row["id"]: row for row in rows}
        self.above: defaultdict[str, list[str]] = defaultdict(list)
        self.below: defaultdict[str, list[str]] = defaultdict(list)
        for row in rows:
            if row["above"]:
                self.above[row["id"]].append(row["above"])
                self.below[row["above"]].append(row["id"])

    def within(self, id: str) -> set[str]:
        """The ids of the region and of all that lie in it."""
        found, pending = {id}, [id]
        while pending:
            new = [one for one in self.below.get(pending.pop(), ()) if one not in found]
            found.update(new)
            pending += new
        return found

    def ancestors(self, id: str) -> Iterator[str]:
        """The divisions that the region lies in, the nearest first."""
        while (above := next((one for one in self.above.get(id, ()) if self.rows[one]["code"]), None)) is not None:
            yield above
            id = above

    def summary(self, id: str) -> RegionSummary:
        """What the graph holds of the region."""
        row, within = self.rows[id], [self.rows[one] for one in self.within(id)]
        return RegionSummary(
            id=id,
            code=row["code"],
            name=row["name"] or id,
            short_name=row["short_name"] or row["name"] or id,
            level=row["level"] or "area",
            documents=row["documents"],
            documents_below=sum(one["documents"] for one in within),
            agencies=row["agencies"],
            agencies_below=sum(one["agencies"] for one in within),
        )


def find_regions(store: Store, name: str = "", *, level: str = "", is_used: bool = False) -> list[RegionSummary]:
    """The regions with `name` in their name or as their code, of a level, by code, named areas last.

    With `is_used`, only those where, or below which, a loaded document applies or an agency is.
    """
    tree = _Tree(Snapshot(store).rows("region-overview"))
    fitting = [
        id
        for id, row in tree.rows.items()
        if (name in (row["name"] or "") or name == row["code"]) and level in ("", row["level"] or "area")
    ]
    found = [tree.summary(id) for id in fitting]
    return [one for one in found if not is_used or one.documents_below or one.agencies_below]


def read_region(store: Store, region: str) -> RegionProfile:
    """The region of that id, code or name; raises NotFound with the nearest names, or with the codes of several that have the name."""
    snapshot = Snapshot(store)
    tree = _Tree(snapshot.rows("region-overview"))
    id = _find(tree, region)
    summary = tree.summary(id)
    applying = [
        row["policy"] for row in snapshot.policies if summary.code and row["region"] == summary.code and row["presence"] == "loaded"
    ]
    agencies = [one for one in agency_summaries(snapshot) if summary.code and one.region == summary.code and one.lists]
    codes = sorted(code for one in tree.within(id) if (code := tree.rows[one]["code"]))
    return RegionProfile(
        region=summary,
        ancestors=tuple(tree.summary(one) for one in reversed([*tree.ancestors(id)])),
        areas=tuple(tree.summary(one) for one in tree.above.get(id, ()) if not tree.rows[one]["code"]),
        children=tuple(tree.summary(one) for one in sorted(tree.below.get(id, ()))),
        policies=tuple(summaries(snapshot, applying)),
        busiest=tuple(sorted(agencies, key=lambda one: (-one.lists, one.id))[:TOP]),
        indicators=tuple(RegionIndicator(**row) for row in fetch(store, "region-indicators", regions=codes)[:TOP]),
    )


def _find(tree: _Tree, region: str) -> str:
    """The id of the region of that id or name, of several the widest."""
    if region in tree.rows:
        return region
    named: list[tuple[int, str]] = [
        (_LEVELS.index(row["level"]), id) for id, row in tree.rows.items() if region in (row["code"], row["name"], row["short_name"])
    ]
    widest = sorted(id for level, id in named if level == min(named)[0])
    if len(widest) == 1:
        return widest[0]
    if widest:
        raise NotFound(f"{region!r} is the name of {len(widest)} regions; give the code of one", widest)
    raise NotFound(
        f"no region is called {region!r}", nearest_names(((id, row["name"], row["name"]) for id, row in tree.rows.items()), region)
    )
