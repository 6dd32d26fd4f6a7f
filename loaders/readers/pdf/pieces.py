"""Pieces: characters that touch on one line of a page, as text with places.

All places are in points in the frame of the page's upright text: x to the right, y downwards from the upper edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

# Lengths as shares of the type size
SAME_LINE = 0.5  # between the baselines of two characters of a line: 2.5 in PM2.5 stands lower
_RAISED = 0.7  # between the baselines of a line and of a raised figure: m³
_RAISED_SIZE = 0.75  # of the type size of its line, how large a raised or lowered figure is at most
WORD_GAP = 0.3  # a gap that stands for a blank
_LETTER_GAP = 0.15  # a gap that stands for a blank between Latin words: DB/T 29
CELL_GAP = 2.0  # a gap that parts two cells of a table
_SAME_BASE = 0.1  # between the baselines of characters that are drawn in one go
_SAME_PLACE = 0.2  # the same character twice within it is one, printed twice for boldness
_OVERLAP = 1.0  # how far a character may reach back over the one before it: 》（ are drawn closer


class Style(NamedTuple):
    """How a run of characters is drawn; `turn` is its writing direction in degrees, a multiple of 90."""

    size: float
    bold: bool
    turn: int


Char = tuple[str, float, float, float, Style]
"""A character as the file has it: text, start and end along its writing direction, baseline across it (upwards), style."""


@dataclass(slots=True)
class Piece:
    """Characters that touch; `lefts` has the left edge of each character of the text."""

    text: str
    lefts: list[float]
    right: float
    base: float
    style: Style
    spaced: bool = False
    """Whether the file draws a blank before it."""

    @property
    def left(self) -> float:
        """The left edge."""
        return self.lefts[0]

    @property
    def size(self) -> float:
        """The type size."""
        return self.style.size

    def part(self, first: int, stop: int) -> Piece:
        """The characters [first, stop) as a piece of their own."""
        right = self.lefts[stop] if stop < len(self.lefts) else self.right
        return Piece(self.text[first:stop], self.lefts[first:stop], right, self.base, self.style, self.spaced and not first)


def build_pieces(chars: Iterable[Char], left: float, top: float) -> list[Piece]:
    """The pieces of a page with this upper left corner, in the order in which the file draws them; blanks stand only inside a piece."""
    pieces: list[Piece] = []
    piece: Piece | None = None
    blank = False
    size = right = base = 0.0
    for text, start, end, height, style in chars:
        if text.isspace():
            blank = True
            continue
        start, end = start - left, end - left
        if (
            piece is not None
            and style == piece.style
            and abs(top - height - base) < _SAME_BASE * size
            and -_OVERLAP * size < start - right < (CELL_GAP if blank else WORD_GAP) * size
        ):
            if blank or (start - right > _LETTER_GAP * size and _are_words(piece.text[-1], text)):
                piece.text += " "
                piece.lefts.append(right)
            elif text == piece.text[-1] and start - piece.lefts[-1] < _SAME_PLACE * size:
                continue
            piece.text += text
            piece.lefts.append(start)
            piece.right = right = end
        else:
            base, size, right = top - height, style.size, end
            piece = Piece(text, [start], right, base, style, blank)
            pieces.append(piece)
        blank = False
    return pieces


def _are_words(before: str, after: str) -> bool:
    """Whether two characters are of Latin words, or one of a word and one of a number."""
    both = before + after
    return both.isascii() and both.isalnum() and not both.isdigit()


def rows(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each printed line from the top, from left to right, each character once."""
    row: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: p.base):
        main = max(row, key=lambda p: p.size, default=piece)
        small, large = sorted((piece.size, main.size))
        if piece.base - main.base >= (SAME_LINE if small > _RAISED_SIZE * large else _RAISED) * large:
            yield _printed_once(row)
            row = []
        row.append(piece)
    if row:
        yield _printed_once(row)


def _printed_once(row: list[Piece]) -> list[Piece]:
    """A line's pieces from left to right, without characters that are drawn a second time in the same place."""
    row.sort(key=lambda p: p.left)
    out: list[Piece] = []
    for piece in row:
        near = _SAME_PLACE * piece.size
        seen = [(c, x) for p in out if p.right > piece.left + near for c, x in zip(p.text, p.lefts, strict=True)]
        if not seen:
            out.append(piece)
            continue
        is_new = [not any(c == d and abs(x - y) < near for d, y in seen) for c, x in zip(piece.text, piece.lefts, strict=True)]
        at = 0
        for new, run in groupby(is_new):
            length = len(list(run))
            if new:
                out.append(piece.part(at, at + length))
            at += length
    return out
