"""Ancestry: the documents and provisions that documents and provisions come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

import networkx as nx

from graph.errors import Cyclic, NotFound
from graph.stores import views
from graph.stores.base import Readable


def ancestry(store: Readable, policy: str | None = None) -> nx.DiGraph[str]:
    """The documents that documents come from, a DAG with edges from child to parent.

    Without `policy`: the loaded documents, and those that they implement. With it: that document, all above it, its
    clauses (also those that come from nowhere) and the provisions that they derive from, up to the last.

    Nodes have `label`. A Policy has title, level, region, date and presence; a Provision has policy, kind, number, path,
    heading and seq. An edge between policies has `relations` (IMPLEMENTS, DERIVES_FROM), the method and score of
    IMPLEMENTS (None without it), `clauses`, the number of links between their provisions, and `review`, the links that a
    person should look at, which `clauses` leaves out. An edge between provisions has relations, kind, similarity, method
    and review.

    Raises NotFound when there is no such policy, with the nearest ids, and Cyclic when an ancestry comes back to itself.
    """
    documents = {row.pop("id"): row for row in views.policies(store)}
    derivations = views.derivations(store)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(id for id, fields in documents.items() if fields["presence"] == "loaded" or id == policy)
    for row in views.implementations(store):
        _connect(graph, row["child"], row["parent"], "IMPLEMENTS", method=row["method"], score=row["score"])
    for row in derivations:
        _connect(graph, row["child_policy"], row["parent_policy"], "DERIVES_FROM")
        graph.edges[row["child_policy"], row["parent_policy"]]["review" if row["review"] else "clauses"] += 1
    if policy is not None:
        if policy not in graph:
            raise NotFound(f"there is no policy {policy!r}", get_close_matches(policy, graph, 5, 0.3))
        graph = _above(graph, [policy])
    for id in graph:
        graph.nodes[id].update(label="Policy", **documents[id])
    provisions = _provisions(store, policy, derivations) if policy is not None else nx.DiGraph()
    check_acyclic(graph)
    graph.update(provisions)
    return graph


def check_acyclic(graph: nx.DiGraph[str]) -> None:
    """Raise Cyclic, with the path that begins and ends with its smallest id, when the graph has a cycle."""
    if nx.is_directed_acyclic_graph(graph):
        return
    cycle = [start for start, *_ in nx.find_cycle(graph, sorted(graph))]
    first = cycle.index(min(cycle))
    raise Cyclic([*cycle[first:], *cycle[:first], cycle[first]])


def _connect(graph: nx.DiGraph[str], child: str, parent: str, relation: str, **fields: Any) -> None:
    """Add an edge between two policies, or one more relation to the one that is there."""
    if not graph.has_edge(child, parent):
        graph.add_edge(child, parent, relations=[], method=None, score=None, clauses=0, review=0)
    edge = graph.edges[child, parent]
    edge.update(fields)
    if relation not in edge["relations"]:
        edge["relations"].append(relation)


def _above(graph: nx.DiGraph[str], ids: Iterable[str]) -> nx.DiGraph[str]:
    """The part of the graph that can be reached from the nodes, in the graph's order, which a view of networkx does not keep."""
    reached = {above for id in ids for above in (id, *nx.descendants(graph, id))}
    part: nx.DiGraph[str] = nx.DiGraph()
    part.add_nodes_from((id, fields) for id, fields in graph.nodes(data=True) if id in reached)
    part.add_edges_from((child, parent, fields) for child, parent, fields in graph.edges(data=True) if child in reached)
    return part


def _provisions(store: Readable, policy: str, derivations: Iterable[Mapping[str, Any]]) -> nx.DiGraph[str]:
    """The clauses of a policy and what they derive from."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    policies: dict[str, str] = {}
    graph.add_nodes_from(views.clauses(store, [policy]).get(policy, ()))
    for row in derivations:
        fields = {name: row[name] for name in ("kind", "similarity", "method", "review")}
        graph.add_edge(row["child"], row["parent"], relations=["DERIVES_FROM"], **fields)
        policies |= {row["child"]: row["child_policy"], row["parent"]: row["parent_policy"]}
    graph = _above(graph, [id for id in graph if policies.get(id, policy) == policy])
    check_acyclic(graph)
    for row in views.provisions(store, {policy, *(policies[id] for id in graph if id in policies)}):
        if row["id"] in graph:
            fields = {name: row[name] for name in ("policy", "kind", "number", "path", "heading", "seq")}
            graph.nodes[row["id"]].update(label="Provision", **fields)
    return graph
