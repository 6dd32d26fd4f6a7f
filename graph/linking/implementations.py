"""Implementations: which policy was made to carry out which, from citations, from likeness, and from what people say.

No policy carries out itself, directly or through others: of the links that make a circle only those to an earlier policy stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.fragment import Edge, Node, Value
from graph.judgements import Judgement
from graph.linking.parentage import RULE
from graph.linking.policies import is_not_later, policy_date

LIKENESS = "likeness"
"""Method of a link of which the text says nothing."""

JUDGED = "judged"
"""Method of a link that only a person saw."""

_KEPT = ("policy", "method", "score", "evidence", "rule", "span_start", "span_end")

Links = dict[tuple[str, str], Edge]
"""IMPLEMENTS edges by the ids of child and parent."""


def by_citation(citations: Iterable[Edge]) -> Links:
    """A link from a document to each that its citations, in order, say that it carries out, with the words of the first that says so."""
    links: Links = {}
    for edge in citations:
        pair = str(edge.fields["policy"]), edge.end[1]
        if edge.fields.get("relation") == "implements" or edge.fields["method"] == "topic-and-region":
            links.setdefault(pair, _edge(*pair, {name: edge.fields.get(name) for name in _KEPT}))
    return links


def by_likeness(likely: Iterable[tuple[str, str, float]], links: Links) -> Links:
    """A link for review to each likely parent that a policy does not carry out already, by `links` and directly or through others."""
    above = _above(links)
    return {
        (child, parent): _edge(child, parent, {"policy": child, "method": LIKENESS, "score": score, "rule": RULE, "review": True})
        for child, parent, score in likely
        if parent not in _reached(child, above) and child not in _reached(parent, above)
    }


def judged(links: Links, judgements: Mapping[tuple[str, str], Judgement]) -> Links:
    """The links as people judge them, by child and parent: what they reject is gone, what they accept stands and is sure."""
    found = dict(links)
    for pair, one in judgements.items():
        if one.judgement == "rejected":
            found.pop(pair, None)
        else:
            edge = links.get(pair) or _edge(*pair, {"policy": pair[0], "method": JUDGED})
            found[pair] = replace(edge, fields={**edge.fields, "review": False, "score": 1.0, "judged": f"{one.user} {one.time}"})
    return found


def without_circles(links: Links, policies: Mapping[str, Node]) -> tuple[Links, dict[str, list[str]]]:
    """The links without those that make a circle and do not lead to an earlier policy; and the pairs left out, by child.

    Where dates do not tell which comes first all links of the circle go, save those that a person accepts.
    """
    circular = _circular(links)
    gone = {
        pair for pair in circular if not links[pair].fields.get("judged") and not _is_earlier(policies.get(pair[1]), policies.get(pair[0]))
    }
    left: defaultdict[str, list[str]] = defaultdict(list)
    for child, parent in sorted(gone):
        left[child].append(parent)
    return {pair: edge for pair, edge in links.items() if pair not in gone}, dict(left)


def _circular(links: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs whose parent carries out their child, directly or through others."""
    rest = set(links)
    while True:  # what nobody carries out, and what carries out nothing, stands in no circle
        lower, upper = {child for child, _ in rest}, {parent for _, parent in rest}
        inner = {pair for pair in rest if pair[0] in upper and pair[1] in lower}
        if inner == rest:
            above = _above(rest)
            return {(child, parent) for child, parent in rest if child in _reached(parent, above)}
        rest = inner


def _above(links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What each policy carries out."""
    above: defaultdict[str, list[str]] = defaultdict(list)
    for child, parent in links:
        above[child].append(parent)
    return dict(above)


def _reached(policy: str, above: Mapping[str, Sequence[str]]) -> set[str]:
    """What a policy carries out, directly or through others."""
    seen: set[str] = set()
    todo = [policy]
    while todo:
        new = [one for one in above.get(todo.pop(), ()) if one not in seen]
        seen.update(new)
        todo += new
    return seen


def _is_earlier(one: Node | None, other: Node | None) -> bool:
    """Whether the first was issued before the second, as far as both dates are known and tell."""
    dates = [policy_date(node) if node else None for node in (one, other)]
    return all(dates) and is_not_later(*dates) and not is_not_later(*reversed(dates))


def _edge(child: str, parent: str, fields: Mapping[str, Value]) -> Edge:
    known: dict[str, Value] = {**dict.fromkeys(_KEPT), "review": False, "judged": None}
    return Edge("IMPLEMENTS", ("Policy", child), ("Policy", parent), {**known, **fields})
