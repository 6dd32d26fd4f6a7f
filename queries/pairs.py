"""Pairs: the two ends of links side by side, with the places that they stand in and the words that differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.linking.differences import Part, difference
from graph.schema import EDGES
from graph.stores.base import Store
from queries.answer import Answer
from queries.document_answers import PolicySummary
from queries.documents import summaries
from queries.inheritance_answers import WordPart
from queries.snapshot import Snapshot
from queries.tracing import passages_of, places_of


@dataclass(frozen=True, slots=True)
class End(Answer):
    """One end of a link: a document, a provision, a measure or a figure."""

    id: str
    """Its id."""
    label: str
    """Policy, Provision, Measure or Target."""
    policy: str
    """Id of its document."""
    policy_title: str
    """Title of that document."""
    region_name: str | None
    """Name of the document's region."""
    path: str
    """Numerals from section to clause: 二/四; empty for a document."""
    heading: str
    """Heading of the provision that it is or stands in; of a document its title."""
    text: str
    """Its words; empty for a document, and where only headings are known."""


@dataclass(frozen=True, slots=True)
class Pair(Answer):
    """A link for review, with both ends."""

    child: End
    """The lower end."""
    parent: End
    """The upper end."""
    kind: str
    """implements between documents; verbatim, adapted or loose; of figures same, stricter, looser, share or other-year."""
    method: str
    """How the link was made: text-reuse, sentence, heading, name, likeness …"""
    score: float | None
    """Confidence in [0, 1]."""
    similarity: float | None
    """Likeness of the two texts in [0, 1]; null between documents."""
    evidence: str | None
    """The quoted words that it was made from."""
    heading: tuple[tuple[WordPart, ...], tuple[WordPart, ...]]
    """The two headings in parts, the upper first."""
    words: tuple[tuple[WordPart, ...], tuple[WordPart, ...]]
    """The two texts in parts, the upper first; both empty when one side has no text."""


def read_ends(store: Store, ids: Iterable[str]) -> dict[str, End]:
    """The ends of these ids that the graph knows, by id."""
    wanted = sorted(set(ids))
    policies, parts = [id for id in wanted if ":" not in id], [id for id in wanted if ":" in id]
    found = {one.id: _whole(one) for one in (summaries(Snapshot(store), policies) if policies else ())}
    for label, _ in EDGES["DERIVES_FROM"].ends if parts else ():
        found |= {id: _part(id, label, row) for id, row in passages_of(store, label, parts).items()}
    return found


def read_pairs(store: Store, links: Sequence[Mapping[str, Any]]) -> list[Pair]:
    """Rows of links (child, parent, kind, method, score, similarity, evidence) with what stands at both ends."""
    ends = read_ends(store, {link[side] for link in links for side in ("child", "parent")})
    names = {pair: places_of(store, set(pair)) for pair in {(ends[one["child"]].policy, ends[one["parent"]].policy) for one in links}}
    return [_pair(link, ends[link["child"]], ends[link["parent"]], names) for link in links]


def _pair(link: Mapping[str, Any], child: End, parent: End, names: Mapping[tuple[str, str], Sequence[str]]) -> Pair:
    places = names[child.policy, parent.policy]

    def compared(upper: str, lower: str) -> tuple[tuple[WordPart, ...], tuple[WordPart, ...]]:
        found = difference(upper, lower, places)
        return _parts_of(found.parent), _parts_of(found.child)

    words = compared(parent.text, child.text) if parent.text and child.text else ((), ())
    facts = (link["kind"], link["method"], link["score"], link["similarity"], link["evidence"])
    return Pair(child, parent, *facts, heading=compared(parent.heading, child.heading), words=words)


def _parts_of(parts: Iterable[Part]) -> tuple[WordPart, ...]:
    return tuple(WordPart(part.text, part.kind) for part in parts)


def _part(id: str, label: str, row: Mapping[str, Any]) -> End:
    place = (row["policy"], row["policy_title"], row["region_name"], row["path"] or "", row["heading"] or "")
    return End(id, label, *place, row["text"] or "")


def _whole(policy: PolicySummary) -> End:
    return End(policy.id, "Policy", policy.id, policy.title, policy.region_name, "", policy.title, "")
