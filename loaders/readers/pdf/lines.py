"""Lines: the pieces of a page become printed lines in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.readers.pdf.pieces import CELL_GAP, WORD_GAP, Piece, rows
from loaders.readers.source import Box

_ASCENT = 0.85  # of the type size, how far a character reaches above its baseline, and the rest below it


@dataclass(frozen=True)
class Line:
    """Pieces that stand on one printed line, from left to right."""

    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        """The words, with a blank for a gap."""
        text = self.pieces[0].text
        for before, piece in zip(self.pieces, self.pieces[1:], strict=False):
            text += (" " if piece.spaced or piece.left - before.right > WORD_GAP * piece.size else "") + piece.text
        return text

    @cached_property
    def size(self) -> float:
        """The type size of most characters."""
        if len(self.pieces) == 1:
            return self.pieces[0].size
        sizes: Counter[float] = Counter()
        for piece in self.pieces:
            sizes[piece.size] += len(piece.text)
        return sizes.most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Whether the line begins in bold type."""
        return self.pieces[0].style.bold

    @property
    def left(self) -> float:
        """The left edge."""
        return self.pieces[0].left

    @cached_property
    def right(self) -> float:
        """The right edge."""
        return max(piece.right for piece in self.pieces)

    @property
    def base(self) -> float:
        """The baseline of the first piece."""
        return self.pieces[0].base

    @property
    def box(self) -> Box:
        """The place on the page."""
        return (self.left, self.base - _ASCENT * self.size, self.right, self.base + (1 - _ASCENT) * self.size)


def segments(row: Sequence[Piece]) -> list[Line]:
    """The lines that stand side by side in a row, parted by wide gaps."""
    out: list[list[Piece]] = []
    for piece in row:
        if out and piece.left - out[-1][-1].right < CELL_GAP * max(piece.size, out[-1][-1].size):
            out[-1].append(piece)
        else:
            out.append([piece])
    return [Line(tuple(part)) for part in out]


# A page set in two columns
_FEWEST_ROWS = 8  # lines that a gutter has on each side
_COLUMN_SHARE = 0.6  # of the lines between the first and the last beside a gutter, how many keep clear of it
_NARROWEST = 8  # characters in a line of a column, in the middle: what is narrower is a table


def lined(pieces: Iterable[Piece], width: float) -> list[list[Line]]:
    """The rows of a page `width` wide, each with the lines that stand side by side in it; two columns are read one after the other."""
    page = [segments(row) for row in rows(pieces)]
    gutter = _gutter(page, width)
    if gutter is None:
        return page
    beside = [i for i, row in enumerate(page) if _parts(row, gutter)]
    first, last = beside[0], beside[-1] + 1
    between = page[first:last]
    left = [[line for line in row if line.right <= gutter] for row in between]
    right = [[line for line in row if line.right > gutter] for row in between]
    return page[:first] + [row for row in left if row] + [row for row in right if row] + page[last:]


def _parts(row: list[Line], gutter: float) -> bool:
    """Whether a gutter has a line on either side in this row."""
    return row[0].right <= gutter <= row[-1].left and all(line.right <= gutter or line.left >= gutter for line in row)


def _gutter(page: list[list[Line]], width: float) -> float | None:
    """Where the gutter of two columns of prose stands; None on a page of one column."""
    pairs = [row for row in page if len(row) == 2]
    if len(pairs) < _FEWEST_ROWS:
        return None
    middles = sorted((row[0].right + row[1].left) / 2 for row in pairs)
    gutter = middles[len(middles) // 2]
    beside = [i for i, row in enumerate(page) if len(row) == 2 and _parts(row, gutter)]
    if len(beside) < _FEWEST_ROWS or not 0.35 * width < gutter < 0.65 * width:
        return None
    clear = sum(all(line.right <= gutter or line.left >= gutter for line in row) for row in page[beside[0] : beside[-1] + 1])
    if clear < max(_COLUMN_SHARE * (beside[-1] + 1 - beside[0]), len(beside)):
        return None
    lengths = [sorted(len(page[i][side].text) for i in beside)[len(beside) // 2] for side in (0, 1)]
    return gutter if min(lengths) >= _NARROWEST else None
