"""The catalogue: the documents of the graph, narrowed and sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.stores.base import Store
from queries.answer import Answer
from queries.cards import FILTERS
from queries.document_answers import PolicySummary
from queries.documents import list_policies
from queries.filters import Filters, filter_names
from queries.narrowing import Choice, choices, narrow
from queries.snapshot import Snapshot
from queries.words import check_choice

SORTS: Mapping[str, Callable[[PolicySummary], str | int]] = {
    "region": lambda policy: 0,  # as the graph lists them: by region and date
    "title": lambda policy: policy.title,
    "date": lambda policy: policy.date or "",
    "clauses": lambda policy: policy.clauses,
    "measures": lambda policy: policy.measures,
    "duty_lists": lambda policy: policy.duty_lists,
    "targets": lambda policy: policy.targets,
    "citations": lambda policy: policy.citations,
}
"""What documents can be sorted by: the newest and the highest counts come first."""
_UPWARDS = ("region", "title")


@dataclass(frozen=True, slots=True)
class PolicyFacets(Answer):
    """What the list can be narrowed to, the most frequent value of each first."""

    level: tuple[Choice, ...]
    """Levels."""
    region: tuple[Choice, ...]
    """Regions that the documents apply in, by code."""
    year: tuple[Choice, ...]
    """Years."""
    genre: tuple[Choice, ...]
    """Genres: of the plan that a notice issues, else of the document itself."""
    subject: tuple[Choice, ...]
    """Subjects (主题分类), by key."""
    presence: tuple[Choice, ...]
    """loaded, catalogued or cited."""
    warnings: tuple[Choice, ...]
    """Whether something could not be read well in it, or contradicts other documents: yes or no."""


@dataclass(frozen=True, slots=True)
class PolicyList(Answer):
    """Documents, sorted, and what they can be narrowed to."""

    policies: tuple[PolicySummary, ...]
    """The documents."""
    facets: PolicyFacets
    """What the list can be narrowed to."""


def find_policies(store: Store, filters: Filters, sort: str = "region") -> PolicyList:
    """The documents that pass the filters, sorted by one of ``SORTS``.

    Raises BadRequest for a value that no filter has and NotFound for an unknown region.
    """
    check_choice("sort", sort, SORTS)
    snapshot = Snapshot(store)
    chosen = filters.chosen(snapshot)
    left, counts = narrow(list_policies(store, presence=""), FILTERS, lambda policy: snapshot.cards[policy.id].values, chosen)
    names = filter_names(snapshot)
    return PolicyList(
        policies=tuple(sorted(left, key=SORTS[sort], reverse=sort not in _UPWARDS)),
        facets=PolicyFacets(**{name: choices(counts[name], chosen[name], names.get(name, {})) for name in FILTERS}),
    )
