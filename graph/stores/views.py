"""Views: what the analyses of ``graph.network`` read, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from graph.stores.base import Readable

Row = dict[str, Any]

_POLICIES = """
MATCH (p:Policy)
RETURN p.id AS id, p.title AS title, p.level AS level, p.region AS region, p.date_issued AS date, p.presence AS presence
ORDER BY id
"""
_IMPLEMENTS = """
MATCH (c:Policy)-[r:IMPLEMENTS]->(p:Policy)
RETURN c.id AS child, p.id AS parent, r.method AS method, r.score AS score
ORDER BY child, parent, score
"""
_DERIVATIONS = """
MATCH (c:Provision)-[r:DERIVES_FROM]->(p:Provision)
RETURN c.id AS child, p.id AS parent, c.policy AS child_policy, p.policy AS parent_policy, r.kind AS kind, r.similarity AS similarity,
       r.method AS method, r.review AS review
ORDER BY child, parent, similarity
"""
_PROVISIONS = """
MATCH (v:Provision)
WHERE v.policy IN $policies
RETURN v.id AS id, v.policy AS policy, v.eid AS eid, v.kind AS kind, v.number AS number, v.path AS path, v.heading AS heading, v.seq AS seq
ORDER BY policy, seq, id
"""
_HOLDERS = """
MATCH (s:Provision)-[:CONTAINS]->(c:Provision)
WHERE s.policy IN $policies AND c.kind IN ['clause', 'article'] AND NOT EXISTS { MATCH (s)-[:CONTAINS]->(:Measure) }
RETURN DISTINCT s.id AS id
"""
_REGIONS = "MATCH (r:Region) WHERE r.code IS NOT NULL RETURN r.code AS code, r.name AS name, r.short_name AS short_name, r.level AS level"
_AGENCIES = """
MATCH (a:Agency)
RETURN a.id AS id, coalesce(a.name, a.id) AS name, a.short_name AS short_name, a.function AS function, a.organ_type AS organ_type, a.region AS region
ORDER BY id
"""
_LISTS = """
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure), (p:Policy)
WHERE p.id = m.policy AND r.bracket IS NOT NULL AND (size($regions) = 0 OR p.region IN $regions) AND ($policy = '' OR p.id = $policy)
  AND ($collective OR ((a.organ_type IS NULL OR a.organ_type <> 'collective') AND (r.basis IS NULL OR r.basis <> 'standing-clause')))
RETURN DISTINCT r.bracket AS bracket, a.id AS agency, p.id AS policy
ORDER BY bracket, agency
"""
_SUCCESSIONS = (
    "MATCH (a:Agency)-[r:SUCCEEDED_BY]->(b:Agency) WHERE 'all' IN r.scope RETURN a.id AS older, b.id AS newer ORDER BY older, newer"
)


def policies(store: Readable) -> list[Row]:
    """Every policy by id: id, title, level, region, date and presence."""
    return store.run(_POLICIES).dicts()


def implementations(store: Readable) -> list[Row]:
    """Every IMPLEMENTS edge: child, parent, method and score."""
    return store.run(_IMPLEMENTS).dicts()


def derivations(store: Readable) -> list[Row]:
    """Every DERIVES_FROM edge between provisions: child, parent, child_policy, parent_policy, kind, similarity, method and review."""
    return store.run(_DERIVATIONS).dicts()


def provisions(store: Readable, policies: Iterable[str]) -> list[Row]:
    """The provisions of policies in order: id, policy, eid, kind, number, path, heading and seq."""
    return store.run(_PROVISIONS, {"policies": sorted(policies)}).dicts()


def clauses(store: Readable, policies: Collection[str]) -> dict[str, list[str]]:
    """The ids of the clauses of each policy in order, as ``graph.linking.sides`` has them.

    Clauses and articles, and the sections that hold none or have measures of their own; nothing of an annex.
    """
    holders = {row[0] for row in store.run(_HOLDERS, {"policies": sorted(policies)}).rows}
    found: dict[str, list[str]] = defaultdict(list)
    for row in provisions(store, policies):
        is_clause = row["kind"] in ("clause", "article") or (row["kind"] == "section" and row["id"] not in holders)
        if is_clause and not (row["eid"] or "").startswith("annex"):
            found[row["policy"]].append(row["id"])
    return dict(found)


def regions(store: Readable) -> dict[str, Row]:
    """The regions that have a code, by it: code, name, short_name and level."""
    return {row["code"]: row for row in store.run(_REGIONS).dicts()}


def agencies(store: Readable) -> dict[str, Row]:
    """The agencies by id: id, name, short_name, function, organ_type and region."""
    return {row["id"]: row for row in store.run(_AGENCIES).dicts()}


def memberships(store: Readable, regions: Iterable[str], policy: str | None, collective: bool) -> list[Row]:
    """Which printed list names which agency: bracket, agency and policy.

    Of the documents of `regions` (of all when there is none) or of one policy; collective bodies and what a standing clause adds only
    if `collective`.
    """
    return store.run(_LISTS, {"regions": list(regions), "policy": policy or "", "collective": collective}).dicts()


def successions(store: Readable) -> list[tuple[str, str]]:
    """The agencies that handed over all their duties, and to whom, by id."""
    return [(older, newer) for older, newer in store.run(_SUCCESSIONS).rows]
