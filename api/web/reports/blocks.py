"""What a report is made of, whatever file it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a cell; `changed` ones stand out from those of the other document."""

    text: str
    changed: bool = False


Cell = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first level."""

    text: str
    is_heading: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its head is repeated on every page, and no row is broken over two.

    `widths` are shares of the width; `together` tables, of one clause, stay on one page where they fit.
    `note` stands below.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    together: bool = False
    note: str = ""


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its title, the document that it is about, and what it says."""

    title: str
    subject: str
    blocks: tuple[Block, ...]
    language: str
