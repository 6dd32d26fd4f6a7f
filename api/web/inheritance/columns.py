"""The columns of the inheritance page: each document's cards in their places, with the addresses that they have in the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.web.inheritance import ribbons
from queries import InheritanceAnswer, PolicySummary
from queries.inheritance_columns import Card, Figure, InheritanceColumn, Ribbon


@dataclass(frozen=True, slots=True)
class Tile:
    """A card in its place: `anchor` is its address in the page, `changes` counts its figures by how they changed."""

    anchor: str
    top: int
    number: str
    path: str
    card: Card
    changes: dict[str, int]

    @property
    def title(self) -> str:
        """Its numerals and its heading; of a clause without heading its first words."""
        words = self.card.heading or f"{self.card.text[:20]}…"
        return f"{self.path}{'' if self.path.endswith('）') else ' '}{words}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading between the cards."""

    top: int
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A document: `name` is its place, `answer` what there is to say of it, `figures` counts its figures by how they changed."""

    name: str
    answer: InheritanceColumn
    stretch: ribbons.Stretch
    headings: tuple[Heading, ...]
    tiles: tuple[Tile, ...]
    figures: dict[str, int]

    @property
    def policy(self) -> PolicySummary:
        """The document."""
        return self.answer.policy


@dataclass(frozen=True, slots=True)
class Links:
    """The ribbons of an answer by the cards that they join, the surest first; `place` is (column, place in it) of each card."""

    place: dict[str, tuple[int, int]]
    up: dict[str, list[Ribbon]]
    down: dict[str, list[Ribbon]]


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


def columns_of(answer: InheritanceAnswer) -> list[Column]:
    """The documents of `answer`, the farthest first."""
    names = names_of([column.policy for column in answer.columns])
    count = len(answer.columns)
    stretches = ribbons.stretches(max(count, 2))[-count:]  # beside a document that stands alone something is missing
    return [_column(answer, *parts) for parts in zip(answer.columns, names, stretches, strict=True)]


def names_of(policies: Sequence[PolicySummary]) -> list[str]:
    """What people call the documents: by place, and where several are of one place, by their numbers as well."""
    places = [name_of(policy) for policy in policies]
    return [
        place if places.count(place) == 1 else _told_apart(place, policy.doc_number or policy.title)
        for place, policy in zip(places, policies, strict=True)
    ]


def _told_apart(place: str, name: str) -> str:
    return name if name.startswith(place[:2]) else f"{place} {name}"


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


def anchor_of(policy: str, id: str) -> str:
    """The address in the page of a provision or measure: its id, without the document when that is the one asked about.

    >>> anchor_of("140902-5c341881", "140902-5c341881:sec_2__cl_4")
    'sec_2__cl_4'
    """
    return id.removeprefix(f"{policy}:")


def _column(answer: InheritanceAnswer, column: InheritanceColumn, name: str, stretch: ribbons.Stretch) -> Column:
    tops, headings = ribbons.stack([card.section for card in column.cards])
    return Column(
        name=name,
        answer=column,
        stretch=stretch,
        headings=tuple(Heading(top, section_of(column.cards[k])) for k, top in headings.items()),
        tiles=tuple(_tile(answer.policy.id, card, top) for card, top in zip(column.cards, tops, strict=True)),
        figures=_figures(answer, answer.columns.index(column)),
    )


def _figures(answer: InheritanceAnswer, place: int) -> dict[str, int]:
    """How many figures of a column changed in which way, and how many nothing further down answers to (dropped)."""
    changes: Counter[str] = Counter()
    for row in answer.figures:
        cell, below = row.cells[place], row.cells[place + 1 :]
        if cell.id:
            changes[cell.change] += 1
            changes["dropped"] += any(one.change == "omitted" for one in below) and not any(one.id for one in below)
    return {change: count for change, count in changes.items() if change and count}


def section_of(card: Card) -> str:
    """The section of a card as it is printed: 二、健全绿色低碳循环发展的生产体系."""
    number = card.path.split("/")[0]
    return card.section if number.startswith("第") else f"{number}、{card.section}"


def _tile(policy: str, card: Card, top: int) -> Tile:
    changes = _changes(card.figures)
    if card.is_omitted:
        changes.pop("dropped", None)  # goes without saying
    return Tile(anchor_of(policy, card.id), top, card.path.rsplit("/", 1)[-1], cited(card.path), card, changes)


def _changes(figures: Iterable[Figure]) -> dict[str, int]:
    """How many figures changed in which way against those above, and to how many nothing further down answers (dropped)."""
    return dict(Counter(change for figure in figures for change in (figure.change, "dropped" if figure.is_dropped else "") if change))
