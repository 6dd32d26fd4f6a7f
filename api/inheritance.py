"""The inheritance page as values: its columns of cards, the ribbons between them, and what opens when one is clicked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api import ribbons
from graph.linking.differences import Difference, difference
from queries import InheritanceAnswer, PolicySummary
from queries.inheritance_answers import Card, Derivation, Figure, InheritanceColumn, Ribbon

_NOTHING = Difference((), ())


@dataclass(frozen=True, slots=True)
class Tile:
    """A card in its place: `panel` is what a click opens, `changes` counts its figures by how they changed."""

    id: str
    panel: str
    top: int
    number: str
    card: Card
    changes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading between the cards."""

    top: int
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A document. `origins` counts the clauses by the column that they come from, `kinds` by how; `reviews` are for review; `figures` counts them by how they changed."""

    policy: PolicySummary
    name: str
    is_outline: bool
    left: float
    width: float
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
class Band:
    """A ribbon: `path` is its area in SVG, `panel` what a click opens."""

    panel: str
    path: str
    link: Derivation
    child: Tile
    parent: Tile


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure beside the one that it answers to; of a dropped one only the parent's words are there, of an added one the child's."""

    number: str
    panel: str
    indicator: str
    change: str
    quotes: Difference


@dataclass(frozen=True, slots=True)
class End:
    """One side of a panel: a card and its column."""

    column: Column
    tile: Tile


@dataclass(frozen=True, slots=True)
class Panel:
    """What opens for a ribbon, or for a card without one: the two headings and texts compared. `up` is where the parent comes from."""

    id: str
    child: End | None
    parent: End | None
    link: Derivation | None
    heading: Difference
    text: Difference
    figures: tuple[FigureRow, ...]
    up: tuple[tuple[str, End], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The clauses of one document in the list, each with its panels."""

    column: Column
    is_first: bool
    clauses: tuple[tuple[Tile, tuple[Panel, ...]], ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures of one document against those above, or those of it that nothing further down answers to."""

    column: Column
    is_dropped: bool
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The page."""

    answer: InheritanceAnswer
    height: int
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    groups: tuple[Group, ...]
    figures: tuple[FigureGroup, ...]


@dataclass(frozen=True, slots=True)
class _Links:
    """The ribbons of an answer, and how the page names what they join."""

    place: dict[str, tuple[int, int]]
    up: dict[str, list[Ribbon]]
    down: dict[str, list[Ribbon]]

    def id(self, card: str) -> str:
        column, row = self.place[card]
        return f"{column}-{row + 1}"

    def panel(self, ribbon: Ribbon) -> str:
        return f"r{self.id(ribbon.child)}-{self.id(ribbon.parent)}"

    def panel_of(self, card: str) -> str:
        """The panel that a card opens: where it comes from, else what came of it, else itself."""
        held = self.up.get(card) or self.down.get(card)
        return self.panel(held[0]) if held else f"c{self.id(card)}"


def layout(answer: InheritanceAnswer) -> Layout:
    """The page that shows `answer`."""
    links = _links(answer)
    names = [name_of(column.policy) for column in answer.columns]
    stretches = ribbons.stretches(len(answer.columns))
    columns = [_column(column, stretch, names, links) for column, stretch in zip(answer.columns, stretches, strict=True)]
    ends = {tile.card.id: End(column, tile) for column in columns for tile in column.tiles}
    places = tuple({place for column in answer.columns for place in column.places})
    return Layout(
        answer,
        max((tile.top + ribbons.CARD for column in columns for tile in column.tiles), default=0),
        tuple(columns),
        tuple(_bands(columns, ends, links)),
        tuple(_groups(columns, ends, links, places)),
        tuple(_figure_groups(columns, places)),
    )


def name_of(policy: PolicySummary) -> str:
    """What people call the document by its level: 国家, 山西省, 忻府区."""
    return "国家" if policy.level == "national" else policy.region_name or policy.doc_number or policy.title


def number_of(path: str) -> str:
    """Numerals as people cite them.

    >>> number_of("二/四"), number_of("三")
    ('二（四）', '三')
    """
    first, *rest = path.split("/")
    return first + "".join(one if one.startswith("第") else f"（{one}）" for one in rest)


def _links(answer: InheritanceAnswer) -> _Links:
    place = {card.id: (i, j) for i, column in enumerate(answer.columns) for j, card in enumerate(column.cards)}
    up: defaultdict[str, list[Ribbon]] = defaultdict(list)
    down: defaultdict[str, list[Ribbon]] = defaultdict(list)
    for ribbon in sorted(answer.ribbons, key=lambda one: (one.link.review, -(one.link.similarity or 0.0))):
        if ribbon.child in place and ribbon.parent in place:
            up[ribbon.child].append(ribbon)
            down[ribbon.parent].append(ribbon)
    return _Links(place, up, down)


def _column(column: InheritanceColumn, stretch: ribbons.Stretch, names: Sequence[str], links: _Links) -> Column:
    tops, headings = ribbons.stack([card.section for card in column.cards])
    main = [links.up[card.id][0] for card in column.cards if card.id in links.up]
    return Column(
        column.policy,
        name_of(column.policy),
        bool(column.cards) and not any(card.text for card in column.cards),
        stretch.left,
        stretch.width,
        tuple(Heading(top, f"{column.cards[k].path.split('/')[0]}、{column.cards[k].section}") for k, top in headings.items()),
        tuple(
            Tile(
                links.id(card.id),
                links.panel_of(card.id),
                top,
                card.path.rsplit("/", 1)[-1],
                card,
                dict(
                    Counter(
                        change for figure in card.figures for change in _changes(figure) if not (card.is_omitted and change == "dropped")
                    )
                ),
            )
            for card, top in zip(column.cards, tops, strict=True)
        ),
        dict(Counter(names[links.place[ribbon.parent][0]] for ribbon in main)),
        dict(Counter(ribbon.link.kind for ribbon in main)),
        sum(ribbon.link.review for ribbon in main),
        dict(Counter(change for card in column.cards for figure in card.figures for change in _changes(figure))),
    )


def _changes(figure: Figure) -> list[str]:
    """What is to be said of a figure: how it changed against the one above, and whether nothing below answers to it."""
    return [change for change in (figure.change, "dropped" if figure.is_dropped else "") if change]


def _bands(columns: Sequence[Column], ends: dict[str, End], links: _Links) -> Iterator[Band]:
    held = [ribbon for found in links.up.values() for ribbon in found]
    drawn = ribbons.paths(
        [ribbons.Link(links.place[one.parent], links.place[one.child], one.link.similarity) for one in held],
        [[tile.top for tile in column.tiles] for column in columns],
    )
    for ribbon, path in zip(held, drawn, strict=True):
        yield Band(links.panel(ribbon), path, ribbon.link, ends[ribbon.child].tile, ends[ribbon.parent].tile)


def _groups(columns: Sequence[Column], ends: dict[str, End], links: _Links, places: Sequence[str]) -> Iterator[Group]:
    """The lists, the document asked about first; of the farthest one only what was omitted."""
    for place, column in reversed(list(enumerate(columns))):
        clauses = []
        for tile in column.tiles:
            held = links.up.get(tile.card.id, [])
            panels = [_panel(ribbon, ends, links, places) for ribbon in held]
            if tile.panel.startswith("c"):
                panels.append(_lone_panel(End(column, tile), tile.card.is_omitted))
            if panels:
                clauses.append((tile, tuple(panels)))
        if clauses:
            yield Group(column, place == 0, tuple(clauses))


def _panel(ribbon: Ribbon, ends: dict[str, End], links: _Links, places: Sequence[str]) -> Panel:
    child, parent = ends[ribbon.child], ends[ribbon.parent]
    ours, theirs = child.tile.card, parent.tile.card
    return Panel(
        links.panel(ribbon),
        child,
        parent,
        ribbon.link,
        difference(theirs.heading, ours.heading, places),
        difference(theirs.text, ours.text, places) if theirs.text and ours.text else _NOTHING,
        (*_figure_rows(child.tile, places), *_dropped_rows(parent.tile)),
        tuple((links.panel(one), ends[one.parent]) for one in links.up.get(theirs.id, ())),
    )


def _lone_panel(end: End, is_omitted: bool) -> Panel:
    """The panel of a clause without a ribbon, on the parent's side when it is omitted."""
    rows = (*_figure_rows(end.tile, ()), *_dropped_rows(end.tile))
    child, parent = (None, end) if is_omitted else (end, None)
    return Panel(end.tile.panel, child, parent, None, _NOTHING, _NOTHING, rows, ())


def _figure_rows(tile: Tile, places: Sequence[str]) -> Iterator[FigureRow]:
    for figure in tile.card.figures:
        if figure.change:
            quotes = difference(figure.other_quote or "", figure.quote, places)
            yield FigureRow(number_of(tile.card.path), tile.panel, figure.indicator, figure.change, quotes)


def _dropped_rows(tile: Tile) -> Iterator[FigureRow]:
    for figure in tile.card.figures:
        if figure.is_dropped:
            yield FigureRow(number_of(tile.card.path), tile.panel, figure.indicator, "dropped", difference(figure.quote, ""))


def _figure_groups(columns: Sequence[Column], places: Sequence[str]) -> Iterator[FigureGroup]:
    """The figures of each document against those above, the document asked about first; after each what the one above has and it has not."""
    for column in reversed(columns):
        for is_dropped in (True, False):
            rows = tuple(row for tile in column.tiles for row in (_dropped_rows(tile) if is_dropped else _figure_rows(tile, places)))
            if rows:
                yield FigureGroup(column, is_dropped, rows)
