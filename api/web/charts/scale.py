"""Scales: from values to places on a picture, with round numbers on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` on a way from `start` to `end`, which may lead down."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """The place of the value, to a tenth."""
        part = (value - self.low) / (self.high - self.low)
        return round(self.start + part * (self.end - self.start), 1)


def scale_of(values: Iterable[float], start: float, end: float, most: int = 6) -> Scale:
    """A scale that holds the values, with at most `most` round numbers about it.

    >>> scale_of([52, 88], 0, 100).ticks
    (50, 60, 70, 80, 90)
    """
    found = sorted(values)
    low, high = found[0], found[-1]
    if low == high:
        low, high = (low - abs(low) / 10, high + abs(high) / 10) if low else (0.0, 1.0)
    step = _step((high - low) / (most - 1))
    first = floor(low / step)
    last = -floor(-high / step)
    ticks = tuple(round(place * step, 10) for place in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], start, end, tuple(int(one) if one == int(one) else one for one in ticks))


def _step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 … that is not below `least`."""
    power = 10.0 ** floor(log10(least))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least * 0.999999)
