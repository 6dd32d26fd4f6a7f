"""The rows of the inheritance page by measure: each measure of a document beside those that it comes from, or that come from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.web.inheritance.columns import Column, Tile
from api.web.inheritance.layout import Layout
from graph.linking.differences import difference
from queries.inheritance_answers import Derivation, WordPart
from queries.inheritance_columns import Ribbon


@dataclass(frozen=True, slots=True)
class Entry:
    """A card of a row: `parts` are its words beside those of the card that `link` joins it with, `tag` marks what changed in them."""

    tile: Tile
    link: Derivation | None
    parts: tuple[WordPart, ...]
    tag: str


@dataclass(frozen=True, slots=True)
class Row:
    """A card and what it is linked with, a cell for each column; `section` is given where a new one begins.

    `silences` say of each column why its cell is empty: new, omitted, spoken of (by other measures), headings only, not compared, or
    nothing to be said.
    """

    section: str
    cells: tuple[tuple[Entry, ...], ...]
    silences: tuple[str, ...]


def source_rows(page: Layout) -> list[Row]:
    """For each measure of the document asked about those that it comes from, level by level."""
    return list(_rows(page, page.panels.links.up, "parent", len(page.columns) - 1))


def heir_rows(page: Layout) -> list[Row]:
    """For each card of the parent those of the documents side by side that come from it."""
    return list(_rows(page, page.panels.links.down, "child", 0))


def _rows(page: Layout, links: Mapping[str, Sequence[Ribbon]], end: str, place: int) -> Iterator[Row]:
    section = None
    for tile in page.columns[place].tiles:
        cells: list[list[Entry]] = [[] for _ in page.columns]
        cells[place].append(Entry(tile, None, _plain(tile), ""))
        _fill(page, cells, tile, links, end)
        if end == "parent":
            cells[place] = [_beside_source(page, tile, links.get(tile.card.id, ()))]
        is_first = tile.card.section != section
        section = tile.card.section
        silences = tuple("" if cell else _silence(page, tile, column, end) for cell, column in zip(cells, page.columns, strict=True))
        yield Row(section if is_first else "", tuple(map(tuple, cells)), silences)


def _silence(page: Layout, tile: Tile, column: Column, end: str) -> str:
    """Why nothing in a column is linked with a card."""
    policy, answer = column.policy.id, page.answer
    pair = (answer.policy.id, policy) if end == "parent" else (policy, page.columns[0].policy.id)
    if pair in {(gap.lower, gap.upper) for gap in answer.gaps}:
        return "not compared"
    if answer.by == "measure" and column.answer.is_outline:
        return "headings only"
    if end == "parent":
        return "new" if tile.card.is_new else ""
    if answer.by == "clause" or (tile.card.id, policy) in page.left_out_pairs:
        return "omitted"
    return "spoken of"


def _fill(page: Layout, cells: list[list[Entry]], tile: Tile, links: Mapping[str, Sequence[Ribbon]], end: str) -> None:
    """Put what a card is linked with into its cells, and what that is linked with."""
    for ribbon in links.get(tile.card.id, ()):
        other = page.panels.ends[getattr(ribbon, end)].tile
        cell = cells[page.panels.links.place[other.card.id][0]]
        if all(one.tile is not other for one in cell):
            cell.append(Entry(other, ribbon.link, _compared(page, ribbon, end), "del" if end == "parent" else "ins"))
            _fill(page, cells, other, links, end)


def _beside_source(page: Layout, tile: Tile, sources: Sequence[Ribbon]) -> Entry:
    """A card with its words beside those of its likest source."""
    return Entry(tile, None, _compared(page, sources[0], "child") if sources else _plain(tile), "ins")


def _compared(page: Layout, ribbon: Ribbon, end: str) -> tuple[WordPart, ...]:
    """The words of one end of a ribbon beside those of the other."""
    child, parent = (page.panels.ends[id].tile.card for id in (ribbon.child, ribbon.parent))
    places = sorted({place for column in page.answer.columns for place in column.places})
    found = (
        difference(parent.text, child.text, places) if page.answer.by == "measure" else difference(parent.heading, child.heading, places)
    )
    return tuple(WordPart(part.text, part.kind) for part in (found.child if end == "child" else found.parent))


def _plain(tile: Tile) -> tuple[WordPart, ...]:
    return (WordPart(tile.card.heading or tile.card.text, "same"),)
