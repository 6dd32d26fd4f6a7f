"""Indicators: the quantities that policies set figures for, and the figures of one by region and year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph.errors import NotFound
from graph.stores.base import Store
from queries.answer import Answer
from queries.library import fetch
from queries.listing import LEVELS, UNKNOWN, places_of
from queries.referents import nearest_names
from queries.snapshot import Snapshot

IndicatorOrder = Literal["documents", "figures", "regions", "name"]
"""What the list may be sorted by; counts with the greatest first."""


@dataclass(frozen=True, slots=True)
class IndicatorSummary(Answer):
    """An indicator and how often documents set a figure for it."""

    id: str
    """Id of the indicator."""
    name: str
    """Canonical name."""
    aliases: tuple[str, ...]
    """Other names that mean the same."""
    unit_dimension: str | None
    """percent, area, mass, count, currency …; null for one that the reference data does not name."""
    direction: str | None
    """Which way is stricter: higher or lower; null when unknown."""
    additive: bool | None
    """Whether parts add up; null when unknown."""
    figures: int
    """How many figures there are."""
    documents: int
    """How many documents set one."""
    regions: int
    """In how many regions these documents apply."""
    first_year: int | None
    """Earliest year that a figure is to be met."""
    last_year: int | None
    """Latest year that a figure is to be met."""
    units: tuple[str, ...]
    """Units as printed."""


@dataclass(frozen=True, slots=True)
class IndicatorFigure(Answer):
    """A figure that a document sets for an indicator."""

    id: str
    """Id of the target."""
    policy: str
    """Id of the document."""
    policy_title: str
    """Its title."""
    doc_number: str | None
    """Its 发文字号."""
    date: str | None
    """Its 成文日期, or 印发日期 when that is unknown."""
    level: str | None
    """Level of the region that it applies in: national, province, city, county or township."""
    region: str | None
    """Code of that region."""
    region_name: str | None
    """Name of that region."""
    provision: str
    """Id of the provision that the figure stands in."""
    path: str | None
    """Numerals from the section to it."""
    heading: str | None
    """Its heading."""
    change: str
    """level, or the amount of an increase or a decrease."""
    comparator: str
    """=, >=, >, <=, <, ~ or range."""
    value: float
    """The figure, in `unit`."""
    value_max: float | None
    """Upper end of a range, in `unit`."""
    unit: str | None
    """Unit as printed."""
    value_si: float | None
    """The figure in `unit_si`."""
    unit_si: str | None
    """Unit that figures are compared in; null for a unit that is not known."""
    year: int | None
    """Year that it is to be met."""
    baseline_year: int | None
    """Year that it is compared with."""
    baseline_value: float | None
    """Figure in that year, in `unit`."""
    commitment: str | None
    """stated, strive (力争), binding (约束性) or expected (预期性)."""
    scope: str | None
    """What the figure covers."""
    quote: str
    """The words."""


@dataclass(frozen=True, slots=True)
class IndicatorAnswer(Answer):
    """An indicator with the figures that documents set for it."""

    indicator: IndicatorSummary
    """The indicator; its counts are those of all figures, whatever the answer is narrowed to."""
    figures: tuple[IndicatorFigure, ...]
    """The figures, from the nation down, by region, year and document."""


_ORDERS: Mapping[str, Callable[[IndicatorSummary], Any]] = {
    "documents": lambda one: (-one.documents, -one.figures),
    "figures": lambda one: -one.figures,
    "regions": lambda one: (-one.regions, -one.figures),
    "name": lambda one: one.name,
}


def find_indicators(
    store: Store, name: str = "", *, dimension: str = "", direction: str = "", least: int = 1, order: IndicatorOrder = "documents"
) -> list[IndicatorSummary]:
    """The indicators with `name` in one of their names, for which `least` documents set a figure; ``UNKNOWN`` asks for those without a value."""
    wanted = {"unit_dimension": dimension, "direction": direction}

    def fits(one: IndicatorSummary) -> bool:
        if one.documents < least or any(value and (getattr(one, field) or UNKNOWN) != value for field, value in wanted.items()):
            return False
        return any(name in known for known in (one.name, *one.aliases))

    return sorted(filter(fits, _summaries(Snapshot(store))), key=lambda one: (_ORDERS[order](one), one.id))


def read_indicator(
    store: Store, indicator: str, *, region: str = "", below: bool = False, change: str = "", year: int = 0
) -> IndicatorAnswer:
    """The indicator of that id, name or alias with its figures; raises NotFound with the nearest names.

    `region` is a code or a name, with `below` also the regions that lie in it; `year` 0 stands for all.
    """
    snapshot = Snapshot(store)
    known = _summaries(snapshot)
    found = next((one for one in known if indicator in (one.id, one.name, *one.aliases)), None)
    if found is None:
        raise NotFound(f"no indicator is called {indicator!r}", nearest_indicators(known, indicator))
    places = places_of(snapshot, region, below)
    figures = (IndicatorFigure(**row) for row in fetch(store, "indicator-figures", indicator=found.id))
    kept = [
        one for one in figures if (places is None or (one.region or "") in places) and change in ("", one.change) and year in (0, one.year)
    ]
    return IndicatorAnswer(found, tuple(sorted(kept, key=_place)))


def nearest_indicators(indicators: Iterable[IndicatorSummary], name: str) -> list[str]:
    """Up to five names of indicators that come close to `name`, best first, one for each indicator."""
    return nearest_names(((one.id, called, called) for one in indicators for called in (one.name, *one.aliases)), name)


def _summaries(snapshot: Snapshot) -> list[IndicatorSummary]:
    return [
        IndicatorSummary(**{**row, "aliases": tuple(row["aliases"] or ()), "units": tuple(unit for unit in row["units"] if unit)})
        for row in snapshot.rows("indicator-overview")
    ]


def _place(figure: IndicatorFigure) -> tuple[int, str, int, str]:
    level = LEVELS.index(figure.level) if figure.level in LEVELS else len(LEVELS)
    return level, figure.region or "", figure.year or 0, figure.id
