"""The columns of the inheritance page: each document's cards in their places, with what there is to count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.web.inheritance import ribbons
from queries import InheritanceAnswer, PolicySummary
from queries.inheritance_columns import Card, Figure, InheritanceColumn, Ribbon


@dataclass(frozen=True, slots=True)
class Tile:
    """A card in its place: `panel` is what a click opens, `changes` counts its figures by how they changed."""

    id: str
    panel: str
    top: int
    number: str
    path: str
    card: Card
    changes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading between the cards."""

    top: int
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A document.

    `origins` counts its clauses by the document that they come from, the nearest first, `kinds` by how they do, `reviews` those for
    review; `figures` counts its figures by how they changed.
    """

    policy: PolicySummary
    name: str
    is_outline: bool
    stretch: ribbons.Stretch
    headings: tuple[Heading, ...]
    tiles: tuple[Tile, ...]
    origins: dict[str, int]
    kinds: dict[str, int]
    reviews: int
    figures: dict[str, int]

    @property
    def figure_count(self) -> int:
        """How many figures it sets."""
        return sum(len(tile.card.figures) for tile in self.tiles)

    @property
    def new(self) -> int:
        """How many clauses come from nothing further up."""
        return sum(tile.card.is_new for tile in self.tiles)

    @property
    def omitted(self) -> int:
        """How many clauses nothing further down takes up."""
        return sum(tile.card.is_omitted for tile in self.tiles)


@dataclass(frozen=True, slots=True)
class Links:
    """The ribbons of an answer by the cards that they join, the surest first; `place` is (column, place in it) of each card."""

    place: dict[str, tuple[int, int]]
    up: dict[str, list[Ribbon]]
    down: dict[str, list[Ribbon]]

    def id(self, card: str) -> str:
        """The name of a card in the page: its column and its place there, from 1."""
        column, row = self.place[card]
        return f"{column}-{row + 1}"

    def panel(self, ribbon: Ribbon) -> str:
        """The id of the panel that shows a ribbon."""
        return f"r{self.id(ribbon.child)}-{self.id(ribbon.parent)}"

    def panel_of(self, card: str) -> str:
        """The id of the panel that a card opens: where it comes from, else what came of it, else its own words."""
        held = self.up.get(card) or self.down.get(card)
        return self.panel(held[0]) if held else f"c{self.id(card)}"


def links_of(answer: InheritanceAnswer) -> Links:
    """The ribbons of `answer`."""
    place = {card.id: (i, j) for i, column in enumerate(answer.columns) for j, card in enumerate(column.cards)}
    up: defaultdict[str, list[Ribbon]] = defaultdict(list)
    down: defaultdict[str, list[Ribbon]] = defaultdict(list)
    for ribbon in sorted(answer.ribbons, key=lambda one: (one.link.review, -(one.link.similarity or 0.0))):
        if ribbon.child in place and ribbon.parent in place:
            up[ribbon.child].append(ribbon)
            down[ribbon.parent].append(ribbon)
    return Links(place, up, down)


def columns_of(answer: InheritanceAnswer, links: Links) -> list[Column]:
    """The documents of `answer`, the farthest first."""
    names = [name_of(column.policy) for column in answer.columns]
    stretches = ribbons.stretches(len(answer.columns))
    return [_column(column, stretch, names, links) for column, stretch in zip(answer.columns, stretches, strict=True)]


def name_of(policy: PolicySummary) -> str:
    """What people call the document by its level: 国家, 山西省, 忻府区."""
    return "国家" if policy.level == "national" else policy.region_name or policy.doc_number or policy.title


def cited(path: str) -> str:
    """Numerals as people cite them.

    >>> cited("二/四"), cited("三")
    ('二（四）', '三')
    """
    first, *rest = path.split("/")
    return first + "".join(one if one.startswith("第") else f"（{one}）" for one in rest)


def _column(column: InheritanceColumn, stretch: ribbons.Stretch, names: Sequence[str], links: Links) -> Column:
    tops, headings = ribbons.stack([card.section for card in column.cards])
    main = [links.up[card.id][0] for card in column.cards if card.id in links.up]
    origins = Counter(links.place[ribbon.parent][0] for ribbon in main)
    return Column(
        policy=column.policy,
        name=name_of(column.policy),
        is_outline=bool(column.cards) and not any(card.text for card in column.cards),
        stretch=stretch,
        headings=tuple(Heading(top, f"{column.cards[k].path.split('/')[0]}、{column.cards[k].section}") for k, top in headings.items()),
        tiles=tuple(_tile(card, top, links) for card, top in zip(column.cards, tops, strict=True)),
        origins={names[i]: origins[i] for i in sorted(origins, reverse=True)},
        kinds=dict(Counter(ribbon.link.kind for ribbon in main)),
        reviews=sum(ribbon.link.review for ribbon in main),
        figures=_changes(figure for card in column.cards for figure in card.figures),
    )


def _tile(card: Card, top: int, links: Links) -> Tile:
    changes = _changes(card.figures)
    if card.is_omitted:
        changes.pop("dropped", None)  # goes without saying
    return Tile(f"t{links.id(card.id)}", links.panel_of(card.id), top, card.path.rsplit("/", 1)[-1], cited(card.path), card, changes)


def _changes(figures: Iterable[Figure]) -> dict[str, int]:
    """How many figures changed in which way against those above, and to how many nothing further down answers (dropped)."""
    return dict(Counter(change for figure in figures for change in (figure.change, "dropped" if figure.is_dropped else "") if change))
