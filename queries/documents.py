"""Documents and their provisions, as the graph holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from graph.errors import NotFound
from graph.stores.base import Store
from graph.stores.names import ids_of, names_of
from queries.agency_answers import AgencyName, MeasureText
from queries.cards import read_card
from queries.document_answers import (
    CitationLink,
    DutyHolder,
    DutyList,
    PolicyAnswer,
    PolicyLink,
    PolicySummary,
    ProvisionAnswer,
    ProvisionEntry,
    TargetFigure,
)
from queries.library import fetch
from queries.snapshot import Snapshot, read_counts

Row = Mapping[str, Any]


def list_policies(store: Store, presence: str = "loaded") -> list[PolicySummary]:
    """The documents of that presence (empty: all), by region and date, with what the graph holds of each."""
    snapshot = Snapshot(store)
    return [_summary(row, snapshot.counts.get(row["policy"], {})) for row in snapshot.policies if presence in ("", row["presence"])]


def summaries(snapshot: Snapshot, policies: Sequence[str]) -> list[PolicySummary]:
    """Those of the documents that the graph knows, by region and date, with what it holds of each."""
    counts = read_counts(snapshot.store, policies) if policies else {}
    return [_summary(row, counts.get(row["policy"], {})) for row in snapshot.policies if row["policy"] in policies]


def policy_summary(store: Store, policy: str) -> PolicySummary:
    """What the graph holds of the document of that id; raises NotFound with the nearest ids."""
    row = _policy(store, policy)
    return _summary(row, read_counts(store, [policy]).get(policy, {}))


def read_policy(store: Store, policy: str) -> PolicyAnswer:
    """The document of that id; raises NotFound with the nearest ids."""
    row = _policy(store, policy)
    provisions = _outline(store, policy)
    found = _Found(store, policy)
    counts = {
        "clauses": sum(one.kind in ("clause", "article") for one in provisions),
        "measures": len(found.measures),
        "duty_lists": len(found.duties),
        "targets": len(found.targets),
        "citations": len(found.citations),
    }
    links = fetch(store, "implements", policy=policy)
    return PolicyAnswer(
        policy=_summary(row, counts),
        issuers=tuple(
            AgencyName(one["id"], one["name"], one["short_name"] or one["name"]) for one in fetch(store, "policy-issuers", policy=policy)
        ),
        addressees=tuple(row["addressees"] or ()),
        warnings=(*(row["warnings"] or ()), *(row["conflicts"] or ())),
        implements=tuple(_link(one, "parent", one["presence"]) for one in links if one["child"] == policy),
        implemented_by=tuple(_link(one, "child", one["child_presence"]) for one in links if one["parent"] == policy),
        provisions=provisions,
        measures=found.measures,
        duties=found.duties,
        targets=found.targets,
        citations=found.citations,
    )


def read_provision(store: Store, provision: str) -> ProvisionAnswer:
    """The provision of that id, with its ancestors and children in the outline; raises NotFound with the nearest ids."""
    here = fetch(store, "provision-passages", ids=[provision])
    if not here:
        known = ids_of(store, "Provision", [provision.split(":", 1)[0]])
        raise NotFound(f"no provision has the id {provision!r}", get_close_matches(provision, known, n=5, cutoff=0.6))
    policy = here[0]["policy"]
    outline = {entry.id: entry for entry in _outline(store, policy)}
    entry = outline[provision]
    ancestors: list[ProvisionEntry] = []
    while (parent := (ancestors[0] if ancestors else entry).parent) is not None:
        ancestors.insert(0, outline[parent])
    found = _Found(store, policy, provision)
    return ProvisionAnswer(
        provision=entry,
        policy=policy_summary(store, policy),
        ancestors=tuple(ancestors),
        children=tuple(one for one in outline.values() if one.parent == provision),
        measures=found.measures,
        duties=found.duties,
        targets=found.targets,
        citations=found.citations,
    )


class _Found:
    """What was found in a document, or in one of its provisions."""

    def __init__(self, store: Store, policy: str, provision: str = "") -> None:
        def rows(query: str) -> list[dict[str, Any]]:
            return [row for row in fetch(store, query, policy=policy) if provision in ("", row["provision"])]

        self.measures = tuple(MeasureText(**row) for row in rows("policy-measures"))
        self.duties = _duties(rows("policy-duties"))
        self.targets = tuple(_target(row) for row in sorted(rows("policy-targets"), key=lambda row: row["seq"] or 0))
        self.citations = tuple(_citation(row) for row in rows("citations"))


def _policy(store: Store, policy: str) -> Row:
    """The row of the document of that id; raises NotFound with the nearest ids."""
    found = fetch(store, "policies", presence="", policy=policy) if policy else []
    if not found:
        known = [row["id"] for row in names_of(store, "Policy", ())]
        raise NotFound(f"no policy has the id {policy!r}", get_close_matches(policy, known, n=5, cutoff=0.6))
    return found[0]


def _summary(row: Row, counts: Mapping[str, int]) -> PolicySummary:
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


def _link(row: Row, end: str, presence: str | None) -> PolicyLink:
    return PolicyLink(
        id=row[end],
        title=row[f"{end}_title"] or row[end],
        presence=presence or "cited",
        **{name: row[name] for name in ("method", "score", "review", "compared", "obstacle", "judged")},
    )


def _outline(store: Store, policy: str) -> tuple[ProvisionEntry, ...]:
    return tuple(
        ProvisionEntry(
            id=row["provision"],
            parent=row["parent"],
            kind=row["kind"],
            number=row["number"],
            path=row["path"],
            heading=row["heading"],
            depth=row["depth"] or 0,
            text=row["text"] or "",
            span=(row["span_start"], row["span_end"]),
            text_span=(row["text_start"], row["text_end"]),
        )
        for row in fetch(store, "policy-outline", policy=policy)
    )


def _duties(rows: Sequence[Row]) -> tuple[DutyList, ...]:
    lists: dict[str, list[Row]] = {}
    for row in rows:
        lists.setdefault(row["bracket"], []).append(row)
    return tuple(
        DutyList(bracket, some[0]["evidence"] or "", _holders(some), tuple(dict.fromkeys(row["measure"] for row in some)))
        for bracket, some in lists.items()
    )


def _holders(rows: Sequence[Row]) -> tuple[DutyHolder, ...]:
    found = {
        (row["id"], row["role"]): DutyHolder(
            row["id"], row["name"], row["mention"] or row["name"], row["role"], row["basis"], row["position"]
        )
        for row in rows
    }
    return tuple(found.values())


def _target(row: Row) -> TargetFigure:
    return TargetFigure(
        id=row["target"],
        provision=row["provision"],
        measure=row["measure"],
        indicator=row["indicator"],
        value=row["value"],
        value_max=row["value_max"],
        unit=row["unit"],
        change=row["change"],
        comparator=row["comparator"],
        commitment=row["commitment"],
        year=row["year"],
        quote=row["quote"],
    )


def _citation(row: Row) -> CitationLink:
    return CitationLink(
        policy=row["cited"],
        title=row["title"] or row["cited_title"],
        doc_number=row["doc_number"] or row["cited_number"],
        relation=row["relation"],
        presence=row["presence"] or "cited",
        provision=row["provision"],
        evidence=row["evidence"],
    )
