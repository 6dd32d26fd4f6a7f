"""Where the cards of the inheritance picture stand and how the ribbons run between them.

Heights are in pixels, the same as in ``inheritance.css``; widths are in thousandths of the picture, which stretches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDTH = 1000
CARD, GAP = 36, 6
"""Heights of a card and of the space below it."""
HEADING, ABOVE_HEADING = 26, 14
"""Heights of a section's heading and of the space above it."""
THICKEST, THINNEST = 24.0, 3.0
"""Widths of a ribbon between equal texts and between texts that share nothing."""
_GUTTER = {2: 180, 3: 110}  # space between columns, by their number
_NARROW = 70
_INSET = 2.0  # from the corner of a card to the first ribbon


@dataclass(frozen=True, slots=True)
class Stretch:
    """A column's left edge and width."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Link:
    """A ribbon to draw, from a card (column, place) to one further right."""

    start: tuple[int, int]
    end: tuple[int, int]
    similarity: float | None


def stretches(count: int) -> list[Stretch]:
    """The columns of a picture with that many."""
    gutter = _GUTTER.get(count, _NARROW)
    width = (WIDTH - gutter * (count - 1)) / max(count, 2)
    return [Stretch(place * (width + gutter), width) for place in range(count)]


def stack(sections: Sequence[str]) -> tuple[list[int], dict[int, int]]:
    """The tops of cards under these section headings, and of each heading by the place of the card below it."""
    tops: list[int] = []
    headings: dict[int, int] = {}
    top = 0
    for place, section in enumerate(sections):
        if section and (not place or section != sections[place - 1]):
            top += ABOVE_HEADING if place else 0
            headings[place] = top
            top += HEADING
        tops.append(top)
        top += CARD + GAP
    return tops, headings


def thickness(similarity: float | None) -> float:
    """The width of a ribbon; the thinnest where no likeness is known."""
    return THINNEST + (THICKEST - THINNEST) * min(max(similarity or 0.0, 0.0), 1.0)


def shapes(links: Sequence[Link], tops: Sequence[Sequence[int]]) -> list[str]:
    """The area of each link's ribbon as an SVG path; `tops` are those of the cards of each column.

    Ribbons at one edge of a card lie one below the other in the order of their other ends, narrower there if they must be. A
    ribbon that skips a column passes between two of its cards.
    """
    columns = stretches(len(tops))
    starts = _edges(links, [link.start for link in links], [link.end for link in links], tops)
    ends = _edges(links, [link.end for link in links], [link.start for link in links], tops)
    drawn = []
    for start, end, link in zip(starts, ends, links, strict=True):
        first, last = columns[link.start[0]], columns[link.end[0]]
        points = [(first.left + first.width, *start), (last.left, *end)]
        middle = (start[0] + end[0]) / 2
        for column in range(link.start[0] + 1, link.end[0]):
            gap = min((top + CARD for top in tops[column]), key=lambda gap: abs(gap - middle), default=middle)
            left = columns[column].left
            points[-1:-1] = [(x, gap + 1.0, gap + GAP - 1.0) for x in (left, left + columns[column].width)]
        drawn.append(_area(points))
    return drawn


def _edges(
    links: Sequence[Link], here: Sequence[tuple[int, int]], there: Sequence[tuple[int, int]], tops: Sequence[Sequence[int]]
) -> list[tuple[float, float]]:
    """For each link the upper and lower end of its ribbon at the edge of its card `here`."""
    at: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for k in sorted(range(len(links)), key=lambda k: (tops[there[k][0]][there[k][1]], there[k])):
        at[here[k]].append(k)
    edges: dict[int, tuple[float, float]] = {}
    for (column, place), held in at.items():
        widths = [thickness(links[k].similarity) for k in held]
        room = CARD - 2 * _INSET
        scale = min(1.0, room / sum(widths))
        y = tops[column][place] + CARD / 2 - sum(widths) * scale / 2
        for k, width in zip(held, widths, strict=True):
            edges[k] = (y, y + width * scale)
            y += width * scale
    return [edges[k] for k in range(len(links))]


def _area(points: Sequence[tuple[float, float, float]]) -> str:
    """The outline through `points`: (x, upper y, lower y), from left to right and back."""
    upper = [(x, y) for x, y, _ in points]
    lower = [(x, y) for x, _, y in reversed(points)]
    return f"M{_at(*upper[0])}{''.join(_curves(upper))}L{_at(*lower[0])}{''.join(_curves(lower))}Z"


def _curves(points: Sequence[tuple[float, float]]) -> Iterator[str]:
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = (x0 + x1) / 2
        yield f"C{_at(middle, y0)} {_at(middle, y1)} {_at(x1, y1)}"


def _at(x: float, y: float) -> str:
    return f"{x:.6g},{y:.6g}"
