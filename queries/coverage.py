"""Coverage: what became of a policy's clauses, or measures, in those that carry it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

from graph.stores.base import Store
from queries.answer import Answer
from queries.document_answers import PolicyLink, PolicySummary
from queries.documents import policy_summary, summaries
from queries.library import fetch
from queries.listing import LEVELS
from queries.snapshot import Snapshot

CoverageUnit = Literal["clause", "measure"]
"""What a row of the coverage is."""

KINDS = ("verbatim", "adapted", "loose", "omitted")
"""What may become of a parent's clause, the most faithful first."""

Heirs = Mapping[str, list[tuple[str, str, bool]]]
"""For each clause or measure those that come from it: (id, kind, for review)."""


@dataclass(frozen=True, slots=True)
class Covered(Answer):
    """What became of one clause or measure of the parent in one child."""

    policy: str
    """Id of the child policy."""
    kind: str
    """verbatim, adapted, loose or omitted; of measures never loose."""
    heirs: tuple[str, ...]
    """Ids of the child's clauses, or measures, that take it up."""
    review: bool
    """Whether every link behind it is for review."""


@dataclass(frozen=True, slots=True)
class CoverageRow(Answer):
    """A clause or a measure of the parent and what became of it."""

    id: str
    """Id of the clause, or of the measure."""
    path: str
    """Numerals of the clause."""
    heading: str
    """Heading of the clause."""
    text: str
    """Words of the measure; empty for a clause."""
    children: tuple[Covered, ...]
    """One entry for each child, in the order of the columns."""
    taken_up: int
    """How many children take it up."""


@dataclass(frozen=True, slots=True)
class Coverage(Answer):
    """What became of a policy's clauses, or measures, in those that carry it out."""

    by: str
    """clause or measure: what a row is."""
    parent: PolicySummary
    """The policy."""
    children: tuple[PolicySummary, ...]
    """Those that carry it out and were compared with it, by level and region."""
    rows: tuple[CoverageRow, ...]
    """One row for each clause, or measure, of the policy."""
    inferred: tuple[bool, ...]
    """For each child whether it is joined to the policy by likeness only, for review: it names no such parent."""
    totals: tuple[dict[str, int], ...]
    """For each child how many rows are verbatim, adapted, loose, omitted."""
    uncompared: tuple[PolicyLink, ...]
    """Those that carry it out and were not compared with it, with the obstacle: what they took over is not known."""


def coverage(store: Store, policy: str, indirect: bool = False, by: CoverageUnit = "clause") -> Coverage:
    """What became of each clause, or measure, of `policy` in the policies that carry it out, with `indirect` also through others.

    What a child takes over from a policy in between counts for the policy above, at the less faithful kind of the two. By measure, a
    child of which only the outline is known is not compared. Raises NotFound with the nearest ids.
    """
    snapshot = Snapshot(store)
    lineage = snapshot.lineage
    between = {child for child in lineage.children() if policy in chain.from_iterable(lineage.tiers(child))}
    direct = {row["child"]: row for row in snapshot.implements if row["parent"] == policy}
    found = {one.id: one for one in summaries(snapshot, [policy, *(between if indirect else between & direct.keys())])}
    parent = found.pop(policy, None) or policy_summary(store, policy)
    texts = [one for one in found.values() if by == "clause" or (one.presence == parent.presence == "loaded")]
    children = sorted(texts, key=lambda one: (_level(one), one.region or "", one.date or "", one.id))
    heirs = _heirs(store, {policy, *between}, by)
    rows = tuple(_row(unit, _reached(unit["id"], heirs), children) for unit in _units(store, parent, by))
    shown = {one.id for one in children}
    return Coverage(
        by=by,
        parent=parent,
        children=tuple(children),
        rows=rows,
        inferred=tuple(policy in lineage.inferred(child.id) for child in children),
        totals=tuple({kind: sum(row.children[i].kind == kind for row in rows) for kind in KINDS} for i in range(len(children))),
        uncompared=tuple(
            _uncompared(row, lineage.obstacle(child, policy) or "no text") for child, row in sorted(direct.items()) if child not in shown
        ),
    )


def _level(policy: PolicySummary) -> int:
    return LEVELS.index(policy.level) if policy.level in LEVELS else len(LEVELS)


def _units(store: Store, parent: PolicySummary, by: CoverageUnit) -> Iterator[Mapping[str, Any]]:
    """The clauses or measures of the parent in order: id, path, heading and text."""
    if by == "clause":
        if parent.presence in ("loaded", "catalogued"):
            yield from (row | {"text": ""} for row in fetch(store, "policy-clauses", policy=parent.id))
        return
    ids = [row["id"] for row in fetch(store, "policy-measures", policy=parent.id)]
    passages = {row["id"]: row for row in fetch(store, "measure-passages", ids=ids)}
    yield from (passages[id] for id in ids)


def _row(unit: Mapping[str, Any], reached: Mapping[str, tuple[str, bool]], children: Iterable[PolicySummary]) -> CoverageRow:
    covered = tuple(_covered(child.id, reached) for child in children)
    taken_up = sum(one.kind != "omitted" for one in covered)
    return CoverageRow(unit["id"], unit["path"] or "", unit["heading"] or "", unit["text"], covered, taken_up)


def _uncompared(row: Mapping[str, Any], obstacle: str) -> PolicyLink:
    fields = {name: row[name] for name in ("method", "score", "review", "judged")}
    title = row["child_title"] or row["child"]
    return PolicyLink(row["child"], title, row["child_presence"] or "cited", compared=False, obstacle=row["obstacle"] or obstacle, **fields)


def _heirs(store: Store, policies: set[str], by: CoverageUnit) -> Heirs:
    heirs: defaultdict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for row in fetch(store, "links-between", policies=sorted(policies)):
        if row["what"] == by:
            heirs[row["parent"]].append((row["child"], row["kind"], row["review"]))
    return heirs


def _reached(unit: str, heirs: Heirs) -> dict[str, tuple[str, bool]]:
    """What comes from a clause or measure, directly or through others: the most faithful kind, and whether a link is for review."""
    reached: dict[str, tuple[str, bool]] = {}
    todo = [(unit, "verbatim", False)]
    while todo:
        at, kind, review = todo.pop()
        for child, own, unsure in heirs.get(at, ()):
            found = max(kind, own, key=KINDS.index), review or unsure
            if child not in reached or (found[1], KINDS.index(found[0])) < (reached[child][1], KINDS.index(reached[child][0])):
                reached[child] = found
                todo.append((child, *found))
    return reached


def _covered(policy: str, reached: Mapping[str, tuple[str, bool]]) -> Covered:
    own = {id: found for id, found in reached.items() if id.split(":", 1)[0] == policy}
    if not own:
        return Covered(policy, "omitted", (), False)
    sure = [kind for kind, review in own.values() if not review]
    kind = min(sure or [kind for kind, _ in own.values()], key=KINDS.index)
    return Covered(policy, kind, tuple(own), not sure)
