"""Which documents stand beside a policy, and between which of them nothing was compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

from graph.errors import NotFound
from graph.judgements import policy_of
from graph.linking.lineage import Tiers
from queries.inheritance_columns import Gap
from queries.inheritance_documents import Documents, Links, Pair
from queries.snapshot import Snapshot


def chosen(tiers: Tiers, parent: str, links: Links) -> tuple[str, ...]:
    """One document of each level, the farthest first: `parent` on its own level, else the one that most clauses come from."""
    counts = Counter(policy_of(ribbon.parent) for ribbon in links.clauses if not ribbon.link.review)
    return tuple(parent if parent in tier else min(tier, key=lambda one: (-counts[one], one)) for tier in reversed(tiers))


def compared(snapshot: Snapshot, order: Iterable[str]) -> frozenset[Pair]:
    """The pairs of which the lower one is a document of `order` and the upper one any that it was compared with."""
    return frozenset((lower, upper) for lower in order for upper in chain.from_iterable(snapshot.lineage.tiers(lower)))


def gaps(snapshot: Snapshot, documents: Documents, policy: str, siblings: Sequence[str]) -> tuple[Gap, ...]:
    """What was not compared: neighbouring columns, and the documents that the policy carries out but could not be set beside it."""
    order, pairs = documents.order, documents.compared
    rows = {(row["child"], row["parent"]): row for row in snapshot.implements}
    beside = [(one, order[0]) for one in (policy, *siblings)] if siblings else [(lower, upper) for upper, lower in pairwise(order)]
    missing = [pair for pair in beside if pair not in pairs and pair[0] != pair[1]]
    missing += [pair for pair, row in rows.items() if pair[0] == policy and row["obstacle"] and pair not in missing]
    found = [_gap(pair, rows.get(pair, {}), _name(snapshot, pair[1])) for pair in missing]
    if not found and not any(lower == policy for lower, _ in pairs):
        found.append(Gap(policy, None, None, "no parent", None))
    return tuple(found)


def kin(snapshot: Snapshot, policy: str, parent: str) -> list[str]:
    """The other documents of the policy's level that were compared with `parent`, by id."""
    levels = {row["policy"]: row["level"] for row in snapshot.policies}
    lineage = snapshot.lineage
    return [
        one
        for one in lineage.children()
        if one != policy and levels.get(one) == levels.get(policy) and parent in chain.from_iterable(lineage.tiers(one))
    ]


def row_of(snapshot: Snapshot, policy: str) -> Mapping[str, Any]:
    """The row of the query `policies` about a document; raises NotFound when there is none."""
    found = next((row for row in snapshot.policies if row["policy"] == policy), None)
    if found is None:
        raise NotFound(f"no policy has the id {policy!r}")
    return found


def _gap(pair: Pair, row: Mapping[str, Any], name: str) -> Gap:
    """The gap between two documents, by the row of the query `implements` about them, if there is one."""
    return Gap(*pair, row.get("parent_number") or name, row.get("obstacle") or "not joined", row.get("evidence"))


def _name(snapshot: Snapshot, policy: str) -> str:
    found = next((row for row in snapshot.policies if row["policy"] == policy), {})
    return found.get("doc_number") or found.get("title") or policy
