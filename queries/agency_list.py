"""The agencies of the graph as a list: what each is, where, and how much it has to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph.stores.base import Store
from queries.answer import Answer
from queries.listing import UNKNOWN, places_of
from queries.snapshot import Snapshot

AgencyOrder = Literal["lists", "name", "region", "lead", "support", "responsible", "documents"]
"""What the list may be sorted by; figures with the greatest first."""


@dataclass(frozen=True, slots=True)
class AgencySummary(Answer):
    """An agency and how many printed lists name it."""

    id: str
    """Id of the agency."""
    name: str
    """Canonical name."""
    short_name: str
    """Usual short name."""
    aliases: tuple[str, ...]
    """Other names."""
    function: str | None
    """Function family: 发展改革, 能源 …; null for one that the reference data does not name."""
    organ_type: str | None
    """government, party, mass, branch, enterprise, judicial, legislature, military or collective."""
    level: str | None
    """national, province, city, county or township; null where its region is not known."""
    region: str
    """GB/T 2260 code of its region; empty where the documents do not say in which region it is."""
    region_name: str | None
    """Name of that region."""
    lead: int
    """Printed lists that it leads."""
    support: int
    """Printed lists that it supports."""
    responsible: int
    """Printed lists that name it besides others."""
    measures: int
    """Measures that all of them cover."""
    documents: int
    """Documents that give it a duty."""

    @property
    def lists(self) -> int:
        """How many printed lists name it, whatever its role."""
        return self.lead + self.support + self.responsible

    @property
    def names(self) -> frozenset[str]:
        """Every name that it goes by."""
        return frozenset((self.name, self.short_name, *self.aliases))


_ORDERS: Mapping[str, Callable[[AgencySummary], Any]] = {
    "lists": lambda one: -one.lists,
    "name": lambda one: one.name,
    "region": lambda one: (not one.region, one.region, -one.lists),
    "lead": lambda one: -one.lead,
    "support": lambda one: -one.support,
    "responsible": lambda one: -one.responsible,
    "documents": lambda one: -one.documents,
}


def find_agencies(
    store: Store,
    name: str = "",
    *,
    region: str = "",
    below: bool = False,
    level: str = "",
    function: str = "",
    organ_type: str = "",
    order: AgencyOrder = "lists",
) -> list[AgencySummary]:
    """The agencies with `name` in one of their names that fit every filter given; ``UNKNOWN`` asks for those without a value.

    `region` is a code or a name, with `below` also the regions that lie in it. Raises NotFound with the nearest names for a region
    that there is not.
    """
    snapshot = Snapshot(store)
    places = places_of(snapshot, region, below)
    wanted = {"level": level, "function": function, "organ_type": organ_type}

    def fits(one: AgencySummary) -> bool:
        if places is not None and one.region not in places:
            return False
        if any(value and (getattr(one, field) or UNKNOWN) != value for field, value in wanted.items()):
            return False
        return any(name in known for known in one.names)

    return sorted(filter(fits, agency_summaries(snapshot)), key=lambda one: (_ORDERS[order](one), one.id))


def agency_summaries(snapshot: Snapshot) -> list[AgencySummary]:
    """Every agency, by id."""
    return [
        AgencySummary(**{**row, "short_name": row["short_name"] or row["name"], "aliases": tuple(row["aliases"] or ())})
        for row in snapshot.rows("agency-overview")
    ]
