"""A page: what stands on it, in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.readers.pdf.lines import Line, lined
from loaders.readers.pdf.pdfium import Seen
from loaders.readers.pdf.pieces import rows
from loaders.readers.pdf.tables import Table, aligned_tables, ruled_tables


@dataclass(frozen=True, slots=True)
class Page:
    """The lines and tables of a page in reading order, its height in points, and whether a picture stands on it."""

    items: tuple[Line | Table, ...]
    turned: tuple[Line, ...]
    height: float
    picture: bool
    confidence: float | None = None
    """How sure OCR is of a page that it read, in [0, 1]."""
    warning: str | None = None
    lost: bool = False
    """Whether the file is broken here, so that nothing is known of the page."""


def read_page(seen: Seen) -> Page:
    """The page in reading order: from the top, tables where they begin, two columns one after the other, sideways text last."""
    tables, rest = ruled_tables(seen.pieces, seen.rules)
    items = aligned_tables(lined(rest, seen.width))
    for table in reversed(tables):
        place = next((i for i, item in enumerate(items) if _top(item) > table.top), len(items))
        items.insert(place, table)
    turned = tuple(Line(tuple(row)) for pieces in seen.turned for row in rows(pieces))
    return Page(tuple(items), turned, seen.height, seen.picture)


def _top(item: Line | Table) -> float:
    return item.top if isinstance(item, Table) else item.base
