"""The corpus: the documents that are loaded, and the only place that changes the graph.

A change is planned by ``graph.plan``, from what is recorded of the documents, and applied here in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from graph.fragment import Fragment, Node
from graph.judgements import Judgement
from graph.records import DIGEST, JUDGEMENTS, Record, digest_in, judgements_in
from graph.schema import EDGES, NODES, OWNED
from graph.stores.base import Readable, Store, Transaction
from graph.stores.reading import fragment_of

if TYPE_CHECKING:
    from graph.linking.siblings import Search
    from graph.plan import Derivation, Pair, Plan


def load(store: Store, fragments: Sequence[Fragment], without: Sequence[str] = (), judgements: Sequence[Judgement] | None = None) -> None:
    """Load whole documents in one transaction; each replaces what its policy (None: the reference data) contributed before.

    The documents named in `without` go in the same transaction. `judgements` are all that hold from now on (None: those
    that held before). BadRequest when a fragment does not fit the schema or stands twice.
    """
    from graph.plan import plan_change  # who only asks does not wait for what links

    store.write(lambda transaction: _apply(transaction, plan_change(_records(transaction), fragments, without, judgements)))


def remove(store: Store, policy_id: str) -> None:
    """Remove the document; NotFound, with the nearest ids, when it is not loaded."""
    from graph.plan import plan_removal

    store.write(lambda transaction: _apply(transaction, plan_removal(_records(transaction), policy_id)))


def reuse(store: Store, policies: Sequence[str] = (), advance: Callable[[], None] = lambda: None) -> list[Search]:
    """Make the REUSES edges of documents anew, of all when none is named, and keep them so from now on; says where they were looked for.

    `advance` is called after each document. NotFound, with the nearest ids, when one is not loaded.
    """
    from graph.plan import plan_reuse

    def work(transaction: Transaction) -> list[Search]:
        plan = plan_reuse(_records(transaction), policies)
        _apply(transaction, plan, advance)
        return list(plan.searches)

    return store.write(work)


def loaded(store: Store) -> dict[str, str]:
    """The digest of each loaded document's source text by policy id; empty when the document has none."""
    table = store.run("MATCH (policy:Policy) WHERE policy.presence = 'loaded' RETURN policy.id AS id, policy.digest AS digest ORDER BY id")
    return {policy: digest or "" for policy, digest in table.rows}


def honoured(store: Readable) -> list[Judgement]:
    """The judgements of people that the graph honours, oldest first."""
    return judgements_in(_records(store, JUDGEMENTS))


def digest(store: Readable) -> str:
    """The state of the graph's content: 64 hexadecimal digits, other ones after every change, the same for the same documents and judgements."""
    return digest_in(_records(store, DIGEST))


def remember(transaction: Transaction, record: Record) -> None:
    """Keep a record in place of that of the same name."""
    transaction.run("MERGE (record:Meta {id: $id}) SET record.value = $value", {"id": record.id, "value": record.value})


def _records(store: Readable, id: str | None = None) -> dict[str, str]:
    """The values of all records by name, or of that of one name, if it is there."""
    where = "" if id is None else " {id: $id}"
    return dict(store.run(f"MATCH (record:Meta{where}) RETURN record.id AS id, record.value AS value", {"id": id}).rows)


def _apply(transaction: Transaction, plan: Plan, advance: Callable[[], None] = lambda: None) -> None:
    """Do in the database what the plan says; `advance` is called after each document in which reuse was looked for."""
    _empty(transaction, plan.emptied)
    _disconnect(transaction, plan.disconnected)
    _delete(transaction, plan.deleted)
    for node in plan.updated:
        _update(transaction, node)
    transaction.insert(plan.inserted)
    transaction.connect(plan.connected)
    read = cache(partial(fragment_of, transaction))  # one policy may be the parent of many
    for derivation in plan.derivations:
        _derive(transaction, derivation, read, plan.judgements)
    _find_reuse(transaction, plan.searches, read, advance)
    for id in plan.forgotten:
        transaction.run("MATCH (record:Meta {id: $id}) DETACH DELETE record", {"id": id})
    for record in plan.recorded:
        remember(transaction, record)


def _empty(transaction: Transaction, policies: Sequence[str]) -> None:
    for label in OWNED:
        transaction.run(f"MATCH (n:{label}) WHERE n.policy IN $policies DETACH DELETE n", {"policies": list(policies)})


def _disconnect(transaction: Transaction, pairs: Iterable[Pair]) -> None:
    """Delete the edges of a label between two nodes, parallel ones included."""
    groups: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for label, start, end in pairs:
        groups.setdefault((label, start[0], end[0]), []).append({"a": start[1], "b": end[1]})
    for (label, start_label, end_label), ends in groups.items():
        transaction.run(
            f"UNWIND $pairs AS pair MATCH (a:{start_label} {{id: pair.a}})-[r:{label}]->(b:{end_label} {{id: pair.b}}) DELETE r",
            {"pairs": ends},
        )


def _delete(transaction: Transaction, keys: Iterable[tuple[str, str]]) -> None:
    ids: dict[str, list[str]] = {}
    for label, id in keys:
        ids.setdefault(label, []).append(id)
    for label, some in ids.items():
        transaction.run(f"MATCH (n:{label}) WHERE n.id IN $ids DETACH DELETE n", {"ids": some})


def _update(transaction: Transaction, node: Node) -> None:
    """Give the node that is there the fields of `node`, null where it has none."""
    names = [field.name for field in NODES[node.label].fields]
    assignments = ", ".join(f"n.{name} = ${name}" for name in names)
    transaction.run(
        f"MATCH (n:{node.label} {{id: $id}}) SET {assignments}", {"id": node.id} | {name: node.fields.get(name) for name in names}
    )


def _derive(transaction: Transaction, derivation: Derivation, read: Callable[[str], Fragment], judgements: Sequence[Judgement]) -> None:
    """Make the DERIVES_FROM edges of a policy anew, from what `read` gives of it and others, and mark what it has been compared with."""
    from graph.linking.derivation import LINKER, derive  # which takes scikit-learn, that no question needs

    policy = {"policy": derivation.policy}
    _unlink(transaction, "DERIVES_FROM", derivation.policy)
    transaction.run("MATCH (p:Policy {id: $policy})-[r:IMPLEMENTS]->(:Policy) SET r.aligned = NULL", policy)
    if derivation.tiers:
        edges = derive(read(derivation.policy), [[*map(read, tier)] for tier in derivation.tiers], judgements)
        transaction.connect(derivation.marked(edges))
        transaction.run(
            "MATCH (p:Policy {id: $policy})-[r:IMPLEMENTS]->(q:Policy) WHERE q.id IN $compared SET r.aligned = $linker",
            {**policy, "compared": derivation.compared, "linker": LINKER},
        )


def _find_reuse(transaction: Transaction, searches: Iterable[Search], read: Callable[[str], Fragment], advance: Callable[[], None]) -> None:
    """Make the REUSES edges of policies anew, from what `read` gives of them and others."""
    from graph.linking.reuse import find_reuse, grams_of, read_passages

    words = cache(lambda policy: read_passages(read(policy)))  # siblings read each other
    grams = cache(lambda policy: grams_of(fragment_of(transaction, policy)))  # whole documents would be too many to keep
    for search in searches:
        _unlink(transaction, "REUSES", search.policy)
        if search.earlier:
            alike, above = [words(policy).grams for policy in search.alike], map(grams, search.above)
            transaction.connect(find_reuse(words(search.policy), [*map(words, search.earlier)], alike, above))
        advance()


def _unlink(transaction: Transaction, label: str, policy: str) -> None:
    """Delete the edges of a label from parts of a policy to those of others."""
    for start, end in EDGES[label].ends:
        transaction.run(f"MATCH (a:{start})-[r:{label}]->(:{end}) WHERE a.policy = $policy DELETE r", {"policy": policy})
