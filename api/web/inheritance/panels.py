"""The panels of the inheritance page: a clause beside the one that it comes from, with the changed words and their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.web.inheritance.columns import Column, Links, Tile
from graph.linking.differences import Difference, difference
from queries.inheritance_answers import Derivation
from queries.inheritance_columns import Ribbon

_NOTHING = Difference((), ())


@dataclass(frozen=True, slots=True)
class End:
    """One side of a panel: a card and its column."""

    column: Column
    tile: Tile


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure beside the one that it answers to; an added one has no words above, a dropped one none below."""

    path: str
    panel: str
    indicator: str
    change: str
    quotes: Difference
    part: float | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """What opens for a ribbon, or for a card without one: the headings and texts compared. `up` is where the parent comes from."""

    id: str
    child: End | None
    parent: End | None
    link: Derivation | None
    heading: Difference
    text: Difference
    figures: tuple[FigureRow, ...]
    up: tuple[tuple[str, End], ...]


def panel(ribbon: Ribbon, ends: dict[str, End], links: Links, places: Sequence[str]) -> Panel:
    """The panel of a ribbon; no texts where only the headings of one side are known."""
    child, parent = ends[ribbon.child], ends[ribbon.parent]
    ours, theirs = child.tile.card, parent.tile.card
    return Panel(
        id=links.panel(ribbon),
        child=child,
        parent=parent,
        link=ribbon.link,
        heading=difference(theirs.heading, ours.heading, places),
        text=difference(theirs.text, ours.text, places) if theirs.text and ours.text else _NOTHING,
        figures=(*compared(child.tile, places), *dropped(parent.tile)),
        up=tuple((links.panel(one), ends[one.parent]) for one in links.up.get(theirs.id, ())),
    )


def lone_panel(end: End) -> Panel:
    """The panel of a card that no ribbon joins; it stands on the parent's side when it was omitted."""
    child, parent = (None, end) if end.tile.card.is_omitted else (end, None)
    rows = (*compared(end.tile, ()), *dropped(end.tile))
    return Panel(end.tile.panel, child, parent, None, _NOTHING, _NOTHING, rows, ())


def compared(tile: Tile, places: Sequence[str]) -> Iterator[FigureRow]:
    """The figures of a card against those above."""
    for figure in tile.card.figures:
        if figure.change:
            quotes = difference(figure.other_quote or "", figure.quote, places)
            yield FigureRow(tile.path, tile.panel, figure.indicator, figure.change, quotes, figure.part)


def dropped(tile: Tile) -> Iterator[FigureRow]:
    """The figures of a card that nothing further down answers to."""
    for figure in tile.card.figures:
        if figure.is_dropped:
            yield FigureRow(tile.path, tile.panel, figure.indicator, "dropped", difference(figure.quote, ""))
