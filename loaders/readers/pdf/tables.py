"""Tables: cells that rules enclose, or whose columns stand below each other over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from loaders.readers.pdf.lines import Line
from loaders.readers.pdf.pieces import Piece, rows
from loaders.readers.pdf.rules import Grid, Rules, grids


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with words: its row and column, from 0, and its lines."""

    row: int
    column: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or the part of one that stands on a page: its cells row by row, where it begins on the page, and its columns' edges
    where rules show them."""

    top: float
    cells: tuple[Cell, ...]
    edges: tuple[float, ...] = ()

    def goes_on_in(self, other: Table) -> bool:
        """Whether a table at the head of the next page has the same columns."""
        pairs = list(zip(self.edges, other.edges, strict=False))
        return bool(pairs) and len(self.edges) == len(other.edges) and all(abs(a - b) <= _SAME_EDGE for a, b in pairs)


# Ruled tables
_FEWEST_CELLS = 4  # with words, in at least two columns: a frame, or a box with a heading, is no table
_SAME_EDGE = 4.0  # points between the edges of a column on two pages


def ruled_tables(pieces: Sequence[Piece], rules: Rules) -> tuple[list[Table], list[Piece]]:
    """The tables that rules enclose, from the top, and the pieces outside them."""
    tables: list[Table] = []
    rest = list(pieces)
    for grid in grids(rules):
        inside: dict[tuple[int, int], list[Piece]] = {}
        outside: list[Piece] = []
        for piece in rest:
            for cell, part in _parts(piece, grid):
                if cell is None:
                    outside.append(part)
                else:
                    inside.setdefault(cell, []).append(part)
        if len(inside) >= _FEWEST_CELLS and len({column for _, column in inside}) > 1:
            cells = (Cell(row, column, tuple(Line(tuple(line)) for line in rows(inside[row, column]))) for row, column in sorted(inside))
            tables.append(Table(grid.ys[0], tuple(cells), grid.xs))
            rest = outside
    return tables, rest


def _parts(piece: Piece, grid: Grid) -> Iterator[tuple[tuple[int, int] | None, Piece]]:
    """The piece cut where it runs from one cell into another."""
    middle = piece.base - 0.35 * piece.size
    if not grid.ys[0] <= middle <= grid.ys[-1]:
        yield None, piece
        return
    edges = [*piece.lefts, piece.right]
    places = [grid.cell((left + right) / 2, middle) for left, right in pairwise(edges)]
    at = 0
    for cell, run in groupby(places):
        length = len(list(run))
        yield cell, piece.part(at, at + length) if length < len(places) else piece
        at += length


# Aligned tables
_FEWEST_ROWS = 3
_PAGE = re.compile(r"[（(\-—]*\s*\d{1,4}\s*[）)\-—]*")
_WIDEST_CELL = 30  # characters: what is wider is prose
_FILLED = 0.75  # of the squares of rows and columns: with fewer the rows are lines of higher cells
_COLUMN_GAP = 3.0  # points between two columns


def aligned_tables(page: Sequence[Sequence[Line]]) -> list[Line | Table]:
    """The rows of a page in order, as lines, and as tables where at least three rows in turn have cells below each other.

    Rows of an entry and its page, a list of contents, become one line each.
    """
    out: list[Line | Table] = []
    for many, run in groupby(page, key=lambda row: len(row) > 1):
        group = list(run)
        if not many:
            out += (line for row in group for line in row)
        elif _is_contents(group):
            out += (Line(tuple(piece for line in row for piece in line.pieces)) for row in group)
        elif cells := _cells(group):
            out.append(Table(group[0][0].box[1], tuple(cells)))
        else:
            out += (line for row in group for line in row)
    return out


def _is_contents(group: Sequence[Sequence[Line]]) -> bool:
    """Whether the rows are entries with their pages."""
    return all(len(row) == 2 and _PAGE.fullmatch(row[1].text) for row in group) and (
        len(group) >= _FEWEST_ROWS or len(group[0][0].text) > 4
    )


def _cells(group: Sequence[Sequence[Line]]) -> list[Cell]:
    """The cells of rows that stand below each other; none where the columns of two rows run into each other."""
    if len(group) < _FEWEST_ROWS or any(len(line.text) > _WIDEST_CELL for row in group for line in row):
        return []
    columns = _columns(line for row in group for line in row)
    if len(columns) < 2:
        return []
    cells: list[Cell] = []
    for index, row in enumerate(group):
        places = [max(i for i, (left, _) in enumerate(columns) if left <= line.left) for line in row]
        if len(set(places)) < len(places):
            return []
        cells += (Cell(index, column, (line,)) for column, line in zip(places, row, strict=True))
    return cells if len(cells) >= _FILLED * len(group) * len(columns) else []


def _columns(lines: Iterable[Line]) -> list[tuple[float, float]]:
    """The columns that the lines stand in, from left to right."""
    out: list[tuple[float, float]] = []
    for left, right in sorted((line.left, line.right) for line in lines):
        if out and left < out[-1][1] + _COLUMN_GAP:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    return out
