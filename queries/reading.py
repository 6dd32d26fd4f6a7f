"""Reading: a document with its words and all that was found in them, or one provision of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from graph.errors import NotFound
from graph.stores.base import Store
from graph.stores.names import ids_of
from queries.agency_answers import AgencyName, MeasureText
from queries.document_answers import CitationLink, DutyHolder, DutyList, PolicyLink, ProvisionEntry, TargetFigure
from queries.documents import policy_row, policy_summary, summary_of
from queries.library import fetch
from queries.passages import marks_in
from queries.reading_answers import Citing, ClauseLink, PolicyAnswer, ProvisionAnswer
from queries.tracing import derivation_of

Row = Mapping[str, Any]


def read_policy(store: Store, policy: str) -> PolicyAnswer:
    """The document of that id; raises NotFound with the nearest ids."""
    row = policy_row(store, policy)
    outline = fetch(store, "policy-outline", policy=policy)
    provisions = tuple(map(_entry, outline))
    found = _Found(store, policy, outline)
    counts = {
        "clauses": sum(one.kind in ("clause", "article") for one in provisions),
        "measures": len(found.measures),
        "duty_lists": len(found.duties),
        "targets": len(found.targets),
        "citations": len(found.citations),
    }
    links = fetch(store, "implements", policy=policy)
    (source,) = fetch(store, "policy-source", policy=policy)
    return PolicyAnswer(
        policy=summary_of(row, counts),
        issuers=tuple(
            AgencyName(one["id"], one["name"], one["short_name"] or one["name"]) for one in fetch(store, "policy-issuers", policy=policy)
        ),
        addressees=tuple(row["addressees"] or ()),
        warnings=(*(row["warnings"] or ()), *(row["conflicts"] or ())),
        implements=tuple(_link(one, "parent", one["presence"]) for one in links if one["child"] == policy),
        implemented_by=tuple(_link(one, "child", one["child_presence"]) for one in links if one["parent"] == policy),
        **source,
        provisions=provisions,
        measures=found.measures,
        duties=found.duties,
        targets=found.targets,
        citations=found.citations,
        marks=found.marks,
        origins=found.origins,
        heirs=found.heirs,
        new=_new(store, policy, links, found.origins),
        cited_by=tuple(Citing(**one) for one in fetch(store, "citing", policy=policy)),
    )


def read_provision(store: Store, provision: str) -> ProvisionAnswer:
    """The provision of that id, with its ancestors and children in the outline; raises NotFound with the nearest ids."""
    here = fetch(store, "provision-passages", ids=[provision])
    if not here:
        known = ids_of(store, "Provision", [provision.split(":", 1)[0]])
        raise NotFound(f"no provision has the id {provision!r}", get_close_matches(provision, known, n=5, cutoff=0.6))
    policy = here[0]["policy"]
    rows = fetch(store, "policy-outline", policy=policy)
    outline = {row["provision"]: _entry(row) for row in rows}
    entry = outline[provision]
    ancestors: list[ProvisionEntry] = []
    while (parent := (ancestors[0] if ancestors else entry).parent) is not None:
        ancestors.insert(0, outline[parent])
    found = _Found(store, policy, rows, provision)
    around = [None, *outline.values(), None]
    place = around.index(entry)
    return ProvisionAnswer(
        provision=entry,
        policy=policy_summary(store, policy),
        ancestors=tuple(ancestors),
        children=tuple(one for one in outline.values() if one.parent == provision),
        measures=found.measures,
        duties=found.duties,
        targets=found.targets,
        citations=found.citations,
        marks=found.marks,
        origins=found.origins,
        heirs=found.heirs,
        is_new=provision in _new(store, policy, fetch(store, "implements", policy=policy), found.origins),
        previous=around[place - 1],
        next=around[place + 1],
    )


def _new(store: Store, policy: str, implements: Sequence[Row], origins: Sequence[ClauseLink]) -> tuple[str, ...]:
    """The ids of the clauses without origin; none where the document was compared with nothing that it carries out."""
    if not any(one["child"] == policy and one["compared"] for one in implements):
        return ()
    known = {one.clause for one in origins}
    return tuple(row["id"] for row in fetch(store, "policy-clauses", policy=policy) if row["id"] not in known)


class _Found:
    """What was found in a document, or in one of its provisions."""

    def __init__(self, store: Store, policy: str, outline: Sequence[Row], provision: str = "") -> None:
        def rows(query: str, home: str = "provision") -> list[dict[str, Any]]:
            return [row for row in fetch(store, query, policy=policy) if provision in ("", row[home])]

        self.measures = tuple(MeasureText(**row) for row in rows("policy-measures"))
        self.duties = _duties(rows("policy-duties"))
        self.targets = tuple(_target(row) for row in sorted(rows("policy-targets"), key=lambda row: row["seq"] or 0))
        self.citations = tuple(_citation(row) for row in rows("citations"))
        placed = [row for row in outline if provision in ("", row["provision"])]
        self.marks = tuple(marks_in(placed, fetch(store, "policy-marks", policy=policy)))
        links = sorted(rows("policy-links", "here"), key=lambda row: (row["review"], -(row["similarity"] or 0.0), row["id"]))
        order = {row["provision"]: place for place, row in enumerate(outline)}
        links.sort(key=lambda row: order[row["here"]])
        self.origins = tuple(_clause_link(row) for row in links if row["is_origin"])
        self.heirs = tuple(_clause_link(row) for row in links if not row["is_origin"])


def _link(row: Row, end: str, presence: str | None) -> PolicyLink:
    return PolicyLink(
        id=row[end],
        title=row[f"{end}_title"] or row[end],
        presence=presence or "cited",
        **{name: row[name] for name in ("method", "score", "review", "compared", "obstacle", "judged")},
    )


def _clause_link(row: Row) -> ClauseLink:
    told = ("id", "heading", "policy", "policy_title", "level", "region_name")
    return ClauseLink(
        clause=row["here"],
        **{name: row[name] for name in told},
        path=path_of(row["what"], row["number"], row["path"]),
        presence=row["presence"] or "cited",
        link=derivation_of(row),
    )


def path_of(kind: str, number: str | None, path: str | None) -> str | None:
    """The numerals to a provision as people cite it: 二/四; of an article, which chapters do not number anew, 第三条 or 第三条之一."""
    if kind != "article" or not number:
        return path
    first, *rest = number.split("之")
    return "之".join((f"第{first}条", *rest))


def _entry(row: Row) -> ProvisionEntry:
    return ProvisionEntry(
        id=row["provision"],
        parent=row["parent"],
        kind=row["kind"],
        number=row["number"],
        path=row["path"],
        heading=row["heading"],
        depth=row["depth"] or 0,
        text=row["text"] or "",
        span=_span(row["span_start"], row["span_end"]),
        text_span=_span(row["text_start"], row["text_end"]),
        page=row["page"],
    )


def _span(start: int | None, end: int | None) -> tuple[int, int] | None:
    """A span; None in a document of which only the outline is known."""
    return None if start is None or end is None else (start, end)


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
