"""Tracing: a provision, a measure or a figure up to what it comes from, or down to what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from graph.errors import NotFound
from graph.judgements import policy_of
from graph.linking.differences import difference
from graph.linking.sides import side_of
from graph.stores.base import Store
from graph.stores.reading import fragment_of
from queries.inheritance_answers import Derivation, TraceStep, WordPart, WordsAnswer

_POLICY = """
MATCH (p:Policy) WHERE p.id = $policy OPTIONAL MATCH (p)-[:APPLIES_IN]->(r:Region)
RETURN coalesce(p.title, p.doc_number, p.id) AS policy_title, p.level AS level, r.name AS region_name, p.presence AS presence
"""
_NODES = {
    "Provision": """
        MATCH (n:Provision) WHERE n.id = $id
        RETURN n.policy AS policy, n.path AS path, n.heading AS heading, n.text AS text""",
    "Measure": """
        MATCH (v:Provision)-[:CONTAINS]->(n:Measure) WHERE n.id = $id
        RETURN n.policy AS policy, v.path AS path, v.heading AS heading, n.text AS text""",
    "Target": """
        MATCH (n:Target), (v:Provision) WHERE n.id = $id AND v.id = n.provision
        RETURN n.policy AS policy, v.path AS path, v.heading AS heading, n.quote AS text""",
}
# The words below a clause that has items: its own come first
_BELOW = """
MATCH (n:Provision)-[:CONTAINS*1..6]->(v:Provision) WHERE n.id = $id
RETURN v.number AS number, v.heading AS heading, v.text AS text ORDER BY v.seq
"""
_LINK = "r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score, coalesce(r.review, FALSE) AS review, r.judged AS judged"


def trace(store: Store, id: str, down: bool = False) -> TraceStep:
    """Where the words of `id` come from, level by level; with `down`, what came of them. Raises NotFound with the nearest ids."""
    label = label_of(store, id)
    ends = f"(a:{label})-[r:DERIVES_FROM]->(b:{label})"
    here, there = ("b", "a") if down else ("a", "b")
    cypher = f"MATCH {ends} WHERE {here}.id = $id RETURN {there}.id AS id, {_LINK} ORDER BY r.review, r.similarity DESC, id"
    return _step(store, label, id, cypher, None, ())


def label_of(store: Store, id: str) -> str:
    """Provision, Measure or Target; raises NotFound with the nearest ids."""
    label = next((label for label, cypher in _NODES.items() if store.run(cypher, {"id": id}).rows), None)
    if label is None:
        raise NotFound(f"there is no provision, measure or figure {id!r}", nearest_ids(store, id))
    return label


def nearest_ids(store: Store, id: str, labels: Iterable[str] = tuple(_NODES)) -> list[str]:
    """Ids of nodes of the labels that come near, of the policy that the id names, else of those whose ids come near to that."""
    policies = [row[0] for row in store.run("MATCH (p:Policy) WHERE p.presence IN ['loaded', 'catalogued'] RETURN p.id").rows]
    named = policy_of(id)
    near = [named] if named in policies else get_close_matches(named, policies, n=2, cutoff=0.5)
    found = [store.run(f"MATCH (n:{kind}) WHERE n.policy IN $policies RETURN n.id", {"policies": near}).rows for kind in labels]
    return get_close_matches(id, [known for rows in found for (known,) in rows], n=5, cutoff=0.5) or near


def compare_words(store: Store, child: str, parent: str) -> WordsAnswer:
    """What changed from the words of `parent` to those of `child`, place names and level words aside. Raises NotFound with the nearest ids."""
    lower, upper = trace(store, child), trace(store, parent)
    places = {name for policy in {lower.policy, upper.policy} for name in side_of(fragment_of(store, policy)).places}
    found = difference(upper.text, lower.text, sorted(places))
    ours, theirs = (tuple(WordPart(part.text, part.kind) for part in side) for side in (found.child, found.parent))
    return WordsAnswer(child, parent, ours, theirs)


def _step(store: Store, label: str, id: str, cypher: str, link: Derivation | None, above: tuple[str, ...]) -> TraceStep:
    row = store.run(_NODES[label], {"id": id}).dicts()[0]
    policy = store.run(_POLICY, {"policy": row["policy"]}).dicts()[0]
    steps = []
    for one in store.run(cypher, {"id": id}).dicts():
        other = one.pop("id")
        if other not in above:
            steps.append(_step(store, label, other, cypher, Derivation(**one), (*above, id)))
    return TraceStep(
        id=id,
        policy=row["policy"],
        path=row["path"] or "",
        heading=row["heading"] or "",
        text=_words(store, id, row["text"]) if label == "Provision" else row["text"] or "",
        link=link,
        steps=tuple(steps),
        **{**policy, "presence": policy["presence"] or "cited"},
    )


def _words(store: Store, id: str, own: str | None) -> str:
    below = [_line(row) for row in store.run(_BELOW, {"id": id}).dicts()]
    return "\n".join(line for line in (own or "", *below) if line)


def _line(row: dict[str, Any]) -> str:
    return " ".join(str(part) for part in (row["number"], row["heading"], row["text"]) if part)
