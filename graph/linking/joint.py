"""The joint part of the graph: the nodes and edges that depend on more than one document.

Agencies, regions, indicators and industries stand as long as a source holds them; a citation points to the policy that
it means, if a source is that policy, and else to a stub; what a document implements follows from its citations. All of
it is a pure function of the sources, so the order in which they came cannot matter.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from graph.fragment import Edge, Fragment, Node, Value
from graph.linking.lineage import Lineage
from graph.linking.policies import Citation, Register, names_itself, policy_date, resolve
from graph.schema import OWNED, SHARED

DERIVED = frozenset({"IMPLEMENTS", "DERIVES_FROM"})
"""Labels of edges that linking makes; a fragment has none of them."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Joint:
    """Nodes by label and id, edges by their whole content, and for a region's code those that it directly lies in."""

    nodes: dict[Key, Node]
    edges: dict[str, Edge]
    regions: dict[str, list[str]]

    def lineage(self, outlined: Container[str]) -> Lineage:
        """Who carries out whom, of the policies in `outlined`, whose provisions the graph holds."""
        policies = [node for node in self.nodes.values() if node.label == "Policy" and node.id in outlined]
        implements = [edge for edge in self.edges.values() if edge.label == "IMPLEMENTS"]
        return Lineage(policies, implements, self.regions)


def is_joint(edge: Edge) -> bool:
    """Whether the edge may change with other documents than its own."""
    return edge.label == "CITES" or not {edge.start[0], edge.end[0]} & set(OWNED)


def content(item: Node | Edge) -> str:
    """All that the node or edge says, as one comparable string; a null field says nothing."""
    place = (item.id,) if isinstance(item, Node) else (item.start, item.end)
    fields = {name: value for name, value in item.fields.items() if value is not None}
    return json.dumps([item.label, place, fields], ensure_ascii=False, sort_keys=True)


def sources(reference: Fragment, documents: Iterable[Fragment]) -> dict[str | None, Fragment]:
    """The fragments that make up the graph: the documents, the reference data (None), and the outline of every
    catalogued policy that no document stands for."""
    loaded = {document.policy: _present(document, "loaded") for document in documents}
    owners: dict[Key, str | None] = {}
    for node in reference.nodes:
        owner = node.id if node.label == "Policy" else node.fields.get("policy")
        owners[node.label, node.id] = owner if isinstance(owner, str) else None
    nodes: dict[str | None, list[Node]] = {None: []}
    edges: dict[str | None, list[Edge]] = {None: []}
    for node in reference.nodes:
        if node.fields.get("presence") != "cited":
            nodes.setdefault(owners[node.label, node.id], []).append(node)
    for edge in reference.edges:
        edges.setdefault(owners[edge.start] or owners[edge.end], []).append(edge)
    outlines = {
        policy: _present(Fragment(policy, tuple(members), tuple(edges.get(policy, ()))), "catalogued") for policy, members in nodes.items()
    }
    return outlines | loaded


def outlined(fragments: Mapping[str | None, Fragment]) -> set[str]:
    """The policies whose provisions the graph holds: the loaded documents, and what is catalogued with an outline."""
    return {
        policy
        for policy, fragment in fragments.items()
        if policy and any(node.label == "Provision" or node.fields.get("presence") == "loaded" for node in fragment.nodes)
    }


def join(fragments: Mapping[str | None, Fragment]) -> Joint:
    """The joint part of the graph that consists of `fragments`, as ``sources`` gives them."""
    nodes: dict[Key, Node] = {}
    edges: dict[str, Edge] = {}
    citations: list[tuple[Citation, Edge]] = []
    for policy, fragment in sorted(fragments.items(), key=lambda item: item[0] or ""):
        for node in fragment.nodes:
            key = node.label, node.id
            if node.label in SHARED and (key not in nodes or _outranks(node, nodes[key])):
                nodes[key] = node
            elif key == ("Policy", policy):
                nodes[key] = node
                citations += _citations(node, fragment.edges)
        edges |= {content(edge): edge for edge in fragment.edges if edge.label != "CITES" and is_joint(edge)}
    nodes |= {(node.label, node.id): node for node in fragments[None].nodes if node.label in SHARED}
    regions = _regions(nodes, edges.values())
    register = Register((node for node in nodes.values() if node.label == "Policy"), regions)
    resolved = [_resolved(citation, edge, register) for citation, edge in citations]
    nodes = _stubs(resolved) | nodes
    edges |= {content(edge): edge for edge in (*resolved, *_implements(resolved))}
    return Joint(nodes, edges, regions)


def _present(fragment: Fragment, presence: str) -> Fragment:
    """The fragment with its own policy marked as loaded or catalogued."""
    nodes = tuple(
        replace(node, fields={**node.fields, "presence": presence}) if (node.label, node.id) == ("Policy", fragment.policy) else node
        for node in fragment.nodes
    )
    return replace(fragment, nodes=nodes)


def _outranks(node: Node, other: Node) -> bool:
    """Which of two versions of a shared node stands: documents should agree, and no order of loading may show."""
    return node.fields != other.fields and content(node) < content(other)


def _regions(nodes: Mapping[Key, Node], edges: Iterable[Edge]) -> dict[str, list[str]]:
    """For a region's code, the codes of those that it directly lies in."""
    parents: dict[str, list[str]] = {}
    for edge in edges:
        if edge.label == "PART_OF":
            child, parent = _text(nodes[edge.start], "code"), _text(nodes[edge.end], "code")
            if child and parent:
                parents.setdefault(child, []).append(parent)
    return parents


def _citations(policy: Node, edges: Iterable[Edge]) -> list[tuple[Citation, Edge]]:
    """What the policy cites, save itself."""
    found = []
    for edge in edges:
        if edge.label == "CITES":
            score = edge.fields.get("score")
            citation = Citation(
                policy=policy.id,
                relation=_text(edge, "relation") or "mention",
                title=_text(edge, "title"),
                doc_number=_text(edge, "doc_number"),
                cited_as=_text(edge, "cited_as") or edge.end[1],
                score=score if isinstance(score, float) else None,
                region=_text(policy, "region"),
                date=policy_date(policy),
            )
            if not names_itself(citation, policy):
                found.append((citation, edge))
    return found


def _resolved(citation: Citation, edge: Edge, register: Register) -> Edge:
    """The edge to the policy that the citation means."""
    found = resolve(citation, register)
    made = {"policy": citation.policy, "cited_as": citation.cited_as, "method": found.method, "score": found.score}
    return replace(edge, end=("Policy", found.policy), fields={**edge.fields, **made})


def _stubs(citations: Iterable[Edge]) -> dict[Key, Node]:
    """A node for every policy that is cited, with what the citations that point to it say of it."""
    cited: dict[Key, list[Edge]] = {}
    for edge in citations:
        cited.setdefault(edge.end, []).append(edge)
    stubs = {}
    for key, edges in cited.items():
        numbers = sorted(number for edge in edges if (number := _text(edge, "doc_number")))
        titles = sorted((title for edge in edges if (title := _text(edge, "title"))), key=lambda title: (-len(title), title))
        fields: dict[str, Value] = {"presence": "cited", "doc_number": next(iter(numbers), None), "title": next(iter(titles), None)}
        stubs[key] = Node(*key, fields)
    return stubs


def _implements(citations: Iterable[Edge]) -> list[Edge]:
    """One edge from a document to each that it was made to carry out, with the words of the first citation that says so."""
    first: dict[tuple[Value, str], Edge] = {}
    for edge in sorted(citations, key=lambda edge: (_position(edge), content(edge))):
        if edge.fields.get("relation") == "implements" or edge.fields["method"] == "topic-and-region":
            first.setdefault((edge.fields["policy"], edge.end[1]), edge)
    kept = ("policy", "method", "score", "evidence", "rule", "span_start", "span_end")
    return [
        Edge("IMPLEMENTS", ("Policy", str(policy)), ("Policy", cited), {name: edge.fields.get(name) for name in kept})
        for (policy, cited), edge in first.items()
    ]


def _position(edge: Edge) -> int:
    start = edge.fields.get("span_start")
    return start if isinstance(start, int) else 0


def _text(item: Node | Edge, name: str) -> str | None:
    value = item.fields.get(name)
    return value if isinstance(value, str) else None
