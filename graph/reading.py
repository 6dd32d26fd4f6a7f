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
    nodes = _nodes(store, "Policy", "n.id = $given", policy)
    for label in _OWNED:
        nodes += _nodes(store, label, "n.policy = $given", policy)
    nodes += _nodes(store, "Indicator", "EXISTS { MATCH (t:Target)-[:MEASURES]->(n) WHERE t.policy = $given }", policy)
    regions = store.run(
        "MATCH (p:Policy)-[:APPLIES_IN]->(r:Region)-[:PART_OF*0..4]->(n:Region) WHERE p.id = $policy RETURN DISTINCT n.id",
        {"policy": policy},
    )
    codes = [code for (code,) in regions.rows]
    nodes += _nodes(store, "Region", "n.id IN $given", codes)
    contained = store.run("MATCH (a:Provision)-[:CONTAINS]->(b:Provision) WHERE b.policy = $given RETURN a.id, b.id", {"given": policy})
    measured = store.run("MATCH (a:Target)-[:MEASURES]->(b:Indicator) WHERE a.policy = $given RETURN a.id, b.id", {"given": policy})
    above = store.run("MATCH (a:Region)-[:PART_OF]->(b:Region) WHERE a.id IN $given AND b.id IN $given RETURN a.id, b.id", {"given": codes})
    edges = [
        *(Edge("CONTAINS", ("Provision", a), ("Provision", b)) for a, b in contained.rows),
        *(Edge("MEASURES", ("Target", a), ("Indicator", b)) for a, b in measured.rows),
        *(Edge("PART_OF", ("Region", a), ("Region", b)) for a, b in above.rows),
    ]
    return Fragment(policy, tuple(nodes), tuple(edges))


def _nodes(store: Readable, label: str, where: str, given: str | list[str]) -> list[Node]:
    names = [field.name for field in NODES[label].fields]
    columns = ", ".join(f"n.{name} AS {name}" for name in names)
    table = store.run(f"MATCH (n:{label}) WHERE {where} RETURN n.id AS id, {columns}", {"given": given})
    return [Node(label, row[0], dict(zip(names, row[1:], strict=True))) for row in table.rows]
