"""Fragment: the nodes and edges that one document contributes to the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.errors import BadRequest
from graph.schema import EDGES, NODES, Field, Kind

Value = str | int | float | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Node:
    """A node: label, id, and the fields of ``graph.schema`` that are known."""

    label: str
    id: str
    fields: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two nodes named by (label, id)."""

    label: str
    start: tuple[str, str]
    end: tuple[str, str]
    fields: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one document contributes; `policy` is its id, or None for the reference data.

    Holds every node that its edges join, shared ones included. Two fragments that hold the same shared node hold it
    with the same fields, save a cited Policy.
    """

    policy: str | None
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    def check(self) -> None:
        """Raise BadRequest when a label, a field, an end or an id does not fit the schema."""
        seen: set[tuple[str, str]] = set()
        for node in self.nodes:
            check_node(node)
            if (node.label, node.id) in seen:
                raise BadRequest(f"{node.label} {node.id!r} stands twice in the fragment of {self.policy}")
            seen.add((node.label, node.id))
        for edge in self.edges:
            check_edge(edge)
            for end in (edge.start, edge.end):
                if end not in seen:
                    raise BadRequest(f"{edge.label} of {self.policy} joins {end[0]} {end[1]!r}, which the fragment lacks")


def check_node(node: Node) -> None:
    """Raise BadRequest when the label, the id or a field does not fit the schema."""
    if node.label not in NODES:
        raise BadRequest(f"unknown node label {node.label}")
    if not node.id:
        raise BadRequest(f"a {node.label} has no id")
    _check_fields(f"{node.label} {node.id}", node.fields, NODES[node.label].fields)


def check_edge(edge: Edge) -> None:
    """Raise BadRequest when the label, the pair of labels that it joins or a field does not fit the schema."""
    if edge.label not in EDGES:
        raise BadRequest(f"unknown edge label {edge.label}")
    if (edge.start[0], edge.end[0]) not in EDGES[edge.label].ends:
        raise BadRequest(f"{edge.label} cannot join {edge.start[0]} to {edge.end[0]}")
    _check_fields(edge.label, edge.fields, EDGES[edge.label].fields)


def _is_int(value: object) -> bool:
    """Whether it is an integer that a database can hold: of 64 bits."""
    return type(value) is int and -(2**63) <= value < 2**63


_FITS: dict[Kind, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "int": _is_int,
    "float": lambda value: isinstance(value, float) or _is_int(value),
    "bool": lambda value: isinstance(value, bool),
    "strings": lambda value: isinstance(value, list) and all(isinstance(member, str) for member in value),
}


def _check_fields(what: str, given: Mapping[str, Value], known: tuple[Field, ...]) -> None:
    kinds = {f.name: f.kind for f in known}
    for name, value in given.items():
        if name not in kinds:
            raise BadRequest(f"{what} has no field {name}")
        if value is not None and not _FITS[kinds[name]](value):
            raise BadRequest(f"{what}.{name} must be {kinds[name]}, not {value!r}")


def by_label(nodes: Iterable[Node]) -> Iterator[tuple[str, list[Node]]]:
    """The nodes of each label, in the order of labels."""
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        groups.setdefault(node.label, []).append(node)
    return iter(sorted(groups.items()))


def by_ends(edges: Iterable[Edge]) -> Iterator[tuple[tuple[str, str, str], list[Edge]]]:
    """The edges of each label between each two labels of nodes, under the label and those of start and end, in their order."""
    groups: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in edges:
        groups.setdefault((edge.label, edge.start[0], edge.end[0]), []).append(edge)
    return iter(sorted(groups.items()))
