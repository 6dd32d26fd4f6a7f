"""The overview: what the graph holds, by subject and level, and what came last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graph.stores.base import Store
from queries.answer import Answer
from queries.document_answers import PolicySummary
from queries.documents import list_policies
from queries.listing import LEVELS
from queries.snapshot import Snapshot
from queries.subjects import subjects

_ALWAYS = ("national", "province", "city", "county")  # what is not loaded of them is to be seen


@dataclass(frozen=True, slots=True)
class PlaceCount(Answer):
    """A region, and how many documents of a subject apply in it."""

    region: str
    """Code of the region; empty where the documents do not say."""
    name: str
    """Its name."""
    policies: int
    """How many documents."""


@dataclass(frozen=True, slots=True)
class LevelCount(Answer):
    """How many documents of a subject are of a level, and where."""

    level: str
    """national, province, city, county or township; empty where that is unknown."""
    policies: int
    """How many documents."""
    places: tuple[PlaceCount, ...]
    """The regions, that with the most documents first."""


@dataclass(frozen=True, slots=True)
class SubjectCount(Answer):
    """How many documents are of a subject, level by level."""

    subject: str
    """Key of the subject."""
    name: str
    """Its Chinese name (主题分类)."""
    policies: int
    """How many documents; one with several subjects counts in each."""
    levels: tuple[LevelCount, ...]
    """One entry for each level of the overview, from the nation down; none is left out."""


@dataclass(frozen=True, slots=True)
class Overview(Answer):
    """What is loaded."""

    policies: int
    """How many documents are loaded."""
    catalogued: int
    """How many are known by their outline only."""
    cited: int
    """How many are known only because others cite them."""
    clauses: int
    """How many clauses the loaded documents have."""
    measures: int
    """How many measures."""
    targets: int
    """How many targets."""
    agencies: int
    """How many agencies the graph knows."""
    regions: int
    """In how many regions the loaded documents apply."""
    doubtful: int
    """How many loaded documents have warnings: something could not be read well, or contradicts others."""
    levels: tuple[str, ...]
    """The levels from the nation to the county, that of townships if there are documents of it; last, empty, an unknown one if there are."""
    subjects: tuple[SubjectCount, ...]
    """The subjects of which there are documents, that with the most first."""
    latest: tuple[PolicySummary, ...]
    """The documents with the latest dates, the latest first."""


def overview(store: Store, latest: int = 6) -> Overview:
    """What is loaded, and that many of the `latest` documents."""
    snapshot = Snapshot(store)
    presences = Counter(card.presence for card in snapshot.cards.values())
    cards = [card for card in snapshot.cards.values() if card.presence == "loaded"]
    loaded = list_policies(store)
    places: dict[str, dict[str, Counter[tuple[str, str]]]] = {}
    for card in cards:
        for subject in card.subjects:
            counts = places.setdefault(subject.key, {}).setdefault(card.level, Counter())
            counts[card.region, card.region_name or card.region] += 1
    found = {card.level for card in cards}
    levels = tuple(level for level in (*LEVELS, "") if level in found or (found and level in _ALWAYS))
    rows = [
        SubjectCount(
            one.key,
            one.name,
            sum(counts.total() for counts in places[one.key].values()),
            tuple(_level(level, places[one.key].get(level, Counter())) for level in levels),
        )
        for one in subjects()
        if one.key in places
    ]
    return Overview(
        policies=len(cards),
        catalogued=presences["catalogued"],
        cited=presences["cited"],
        clauses=sum(policy.clauses for policy in loaded),
        measures=sum(policy.measures for policy in loaded),
        targets=sum(policy.targets for policy in loaded),
        agencies=len(snapshot.directory.agencies),
        regions=len({card.region for card in cards if card.region}),
        doubtful=sum("yes" in card.values["warnings"] for card in cards),
        levels=levels,
        subjects=tuple(sorted(rows, key=lambda row: (row.subject == "other", -row.policies))),
        latest=tuple(sorted((one for one in loaded if one.date), key=lambda one: one.date or "", reverse=True)[:latest]),
    )


def _level(level: str, counts: Counter[tuple[str, str]]) -> LevelCount:
    return LevelCount(level, counts.total(), tuple(PlaceCount(*place, number) for place, number in counts.most_common()))
