"""Documents and their provisions, as the graph holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from graph.errors import NotFound
from graph.stores.base import Store
from graph.stores.names import names_of
from queries.cards import read_card
from queries.document_answers import PolicySummary
from queries.library import fetch
from queries.snapshot import Snapshot, read_counts

Row = Mapping[str, Any]


def list_policies(store: Store, presence: str = "loaded") -> list[PolicySummary]:
    """The documents of that presence (empty: all), by region and date, with what the graph holds of each."""
    snapshot = Snapshot(store)
    return [summary_of(row, snapshot.counts.get(row["policy"], {})) for row in snapshot.policies if presence in ("", row["presence"])]


def summaries(snapshot: Snapshot, policies: Sequence[str]) -> list[PolicySummary]:
    """Those of the documents that the graph knows, by region and date, with what it holds of each."""
    counts = read_counts(snapshot.store, policies) if policies else {}
    return [summary_of(row, counts.get(row["policy"], {})) for row in snapshot.policies if row["policy"] in policies]


def policy_summary(store: Store, policy: str) -> PolicySummary:
    """What the graph holds of the document of that id; raises NotFound with the nearest ids."""
    row = policy_row(store, policy)
    return summary_of(row, read_counts(store, [policy]).get(policy, {}))


def policy_row(store: Store, policy: str) -> Row:
    """The row of the document of that id; raises NotFound with the nearest ids."""
    found = fetch(store, "policies", presence="", policy=policy) if policy else []
    if not found:
        known = [row["id"] for row in names_of(store, "Policy", ())]
        raise NotFound(f"no policy has the id {policy!r}", get_close_matches(policy, known, n=5, cutoff=0.6))
    return found[0]


def summary_of(row: Row, counts: Mapping[str, int]) -> PolicySummary:
    """The document of a row of the query `policies`, with those counts."""
    return PolicySummary(
        id=row["policy"],
        title=row["title"] or row["doc_number"] or row["policy"],
        body_title=row["body_title"],
        doc_number=row["doc_number"],
        genre=row["genre"],
        body_genre=row["body_genre"],
        subjects=read_card(row).values["subject"],
        level=row["level"],
        region=row["region"],
        region_name=row["region_name"],
        date=row["date"] or row["published"],
        presence=row["presence"] or "cited",
        clauses=counts.get("clauses", 0),
        measures=counts.get("measures", 0),
        duty_lists=counts.get("duty_lists", 0),
        targets=counts.get("targets", 0),
        citations=counts.get("citations", 0),
    )
