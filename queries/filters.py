"""Filters of documents: what is chosen, and what the values are called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from queries.listing import LEVELS
from queries.referents import Referent, require
from queries.snapshot import Snapshot
from queries.subjects import read_subject, subjects
from queries.words import check_choice

PRESENCES = ("loaded", "catalogued", "cited")

_REGION = Referent("Region", ("code", "name", "short_name"))


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of documents is narrowed to; what is empty does not count."""

    level: str = ""
    region: str = ""
    """Code or name; nothing below it."""
    year: str = ""
    genre: str = ""
    subject: str = ""
    """Key or name."""
    presence: str = ""
    warnings: str = ""
    """yes or no."""

    def chosen(self, snapshot: Snapshot) -> dict[str, Collection[str]]:
        """The values by the names of ``cards.FILTERS``; raises BadRequest and NotFound, with the nearest, for what there is not."""
        check_choice("level", self.level or None, LEVELS)
        check_choice("presence", self.presence or None, PRESENCES)
        check_choice("warnings", self.warnings or None, ("yes", "no"))
        given = {name: getattr(self, name) for name in ("level", "year", "genre", "presence", "warnings")}
        return {name: [value] if value else [] for name, value in given.items()} | {
            "region": _regions(snapshot, self.region),
            "subject": [read_subject(self.subject).key] if self.subject else [],
        }


def filter_names(snapshot: Snapshot) -> Mapping[str, Mapping[str, str]]:
    """For filters whose values are no words of people: what each value is called."""
    return {
        "region": {card.region: card.region_name for card in snapshot.cards.values() if card.region_name},
        "subject": {one.key: one.name for one in subjects()},
        "agency": {one.id: one.name for one in snapshot.directory.agencies},
    }


def _regions(snapshot: Snapshot, name: str) -> Collection[str]:
    """The codes of the regions of that code or name; raises NotFound with the nearest."""
    if not name:
        return []
    require(snapshot.store, _REGION, name)
    return [code for code, region in snapshot.regions.items() if region.is_called(name)]
