"""The plan of a change: what it deletes, updates, inserts, connects and compares anew, as values and without a database.

The graph is a function of the set of loaded fragments. Each document owns its provisions, measures and targets with the edges
that touch them; what it has in common with others is recorded (``graph.records``), so that the joint part of the graph before and
after a change can be computed by ``graph.linking.joint``; the plan is the difference. What a document derives from others is made
anew when it, one of those, or a judgement about it has changed; so is the reuse in documents for which that was asked, when one of
those changes whose words decide it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import chain

from graph.errors import BadRequest, NotFound
from graph.fragment import Edge, Fragment, Node
from graph.judgements import Judgement, policy_of
from graph.linking.joint import DERIVED, Joint, Key, content, is_joint, join, outlined, sources
from graph.linking.lineage import Lineage, Tiers
from graph.linking.siblings import Search, Siblings
from graph.records import (
    Record,
    digest_after,
    digest_in,
    fragments_in,
    judgements_in,
    record_id,
    record_of,
    record_of_digest,
    record_of_judgements,
    record_of_reuse,
    reuse_in,
)
from graph.schema import OWNED

Pair = tuple[str, Key, Key]
"""The label of edges, and the two nodes that they join."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """A policy whose DERIVES_FROM edges are made anew, and the policies that it is compared with, the nearest level first.

    `inferred` are those of them that it is joined to by likeness only.
    """

    policy: str
    tiers: Tiers
    inferred: frozenset[str] = frozenset()

    @property
    def compared(self) -> list[str]:
        """The policies that it is compared with."""
        return list(chain.from_iterable(self.tiers))

    def marked(self, edges: Iterable[Edge]) -> list[Edge]:
        """The edges that were made, those to inferred policies marked so."""
        return [
            replace(edge, fields={**edge.fields, "inferred": True}) if policy_of(edge.end[1]) in self.inferred else edge for edge in edges
        ]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a change does, in this order; the edges of a deleted node go with it."""

    emptied: tuple[str, ...] = ()  # policies whose own nodes are deleted
    disconnected: tuple[Pair, ...] = ()  # every edge of these labels between these nodes is deleted
    deleted: tuple[Key, ...] = ()
    updated: tuple[Node, ...] = ()  # what a node lacks becomes null
    inserted: tuple[Node, ...] = ()
    connected: tuple[Edge, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    judgements: tuple[Judgement, ...] = ()  # of parts of policies: what holds for the derivations
    searches: tuple[Search, ...] = ()  # for reuse, whose edges are made anew
    forgotten: tuple[str, ...] = ()  # names of records
    recorded: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class _Graph:
    """What is known of the graph that some fragments make: those with the outlines of the catalogue, and what they have in common.

    `sought` are the documents in which reuse is looked for.
    """

    fragments: Mapping[str | None, Fragment]
    joint: Joint
    lineage: Lineage
    sought: set[str]

    def siblings(self) -> Siblings:
        """Which loaded documents are on one subject."""
        policies = (node for node in self.joint.nodes.values() if node.label == "Policy")
        return Siblings(self.joint.kin, policies, self.lineage, self.joint.regions)


def plan_change(
    records: Mapping[str, str], fragments: Sequence[Fragment], without: Iterable[str] = (), judgements: Sequence[Judgement] | None = None
) -> Plan:
    """The plan to load `fragments`, each in place of what its policy contributed before, and to remove the documents `without`.

    `records` are the values of all records by name. `judgements` are all that hold from now on (None: those that held
    before). BadRequest when a fragment does not fit the schema or stands twice.
    """
    given = _by_policy(fragments)
    before = fragments_in(records)
    gone = {policy for policy in without if policy in before and policy not in given}
    held = judgements_in(records)
    said = held if judgements is None else list(judgements)
    sought = reuse_in(records)
    after = {policy: one for policy, one in (before | given).items() if policy not in gone}
    old, new = _graph(before, held, sought), _graph(after, said, sought - gone)
    changed = _changed(old, new)
    own_nodes, own_edges = _own([new.fragments[policy] for policy in sorted(changed) if policy in new.fragments])
    disconnected, connected = _edge_changes(old.joint, new.joint, changed)
    come = [*map(record_of, given.values())]
    come += [record_of_judgements(said)] if said != held else []
    come += [record_of_reuse(new.sought)] if new.sought != sought else []
    forgotten, recorded = _record_changes(records, come, map(record_id, sorted(gone)))
    return Plan(
        emptied=tuple(sorted(changed)),
        disconnected=disconnected,
        deleted=tuple(sorted(old.joint.nodes.keys() - new.joint.nodes.keys())),
        updated=tuple(_updates(old.joint, new.joint)),
        inserted=(*(node for key, node in new.joint.nodes.items() if key not in old.joint.nodes), *own_nodes),
        connected=(*connected, *own_edges),
        derivations=tuple(_derivations(old, new, changed, _rejudged(held, said))),
        judgements=tuple(one for one in said if not one.is_of_policies),
        searches=tuple(_searches(old, new, changed)),
        forgotten=forgotten,
        recorded=recorded,
    )


def plan_removal(records: Mapping[str, str], policy: str) -> Plan:
    """The plan to remove a document; NotFound, with the nearest ids, when it is not loaded."""
    _check_loaded(policy, fragments_in(records))
    return plan_change(records, [], [policy])


def plan_reuse(records: Mapping[str, str], policies: Iterable[str] = ()) -> Plan:
    """The plan to look for reuse in documents anew, in all when none is named, and from now on; NotFound when one is not loaded."""
    documents = fragments_in(records)
    asked = sorted(set(policies) or {policy for policy in documents if policy})
    for policy in asked:
        _check_loaded(policy, documents)
    sought = reuse_in(records)
    graph = _graph(documents, judgements_in(records), sought | set(asked))
    siblings = graph.siblings()
    _, recorded = _record_changes(records, [record_of_reuse(graph.sought)] if graph.sought != sought else [], [])
    return Plan(searches=tuple(map(siblings.search, asked)), recorded=recorded)


def _check_loaded(policy: str, documents: Iterable[str | None]) -> None:
    """Raise NotFound, with the nearest ids, when a document is not loaded."""
    known = [one for one in documents if one]
    if policy not in known:
        raise NotFound(f"{policy} is not loaded", get_close_matches(policy, known, n=3, cutoff=0.3))


def check_contribution(fragment: Fragment) -> None:
    """Raise BadRequest when the fragment is not one that a document or the reference data may contribute."""
    fragment.check()
    who = fragment.policy or "the reference data"
    if fragment.policy and not any((node.label, node.id) == ("Policy", fragment.policy) for node in fragment.nodes):
        raise BadRequest(f"the fragment of {who} lacks its own Policy")
    policies = {node.id for node in fragment.nodes if node.label == "Policy" and node.fields.get("presence") != "cited"}
    owners = policies if fragment.policy is None else {fragment.policy}
    for node in fragment.nodes:
        if node.label in OWNED and node.fields.get("policy") not in owners:
            raise BadRequest(f"{node.label} {node.id} in the fragment of {who} belongs to {node.fields.get('policy')}")
    for edge in fragment.edges:
        _check_edge(edge, owners, who)


def _check_edge(edge: Edge, owners: set[str], who: str) -> None:
    if edge.label in DERIVED:
        raise BadRequest(f"{edge.label} is made by linking; leave it out of the fragment of {who}")
    if edge.label != "CITES" and any(label == "Policy" and policy not in owners for label, policy in (edge.start, edge.end)):
        raise BadRequest(f"{edge.label} in the fragment of {who} touches a policy that it only cites")


def _by_policy(fragments: Iterable[Fragment]) -> dict[str | None, Fragment]:
    given: dict[str | None, Fragment] = {}
    for fragment in fragments:
        check_contribution(fragment)
        if fragment.policy in given:
            raise BadRequest(f"two documents are {fragment.policy or 'reference data'}; load one of them")
        given[fragment.policy] = fragment
    return given


def _graph(documents: Mapping[str | None, Fragment], judgements: Iterable[Judgement], sought: set[str]) -> _Graph:
    fragments = sources(documents.get(None, Fragment(None)), [fragment for policy, fragment in documents.items() if policy])
    joint = join(fragments, judgements)
    return _Graph(fragments, joint, joint.lineage(outlined(fragments)), sought)


def _changed(old: _Graph, new: _Graph) -> set[str]:
    """The policies of which the fragments say something else than before."""
    policies = {policy for policy in old.fragments.keys() | new.fragments.keys() if policy}
    return {policy for policy in policies if old.fragments.get(policy) != new.fragments.get(policy)}


def _own(fragments: Sequence[Fragment]) -> tuple[list[Node], list[Edge]]:
    """The nodes and edges that belong to the documents alone."""
    nodes = [node for fragment in fragments for node in fragment.nodes if node.label in OWNED]
    return nodes, [edge for fragment in fragments for edge in fragment.edges if not is_joint(edge)]


def _updates(old: Joint, new: Joint) -> Iterator[Node]:
    """The joint nodes that say something else than before."""
    for key in old.nodes.keys() & new.nodes.keys():
        if content(old.nodes[key]) != content(new.nodes[key]):
            yield new.nodes[key]


def _edge_changes(old: Joint, new: Joint, changed: set[str]) -> tuple[tuple[Pair, ...], tuple[Edge, ...]]:
    """Between which nodes the joint edges are deleted, and which are made, some of them again: a pair loses its parallel edges together."""

    def is_affected(edge: Edge) -> bool:
        """Citations go with the provisions of a changed document; what it implements must be compared anew."""
        return edge.label in ("CITES", "IMPLEMENTS") and bool(changed & {edge.fields.get("policy"), edge.end[1]})

    stale = {_pair(edge) for key, edge in old.edges.items() if key not in new.edges or is_affected(edge)}
    made = (edge for key, edge in new.edges.items() if key not in old.edges or is_affected(edge) or _pair(edge) in stale)
    return tuple(sorted(stale)), tuple(made)


def _pair(edge: Edge) -> Pair:
    return edge.label, edge.start, edge.end


def _touched(old: _Graph, new: _Graph, changed: set[str]) -> set[str]:
    """The policies that changed, and those whose places did."""
    return changed | {policy for policy in new.fragments if policy and new.lineage.places(policy) != old.lineage.places(policy)}


def _searches(old: _Graph, new: _Graph, changed: set[str]) -> Iterator[Search]:
    """Where reuse must be looked for anew: in whatever document that was asked, if where or the words that decide it have changed."""
    if not new.sought:
        return
    touched, before, after = _touched(old, new, changed), old.siblings(), new.siblings()
    for policy in sorted(new.sought):
        search = after.search(policy)
        if search != before.search(policy) or touched & search.read:
            yield search


def _derivations(old: _Graph, new: _Graph, changed: set[str], rejudged: set[str]) -> Iterator[Derivation]:
    """What must be compared anew: whoever implements others, if it, one of them, what it implements or what is said of it has changed."""
    touched = _touched(old, new, changed)
    edges = old.joint.edges | new.joint.edges
    rewritten = {edges[key].start[1] for key in old.joint.edges.keys() ^ new.joint.edges.keys() if edges[key].label == "IMPLEMENTS"}
    for policy in sorted({*old.lineage.children(), *new.lineage.children()}):
        derivation = Derivation(policy, new.lineage.tiers(policy), new.lineage.inferred(policy))
        is_other = (
            (derivation.tiers, derivation.inferred) != (old.lineage.tiers(policy), old.lineage.inferred(policy))
            or policy in rewritten
            or policy in rejudged
        )
        if is_other or touched & {policy, *derivation.compared}:
            yield derivation


def _rejudged(held: Iterable[Judgement], said: Iterable[Judgement]) -> set[str]:
    """The policies of whose provisions people say something else than before, or say it in another order."""
    before, after = _by_child(held), _by_child(said)
    return {policy for policy in {*before, *after} if before[policy] != after[policy]}


def _by_child(judgements: Iterable[Judgement]) -> defaultdict[str, list[Judgement]]:
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if not judgement.is_of_policies:
            found[policy_of(judgement.child)].append(judgement)
    return found


def _record_changes(records: Mapping[str, str], come: Iterable[Record], gone: Iterable[str]) -> tuple[tuple[str, ...], tuple[Record, ...]]:
    """The names of the records that go, some that come being empty, and the records that come."""
    come = [*come]
    forgotten = (*gone, *(record.id for record in come if record.value == "[]"))
    come = [record for record in come if record.id not in forgotten]
    replaced = [Record(id, records[id]) for id in (*forgotten, *(record.id for record in come)) if id in records]
    return forgotten, (*come, record_of_digest(digest_after(digest_in(records), replaced, come)))
