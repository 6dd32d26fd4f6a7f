"""The corpus: the documents that are loaded, and the only place that changes the graph.

The graph is a function of the set of loaded fragments. Each document owns its provisions, measures and targets with the
edges that touch them; what it has in common with others is recorded apart (nodes `Meta`), so that the joint part of the
graph before and after a change can be computed by ``graph.linking.joint`` and the difference written. What a document
derives from others is made anew when it, one of those, or a judgement about it has changed.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from functools import cache, partial
from itertools import chain

from graph.errors import BadRequest, NotFound
from graph.fragment import Edge, Fragment, Node, check_edge, check_node
from graph.judgements import Judgement, policy_of
from graph.linking.derivation import LINKER, derive
from graph.linking.joint import DERIVED, PRIVATE, SHARED, Joint, content, is_joint, join, outlined, sources
from graph.linking.lineage import Tiers
from graph.reading import Readable, every_edge, every_node, fragment_of
from graph.schema import EDGES, NODES
from graph.stores.base import Store, Transaction

Dump = tuple[frozenset[str], frozenset[tuple[str, int]]]

_DOCUMENT = "document "
_REFERENCE = "reference"
_JUDGEMENTS = "judgements"


def load(store: Store, fragments: Sequence[Fragment], without: Sequence[str] = (), judgements: Sequence[Judgement] | None = None) -> None:
    """Load whole documents in one transaction; each replaces what its policy (None: the reference data) contributed before.

    The documents named in `without` go in the same transaction. `judgements` are all that hold from now on (None: those
    that held before). BadRequest when a fragment does not fit the schema or stands twice.
    """
    given: dict[str | None, Fragment] = {}
    for fragment in fragments:
        _check(fragment)
        if fragment.policy in given:
            raise BadRequest(f"two documents are {fragment.policy or 'reference data'}; load one of them")
        given[fragment.policy] = fragment

    def work(transaction: Transaction) -> None:
        before = _records(transaction)
        gone = [policy for policy in without if policy in before and policy not in given]
        after = {policy: fragment for policy, fragment in (before | given).items() if policy not in gone}
        held = honoured(transaction)
        said = held if judgements is None else list(judgements)
        _write(transaction, before, after, said, _rejudged(held, said))
        for left in gone:
            transaction.run("MATCH (record:Meta {id: $id}) DETACH DELETE record", {"id": _record_id(left)})
        for policy, fragment in given.items():
            _record(transaction, _record_id(policy), _encode(_recorded(fragment)))
        if said != held:
            _record(transaction, _JUDGEMENTS, json.dumps([asdict(one) for one in said], ensure_ascii=False))

    store.write(work)


def remove(store: Store, policy_id: str) -> None:
    """Remove the document; NotFound, with the nearest ids, when it is not loaded."""

    def work(transaction: Transaction) -> None:
        before = _records(transaction)
        if policy_id not in before:
            known = [policy for policy in before if policy]
            raise NotFound(f"{policy_id} is not loaded", get_close_matches(policy_id, known, n=3, cutoff=0.3))
        after = {policy: fragment for policy, fragment in before.items() if policy != policy_id}
        _write(transaction, before, after, honoured(transaction))
        transaction.run("MATCH (record:Meta {id: $id}) DETACH DELETE record", {"id": _record_id(policy_id)})

    store.write(work)


def loaded(store: Store) -> dict[str, str]:
    """The digest of each loaded document's source text by policy id; empty when the document has none."""
    table = store.run("MATCH (policy:Policy) WHERE policy.presence = 'loaded' RETURN policy.id AS id, policy.digest AS digest ORDER BY id")
    return {policy: digest or "" for policy, digest in table.rows}


def honoured(store: Readable) -> list[Judgement]:
    """The judgements of people that the graph honours, oldest first."""
    rows = store.run("MATCH (record:Meta {id: $id}) RETURN record.value AS value", {"id": _JUDGEMENTS}).rows
    return [Judgement(**one) for one in json.loads(rows[0][0])] if rows else []


def dump(store: Store) -> Dump:
    """Every node, and every edge with the number of times that it stands, with all fields: equal for equal graphs."""
    nodes = (node for label in NODES for node in every_node(store, label))
    edges = (edge for label, kind in EDGES.items() for ends in kind.ends for edge in every_edge(store, label, *ends))
    return frozenset(map(content, nodes)), frozenset(Counter(map(content, edges)).items())


def check_record(id: str, value: str) -> None:
    """Raise BadRequest when the bookkeeping `value` under the name `id` is none that this module could have written."""
    try:
        if id == _JUDGEMENTS:
            for one in json.loads(value):
                Judgement(**one).check()
            return
        fragment = _decode(value)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadRequest(f"the record {id!r} cannot be read ({type(error).__name__}: {error})") from error
    if id != _record_id(fragment.policy):
        raise BadRequest(f"the record {id!r} is of {fragment.policy or 'the reference data'}")
    for node in fragment.nodes:
        check_node(node)
    for edge in fragment.edges:
        check_edge(edge)


def document_of(id: str) -> str | None:
    """The policy whose record bears the name `id`; None for another record."""
    return id.removeprefix(_DOCUMENT) if id.startswith(_DOCUMENT) else None


def _check(fragment: Fragment) -> None:
    """Raise BadRequest when the fragment is not one that a document or the reference data may contribute."""
    fragment.check()
    who = fragment.policy or "the reference data"
    if fragment.policy and not any((node.label, node.id) == ("Policy", fragment.policy) for node in fragment.nodes):
        raise BadRequest(f"the fragment of {who} lacks its own Policy")
    policies = {node.id for node in fragment.nodes if node.label == "Policy" and node.fields.get("presence") != "cited"}
    owners = policies if fragment.policy is None else {fragment.policy}
    for node in fragment.nodes:
        if node.label in PRIVATE and node.fields.get("policy") not in owners:
            raise BadRequest(f"{node.label} {node.id} in the fragment of {who} belongs to {node.fields.get('policy')}")
    for edge in fragment.edges:
        if edge.label in DERIVED:
            raise BadRequest(f"{edge.label} is made by linking; leave it out of the fragment of {who}")
        if edge.label != "CITES" and any(label == "Policy" and policy not in owners for label, policy in (edge.start, edge.end)):
            raise BadRequest(f"{edge.label} in the fragment of {who} touches a policy that it only cites")


def _write(
    transaction: Transaction,
    before: dict[str | None, Fragment],
    after: dict[str | None, Fragment],
    judgements: Sequence[Judgement],
    rejudged: Container[str] = (),
) -> None:
    """Turn the graph of the records `before` into that of the fragments `after`, which are whole where they differ.

    `judgements` hold afterwards; of the policies `rejudged` people have said something else before.
    """
    old, new = _sources(before), _sources(after)
    changed = {policy for policy in old.keys() | new.keys() if policy and old.get(policy) != new.get(policy)}
    arriving = [new[policy] for policy in sorted(changed) if policy in new]
    private_nodes = [node for fragment in arriving for node in fragment.nodes if node.label in PRIVATE]
    private_edges = [edge for fragment in arriving for edge in fragment.edges if not is_joint(edge)]
    for label in PRIVATE:
        transaction.run(f"MATCH (n:{label}) WHERE n.policy IN $policies DETACH DELETE n", {"policies": sorted(changed)})
    joint_before, joint_after = join(old), join(new)
    _replace_joint(transaction, joint_before, joint_after, changed, private_nodes)
    transaction.connect(private_edges)
    lineage, earlier = joint_after.lineage(outlined(new)), joint_before.lineage(outlined(old))
    touched = changed | {policy for policy in new if policy and lineage.places(policy) != earlier.places(policy)}
    edges = joint_before.edges | joint_after.edges
    rewritten = {edges[key].start[1] for key in joint_before.edges.keys() ^ joint_after.edges.keys() if edges[key].label == "IMPLEMENTS"}
    read = cache(partial(fragment_of, transaction))  # one policy may be the parent of many
    for policy in sorted({*lineage.children(), *earlier.children()}):
        tiers = lineage.tiers(policy)
        is_other = tiers != earlier.tiers(policy) or policy in rewritten or policy in rejudged
        if is_other or touched & {policy, *chain.from_iterable(tiers)}:
            _derive(transaction, read, policy, tiers, judgements)


def _rejudged(held: Iterable[Judgement], said: Iterable[Judgement]) -> set[str]:
    """The policies of whose provisions people say something else than before, or say it in another order."""
    before: defaultdict[str, list[Judgement]] = defaultdict(list)
    after: defaultdict[str, list[Judgement]] = defaultdict(list)
    for by_policy, judgements in ((before, held), (after, said)):
        for judgement in judgements:
            by_policy[policy_of(judgement.child)].append(judgement)
    return {policy for policy in {*before, *after} if before[policy] != after[policy]}


def _derive(transaction: Transaction, read: Callable[[str], Fragment], policy: str, tiers: Tiers, judgements: Sequence[Judgement]) -> None:
    """Make the DERIVES_FROM edges of a policy anew, from what `read` gives of it and others, and mark what it has been compared with."""
    for start, end in EDGES["DERIVES_FROM"].ends:
        transaction.run(f"MATCH (a:{start})-[r:DERIVES_FROM]->(:{end}) WHERE a.policy = $policy DELETE r", {"policy": policy})
    transaction.run("MATCH (p:Policy {id: $policy})-[r:IMPLEMENTS]->(:Policy) SET r.aligned = NULL", {"policy": policy})
    if tiers:
        transaction.connect(derive(read(policy), [[read(id) for id in tier] for tier in tiers], judgements))
        compared = [id for tier in tiers for id in tier]
        transaction.run(
            "MATCH (p:Policy {id: $policy})-[r:IMPLEMENTS]->(q:Policy) WHERE q.id IN $compared SET r.aligned = $linker",
            {"policy": policy, "compared": compared, "linker": LINKER},
        )


def _replace_joint(transaction: Transaction, old: Joint, new: Joint, changed: set[str], arriving: Sequence[Node]) -> None:
    """Write the difference between two joint parts, with the private nodes that arrive between its nodes and its edges."""

    def is_affected(edge: Edge) -> bool:
        """Citations went with the provisions of a changed document; what it implements must be compared anew."""
        return edge.label in ("CITES", "IMPLEMENTS") and bool(changed & {edge.fields.get("policy"), edge.end[1]})

    stale = [edge for key, edge in old.edges.items() if key not in new.edges or is_affected(edge)]
    stale_pairs = {(edge.label, edge.start, edge.end) for edge in stale}
    _disconnect(transaction, stale_pairs)
    for label in (*SHARED, "Policy"):
        gone = sorted(node for kind, node in old.nodes.keys() - new.nodes.keys() if kind == label)
        transaction.run(f"MATCH (n:{label}) WHERE n.id IN $ids DETACH DELETE n", {"ids": gone})
    for key in old.nodes.keys() & new.nodes.keys():
        if content(old.nodes[key]) != content(new.nodes[key]):
            _update(transaction, new.nodes[key])
    transaction.insert([*(node for key, node in new.nodes.items() if key not in old.nodes), *arriving])
    transaction.connect(
        [
            edge
            for key, edge in new.edges.items()
            if key not in old.edges or is_affected(edge) or (edge.label, edge.start, edge.end) in stale_pairs
        ]
    )


def _disconnect(transaction: Transaction, pairs: set[tuple[str, tuple[str, str], tuple[str, str]]]) -> None:
    """Delete the edges of a label between two nodes, parallel ones included."""
    groups: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for label, start, end in sorted(pairs):
        groups.setdefault((label, start[0], end[0]), []).append({"a": start[1], "b": end[1]})
    for (label, start_label, end_label), ends in groups.items():
        transaction.run(
            f"UNWIND $pairs AS pair MATCH (a:{start_label} {{id: pair.a}})-[r:{label}]->(b:{end_label} {{id: pair.b}}) DELETE r",
            {"pairs": ends},
        )


def _update(transaction: Transaction, node: Node) -> None:
    """Give the node that is there the fields of `node`, null where it has none."""
    names = [field.name for field in NODES[node.label].fields]
    assignments = ", ".join(f"n.{name} = ${name}" for name in names)
    transaction.run(
        f"MATCH (n:{node.label} {{id: $id}}) SET {assignments}", {"id": node.id} | {name: node.fields.get(name) for name in names}
    )


def _sources(records: dict[str | None, Fragment]) -> dict[str | None, Fragment]:
    return sources(records.get(None, Fragment(None)), [fragment for policy, fragment in records.items() if policy])


def _recorded(fragment: Fragment) -> Fragment:
    """What must be known of a fragment when others change: all of the reference data, of a document its joint part."""
    if fragment.policy is None:
        return fragment
    nodes = tuple(node for node in fragment.nodes if node.label in SHARED or (node.label, node.id) == ("Policy", fragment.policy))
    return Fragment(fragment.policy, nodes, tuple(edge for edge in fragment.edges if is_joint(edge)))


def _record(transaction: Transaction, id: str, value: str) -> None:
    transaction.run("MERGE (record:Meta {id: $id}) SET record.value = $value", {"id": id, "value": value})


def _record_id(policy: str | None) -> str:
    return _REFERENCE if policy is None else _DOCUMENT + policy


def _records(transaction: Transaction) -> dict[str | None, Fragment]:
    """The records of the loaded documents by policy id, and that of the reference data under None."""
    rows = transaction.run("MATCH (record:Meta) RETURN record.id AS id, record.value AS value").rows
    return {fragment.policy: fragment for id, value in rows if id == _REFERENCE or document_of(id) for fragment in (_decode(value),)}


def _encode(fragment: Fragment) -> str:
    nodes = [(node.label, node.id, dict(node.fields)) for node in fragment.nodes]
    edges = [(edge.label, edge.start, edge.end, dict(edge.fields)) for edge in fragment.edges]
    return json.dumps({"policy": fragment.policy, "nodes": nodes, "edges": edges}, ensure_ascii=False)


def _decode(record: str) -> Fragment:
    data = json.loads(record)
    nodes = tuple(Node(label, id, fields) for label, id, fields in data["nodes"])
    edges = tuple(Edge(label, tuple(start), tuple(end), fields) for label, start, end, fields in data["edges"])
    return Fragment(data["policy"], nodes, edges)
