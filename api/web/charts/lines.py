"""The figures of an indicator by year: a line for each region, whose marks and dashes tell its level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.web.charts.comparables import Comparables
from api.web.charts.scale import Scale, scale_of
from queries import IndicatorFigure

WIDTH, HEIGHT = 760, 340
MOST = 12
"""How many lines a picture holds."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 110, 16, 30
_LINE = 15  # height of a name beside the end of its line


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure at its year; `far` is the place of the upper end of a range. One of a baseline is no target."""

    x: float
    y: float
    far: float
    figure: IndicatorFigure
    is_baseline: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of a region, with the place of its name."""

    name: str
    level: str
    marks: tuple[Mark, ...]
    x: float
    y: float

    @property
    def path(self) -> str:
        """The way through the marks, as SVG writes it."""
        return "M" + "L".join(f"{one.x} {one.y}" for one in self.marks)


@dataclass(frozen=True, slots=True)
class LineChart:
    """The lines, the years and the values on the axes with their places, and how many regions had no room."""

    width: int
    height: int
    lines: tuple[Line, ...]
    years: tuple[tuple[float, int], ...]
    values: tuple[tuple[float, float], ...]
    left_out: int


def line_chart(group: Comparables) -> LineChart | None:
    """The picture of figures that can be compared; None where no region has figures for two years."""
    regions: dict[tuple[str, str], list[IndicatorFigure]] = {}
    for one in group.figures:
        if one.year is not None:
            regions.setdefault((one.region or one.policy, one.level or ""), []).append(one)
    kept = {key: found for key, found in regions.items() if len(_points(group, found)) > 1}
    if not kept:
        return None
    shown = dict(list(kept.items())[:MOST])
    points = [point for found in shown.values() for point in _points(group, found).items()]
    years = sorted({year for year, _ in points})
    across = Scale(years[0], years[-1], _LEFT, WIDTH - _RIGHT, ())
    reached = [group.reach(one) for found in shown.values() for one in found]
    up = scale_of([*(value for _, value in points), *reached], HEIGHT - _BOTTOM, _TOP)
    lines = [_line(group, found, across, up) for found in shown.values()]
    return LineChart(
        WIDTH,
        HEIGHT,
        tuple(_apart(lines)),
        tuple((across.at(year), year) for year in years),
        tuple((up.at(value), value) for value in up.ticks),
        len(regions) - len(shown),
    )


def _points(group: Comparables, figures: Sequence[IndicatorFigure]) -> dict[int, float]:
    """A value for each year of a region, baselines included."""
    found: dict[int, float] = {}
    for one in figures:
        baseline = group.baseline(one)
        if baseline is not None and one.baseline_year is not None:
            found.setdefault(one.baseline_year, baseline)
        if one.year is not None:
            found[one.year] = group.value(one)
    return found


def _line(group: Comparables, figures: Sequence[IndicatorFigure], across: Scale, up: Scale) -> Line:
    marks = []
    for one in figures:
        baseline = group.baseline(one)
        if baseline is not None and one.baseline_year is not None:
            marks.append(Mark(across.at(one.baseline_year), up.at(baseline), up.at(baseline), one, True))
        if one.year is not None:
            marks.append(Mark(across.at(one.year), up.at(group.value(one)), up.at(group.reach(one)), one))
    marks.sort(key=lambda mark: (mark.x, -mark.y))
    first = figures[0]
    return Line(first.region_name or first.doc_number or first.policy_title, first.level or "", tuple(marks), marks[-1].x, marks[-1].y)


def _apart(lines: Sequence[Line]) -> list[Line]:
    """The lines with their names moved down as far as is needed for none to cover another."""
    lowest = float(_TOP - _LINE)
    moved = []
    for line in sorted(lines, key=lambda one: one.y):
        lowest = max(line.y, lowest + _LINE)
        moved.append(Line(line.name, line.level, line.marks, line.x, lowest))
    return moved
