"""The joint part of the graph: the nodes and edges that depend on more than one document.

Agencies, regions, indicators and industries stand as long as a source holds them; a citation points to the policy that
it means, if a source is that policy, and else to a stub; what a document implements follows from its citations. All of
it is a pure function of the sources, so the order in which they came cannot matter.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from graph.fragment import Edge, Fragment, Node, Value
from graph.ids import canonical_number
from graph.judgements import Judgement, standing
from graph.linking.conflicts import conflicts, contradictions, twins
from graph.linking.implementations import Links, by_citation, by_likeness, judged, without_circles
from graph.linking.lineage import Lineage
from graph.linking.parentage import Kin, find_kin, likely_parents
from graph.linking.policies import Citation, Register, names_itself, policy_date, resolve
from graph.schema import OWNED, SHARED

DERIVED = frozenset({"IMPLEMENTS", "DERIVES_FROM", "REUSES"})
"""Labels of edges that linking makes; a fragment has none of them."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Joint:
    """Nodes by label and id, edges by their whole content, for a region's code those that it directly lies in, and whose kin can be told."""

    nodes: dict[Key, Node]
    edges: dict[str, Edge]
    regions: dict[str, list[str]]
    kin: list[Kin]

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


def join(fragments: Mapping[str | None, Fragment], judgements: Iterable[Judgement] = ()) -> Joint:
    """The joint part of the graph that consists of `fragments`, as ``sources`` gives them, where people have said `judgements`."""
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
    regions, names = _regions(nodes, edges.values()), _names(nodes.values())
    policies = {node.id: node for node in nodes.values() if node.label == "Policy"}
    register = Register(policies.values(), regions, names)
    resolved, numbers = _resolve(citations, register)
    issued = [edge for edge in edges.values() if edge.label == "ISSUED"]
    functions = {node.id: _text(node, "function") for node in nodes.values() if node.label == "Agency"}
    kin = find_kin(policies.values(), issued, functions, names)
    likely = list(likely_parents(kin, regions))
    links, circles = _implementations(resolved, likely, judgements, policies)
    crossed = contradictions((citation for citation, _ in citations), register)
    policies = _known_by(policies, numbers, conflicts(numbers, circles, twins(policies.values()), crossed))
    nodes = _stubs(resolved) | nodes | {("Policy", id): node for id, node in policies.items()}
    edges |= {content(edge): edge for edge in (*resolved, *_obstructed(links, policies, outlined(fragments), regions))}
    return Joint(nodes, edges, regions, kin)


def _resolve(citations: list[tuple[Citation, Edge]], register: Register) -> tuple[list[Edge], dict[str, set[str]]]:
    """The edges to the policies that citations mean; and the numbers that citations print of policies that print none themselves."""
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    first = [_resolved(citation, edge, register) for citation, edge in citations]
    for edge in first:
        number = _text(edge, "doc_number")
        if number and edge.fields["method"] == "cited-title" and edge.end[1] != edge.fields["cited_as"]:
            numbers[edge.end[1]].add(canonical_number(number))
    learnt = {number: policy for policy, found in numbers.items() if len(found) == 1 for number in found}
    for number, policy in learnt.items():
        register.learn(policy, number)
    second = [
        _resolved(citation, edge, register) if canonical_number(citation.doc_number or "") in learnt else known
        for (citation, edge), known in zip(citations, first, strict=True)
    ]
    return second, dict(numbers)


def _implementations(
    citations: Iterable[Edge], likely: Iterable[tuple[str, str, float]], judgements: Iterable[Judgement], policies: Mapping[str, Node]
) -> tuple[Links, dict[str, list[str]]]:
    """Who carries out whom, and the pairs that are left out because they make a circle, by child."""
    meant = {str(edge.fields["cited_as"]): edge.end[1] for edge in citations if edge.fields["relation"] != "vague"}
    said = {}
    for one in standing(one for one in judgements if one.is_of_policies).values():
        pair = one.child, meant.get(one.parent, one.parent)
        if pair[0] in policies and (pair[1] in policies or pair[1] in meant.values()):
            said[pair] = one
    in_order = sorted(citations, key=lambda edge: (_position(edge), content(edge)))
    links, circles = without_circles(judged(by_citation(in_order), said), policies)
    return links | by_likeness([one for one in likely if one[:2] not in said], links), circles


def _known_by(policies: dict[str, Node], numbers: Mapping[str, set[str]], told: Mapping[str, list[str]]) -> dict[str, Node]:
    """The policies with the one number that others print of them, and with what contradicts other documents."""
    found = dict(policies)
    for id in policies.keys() & {*numbers, *told}:
        fields = dict(policies[id].fields)
        if len(numbers.get(id, ())) == 1:
            fields["aliases"] = [*_texts(policies[id], "aliases"), *numbers[id]]
        if id in told:
            fields["conflicts"] = told[id]
        found[id] = replace(policies[id], fields=fields)
    return found


def _obstructed(links: Links, policies: Mapping[str, Node], outlined: Container[str], regions: Mapping[str, list[str]]) -> list[Edge]:
    """The links, each with what keeps the provisions of its two policies from being compared."""
    lineage = Lineage((node for id, node in policies.items() if id in outlined), links.values(), regions)
    return [replace(edge, fields={**edge.fields, "obstacle": lineage.obstacle(*pair)}) for pair, edge in links.items()]


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


def _names(nodes: Iterable[Node]) -> dict[str, frozenset[str]]:
    """The codes of the regions that bear a name; only provinces and cities go by short ones."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for node in nodes:
        code = _text(node, "code") if node.label == "Region" else None
        names = {_text(node, "name"), _text(node, "short_name") if _text(node, "level") in ("province", "city") else None}
        for name in names if code else ():
            if name and len(name) > 1:
                found[name].add(str(code))
    return {name: frozenset(codes) for name, codes in found.items()}


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


def _position(edge: Edge) -> int:
    start = edge.fields.get("span_start")
    return start if isinstance(start, int) else 0


def _text(item: Node | Edge, name: str) -> str | None:
    value = item.fields.get(name)
    return value if isinstance(value, str) else None


def _texts(item: Node, name: str) -> list[str]:
    value = item.fields.get(name)
    return value if isinstance(value, list) else []
