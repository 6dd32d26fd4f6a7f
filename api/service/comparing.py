"""Comparisons of two documents, each a file or the id of a loaded policy."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from graph.linking.comparison import Comparison, compare
from graph.linking.sides import Side, side_of

_REGIONS = "MATCH (r:Region)-[:PART_OF*0..6]->(above:Region) WHERE r.code = $region AND above.code IS NOT NULL RETURN DISTINCT above.code"


def compare_documents(child: str, parent: str, db: str) -> Comparison:
    """What became of the parent in the child; raises UnreadableFile or NotFound when one cannot be had."""
    return compare(_side(child, db), _side(parent, db))


@dataclass(frozen=True, slots=True)
class LikelyParent:
    """A policy that a document likely carries out; `share` in [0, 1] is that of the document's clauses that are alike there."""

    policy: str
    title: str
    share: float
    is_named: bool


def likely_parents(child: str, db: str) -> list[LikelyParent]:
    """The loaded policies of the child's own region and of those above it that it likely carries out, though it may name none.

    Raises UnreadableFile or NotFound when the child cannot be had.
    """
    from graph.linking.candidates import CandidateIndex, clause_texts, key_of
    from graph.linking.candidates import likely_parents as likely
    from graph.reading import fragment_of
    from graph.stores import open_store
    from queries import list_policies

    side = _side(child, db)
    with closing(open_store(db, read_only=True)) as store:
        regions = [code for (code,) in store.run(_REGIONS, {"region": side.policy.fields.get("region")}).rows]
        named = {id for (id,) in store.run("MATCH (c:Policy)-[:IMPLEMENTS]->(p:Policy) WHERE c.id = $id RETURN p.id", {"id": side.id}).rows}
        policies = {one.id: one for one in list_policies(store) if one.region in regions and one.id != side.id}
        index = CandidateIndex()
        for policy in policies:
            other = side_of(fragment_of(store, policy))
            index.add(key_of(other), clause_texts(other))
    return [LikelyParent(id, policies[id].title, share, id in named) for id, share in likely(index, side, regions)]


def _is_file(name: str) -> bool:
    """Whether a file of that name is there; a name that no file can have (a whole title) is none."""
    try:
        return Path(name).exists()
    except OSError:
        return False


def _side(name: str, db: str) -> Side:
    if _is_file(name):
        import loaders

        return side_of(loaders.assemble(loaders.parse_file(Path(name))))
    from graph.reading import fragment_of
    from graph.stores import open_store

    store = open_store(db, read_only=True)
    try:
        return side_of(fragment_of(store, name))
    finally:
        store.close()
