"""The directory: every agency, by what names it goes, where it is, and from whom it took duties over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.stores.base import Store
from queries.library import fetch


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the graph with every name that it goes by."""

    id: str
    name: str
    short_name: str
    region: str
    """Code of its region; empty where the documents do not say in which region it is."""
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the graph with a code."""

    code: str
    name: str
    short_name: str

    def is_called(self, name: str) -> bool:
        """Whether `name` is its code or one of its names."""
        return name in (self.code, self.name, self.short_name)


@dataclass(frozen=True, slots=True)
class Succession:
    """An agency handed over all its duties, or those that the words of `scope` name."""

    older: str
    older_name: str
    newer: str
    newer_name: str
    date: str | None
    scope: tuple[str, ...]


ALL = "all"
"""The scope of a succession to all duties."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The agencies by region and id, the regions that they are in by code, and for the id of an agency what it took over, the oldest first."""

    agencies: tuple[Agency, ...]
    regions: Mapping[str, Region]
    successions: Mapping[str, tuple[Succession, ...]]


def read_directory(store: Store) -> Directory:
    """The directory as the graph has it."""
    agencies: dict[str, Agency] = {}
    regions: dict[str, Region] = {}
    successions: dict[str, tuple[Succession, ...]] = {}
    for row in fetch(store, "agency-directory"):
        id, code, name = row["id"], row["region"] or "", row["name"] or row["id"]
        names = frozenset(filter(None, [row["name"], row["short_name"], *(row["aliases"] or ())]))
        agencies[id] = Agency(id, name, row["short_name"] or name, code, names)
        if row["region_name"]:
            regions[code] = Region(code, row["region_name"], row["region_short_name"] or row["region_name"])
        if row["older"]:
            one = Succession(row["older"], row["older_name"], id, row["name"], row["date"], tuple(row["scope"] or (ALL,)))
            successions[id] = (*successions.get(id, ()), one)
    ordered = sorted(agencies.values(), key=lambda one: (not one.region, one.region, one.id))  # those without a region last
    return Directory(tuple(ordered), regions, successions)


def list_agencies(store: Store) -> list[Agency]:
    """Every agency of the graph, by region and id."""
    return list(read_directory(store).agencies)
