"""Figures of an indicator that may stand in one picture: of one kind of change, in units that can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from queries import IndicatorFigure


@dataclass(frozen=True, slots=True)
class Comparables:
    """Figures of one kind of change (level, increase or decrease), and the unit that most of them are printed in."""

    change: str
    unit: str
    factor: float
    """What one of the unit that figures are compared in is in `unit`."""
    figures: tuple[IndicatorFigure, ...]

    def value(self, figure: IndicatorFigure) -> float:
        """The figure in `unit`."""
        return figure.value if figure.value_si is None else figure.value_si * self.factor

    def reach(self, figure: IndicatorFigure) -> float:
        """The upper end of a range in `unit`; of any other figure the figure itself."""
        return self._scaled(figure, figure.value if figure.value_max is None else figure.value_max)

    def baseline(self, figure: IndicatorFigure) -> float | None:
        """The figure of the baseline year in `unit`; None where there is none, and for an amount of change."""
        if figure.baseline_value is None or figure.baseline_year is None or self.change != "level":
            return None
        return self._scaled(figure, figure.baseline_value)

    def years(self) -> Counter[int]:
        """How many of the figures are to be met in which year."""
        return Counter(one.year for one in self.figures if one.year is not None)

    def _scaled(self, figure: IndicatorFigure, value: float) -> float:
        return value * self.value(figure) / figure.value if figure.value else value


def comparables(figures: Iterable[IndicatorFigure]) -> list[Comparables]:
    """The figures by kind of change and by unit, the largest group first; 万吨 and 吨 are one group, 吨 and % are two."""
    groups: dict[tuple[str, str], list[IndicatorFigure]] = {}
    for one in figures:
        groups.setdefault((one.change, one.unit_si or one.unit or ""), []).append(one)
    return sorted((_group(change, found) for (change, _), found in groups.items()), key=lambda one: -len(one.figures))


def _group(change: str, figures: list[IndicatorFigure]) -> Comparables:
    unit = Counter(one.unit or "" for one in figures).most_common(1)[0][0]
    factors = (one.value / one.value_si for one in figures if (one.unit or "") == unit and one.value_si)
    return Comparables(change, unit, next(factors, 1.0), tuple(figures))
