"""The picture of what is loaded: subjects by levels, a circle for each cell whose area is the number of documents."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from queries import Overview
from queries.overview import PlaceCount

RADIUS = 22.0
"""Of the largest circle, in units of the picture; it has twice that size and a margin of 2."""
_SMALLEST = 3.0
_NAMED = 3  # places that are named in a cell


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: level, number of documents, radius of the circle, the first places, and how many there are besides."""

    level: str
    policies: int
    radius: float
    places: tuple[PlaceCount, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Row:
    """A subject with its cells, from the nation down."""

    subject: str
    name: str
    policies: int
    cells: tuple[Cell, ...]


def matrix(answer: Overview) -> list[Row]:
    """The rows of the picture of an overview."""
    most = max((level.policies for row in answer.subjects for level in row.levels), default=0)
    return [
        Row(
            row.subject,
            row.name,
            row.policies,
            tuple(
                Cell(
                    one.level,
                    one.policies,
                    round(max(RADIUS * sqrt(one.policies / most), _SMALLEST), 1) if one.policies else 0.0,
                    one.places[:_NAMED],
                    len(one.places[_NAMED:]),
                )
                for one in row.levels
            ),
        )
        for row in answer.subjects
    ]
