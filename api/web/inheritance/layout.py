"""The inheritance page as one value: columns of cards, ribbons between them, and the clauses with what opens when they are clicked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.web.inheritance import ribbons
from api.web.inheritance.columns import Column, Tile, cited, columns_of, links_of, section_of
from api.web.inheritance.panels import End, Panel, Panels
from queries import InheritanceAnswer
from queries.inheritance_answers import Derivation
from queries.inheritance_columns import Card, Gap, LeftOut


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
    """The clauses of a document; of the farthest one only those that were left out."""

    column: Column
    is_farthest: bool
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class LeftOutList:
    """The measures of one document that another one left out."""

    upper: Column
    lower: Column
    measures: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Gulf:
    """The space between two columns that were not compared, or beside a document that stands alone."""

    stretch: ribbons.Stretch
    gap: Gap


@dataclass(frozen=True, slots=True)
class Layout:
    """The page; lists begin with the document asked about, columns with the farthest.

    `left_out_pairs` are the ids of measures with those of the documents that left them out, whatever selection is shown.
    """

    answer: InheritanceAnswer
    height: int
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    gulfs: tuple[Gulf, ...]
    clauses: tuple[ClauseList, ...]
    left_out: tuple[LeftOutList, ...]
    panels: Panels
    left_out_pairs: frozenset[tuple[str, str]]

    @property
    def own(self) -> Column:
        """The column of the document asked about."""
        return next(column for column in self.columns if column.policy.id == self.answer.policy.id)

    def panel_of(self, tile: Tile) -> str:
        """The address in the page of the panel that a card opens, where all panels are in it; of the card itself when it has none."""
        return self.panels.of(tile.card.id)[0].id if self.bands else tile.anchor

    @staticmethod
    def cited(path: str) -> str:
        """Numerals as people cite them: 二（四）."""
        return cited(path)

    @staticmethod
    def section_of(card: Card) -> str:
        """The section of a card as it is printed."""
        return section_of(card)


def layout(answer: InheritanceAnswer, shown: Sequence[LeftOut] | None = None) -> Layout:
    """The page that shows `answer`, with those of the left-out measures that were selected, else all."""
    links = links_of(answer)
    columns = columns_of(answer)
    panels = Panels(answer, links, {tile.card.id: End(column, tile) for column in columns for tile in column.tiles})
    return Layout(
        answer=answer,
        height=max((tile.top + ribbons.CARD for column in columns for tile in column.tiles), default=0),
        columns=tuple(columns),
        bands=tuple(_bands(columns, panels)),
        gulfs=tuple(_gulfs(answer, columns)),
        clauses=tuple(_clause_lists(columns, panels)),
        left_out=tuple(_left_out(answer.left_out if shown is None else shown, columns)),
        panels=panels,
        left_out_pairs=frozenset((one.id, one.lower) for one in answer.left_out),
    )


def _bands(columns: Sequence[Column], panels: Panels) -> Iterator[Band]:
    place = panels.links.place
    held = [ribbon for found in panels.links.up.values() for ribbon in found]
    shapes = ribbons.shapes(
        [ribbons.Link(place[one.parent], place[one.child], one.link.similarity) for one in held],
        [[tile.top for tile in column.tiles] for column in columns],
    )
    for ribbon, shape in zip(held, shapes, strict=True):
        yield Band(panels.id(ribbon), shape, ribbon.link, panels.ends[ribbon.child].tile, panels.ends[ribbon.parent].tile)


def _gulfs(answer: InheritanceAnswer, columns: Sequence[Column]) -> Iterator[Gulf]:
    if len(columns) == 1:
        yield Gulf(ribbons.stretches(2)[0], answer.gaps[0])
    for upper, lower in pairwise(columns):
        for gap in answer.gaps:
            if (gap.upper, gap.lower) == (upper.policy.id, lower.policy.id):
                left = upper.stretch.left + upper.stretch.width
                yield Gulf(ribbons.Stretch(left, lower.stretch.left - left), gap)


def _clause_lists(columns: Sequence[Column], panels: Panels) -> Iterator[ClauseList]:
    for column in reversed(columns):
        is_farthest = column is columns[0] and len(columns) > 1
        clauses = tuple(Clause(tile, panels.above(tile.card.id)) for tile in column.tiles if tile.card.is_omitted or not is_farthest)
        if clauses:
            yield ClauseList(column, is_farthest, clauses)


def _left_out(measures: Sequence[LeftOut], columns: Sequence[Column]) -> Iterator[LeftOutList]:
    """The measures that were left out, those of the nearest document first."""
    held = {column.policy.id: column for column in columns}
    pairs = dict.fromkeys((one.upper, one.lower) for one in measures)
    for upper, lower in reversed(pairs):
        yield LeftOutList(held[upper], held[lower], tuple(one for one in measures if (one.upper, one.lower) == (upper, lower)))
