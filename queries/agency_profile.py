"""What an agency is: where, from whom it took duties over and to whom it gave them, and what documents it issued."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.stores.base import Store
from queries.agencies import find_named
from queries.agency_list import AgencySummary, agency_summaries
from queries.answer import Answer
from queries.directory import Succession
from queries.document_answers import PolicySummary
from queries.documents import summaries
from queries.library import fetch
from queries.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class SuccessionLink(Answer):
    """An agency at the other end of a handing over of duties."""

    id: str
    """Id of the agency."""
    name: str
    """Its canonical name."""
    date: str | None
    """Date of the reform."""
    scope: tuple[str, ...]
    """`all`, or the words of the duties that were handed over."""


@dataclass(frozen=True, slots=True)
class AgencyProfile(Answer):
    """An agency with its history and the documents that it issued."""

    agency: AgencySummary
    """The agency."""
    predecessors: tuple[SuccessionLink, ...]
    """Those that it took duties over from, the oldest first."""
    successors: tuple[SuccessionLink, ...]
    """Those that took duties over from it, the oldest first."""
    issued: tuple[PolicySummary, ...]
    """The documents that it issued, alone or with others."""


def agency_profiles(store: Store, name: str) -> list[AgencyProfile]:
    """The agencies that a name or an id fits, by region, those of unknown region last; raises NotFound with the nearest names."""
    snapshot = Snapshot(store)
    named = {one.id: place for place, one in enumerate(find_named(snapshot.directory.agencies, name))}
    found = sorted((one for one in agency_summaries(snapshot) if one.id in named), key=lambda one: named[one.id])
    handed = snapshot.directory.successions
    issued = [(row["agency"], row["policy"]) for row in fetch(store, "agency-documents", agencies=[one.id for one in found])]
    documents = summaries(snapshot, [policy for _, policy in issued])
    return [
        AgencyProfile(
            one,
            tuple(SuccessionLink(step.older, step.older_name, step.date, step.scope) for step in handed.get(one.id, ())),
            tuple(_successors(one.id, (step for steps in handed.values() for step in steps))),
            tuple(policy for policy in documents if (one.id, policy.id) in issued),
        )
        for one in found
    ]


def _successors(agency: str, steps: Iterable[Succession]) -> list[SuccessionLink]:
    found = [SuccessionLink(step.newer, step.newer_name, step.date, step.scope) for step in steps if step.older == agency]
    return sorted(found, key=lambda one: (one.date or "", one.id))
