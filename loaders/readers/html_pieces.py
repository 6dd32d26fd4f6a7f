"""The pieces of a main text: its paragraphs, one per block or line break, and its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from loaders.readers.html_tree import BLOCKS, UNREAD, is_furniture

_WIDEST = 100  # columns or rows that one cell may span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of a paragraph; `level` is that of a heading, from 1."""

    text: str
    level: int | None = None


_HEADING = re.compile(r"h([1-6])")

Table = list[list[str]]
"""Rows of cells; an empty string where a cell holds no word or a merged one reaches."""


def pieces_of(main: LexborNode, left_out: frozenset[int]) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables in an element, in order, without the elements `left_out` (by id)."""
    words = ""
    level: int | None = None
    stack: list[tuple[LexborNode | None, int | None]] = [(main, None)]  # without a node: the end of a paragraph
    while stack:
        node, inside = stack.pop()
        if node is not None and node.tag == "-text":
            words += re.sub(r"[ \t\r\n\f]+", " ", node.text_content or "")
            level = inside
            continue
        if node is not None and (node.tag in UNREAD or node.mem_id in left_out or is_furniture(node)):
            continue
        table = _table(node, left_out) if node is not None and node.tag == "table" else None
        if (node is None or node.tag == "br" or table) and words.strip():
            yield Paragraph(words.strip(), level)
        if node is None or node.tag == "br" or table:
            words = ""
        if table:
            yield table
        elif node is not None:
            heading = _HEADING.fullmatch(node.tag or "")
            inside = int(heading[1]) if heading else inside
            ends = [(None, None)] * (node.tag in BLOCKS)
            stack += [*ends, *((child, inside) for child in reversed(list(node.iter(include_text=True)))), *ends]


def _table(table: LexborNode, left_out: frozenset[int]) -> Table | None:
    """The cells of a table; None for one that only lays out the page: it holds another, or has a single row or column."""
    rows = [row for row in table.css("tr") if row.mem_id not in left_out]
    if len(rows) < len(table.css("tr")) or any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return None
    grid: Table = []
    covered: dict[tuple[int, int], bool] = {}  # places that a merged cell reaches
    for index, row in enumerate(rows):
        grid.append([])
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            while covered.get((index, len(grid[-1]))):
                grid[-1].append("")
            column, width, height = len(grid[-1]), _span(cell, "colspan"), _span(cell, "rowspan")
            covered.update({(index + down, column + right): True for down in range(height) for right in range(width)})
            grid[-1] += [_words(cell), *[""] * (width - 1)]
    return grid if len(rows) > 1 and max(map(len, grid)) > 1 else None


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "").strip()
    return min(int(value), _WIDEST) if value.isdecimal() and int(value) else 1


def _words(cell: LexborNode) -> str:
    """The words of a cell, its paragraphs on lines of their own."""
    return "\n".join(piece.text for piece in pieces_of(cell, frozenset()) if isinstance(piece, Paragraph))
