"""Records: what the graph remembers of each document that it holds, kept beside it (nodes `Meta` with `id` and `value`).

A record of a document is its joint part, which must be known when others change, and a digest of all that it contributed; that of
the reference data is the whole. Others hold the judgements of people, and the documents in which reuse is looked for. The last is a digest of all these: the sum of theirs, so that
it follows every change without looking at what did not change, and is the same in whatever order they came.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from graph.errors import BadRequest
from graph.fragment import Edge, Fragment, Node, check_edge, check_node
from graph.judgements import Judgement
from graph.linking.joint import is_joint
from graph.schema import SHARED

DIGEST = "digest"
"""The name of the record that holds the digest of the others."""

JUDGEMENTS = "judgements"
"""The name of the record that holds what people have said."""

REUSE = "reuse"
"""The name of the record that holds the documents in which reuse is looked for."""

_DOCUMENT = "document "
_REFERENCE = "reference"
_EMPTY = "0" * 64
_HEXADECIMAL = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Record:
    """A piece of the bookkeeping: its name, and its value as JSON."""

    id: str
    value: str


def record_id(policy: str | None) -> str:
    """The name of the record of a document, or (None) of the reference data."""
    return _REFERENCE if policy is None else _DOCUMENT + policy


def document_of(id: str) -> str | None:
    """The policy whose record bears the name `id`; None for another record."""
    return id.removeprefix(_DOCUMENT) if id.startswith(_DOCUMENT) else None


def record_of(fragment: Fragment) -> Record:
    """The record of a document, or of the reference data."""
    whole = _json(_plain(fragment))
    if fragment.policy is None:
        return Record(record_id(None), whole)
    digest = sha256(whole.encode()).hexdigest()
    return Record(record_id(fragment.policy), _json({**_plain(_joint_part(fragment)), "digest": digest}))


def fragments_in(records: Mapping[str, str]) -> dict[str | None, Fragment]:
    """What is remembered of the loaded documents by policy id, and of the reference data under None."""
    found = (_fragment(value) for id, value in records.items() if id == _REFERENCE or document_of(id))
    return {fragment.policy: fragment for fragment in found}


def record_of_judgements(judgements: Iterable[Judgement]) -> Record:
    """The record of what people have said."""
    return Record(JUDGEMENTS, _json([asdict(one) for one in judgements]))


def judgements_in(records: Mapping[str, str]) -> list[Judgement]:
    """What people have said, oldest first."""
    return [Judgement(**one) for one in json.loads(records.get(JUDGEMENTS, "[]"))]


def record_of_reuse(policies: Iterable[str]) -> Record:
    """The record of the documents in which reuse is looked for."""
    return Record(REUSE, _json(sorted(policies)))


def reuse_in(records: Mapping[str, str]) -> set[str]:
    """The ids of the documents in which reuse is looked for."""
    return set(json.loads(records.get(REUSE, "[]")))


def record_of_digest(digest: str) -> Record:
    """The record of the digest of all others."""
    return Record(DIGEST, _json(digest))


def digest_in(records: Mapping[str, str]) -> str:
    """The digest of all other records: 64 hexadecimal digits, all 0 when nothing was ever loaded."""
    return str(json.loads(records.get(DIGEST, f'"{_EMPTY}"')))


def digest_after(digest: str, gone: Iterable[Record], come: Iterable[Record]) -> str:
    """The digest of all records, which was `digest`, once some have gone and others have come."""
    total = int(digest, 16) - sum(map(_weight, gone)) + sum(map(_weight, come))
    return f"{total % 2**256:064x}"


def check_record(record: Record) -> None:
    """Raise BadRequest when the record is none that could have been written."""
    try:
        if record.id == DIGEST:
            if not _HEXADECIMAL.fullmatch(digest_in({record.id: record.value})):
                raise BadRequest(f"the record {record.id!r} is no digest")
            return
        if record.id == JUDGEMENTS:
            for one in judgements_in({record.id: record.value}):
                one.check()
            return
        if record.id == REUSE:
            policies = reuse_in({record.id: record.value})
            if record != record_of_reuse(policies) or not all(isinstance(policy, str) for policy in policies):
                raise BadRequest(f"the record {record.id!r} is no list of documents")
            return
        fragment = _fragment(record.value)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadRequest(f"the record {record.id!r} cannot be read ({type(error).__name__}: {error})") from error
    if record.id != record_id(fragment.policy):
        raise BadRequest(f"the record {record.id!r} is of {fragment.policy or 'the reference data'}")
    for node in fragment.nodes:
        check_node(node)
    for edge in fragment.edges:
        check_edge(edge)


def _joint_part(fragment: Fragment) -> Fragment:
    """The nodes and edges of a document that depend on others, or others on them."""
    nodes = tuple(node for node in fragment.nodes if node.label in SHARED or (node.label, node.id) == ("Policy", fragment.policy))
    return Fragment(fragment.policy, nodes, tuple(edge for edge in fragment.edges if is_joint(edge)))


def _weight(record: Record) -> int:
    """The SHA-256 of a record as a number."""
    return int.from_bytes(sha256(f"{record.id}\0{record.value}".encode()).digest())


def _plain(fragment: Fragment) -> dict[str, str | Sequence[object] | None]:
    nodes = [(node.label, node.id, dict(node.fields)) for node in fragment.nodes]
    edges = [(edge.label, edge.start, edge.end, dict(edge.fields)) for edge in fragment.edges]
    return {"policy": fragment.policy, "nodes": nodes, "edges": edges}


def _fragment(value: str) -> Fragment:
    data = json.loads(value)
    nodes = tuple(Node(label, id, fields) for label, id, fields in data["nodes"])
    edges = tuple(Edge(label, tuple(start), tuple(end), fields) for label, start, end, fields in data["edges"])
    return Fragment(data["policy"], nodes, edges)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
