"""Rules: the straight lines that a page draws, and the grids that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Rule = tuple[float, float, float, float]
"""Left, top (or bottom), right, bottom (or top) of a line; it is thin one way."""

_THICKEST = 3.0  # points: what is thicker is a bar, not a rule
_SHORTEST = 6.0  # points: what is shorter is a dash or a glyph's part
_TOUCH = 3.0  # points within which two places are the same
_COLUMNS_OF_ROW = 4  # of a table that has one row on the page, as the head of one that goes on overleaf
_REACH = 6.0  # points within which the end of a rule meets another: a cell's own border may stop short of the next


@dataclass(slots=True)
class Rules:
    """The lines of a page: `across` as (y, left, right), `down` as (x, top, bottom)."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)

    def add(self, rule: Rule) -> None:
        """Take up one line."""
        left, top, right, bottom = rule
        if right - left >= bottom - top:
            self.across.append(((top + bottom) / 2, left, right))
        else:
            self.down.append(((left + right) / 2, top, bottom))


def rules_of_box(box: Rule, is_stroked: bool) -> list[Rule]:
    """The lines that a drawn box is or, when it is stroked, has as its edges."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if min(width, height) <= _THICKEST:
        return [box] if max(width, height) >= _SHORTEST else []
    if not is_stroked:
        return []
    return [(left, top, right, top), (left, bottom, right, bottom), (left, bottom, left, top), (right, bottom, right, top)]


def rules_of_path(points: Sequence[tuple[bool, float, float]], is_stroked: bool) -> list[Rule]:
    """The straight lines of a path: of a stroked one its segments, of a filled one the boxes that are thin."""
    found: list[Rule] = []
    if is_stroked:
        for (_, x0, y0), (is_line, x1, y1) in pairwise(points):
            if is_line and min(abs(x1 - x0), abs(y1 - y0)) < 1:
                found += rules_of_box((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), is_stroked=False)
        return found
    part: list[tuple[float, float]] = []
    for is_line, x, y in [*points, (False, 0.0, 0.0)]:
        if not is_line:
            if part:
                xs, ys = [p[0] for p in part], [p[1] for p in part]
                found += rules_of_box((min(xs), min(ys), max(xs), max(ys)), is_stroked=False)
            part = []
        part.append((x, y))
    return found


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the places of its columns' and rows' edges, and for each square the cell (row, column) that it belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[tuple[int, int], tuple[int, int]]

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell in which a place lies; None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        column = max(i for i, edge in enumerate(self.xs[:-1]) if edge <= x)
        row = max(i for i, edge in enumerate(self.ys[:-1]) if edge <= y)
        return self.cells[row, column]


def grids(rules: Rules) -> list[Grid]:
    """The grids of at least two columns and two rows, and single rows of several columns, from the top of the page."""
    found = [grid for across, down in _groups(rules) if (grid := _grid(across, down))]
    return sorted(found, key=lambda grid: grid.ys[0])


Lines = list[tuple[float, float, float]]


def _merged(lines: Lines) -> Lines:
    """The lines, those joined that lie on each other or follow each other without a gap."""
    out: Lines = []
    for place, start, end in sorted(lines, key=lambda line: (round(line[0] / _TOUCH), line[1])):
        if out and abs(out[-1][0] - place) <= _TOUCH and start <= out[-1][2] + _REACH:
            out[-1] = (out[-1][0], out[-1][1], max(out[-1][2], end))
        else:
            out.append((place, start, end))
    return out


def _groups(rules: Rules) -> list[tuple[Lines, Lines]]:
    """The lines that meet, group by group; lines that meet none are left out."""
    across, down = _merged(rules.across), _merged(rules.down)
    group = list(range(len(across)))  # of each line across, the group; a line down joins groups

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    met: list[list[int]] = []
    for x, top, bottom in down:
        touched = [
            i for i, (y, left, right) in enumerate(across) if top - _REACH <= y <= bottom + _REACH and left - _REACH <= x <= right + _REACH
        ]
        met.append(touched)
        for i in touched[1:]:
            group[root(i)] = root(touched[0])
    found: dict[int, tuple[Lines, Lines]] = {}
    for line, touched in zip(down, met, strict=True):
        if touched:
            found.setdefault(root(touched[0]), ([], []))[1].append(line)
    for i, line in enumerate(across):
        if root(i) in found:
            found[root(i)][0].append(line)
    return list(found.values())


def _grid(across: Lines, down: Lines) -> Grid | None:
    """The grid that lines make; None when it has one column or one row of few. A table may be open at its sides."""
    xs = _edges([x for x, _, _ in down], across)
    ys = _edges([y for y, _, _ in across], down)
    if len(xs) < 3 or len(ys) < 2 or (len(ys) == 2 and len(xs) < _COLUMNS_OF_ROW + 1):
        return None
    parent = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}

    def root(square: tuple[int, int]) -> tuple[int, int]:
        while parent[square] != square:
            square = parent[square]
        return square

    def join(one: tuple[int, int], other: tuple[int, int]) -> None:
        first, second = sorted((root(one), root(other)))
        parent[second] = first

    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            if column + 2 < len(xs) and not _covered(down, right, (top + bottom) / 2):
                join((row, column), (row, column + 1))
            if row + 2 < len(ys) and not _covered(across, bottom, (left + right) / 2):
                join((row, column), (row + 1, column))
    return Grid(xs, ys, {square: root(square) for square in parent})


def _edges(places: list[float], crossing: Lines) -> tuple[float, ...]:
    """The edges of columns or rows: where the lines are, and where those that cross them end, if that is further out."""
    first, last = min(line[1] for line in crossing), max(line[2] for line in crossing)
    ends = [first] * (first < min(places) - _REACH) + [last] * (last > max(places) + _REACH)
    return _places([*places, *ends])


def _covered(lines: Lines, place: float, along: float) -> bool:
    return any(abs(line[0] - place) <= _TOUCH and line[1] <= along <= line[2] for line in lines)


def _places(values: Sequence[float]) -> tuple[float, ...]:
    """The values in order, those within a touch taken as one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _TOUCH:
            out.append(value)
    return tuple(out)
