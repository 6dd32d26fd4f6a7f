"""The figures of an indicator for one year side by side: a row for each region, from the nation down."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.charts.comparables import Comparables
from api.web.charts.scale import scale_of
from queries import IndicatorFigure

WIDTH = 760
MOST = 45
"""How many rows a picture holds."""

_LEFT, _RIGHT, _TOP, _ROW = 150, 60, 24, 20


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure; `far` is the place of the upper end of a range."""

    x: float
    far: float
    figure: IndicatorFigure


@dataclass(frozen=True, slots=True)
class Row:
    """A region with its figures."""

    y: float
    name: str
    level: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class RowChart:
    """The rows, the values on the axis with their places, and how many regions had no room."""

    width: int
    height: int
    year: int
    rows: tuple[Row, ...]
    values: tuple[tuple[float, float], ...]
    left_out: int


def row_chart(group: Comparables, year: int) -> RowChart | None:
    """The picture for a year; None where fewer than two regions have a figure for it."""
    regions: dict[str, list[IndicatorFigure]] = {}
    for one in group.figures:
        if one.year == year:
            regions.setdefault(one.region or one.policy, []).append(one)
    if len(regions) < 2:
        return None
    shown = list(regions.values())[:MOST]
    across = scale_of([end for found in shown for one in found for end in (group.value(one), group.reach(one))], _LEFT, WIDTH - _RIGHT)
    rows = tuple(
        Row(
            _TOP + place * _ROW + _ROW / 2,
            found[0].region_name or found[0].doc_number or found[0].policy_title,
            found[0].level or "",
            tuple(Dot(across.at(group.value(one)), across.at(group.reach(one)), one) for one in found),
        )
        for place, found in enumerate(shown)
    )
    ticks = tuple((across.at(value), value) for value in across.ticks)
    return RowChart(WIDTH, _TOP + len(shown) * _ROW + 8, year, rows, ticks, len(regions) - len(shown))
