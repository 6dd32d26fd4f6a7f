"""Large graphs: that of the five bundled documents with all its edges, copied under other ids. Reference data stand once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.service.loading import BATCH
from graph.fragment import Edge, Node
from graph.schema import EDGES, NODES, OWNED
from graph.stores import Dialect, Store, Transaction
from graph.stores.reading import every_edge, every_node

DOCUMENTS = 5
"""Documents of one copy."""

Rows = tuple[list[Node], list[Edge]]


def everything(store: Store) -> Rows:
    """Every node and edge of the graph."""
    nodes = [node for label in NODES for node in every_node(store, label)]
    return nodes, [edge for label, kind in EDGES.items() for ends in kind.ends for edge in every_edge(store, label, *ends)]


def copies(base: Rows, measures: int) -> Iterator[Rows]:
    """The graph, and copies of what the documents own, until there are so many measures."""
    nodes, edges = base
    loaded = {node.id for node in nodes if node.label == "Policy" and node.fields["presence"] == "loaded"}
    own = [node for node in nodes if (node.id if node.label == "Policy" else node.fields.get("policy")) in loaded]
    mine = {(node.label, node.id) for node in own}
    touching = [edge for edge in edges if edge.start in mine or edge.end in mine]
    count = -(-measures // sum(node.label == "Measure" for node in own))

    def copy(number: int) -> Rows:
        def rename(end: tuple[str, str]) -> tuple[str, str]:
            return (end[0], f"{number}/{end[1]}") if end in mine else end

        renamed = [
            Node(
                node.label,
                f"{number}/{node.id}",
                {**node.fields, **({"policy": f"{number}/{node.fields['policy']}"} if node.label in OWNED else {})},
            )
            for node in own
        ]
        return renamed, [Edge(edge.label, rename(edge.start), rename(edge.end), edge.fields) for edge in touching]

    yield base
    yield from (copy(number) for number in range(1, count))


def batches(graphs: Sequence[Rows], dialect: Dialect) -> Iterator[Rows]:
    """As many copies at a time as one transaction takes when a folder is loaded."""
    at_once = BATCH[dialect] // DOCUMENTS
    for first in range(0, len(graphs), at_once):
        some = graphs[first : first + at_once]
        yield [node for nodes, _ in some for node in nodes], [edge for _, edges in some for edge in edges]


def write(store: Store, graphs: Sequence[Rows]) -> None:
    """Write the copies, a batch to a transaction."""
    for nodes, edges in batches(graphs, store.dialect):

        def work(transaction: Transaction, nodes: list[Node] = nodes, edges: list[Edge] = edges) -> None:
            transaction.insert(nodes)
            transaction.connect(edges)

        store.write(work)
