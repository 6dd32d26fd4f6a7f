"""The inheritance page as one value: columns of cards, ribbons between them, lists of what opens when they are clicked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.web.inheritance import ribbons
from api.web.inheritance.columns import Column, Links, Tile, columns_of, links_of
from api.web.inheritance.panels import End, FigureRow, Panel, compared, dropped, lone_panel, panel
from queries import InheritanceAnswer
from queries.inheritance_answers import Derivation


@dataclass(frozen=True, slots=True)
class Band:
    """A ribbon: `shape` is its area as an SVG path, `panel` what a click opens."""

    panel: str
    shape: str
    link: Derivation
    child: Tile
    parent: Tile


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in the lists, with a panel for each clause that it comes from, or one of its own."""

    tile: Tile
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class ClauseList:
    """The clauses of a document; of the farthest one only those that were omitted."""

    column: Column
    is_farthest: bool
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class FigureList:
    """The figures of a document against those above, or those of it that nothing further down answers to."""

    column: Column
    is_dropped: bool
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The page; lists begin with the document asked about, columns with the farthest."""

    answer: InheritanceAnswer
    height: int
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    clauses: tuple[ClauseList, ...]
    figures: tuple[FigureList, ...]


def layout(answer: InheritanceAnswer) -> Layout:
    """The page that shows `answer`."""
    links = links_of(answer)
    columns = columns_of(answer, links)
    ends = {tile.card.id: End(column, tile) for column in columns for tile in column.tiles}
    places = sorted({place for column in answer.columns for place in column.places})
    return Layout(
        answer=answer,
        height=max((tile.top + ribbons.CARD for column in columns for tile in column.tiles), default=0),
        columns=tuple(columns),
        bands=tuple(_bands(columns, ends, links)),
        clauses=tuple(_clause_lists(columns, ends, links, places)),
        figures=tuple(_figure_lists(columns, places)),
    )


def _bands(columns: Sequence[Column], ends: dict[str, End], links: Links) -> Iterator[Band]:
    held = [ribbon for found in links.up.values() for ribbon in found]
    shapes = ribbons.shapes(
        [ribbons.Link(links.place[one.parent], links.place[one.child], one.link.similarity) for one in held],
        [[tile.top for tile in column.tiles] for column in columns],
    )
    for ribbon, shape in zip(held, shapes, strict=True):
        yield Band(links.panel(ribbon), shape, ribbon.link, ends[ribbon.child].tile, ends[ribbon.parent].tile)


def _clause_lists(columns: Sequence[Column], ends: dict[str, End], links: Links, places: Sequence[str]) -> Iterator[ClauseList]:
    for column in reversed(columns):
        is_farthest = column is columns[0]
        clauses = []
        for tile in column.tiles:
            panels = [panel(ribbon, ends, links, places) for ribbon in links.up.get(tile.card.id, ())]
            if tile.card.id not in links.up and tile.card.id not in links.down:
                panels.append(lone_panel(ends[tile.card.id]))
            if tile.card.is_omitted or not is_farthest:
                clauses.append(Clause(tile, tuple(panels)))
        if clauses:
            yield ClauseList(column, is_farthest, tuple(clauses))


def _figure_lists(columns: Sequence[Column], places: Sequence[str]) -> Iterator[FigureList]:
    for column in reversed(columns):
        for is_dropped in (True, False):
            rows = tuple(row for tile in column.tiles for row in (dropped(tile) if is_dropped else compared(tile, places)))
            if rows:
                yield FigureList(column, is_dropped, rows)
