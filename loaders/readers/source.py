"""SourceText: what a reader decoded from a file, as text and as the blocks that it saw."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["line", "paragraph", "cell", "furniture"]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document as its reader saw it, before anyone interprets it: the characters [start, end) of the text.

    A `line` may be a part of a paragraph, a `paragraph` is whole, a `cell` is one of a table, `furniture` stands beside the
    text (a page mark, a running head). What a format does not say is None.
    """

    start: int
    end: int
    kind: BlockKind
    page: int | None = None
    """From 1."""
    box: Box | None = None
    """Left, top, right, bottom in points from the upper left corner of the page."""
    size: float | None = None
    """Type size in points."""
    bold: bool = False
    level: int | None = None
    """Level of a heading as the format states it: 2 for h2, ##, Heading 2."""
    cell: tuple[int, int, int] | None = None
    """Table, row and column of a cell, each from 0."""
    confidence: float | None = None
    """How sure OCR is of the words, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand on a page, from 1; the box as in a block, None where the format has pages without places."""

    page: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document's text as the reader decoded it; every span in the project indexes `text`.

    `blocks` stand in the order of the text and do not overlap; there are none where only lines are known (plain text).
    `warnings` say what of the file is not in the text, one line each.
    """

    name: str
    text: str
    warnings: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def page_at(self, position: int) -> int | None:
        """The page that the character at `position` stands on, None where the format has no pages."""
        index = bisect_right(self.blocks, position, key=lambda block: block.start) - 1
        return self.blocks[index].page if index >= 0 else None

    def places(self, start: int, end: int) -> list[Place]:
        """Where the characters [start, end) stand, one place for each page: the box around the blocks that hold them."""
        boxes: dict[int, Box | None] = {}
        first = max(bisect_right(self.blocks, start, key=lambda block: block.start) - 1, 0)
        for index in range(first, len(self.blocks)):  # a slice would copy the rest of the document for each fact
            block = self.blocks[index]
            if block.start >= end:
                break
            if block.end <= start or block.page is None or block.kind == "furniture":
                continue
            boxes[block.page] = _around(boxes.get(block.page), block.box)
        return [Place(page, box) for page, box in boxes.items()]


def _around(one: Box | None, other: Box | None) -> Box | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
