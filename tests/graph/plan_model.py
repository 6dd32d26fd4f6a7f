"""A graph as a value, which does what a plan says: what any database must hold afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from graph.fragment import Edge, Fragment, Node, Value
from graph.judgements import Judgement
from graph.linking.derivation import LINKER, derive
from graph.linking.joint import Key, content
from graph.linking.reuse import find_reuse, read_passages
from graph.linking.siblings import Search
from graph.plan import Derivation, Plan, plan_change, plan_removal, plan_reuse
from graph.records import digest_in
from graph.schema import NODES, OWNED
from tests.graph.dump import Dump


@dataclass
class GraphModel:
    """Nodes by label and id, edges, and the values of the records by name; it begins empty."""

    nodes: dict[Key, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    records: dict[str, str] = field(default_factory=dict)

    def load(self, fragments: Sequence[Fragment], without: Sequence[str] = (), judgements: Sequence[Judgement] | None = None) -> None:
        """Do what ``graph.corpus.load`` does to a database."""
        self.apply(plan_change(self.records, fragments, without, judgements))

    def remove(self, policy: str) -> None:
        """Do what ``graph.corpus.remove`` does to a database."""
        self.apply(plan_removal(self.records, policy))

    def reuse(self, *policies: str) -> None:
        """Do what ``graph.corpus.reuse`` does to a database."""
        self.apply(plan_reuse(self.records, policies))

    def copy(self) -> GraphModel:
        """The same graph, to be changed."""
        return GraphModel(dict(self.nodes), list(self.edges), dict(self.records))

    @property
    def digest(self) -> str:
        """The digest of its content."""
        return digest_in(self.records)

    def dump(self) -> Dump:
        """The graph as ``tests.graph.dump`` gives that of a database."""
        return frozenset(map(content, self.nodes.values())), frozenset(Counter(map(content, self.edges)).items())

    def apply(self, plan: Plan) -> None:
        """Do what the plan says, in its order; an id that stands twice and an end that is not there are failures."""
        self._delete({key for key, node in self.nodes.items() if node.label in OWNED and node.fields.get("policy") in plan.emptied})
        self.edges = [edge for edge in self.edges if (edge.label, edge.start, edge.end) not in set(plan.disconnected)]
        self._delete(set(plan.deleted))
        for node in plan.updated:
            assert (node.label, node.id) in self.nodes
            self.nodes[node.label, node.id] = _whole(node)
        for node in plan.inserted:
            assert (node.label, node.id) not in self.nodes
            self.nodes[node.label, node.id] = _whole(node)
        self._connect(plan.connected)
        for derivation in plan.derivations:
            self._derive(derivation, plan.judgements)
        for search in plan.searches:
            self._reuse(search)
        for id in plan.forgotten:
            self.records.pop(id, None)
        self.records |= {record.id: record.value for record in plan.recorded}

    def _delete(self, keys: set[Key]) -> None:
        for key in keys:
            del self.nodes[key]
        self.edges = [edge for edge in self.edges if not keys & {edge.start, edge.end}]

    def _connect(self, edges: Sequence[Edge]) -> None:
        assert {end for edge in edges for end in (edge.start, edge.end)} <= self.nodes.keys()
        self.edges += edges

    def _derive(self, derivation: Derivation, judgements: Sequence[Judgement]) -> None:
        child = derivation.policy
        self.edges = [edge for edge in self.edges if edge.label != "DERIVES_FROM" or self.nodes[edge.start].fields["policy"] != child]
        self.edges = [self._marked(edge, derivation.compared) if edge.start == ("Policy", child) else edge for edge in self.edges]
        if derivation.tiers:
            edges = derive(self.fragment(child), [[*map(self.fragment, tier)] for tier in derivation.tiers], judgements)
            self._connect(derivation.marked(edges))

    def _reuse(self, search: Search) -> None:
        own = {(node.label, node.id) for node in self.nodes.values() if node.fields.get("policy") == search.policy}
        self.edges = [edge for edge in self.edges if edge.label != "REUSES" or edge.start not in own]
        if search.earlier:
            words = cache(lambda policy: read_passages(self.fragment(policy)))
            alike, above = ([words(policy).grams for policy in some] for some in (search.alike, search.above))
            self._connect(find_reuse(words(search.policy), [*map(words, search.earlier)], alike, above))

    def _marked(self, edge: Edge, compared: Sequence[str]) -> Edge:
        """An IMPLEMENTS edge with the version of the linker if its policies have been compared."""
        if edge.label != "IMPLEMENTS":
            return edge
        return replace(edge, fields={**edge.fields, "aligned": LINKER if edge.end[1] in compared else None})

    def fragment(self, policy: str) -> Fragment:
        """What ``graph.stores.reading.fragment_of`` reads of a document."""
        nodes = [self.nodes["Policy", policy]]
        nodes += [node for node in self.nodes.values() if node.label in OWNED and node.fields["policy"] == policy]
        own = {(node.label, node.id) for node in nodes}
        regions = {*self._above({edge.end for edge in self.edges if edge.label == "APPLIES_IN" and edge.start in own})}
        measured = {edge.end for edge in self.edges if edge.label == "MEASURES" and edge.start in own}
        nodes += [self.nodes[key] for key in (*regions, *measured)]
        contained = (edge for edge in self.edges if edge.label == "CONTAINS" and {edge.start[0], edge.end[0]} == {"Provision"})
        edges = [edge for edge in contained if edge.end in own]
        edges += [edge for edge in self.edges if edge.label == "MEASURES" and edge.start in own]
        edges += [edge for edge in self.edges if edge.label == "PART_OF" and {edge.start, edge.end} <= regions]
        return Fragment(policy, tuple(nodes), tuple(edges))

    def _above(self, regions: set[Key]) -> Iterator[Key]:
        """The regions and those that hold them."""
        seen: set[Key] = set()
        while regions := regions - seen:
            seen |= regions
            regions = {edge.end for edge in self.edges if edge.label == "PART_OF" and edge.start in regions}
        yield from seen

    # What tests ask of a graph

    def labelled(self, label: str) -> list[Node]:
        """The nodes of a label, by id."""
        return sorted((node for node in self.nodes.values() if node.label == label), key=lambda node: node.id)

    def joined(self, label: str, ends: str | None = None) -> list[Edge]:
        """The edges of a label, of one label of nodes if so asked, by their ends."""
        found = (edge for edge in self.edges if edge.label == label and ends in (None, edge.start[0]))
        return sorted(found, key=lambda edge: (edge.start, edge.end))

    def parents(self, child: str) -> list[str]:
        """The ids of what a provision derives from."""
        return [edge.end[1] for edge in self.joined("DERIVES_FROM", "Provision") if edge.start[1] == child]

    def descents(self, label: str = "Provision") -> set[tuple[str, str]]:
        """The policies that have something from others, and these."""
        links = self.joined("DERIVES_FROM", label)
        return {(str(self.nodes[edge.start].fields["policy"]), str(self.nodes[edge.end].fields["policy"])) for edge in links}

    def aligned(self) -> dict[tuple[str, str], Value]:
        """What implements what, and by which version of the linker they have been compared."""
        return {(edge.start[1], edge.end[1]): edge.fields.get("aligned") for edge in self.joined("IMPLEMENTS")}

    def cited_stubs(self) -> list[str]:
        """The policies that are only cited."""
        return [node.id for node in self.labelled("Policy") if node.fields["presence"] == "cited"]


@cache
def _names(label: str) -> Mapping[str, None]:
    return dict.fromkeys(field.name for field in NODES[label].fields)


def _whole(node: Node) -> Node:
    """The node with null for every field that it lacks, as a database gives it."""
    return replace(node, fields={**_names(node.label), **node.fields})
