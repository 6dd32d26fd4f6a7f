"""Derivation: the DERIVES_FROM edges of a policy, from its provisions, measures and figures to those of its ancestors.

The nearest level comes first; what has a sure parent there is not looked for further up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.fragment import Edge, Fragment, Node, Value
from graph.judgements import Judgement, policy_of
from graph.linking import measures, provisions, targets
from graph.linking.comparison import Comparison, compare
from graph.linking.sides import side_of
from graph.linking.weights import weights

LINKER = "linking/1"
"""Version of the linker; IMPLEMENTS edges whose policies were compared carry it."""

JUDGED = "judged"
"""Method of a link that only a person saw."""

_RULES = {"Provision": provisions.RULE, "Measure": measures.RULE, "Target": targets.RULE}


def derive(child: Fragment, tiers: Sequence[Sequence[Fragment]], judgements: Iterable[Judgement] = ()) -> list[Edge]:
    """The DERIVES_FROM edges of `child` to documents by level, those of the nearest level first."""
    own = side_of(child)
    nodes = {node.id: node for node in child.nodes}
    said = [judgement for judgement in judgements if policy_of(judgement.child) == child.policy]
    settled: set[str] = set()
    edges: list[Edge] = []
    for tier in tiers:
        found: list[Edge] = []
        for parent in tier:
            links = [edge for edge in _edges(compare(own, side_of(parent)), nodes) if edge.start[1] not in settled]
            found += _judged(links, said, nodes, parent)
        settled |= {edge.start[1] for edge in found if not edge.fields["review"]}
        edges += found
    return edges


def _edges(comparison: Comparison, nodes: Mapping[str, Node]) -> Iterator[Edge]:
    for link in comparison.provisions:
        if link.child and link.parent:
            yield _edge("Provision", link.child.id, link.parent.id, link.kind, link.similarity, link.method, link.review, nodes)
    for one in comparison.measures:
        if one.child and one.parent:
            yield _edge("Measure", one.child.id, one.parent.id, one.kind, one.similarity, one.method, one.review, nodes)
    for figure in comparison.targets:
        if figure.child and figure.parent:
            child, parent = figure.child.id, figure.parent.id
            yield _edge("Target", child, parent, figure.change, figure.similarity, figure.method, figure.review, nodes)


def _edge(
    label: str, child: str, parent: str, kind: str, similarity: float | None, method: str, review: bool, nodes: Mapping[str, Node]
) -> Edge:
    node = nodes[child].fields
    fields: dict[str, Value] = {
        "kind": kind,
        "similarity": similarity,
        "review": review,
        "policy": policy_of(child),
        "method": method,
        "score": confidence(similarity or 0.0, review),
        "evidence": words_of(nodes[child]),
        "rule": _RULES[label],
        "span_start": node.get("span_start"),
        "span_end": node.get("span_end"),
    }
    return Edge("DERIVES_FROM", (label, child), (label, parent), fields)


def confidence(similarity: float, review: bool) -> float:
    """How sure a link is, in [0, 1]: rising with likeness up to `certain`, and below one half when a person should look.

    A rule of thumb to sort by, no probability.
    """
    likeness = min(1.0, similarity / weights("provision")["certain"])
    return round(0.5 * likeness if review else 0.5 + 0.5 * likeness, 4)


def words_of(node: Node) -> str | None:
    """The words that prove a link: a provision's heading and first words, a measure's text, a figure's quote."""
    fields = node.fields
    words = (
        f"{fields.get('heading') or ''} {fields.get('text') or ''}"
        if node.label == "Provision"
        else fields.get("text") or fields.get("quote")
    )
    return " ".join(str(words).split())[:200] or None


def _judged(links: Iterable[Edge], said: Sequence[Judgement], nodes: Mapping[str, Node], parent: Fragment) -> list[Edge]:
    """The links to one document as people have judged them."""
    others = {node.id: node for node in parent.nodes}
    last = {(one.child, one.parent): one for one in said if policy_of(one.parent) == parent.policy}
    only = {one.child: one.parent for one in last.values() if one.judgement == "corrected"}
    kept: dict[tuple[str, str], Edge] = {}
    for edge in links:
        pair = edge.start[1], edge.end[1]
        judgement = last.get(pair)
        if (judgement and judgement.judgement == "rejected") or only.get(pair[0], pair[1]) != pair[1]:
            continue
        kept[pair] = _confirmed(edge, judgement) if judgement else edge
    for pair, judgement in last.items():
        child, above = nodes.get(pair[0]), others.get(pair[1])
        if judgement.judgement != "rejected" and pair not in kept and child and above and child.label == above.label:
            kept[pair] = _confirmed(_edge(child.label, *pair, "adapted", None, JUDGED, False, nodes), judgement)
    return list(kept.values())


def _confirmed(edge: Edge, judgement: Judgement) -> Edge:
    """The edge as a person has confirmed it."""
    by = f"{judgement.judgement} by {judgement.user} at {judgement.time}"
    return replace(edge, fields={**edge.fields, "review": False, "score": 1.0, "judged": by})
