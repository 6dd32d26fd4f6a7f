"""The reference fragment: what the graph knows before any document is loaded."""

from __future__ import annotations

from functools import cache

from graph.fragment import Edge, Fragment, Node, Value
from graph.ids import provision_id
from loaders.catalogue import Entry, entries
from loaders.fragments.shared import Shared, industry_nodes, region_node
from loaders.names.organs import organ_resolver
from loaders.reference import areas, regions
from loaders.reference.regions import NATION
from loaders.structure.titles import genre, topic

_RULE = "catalogue/1"


@cache
def reference_fragment() -> Fragment:
    """The reference data that belongs to no document: regions with what they lie in, named areas, industries, the catalogue."""
    nodes = [region_node(code) for code in regions.regions()]
    nodes += [region_node(f"area-{area.name}") for area in areas.areas()]
    nodes += industry_nodes().values()
    present = {node.id for node in nodes}
    inside = [
        Edge("PART_OF", ("Region", place.code), ("Region", place.parent), {"method": "gb-t-2260", "score": 1.0, "rule": "reference/1"})
        for place in regions.regions().values()
        if place.parent in present
    ]
    members = [
        Edge("PART_OF", ("Region", code), ("Region", f"area-{area.name}"), {"method": "area", "score": 1.0, "rule": "reference/1"})
        for area in areas.areas()
        for code in area.members
        if code in present
    ]
    catalogue = _Catalogue()
    for entry in entries():
        catalogue.add(entry)
    known = {(node.label, node.id) for node in nodes}
    nodes += [node for key, node in catalogue.nodes().items() if key not in known]
    return Fragment(None, tuple(nodes), (*inside, *members, *catalogue.edges(known)))


class _Catalogue:
    """The nodes and edges of catalogued policies."""

    def __init__(self) -> None:
        self._shared = Shared(organ_resolver(NATION))
        self._own: dict[tuple[str, str], Node] = {}
        self._edges: list[Edge] = []

    def add(self, entry: Entry) -> None:
        policy = ("Policy", entry.id)
        self._own[policy] = Node(
            *policy,
            {
                "title": entry.title,
                "body_title": entry.body_title,
                "aliases": list(entry.aliases),
                "doc_number": entry.number,
                "genre": genre(entry.title),
                "body_genre": genre(entry.body_title) if entry.body_title else None,
                "topic": topic(entry.body_title or entry.title),
                "level": regions.region(entry.region).level,
                "region": entry.region,
                "date_issued": entry.date,
                "presence": "catalogued",
            },
        )
        self._link(entry, "APPLIES_IN", policy, self._shared.region(entry.region))
        for position, name in enumerate(entry.issuers, 1):
            organ = organ_resolver(entry.region).resolve(name)
            if organ:
                self._link(entry, "ISSUED", self._shared.agency(organ), policy, position=position, mention=name)
        for seq, p in enumerate(entry.provisions()):
            node = ("Provision", provision_id(entry.id, p.eid))
            fields: dict[str, Value] = {
                "kind": p.kind,
                "number": p.number,
                "path": p.path,
                "heading": p.heading,
                "seq": seq,
                "depth": p.depth,
            }
            self._own[node] = Node(*node, {"policy": entry.id, "eid": p.eid, **fields})
            above = ("Provision", provision_id(entry.id, p.parent.eid)) if p.parent else policy
            self._link(entry, "CONTAINS", above, node, seq=seq)

    def nodes(self) -> dict[tuple[str, str], Node]:
        return {**self._shared.nodes, **self._own}

    def edges(self, known: set[tuple[str, str]]) -> list[Edge]:
        """The edges, save those between nodes that the reference data holds anyway."""
        return [*self._edges, *(edge for edge in self._shared.edges.values() if not {edge.start, edge.end} <= known)]

    def _link(self, entry: Entry, label: str, start: tuple[str, str], end: tuple[str, str], **fields: Value) -> None:
        made: dict[str, Value] = {"policy": entry.id, "method": "catalogue", "score": 1.0, "rule": _RULE}
        self._edges.append(Edge(label, start, end, {**made, **fields}))
