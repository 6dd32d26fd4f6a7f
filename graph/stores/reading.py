"""Reading back: what the database holds of one loaded document, as far as comparisons need it, and of the whole graph."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches

from graph.errors import NotFound
from graph.fragment import Edge, Fragment, Node, Value
from graph.schema import EDGES, NODES, Field
from graph.stores.base import Readable

_NODES_A_PAGE = 10_000
_STARTS_A_PAGE = 5_000
# What makes a document's fragment: the label of the nodes n, the pattern that finds them, the policy that they belong to, and the other
# end of an edge, if any
_PARTS = (
    ("Policy", "MATCH (n:Policy) WHERE n.id IN $policies AND n.presence IN ['loaded', 'catalogued']", "n.id", "''"),
    (
        "Provision",
        "MATCH (n:Provision) WHERE n.policy IN $policies OPTIONAL MATCH (o:Provision)-[:CONTAINS]->(n)",
        "n.policy",
        "o.id",
    ),
    ("Measure", "MATCH (n:Measure) WHERE n.policy IN $policies", "n.policy", "''"),
    ("Target", "MATCH (n:Target) WHERE n.policy IN $policies", "n.policy", "''"),
    ("Indicator", "MATCH (o:Target)-[:MEASURES]->(n:Indicator) WHERE o.policy IN $policies", "o.policy", "o.id"),
    (
        "Region",
        "MATCH (p:Policy)-[:APPLIES_IN]->(r:Region) WHERE p.id IN $policies MATCH (r)-[:PART_OF*0..4]->(n:Region) "
        "OPTIONAL MATCH (n)-[:PART_OF]->(o:Region)",
        "p.id",
        "o.id",
    ),
)
# The edge between a node and that end
_JOINED: dict[str, Callable[[str, str], Edge]] = {
    "Provision": lambda id, above: Edge("CONTAINS", ("Provision", above), ("Provision", id)),
    "Indicator": lambda id, target: Edge("MEASURES", ("Target", target), ("Indicator", id)),
    "Region": lambda id, above: Edge("PART_OF", ("Region", id), ("Region", above)),
}
_ISSUERS = """
MATCH (a:Agency)-[r:ISSUED]->(p:Policy) WHERE p.id = $policy
RETURN DISTINCT a.id AS id, a.name AS name, r.position AS position ORDER BY position, id
"""
_RESPONSIBLE = """
MATCH (a:Agency)-[:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure) WHERE m.policy = $policy
RETURN DISTINCT a.id AS id, a.name AS name ORDER BY id
"""
_CITATIONS = """
MATCH (v:Provision)-[r:CITES]->(p:Policy)
WHERE v.policy = $policy AND r.method IN ['cited-number', 'cited-title'] AND r.evidence IS NOT NULL
RETURN v.id AS provision, r.evidence AS evidence, p.id AS cited ORDER BY provision, evidence, cited
"""


def fragment_of(store: Readable, policy: str) -> Fragment:
    """The outline, measures, figures and regions of a loaded or catalogued document; raises NotFound with the nearest ids."""
    found = fragments_of(store, [policy])
    if policy not in found:
        known = [id for (id,) in store.run("MATCH (p:Policy) WHERE p.presence IN ['loaded', 'catalogued'] RETURN p.id").rows]
        raise NotFound(f"no document {policy!r} is loaded", get_close_matches(policy, known, 5, 0.3))
    return found[policy]


def fragments_of(store: Readable, policies: Collection[str]) -> dict[str, Fragment]:
    """What ``fragment_of`` gives of each of the documents that is loaded or catalogued, by id, in as many statements as for one."""
    nodes: defaultdict[str, dict[tuple[str, str], Node]] = defaultdict(dict)
    edges: defaultdict[str, list[Edge]] = defaultdict(list)
    for label, pattern, owner, other in _PARTS:
        fields = NODES[label].fields
        cypher = f"{pattern} RETURN DISTINCT {owner} AS owner, {other} AS other, n.id AS id{_returned('n', fields)}"
        for policy, end, id, *values in store.run(cypher, {"policies": list(policies)}).rows:
            nodes[policy][label, id] = _node(label, id, fields, values)
            if end and label in _JOINED:
                edges[policy].append(_JOINED[label](id, end))
    return {
        policy: Fragment(policy, tuple(found.values()), tuple(edge for edge in edges[policy] if {edge.start, edge.end} <= found.keys()))
        for policy, found in nodes.items()
        if ("Policy", policy) in found
    }


def every_node(store: Readable, label: str) -> Iterator[Node]:
    """The nodes of a label in the order of their ids, with all fields, read page by page."""
    fields = NODES[label].fields
    page = f"MATCH (n:{label}) WHERE n.id > $after RETURN n.id AS id{_returned('n', fields)} ORDER BY id LIMIT {_NODES_A_PAGE}"
    after = ""
    while rows := store.run(page, {"after": after}).rows:
        for id, *values in rows:
            yield _node(label, id, fields, values)
        after = rows[-1][0]


def every_edge(store: Readable, label: str, start: str, end: str) -> Iterator[Edge]:
    """The edges of a label between two labels in the order of the start's id, then of the end's, then of the fields, page by page."""
    fields = EDGES[label].fields
    starts = f"MATCH (a:{start}) WHERE a.id > $after RETURN a.id AS id ORDER BY id LIMIT {_STARTS_A_PAGE}"
    page = (
        f"MATCH (a:{start})-[r:{label}]->(b:{end}) WHERE a.id > $after AND a.id <= $last "
        f"RETURN a.id AS a_id, b.id AS b_id{_returned('r', fields)}"
    )
    after = ""
    while ids := store.run(starts, {"after": after}).rows:
        last = ids[-1][0]
        rows = store.run(page, {"after": after, "last": last}).rows
        for a, b, *values in sorted(rows, key=lambda row: (row[0], row[1], json.dumps(row[2:]))):
            yield Edge(label, (start, a), (end, b), {field.name: value for field, value in zip(fields, values, strict=True)})
        after = last


def records(store: Readable) -> Iterator[tuple[str, str]]:
    """The bookkeeping of the corpus, id and value, in the order of ids, without the version, which a store writes by itself."""
    ids = store.run("MATCH (meta:Meta) WHERE meta.id <> 'schema' RETURN meta.id AS id ORDER BY id").rows
    for (id,) in ids:
        yield id, store.run("MATCH (meta:Meta {id: $id}) RETURN meta.value AS value", {"id": id}).rows[0][0]


def is_empty(store: Readable) -> bool:
    """Whether nothing stands in the database but what says that it is one of Zhengmai."""
    if store.run("MATCH (meta:Meta) WHERE meta.id <> 'schema' RETURN meta.id LIMIT 1").rows:
        return False
    return not any(store.run(f"MATCH (n:{label}) RETURN n.id LIMIT 1").rows for label in NODES)


def issuers(store: Readable, policy: str) -> dict[str, str | None]:
    """The names of the agencies that issued a document, by id, in the order of their signatures."""
    return {id: name for id, name, _ in store.run(_ISSUERS, {"policy": policy}).rows}


def responsible(store: Readable, policy: str) -> dict[str, str | None]:
    """The names of the agencies that the measures of a document name, by id."""
    return dict(store.run(_RESPONSIBLE, {"policy": policy}).rows)


def outright_citations(store: Readable, policy: str) -> list[tuple[str, str, str]]:
    """What a document cites by number or title: the citing provision, the words, and the policy that they mean."""
    return [(provision, words, cited) for provision, words, cited in store.run(_CITATIONS, {"policy": policy}).rows]


def _returned(variable: str, fields: tuple[Field, ...]) -> str:
    return "".join(f", {variable}.{field.name} AS {variable}_{field.name}" for field in fields)


def _node(label: str, id: str, fields: Iterable[Field], values: Iterable[Value]) -> Node:
    return Node(label, id, {field.name: value for field, value in zip(fields, values, strict=True)})
