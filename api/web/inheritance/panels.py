"""The panels of the inheritance page: a clause beside one that it is linked with, with the changed words and their figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.web.inheritance.columns import Column, Links, Tile
from queries import InheritanceAnswer
from queries.inheritance_answers import Derivation
from queries.inheritance_columns import ClauseWords, FigureRow, Ribbon


@dataclass(frozen=True, slots=True)
class End:
    """One side of a panel: a card and its column."""

    column: Column
    tile: Tile


@dataclass(frozen=True, slots=True)
class Panel:
    """A pair of clauses, or one alone: `words` are those of a pair as far as they were asked for, `up` is where the parent comes from."""

    id: str
    child: End | None
    parent: End | None
    link: Derivation | None
    words: ClauseWords | None
    figures: tuple[FigureRow, ...]
    up: tuple[tuple[str, End], ...]


@dataclass(frozen=True, slots=True)
class Panels:
    """What panels are made of: the answer, its links, and both ends of each."""

    answer: InheritanceAnswer
    links: Links
    ends: dict[str, End]

    def of(self, card: str) -> tuple[Panel, ...]:
        """The panels of a card: one for each clause that it comes from and each that comes from it, or one of its own."""
        found = [*self.links.up.get(card, ()), *self.links.down.get(card, ())]
        return tuple(self._pair(one) for one in found) or (self._lone(card),)

    def above(self, card: str) -> tuple[Panel, ...]:
        """The panels of what a card comes from; one of its own where no link joins it at all."""
        if card not in self.links.up and card not in self.links.down:
            return (self._lone(card),)
        return tuple(self._pair(one) for one in self.links.up.get(card, ()))

    def id(self, ribbon: Ribbon) -> str:
        """The address in the page of the panel of a ribbon."""
        return f"{self.ends[ribbon.child].tile.anchor}..{self.ends[ribbon.parent].tile.anchor}"

    def _pair(self, ribbon: Ribbon) -> Panel:
        child, parent = self.ends[ribbon.child], self.ends[ribbon.parent]
        return Panel(
            id=self.id(ribbon),
            child=child,
            parent=parent,
            link=ribbon.link,
            words=next((one for one in self.answer.words if (one.child, one.parent) == (ribbon.child, ribbon.parent)), None),
            figures=tuple(self._figures(ribbon.child, ribbon.parent)),
            up=tuple((self.id(one), self.ends[one.parent]) for one in self.links.up.get(ribbon.parent, ())),
        )

    def _lone(self, card: str) -> Panel:
        """The panel of a card that no ribbon joins; it stands on the parent's side when it was left out."""
        end = self.ends[card]
        child, parent = (None, end) if end.tile.card.is_omitted else (end, None)
        return Panel(f"{end.tile.anchor}..", child, parent, None, None, tuple(self._figures(card)), ())

    def _figures(self, child: str, parent: str = "") -> Iterator[FigureRow]:
        """The rows of the lower clause, and of what the upper one has that nothing answers to."""
        for row in self.answer.figures:
            clauses = {cell.clause for cell in row.cells if cell.clause}
            if child in clauses or (parent in clauses and row.change == "omitted"):
                yield row
