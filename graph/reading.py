"""Reading back: what the database holds of one loaded document, as far as comparisons need it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Protocol

from graph.errors import NotFound
from graph.fragment import Edge, Fragment, Node
from graph.schema import NODES
from graph.stores.base import Table


class Readable(Protocol):
    """A store, or a transaction on one."""

    def run(self, cypher: str, params: Mapping[str, Any] | None = None) -> Table:
        """Run one Cypher statement."""
        ...


_OWNED = ("Provision", "Measure", "Target")


def fragment_of(store: Readable, policy: str) -> Fragment:
    """The outline, measures, figures and regions of a loaded or catalogued document; raises NotFound with the nearest ids."""
    known = [id for (id,) in store.run("MATCH (p:Policy) WHERE p.presence IN ['loaded', 'catalogued'] RETURN p.id").rows]
    if policy not in known:
        raise NotFound(f"no document {policy!r} is loaded", get_close_matches(policy, known, 5, 0.3))
    nodes = _nodes(store, "Policy", "n.id = $policy", policy)
    for label in _OWNED:
        nodes += _nodes(store, label, "n.policy = $policy", policy)
    nodes += _nodes(store, "Indicator", "EXISTS { MATCH (t:Target)-[:MEASURES]->(n) WHERE t.policy = $policy }", policy)
    regions = store.run(
        "MATCH (p:Policy)-[:APPLIES_IN]->(r:Region)-[:PART_OF*0..4]->(n:Region) WHERE p.id = $policy RETURN DISTINCT n.id",
        {"policy": policy},
    )
    codes = [code for (code,) in regions.rows]
    for code in codes:
        nodes += _nodes(store, "Region", "n.id = $policy", code)
    edges = _edges(
        store,
        "MATCH (a:Provision)-[:CONTAINS]->(b:Provision) WHERE b.policy = $policy RETURN a.id, b.id",
        policy,
        "CONTAINS",
        "Provision",
        "Provision",
    )
    edges += _edges(
        store,
        "MATCH (a:Target)-[:MEASURES]->(b:Indicator) WHERE a.policy = $policy RETURN a.id, b.id",
        policy,
        "MEASURES",
        "Target",
        "Indicator",
    )
    for code in codes:
        above = _edges(
            store, "MATCH (a:Region)-[:PART_OF]->(b:Region) WHERE a.id = $policy RETURN a.id, b.id", code, "PART_OF", "Region", "Region"
        )
        edges += [edge for edge in above if edge.end[1] in codes]
    return Fragment(policy, tuple(nodes), tuple(edges))


def _nodes(store: Readable, label: str, where: str, value: str) -> list[Node]:
    names = [field.name for field in NODES[label].fields]
    columns = ", ".join(f"n.{name} AS {name}" for name in names)
    table = store.run(f"MATCH (n:{label}) WHERE {where} RETURN n.id AS id, {columns}", {"policy": value})
    return [Node(label, row[0], dict(zip(names, row[1:], strict=True))) for row in table.rows]


def _edges(store: Readable, cypher: str, value: str, label: str, start: str, end: str) -> list[Edge]:
    return [Edge(label, (start, a), (end, b)) for a, b in store.run(cypher, {"policy": value}).rows]
