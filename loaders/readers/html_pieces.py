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
    for part, inside in _parts(main, left_out):
        if isinstance(part, str):
            words += part
            level = inside
            continue
        if words.strip():
            yield Paragraph(words.strip(), level)
        words = ""
        if part is not None:
            yield part


def _parts(node: LexborNode, left_out: frozenset[int]) -> Iterator[tuple[str | Table | None, int | None]]:
    """Words, tables, and None where a paragraph ends, each with the level of the heading that it stands in."""
    stack: list[tuple[LexborNode | None, int | None]] = [(node, None)]  # without a node: the end of a paragraph
    while stack:
        one, inside = stack.pop()
        if one is None or one.tag == "br":
            yield None, None
        elif one.tag == "-text":
            yield re.sub(r"[ \t\r\n\f]+", " ", one.text_content or ""), inside
        elif one.tag not in UNREAD and one.mem_id not in left_out and not is_furniture(one):
            table = _table(one, left_out) if one.tag == "table" else None
            if table:
                yield table, None
                continue
            heading = _HEADING.fullmatch(one.tag or "")
            inside = int(heading[1]) if heading else inside
            ends = [(None, None)] * (one.tag in BLOCKS)
            stack += [*ends, *((child, inside) for child in reversed(list(one.iter(include_text=True)))), *ends]


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
