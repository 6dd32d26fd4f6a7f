"""Tables of a document as rows of cells: those that a reader saw, and those that lines of plain text make.

A table that goes on over a page is one. Positions index the cleaned text, in which a cell is a paragraph or a part of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from loaders.readers.source import SourceText
from loaders.structure.clean import CleanText


@dataclass(frozen=True, slots=True)
class Cell:
    """The words [start, end) of a cell; none where it is empty, or where a merged cell reaches: that one stands at its first square."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all rows of one length; at least two rows and two columns, and the first cell with words."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def start(self) -> int:
        """Where its first cell begins."""
        return self.rows[0][0].start

    @property
    def end(self) -> int:
        """Where its last cell ends."""
        return self.rows[-1][-1].end


_Span = tuple[int, int]
_Grid = list[list[_Span | None]]
"""Rows of cells as spans of the source; None where there are no words."""


def tables(source: SourceText, clean: CleanText) -> tuple[Table, ...]:
    """The tables of a document in order."""
    grids = _seen(source) if source.blocks else _printed(source.text)
    return tuple(_table(clean, grid) for grid in grids if len(grid) > 1 and len(grid[0]) > 1)


def _table(clean: CleanText, grid: _Grid) -> Table:
    at = clean.place(next(span[0] for row in grid for span in row if span))
    rows: list[tuple[Cell, ...]] = []
    for row in grid:
        cells: list[Cell] = []
        for span in row:
            start, end = (clean.place(span[0]), clean.place(span[1])) if span else (at, at)
            words = clean.text[start:end].rstrip("\n")
            at = start + len(words)
            cells.append(Cell(start, at, words))
        rows.append(tuple(cells))
    return Table(tuple(rows))


def _seen(source: SourceText) -> Iterator[_Grid]:
    """The tables whose cells a reader saw; two of one width with nothing between them are one that a page has cut."""
    grids: list[_Grid] = []
    follows = False
    blocks = (block for block in source.blocks if block.kind != "furniture")
    for number, group in groupby(blocks, key=lambda block: block.cell and block.cell[0]):
        if number is None:
            follows = False
            continue
        places = {block.cell[1:]: (block.start, block.end) for block in group if block.cell}
        rows, width = sorted({row for row, _ in places}), 1 + max(column for _, column in places)
        grid: _Grid = [[places.get((row, column)) for column in range(width)] for row in rows]
        if follows and len(grids[-1][0]) == width:
            grids[-1] += grid
        else:
            grids.append(grid)
        follows = True
    return iter(grids)


_PIPES = re.compile(r"\|.*\|")  # | 1 | 新建社区食堂20个 | 市民政局 |
_RULE = re.compile(r"[\s:|+-]+")  # |---|---|
_TAB, _PIPE = re.compile(r"\t"), re.compile(r"\|")
_GAP = re.compile(r" {2,}|\u3000[ \u3000]*")  # 1  新建社区食堂20个  市民政局
_MAY_PART = re.compile(r"[\t|\u3000]| {2}")  # most lines are not parted
_FEWEST_ALIGNED = 3  # rows that blanks part alike: two lines of a letterhead are parted so by chance


def _printed(text: str) -> Iterator[_Grid]:
    """The tables that neighbouring lines of a plain text make: their cells are parted by tabs, pipes, or gaps of like number."""
    lines: list[tuple[str, list[_Span | None]]] = []
    start = 0
    for line in text.split("\n"):
        if line.strip() and not ("|" in line and _RULE.fullmatch(line)):
            lines.append(_row(line, start))
        start += len(line) + 1
    for kind, group in groupby(lines, key=lambda line: line[0]):
        rows = [row for _, row in group]
        if kind and len(rows) >= (_FEWEST_ALIGNED if kind.startswith("gap") else 2):
            width = max(map(len, rows))
            yield [[*row, *[None] * (width - len(row))] for row in rows]


def _row(line: str, start: int) -> tuple[str, list[_Span | None]]:
    """How the cells of a line are parted (nothing for a line without) and where they stand."""
    if not _MAY_PART.search(line):
        return "", []
    left = len(line) - len(line.lstrip(" \u3000\ufeff"))
    words = line.strip(" \u3000\ufeff\r")
    if "\t" in words.strip():
        return "tab", list(_parts(words, _TAB, start + left))
    if "|" in words and _PIPES.fullmatch(words.strip()):
        return "pipe", list(_parts(words.strip()[1:-1], _PIPE, start + line.index("|") + 1))
    parts = list(_parts(words, _GAP, start + left))
    return (f"gap {len(parts)}", parts) if len(parts) > 1 else ("", [])


def _parts(words: str, mark: re.Pattern[str], start: int) -> Iterator[_Span | None]:
    """The spans of the cells between marks, without the blanks around their words; None for one without words."""
    left = 0
    for right in (*(found.span() for found in mark.finditer(words)), (len(words), len(words))):
        cell = words[left : right[0]]
        begins = start + left + len(cell) - len(cell.lstrip())
        yield (begins, begins + len(cell.strip())) if cell.strip() else None
        left = right[1]
