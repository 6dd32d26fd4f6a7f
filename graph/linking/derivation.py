"""Derivation: the DERIVES_FROM edges of a policy, from its provisions, measures and figures to those of its ancestors.

The nearest level comes first; what has a sure parent there is not looked for further up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.fragment import Edge, Fragment, Node, Value
from graph.judgements import Judgement, policy_of, standing
from graph.linking import measures, provisions, targets
from graph.linking.comparison import Comparison, compare
from graph.linking.figures import judge
from graph.linking.sides import Side, side_of
from graph.linking.weights import weights
from graph.linking.words import plain

LINKER = "linking/2"
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
            above = side_of(parent)
            links = [edge for edge in _edges(compare(own, above), nodes) if edge.start[1] not in settled]
            found += [*_judged(links, _heard(said, nodes, parent), nodes, own, above)]
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


def _heard(said: Iterable[Judgement], nodes: Mapping[str, Node], parent: Fragment) -> dict[tuple[str, str], Judgement]:
    """The judgements that hold of pairs of a kind which both documents have, in the order in which they were made."""
    labels = {node.id: node.label for node in parent.nodes}
    last = standing(one for one in said if policy_of(one.parent) == parent.policy)
    return {pair: one for pair, one in last.items() if pair[0] in nodes and nodes[pair[0]].label == labels.get(pair[1])}


def _judged(
    links: Iterable[Edge], heard: Mapping[tuple[str, str], Judgement], nodes: Mapping[str, Node], own: Side, above: Side
) -> Iterator[Edge]:
    """The links to one document as people have judged them."""
    only: dict[str, set[str]] = {}  # the parents of a child since it was last corrected
    for (child, parent), judgement in heard.items():
        if judgement.judgement == "corrected":
            only[child] = {parent}
        elif judgement.judgement == "accepted" and child in only:
            only[child].add(parent)

    def stands(pair: tuple[str, str]) -> bool:
        is_rejected = pair in heard and heard[pair].judgement == "rejected"
        return not is_rejected and (pair[0] not in only or pair[1] in only[pair[0]])

    found = {(edge.start[1], edge.end[1]): edge for edge in links}
    for pair in [*found, *(pair for pair in heard if pair not in found)]:
        if stands(pair):
            label = nodes[pair[0]].label
            edge = found.get(pair) or _edge(label, *pair, _kind(label, *pair, own, above), None, JUDGED, False, nodes)
            yield _confirmed(edge, heard[pair]) if pair in heard else edge


def _kind(label: str, child: str, parent: str, own: Side, above: Side) -> str:
    """What a link is that only a person saw."""
    if label == "Target":
        ours, theirs = ({figure.id: figure for figure in side.figures} for side in (own, above))
        return judge(ours[child], theirs[parent])
    words = {one.id: one.heading + one.text for side in (own, above) for one in side.clauses}
    words |= {one.id: one.text for side in (own, above) for one in side.measures}
    places = (*own.places, *above.places)
    is_same = bool(words.get(child)) and plain(words[child], places) == plain(words.get(parent, ""), places)
    return "verbatim" if is_same else "adapted"


def _confirmed(edge: Edge, judgement: Judgement) -> Edge:
    """The edge as a person has confirmed it."""
    by = f"{judgement.judgement} by {judgement.user} at {judgement.time}"
    return replace(edge, fields={**edge.fields, "review": False, "score": 1.0, "judged": by})
