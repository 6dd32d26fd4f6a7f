"""Documents and their provisions, as the graph holds them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from graph.errors import NotFound
from graph.stores.base import Store
from queries.answers import AgencyName, MeasureText
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

POLICIES = """
MATCH (p:Policy)
WHERE ($presence = '' OR p.presence = $presence) AND ($policy = '' OR p.id = $policy)
OPTIONAL MATCH (p)-[:APPLIES_IN]->(r:Region)
RETURN p.id AS id, p.title AS title, p.body_title AS body_title, p.doc_number AS doc_number, p.genre AS genre, p.level AS level,
       p.region AS region, r.name AS region_name, p.date_issued AS issued, p.date_published AS published, p.presence AS presence,
       p.addressees AS addressees, p.warnings AS warnings
ORDER BY region, issued, id
"""
POLICY_IDS = "MATCH (p:Policy) RETURN p.id AS id"
PROVISION_POLICY = "MATCH (v:Provision) WHERE v.id = $provision RETURN v.policy AS policy"
PROVISION_IDS = "MATCH (v:Provision) WHERE v.policy = $policy RETURN v.id AS id"
COUNTS = {
    "clauses": "MATCH (v:Provision) WHERE v.kind IN ['clause', 'article'] RETURN v.policy AS policy, count(v) AS number",
    "measures": "MATCH (m:Measure) RETURN m.policy AS policy, count(m) AS number",
    "duty_lists": """
        MATCH (:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
        RETURN m.policy AS policy, count(DISTINCT r.bracket) AS number""",
    "targets": "MATCH (t:Target) RETURN t.policy AS policy, count(t) AS number",
    "citations": "MATCH (v:Provision)-[c:CITES]->(:Policy) RETURN v.policy AS policy, count(c) AS number",
}
ISSUERS = """
MATCH (a:Agency)-[r:ISSUED]->(p:Policy)
WHERE p.id = $policy
RETURN a.id AS id, a.name AS name, a.short_name AS short_name
ORDER BY r.position, id
"""
IMPLEMENTS = """
MATCH (p:Policy)-[r:IMPLEMENTS]->(o:Policy)
WHERE p.id = $policy
RETURN o.id AS id, o.title AS title, o.presence AS presence, r.method AS method, r.score AS score
ORDER BY id
"""
IMPLEMENTED_BY = IMPLEMENTS.replace("(p:Policy)-[r:IMPLEMENTS]->(o:Policy)", "(p:Policy)<-[r:IMPLEMENTS]-(o:Policy)")
OUTLINE = """
MATCH (v:Provision)
WHERE v.policy = $policy
OPTIONAL MATCH (u:Provision)-[:CONTAINS]->(v)
RETURN v.id AS id, u.id AS parent, v.kind AS kind, v.number AS number, v.path AS path, v.heading AS heading, v.depth AS depth,
       v.text AS text, v.span_start AS span_start, v.span_end AS span_end, v.text_start AS text_start, v.text_end AS text_end
ORDER BY v.seq
"""
MEASURES = """
MATCH (m:Measure)
WHERE m.policy = $policy AND ($provision = '' OR m.provision = $provision)
RETURN m.id AS id, m.text AS text, m.provision AS provision, m.modality AS modality, m.deadline AS deadline
ORDER BY m.span_start, id
"""
DUTIES = """
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)
WHERE m.policy = $policy AND ($provision = '' OR m.provision = $provision)
RETURN r.bracket AS bracket, r.evidence AS evidence, a.id AS id, a.name AS name, r.mention AS mention, r.role AS role,
       r.basis AS basis, r.position AS position, m.id AS measure
ORDER BY m.span_start, CASE WHEN r.basis = 'standing-clause' THEN 1 ELSE 0 END, r.span_start, r.position, id
"""
TARGETS = """
MATCH (t:Target)-[:MEASURES]->(i:Indicator)
WHERE t.policy = $policy AND ($provision = '' OR t.provision = $provision)
RETURN t.id AS id, t.provision AS provision, t.measure AS measure, i.name AS indicator, t.value AS value, t.value_max AS value_max,
       t.unit AS unit, t.change AS change, t.comparator AS comparator, t.commitment AS commitment, t.year AS year, t.quote AS quote
ORDER BY t.seq, t.span_start, id
"""
CITATIONS = """
MATCH (v:Provision)-[c:CITES]->(p:Policy)
WHERE v.policy = $policy AND ($provision = '' OR v.id = $provision)
RETURN p.id AS policy, coalesce(c.title, p.title) AS title, coalesce(c.doc_number, p.doc_number) AS doc_number,
       c.relation AS relation, p.presence AS presence, v.id AS provision, c.evidence AS evidence
ORDER BY c.span_start, policy
"""


def list_policies(store: Store, presence: str = "loaded") -> list[PolicySummary]:
    """The documents of that presence (empty: all), by region and date, with what the graph holds of each."""
    return _summaries(store, "", presence)


def read_policy(store: Store, policy: str) -> PolicyAnswer:
    """The document of that id; raises NotFound with the nearest ids."""
    found = store.run(POLICIES, {"policy": policy, "presence": ""}).dicts()
    if not found:
        raise NotFound(f"no policy has the id {policy!r}", _nearest(store, POLICY_IDS, {}, policy))
    scope = {"policy": policy, "provision": ""}
    return PolicyAnswer(
        policy=_summaries(store, policy, "")[0],
        issuers=tuple(
            AgencyName(row["id"], row["name"], row["short_name"] or row["name"]) for row in store.run(ISSUERS, {"policy": policy}).dicts()
        ),
        addressees=tuple(found[0]["addressees"] or ()),
        warnings=tuple(found[0]["warnings"] or ()),
        implements=_links(store, IMPLEMENTS, policy),
        implemented_by=_links(store, IMPLEMENTED_BY, policy),
        provisions=_outline(store, policy),
        measures=_measures(store, scope),
        duties=_duties(store, scope),
        targets=_targets(store, scope),
        citations=_citations(store, scope),
    )


def read_provision(store: Store, provision: str) -> ProvisionAnswer:
    """The provision of that id, with its ancestors and children in the outline; raises NotFound with the nearest ids."""
    found = store.run(PROVISION_POLICY, {"provision": provision}).rows
    if not found:
        policy = provision.split(":", 1)[0]
        raise NotFound(f"no provision has the id {provision!r}", _nearest(store, PROVISION_IDS, {"policy": policy}, provision))
    policy = found[0][0]
    outline = {entry.id: entry for entry in _outline(store, policy)}
    entry = outline[provision]
    ancestors: list[ProvisionEntry] = []
    while (parent := (ancestors[0] if ancestors else entry).parent) is not None:
        ancestors.insert(0, outline[parent])
    scope = {"policy": policy, "provision": provision}
    return ProvisionAnswer(
        provision=entry,
        policy=_summaries(store, policy, "")[0],
        ancestors=tuple(ancestors),
        children=tuple(one for one in outline.values() if one.parent == provision),
        measures=_measures(store, scope),
        duties=_duties(store, scope),
        targets=_targets(store, scope),
        citations=_citations(store, scope),
    )


def policy_summary(store: Store, policy: str) -> PolicySummary:
    """What the graph holds of the document of that id; raises NotFound with the nearest ids."""
    found = _summaries(store, policy, "")
    if not found:
        raise NotFound(f"no policy has the id {policy!r}", _nearest(store, POLICY_IDS, {}, policy))
    return found[0]


def _summaries(store: Store, policy: str, presence: str) -> list[PolicySummary]:
    counts = {name: dict(store.run(cypher).rows) for name, cypher in COUNTS.items()}
    return [
        PolicySummary(
            id=row["id"],
            title=row["title"] or row["doc_number"] or row["id"],
            body_title=row["body_title"],
            doc_number=row["doc_number"],
            genre=row["genre"],
            level=row["level"],
            region=row["region"],
            region_name=row["region_name"],
            date=row["issued"] or row["published"],
            presence=row["presence"] or "cited",
            **{name: found.get(row["id"], 0) for name, found in counts.items()},
        )
        for row in store.run(POLICIES, {"policy": policy, "presence": presence}).dicts()
    ]


def _links(store: Store, cypher: str, policy: str) -> tuple[PolicyLink, ...]:
    rows = store.run(cypher, {"policy": policy}).dicts()
    return tuple(PolicyLink(**{**row, "title": row["title"] or row["id"], "presence": row["presence"] or "cited"}) for row in rows)


def _outline(store: Store, policy: str) -> tuple[ProvisionEntry, ...]:
    def entry(row: dict[str, Any]) -> ProvisionEntry:
        span, text_span = (row.pop("span_start"), row.pop("span_end")), (row.pop("text_start"), row.pop("text_end"))
        return ProvisionEntry(**{**row, "depth": row["depth"] or 0, "text": row["text"] or ""}, span=span, text_span=text_span)

    return tuple(entry(row) for row in store.run(OUTLINE, {"policy": policy}).dicts())


def _measures(store: Store, scope: Mapping[str, str]) -> tuple[MeasureText, ...]:
    return tuple(MeasureText(**row) for row in store.run(MEASURES, scope).dicts())


def _duties(store: Store, scope: Mapping[str, str]) -> tuple[DutyList, ...]:
    lists: dict[str, list[dict[str, Any]]] = {}
    for row in store.run(DUTIES, scope).dicts():
        lists.setdefault(row["bracket"], []).append(row)

    def holders(rows: list[dict[str, Any]]) -> tuple[DutyHolder, ...]:
        found = {
            (row["id"], row["role"]): DutyHolder(
                row["id"], row["name"], row["mention"] or row["name"], row["role"], row["basis"], row["position"]
            )
            for row in rows
        }
        return tuple(found.values())

    return tuple(
        DutyList(bracket, rows[0]["evidence"] or "", holders(rows), tuple(dict.fromkeys(row["measure"] for row in rows)))
        for bracket, rows in lists.items()
    )


def _targets(store: Store, scope: Mapping[str, str]) -> tuple[TargetFigure, ...]:
    return tuple(TargetFigure(**row) for row in store.run(TARGETS, scope).dicts())


def _citations(store: Store, scope: Mapping[str, str]) -> tuple[CitationLink, ...]:
    rows = store.run(CITATIONS, scope).dicts()
    return tuple(CitationLink(**{**row, "presence": row["presence"] or "cited"}) for row in rows)


def _nearest(store: Store, cypher: str, params: Mapping[str, str], wanted: str) -> list[str]:
    return get_close_matches(wanted, [row[0] for row in store.run(cypher, params).rows], n=5, cutoff=0.6)
