"""A whole graph as one comparable value."""

from __future__ import annotations

from collections import Counter

from graph.linking.joint import content
from graph.schema import EDGES, NODES
from graph.stores import Store
from graph.stores.reading import every_edge, every_node

Dump = tuple[frozenset[str], frozenset[tuple[str, int]]]


def dump(store: Store) -> Dump:
    """Every node, and every edge with the number of times that it stands, with all fields: equal for equal graphs."""
    nodes = (node for label in NODES for node in every_node(store, label))
    edges = (edge for label, kind in EDGES.items() for ends in kind.ends for edge in every_edge(store, label, *ends))
    return frozenset(map(content, nodes)), frozenset(Counter(map(content, edges)).items())
