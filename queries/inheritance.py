"""Inheritance: a policy beside those that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from graph.errors import NotFound
from graph.linking.figures import part_of
from graph.linking.sides import Figure as SideFigure
from graph.linking.sides import Side, is_outline, side_of
from graph.stores.base import Store
from graph.stores.reading import fragments_of
from queries.document_answers import PolicySummary
from queries.documents import policy_summary, summaries
from queries.inheritance_answers import (
    Card,
    Figure,
    InheritanceAnswer,
    InheritanceColumn,
    Ribbon,
)
from queries.library import fetch
from queries.snapshot import Snapshot
from queries.tracing import derivation_of

OBSTACLES = {
    "no text": "未载入，也没有目录",
    "no region": "或它自己的地区不明，又不是按文号或全称引用",
    "other region": "不属于本地区和上级地区",
    "later": "晚于它",
}
"""Why the provisions of two documents are not compared, in Chinese."""

_LEVELS = ("national", "province", "city", "county", "township")


def inheritance(store: Store, policy: str) -> InheritanceAnswer:
    """The policy beside those that it comes from; raises NotFound with the nearest ids when it is not loaded."""
    snapshot = Snapshot(store)
    above = _ancestors(snapshot, policy)
    found = {one.id: one for one in summaries(snapshot, [policy, *above])}
    summary = found.pop(policy, None) or policy_summary(store, policy)
    if summary.presence != "loaded":
        raise NotFound(f"{policy} is {summary.presence}, not loaded: its clauses are not known")
    columns = [*sorted(found.values(), key=lambda one: (_level(one), one.date or "", one.id)), summary]
    order = [one.id for one in columns]
    fragments = fragments_of(store, order)
    sides = {id: side_of(fragments[id]) for id in order}
    ribbons, figures = _ribbons(store, order)
    inferred = snapshot.lineage.inferred(policy)
    return InheritanceAnswer(
        policy=summary,
        columns=tuple(
            InheritanceColumn(one, sides[one.id].places, tuple(_cards(sides, order, place, ribbons, figures)), one.id in inferred)
            for place, one in enumerate(columns)
        ),
        ribbons=tuple(ribbons),
        remark=_remark(snapshot, policy) or (None if above else "没有找到它贯彻落实的上级文件。"),
    )


def ancestors(store: Store, policy: str) -> set[str]:
    """The policies that it was compared with: what it implements, directly or through others."""
    return _ancestors(Snapshot(store), policy)


def _ancestors(snapshot: Snapshot, policy: str) -> set[str]:
    return set(chain.from_iterable(snapshot.lineage.tiers(policy)))


def _level(policy: PolicySummary) -> int:
    return _LEVELS.index(policy.level) if policy.level in _LEVELS else len(_LEVELS)


def _remark(snapshot: Snapshot, policy: str) -> str:
    """Which documents that the policy carries out are a guess, and which do not stand beside it and why."""
    parents = [row for row in snapshot.implements if row["child"] == policy]
    found = {"文中没有写明，按相似推断，待核": [_name(row) for row in parents if row["review"]]}
    found |= {f"{words}，无法对照": [_name(row) for row in parents if row["obstacle"] == one] for one, words in OBSTACLES.items()}
    return "".join(f"它贯彻落实的文件（{'、'.join(names)}）{words}。" for words, names in found.items() if names)


def _name(row: Mapping[str, Any]) -> str:
    """What people call the parent of a row of `implements`."""
    return row["parent_number"] or f"《{row['parent_title'] or row['parent']}》"


def _ribbons(store: Store, policies: Iterable[str]) -> tuple[list[Ribbon], list[Ribbon]]:
    """The links between the policies: those of clauses, and those of figures."""
    found: tuple[list[Ribbon], list[Ribbon]] = [], []
    for row in fetch(store, "links-between", policies=sorted(policies)):
        if row["what"] != "measure":
            found[row["what"] == "figure"].append(Ribbon(row["child"], row["parent"], derivation_of(row)))
    return found


def _cards(
    sides: dict[str, Side], order: Sequence[str], place: int, ribbons: Sequence[Ribbon], figures: Sequence[Ribbon]
) -> Iterable[Card]:
    side, first, last = sides[order[place]], place == 0, place == len(order) - 1
    is_measured = any(not is_outline(sides[id]) for id in order[:place])  # headings say nothing of figures
    born, taken = {ribbon.child for ribbon in ribbons}, {ribbon.parent for ribbon in ribbons}
    known = {figure.id: figure for one in sides.values() for figure in one.figures}
    above, below = {ribbon.child: ribbon for ribbon in figures}, {ribbon.parent for ribbon in figures}

    def answer(figure: SideFigure) -> Figure:
        ribbon = above.get(figure.id)
        change = ribbon.link.kind if ribbon else "added" if is_measured else ""
        other = known.get(ribbon.parent) if ribbon else None
        part = round(part_of(figure, other), 4) if other and change == "share" else None
        is_dropped = not last and figure.id not in below
        return Figure(
            figure.id, figure.indicator, figure.quote, change, is_dropped, other.id if other else None, other.quote if other else None, part
        )

    for clause in side.clauses:
        yield Card(
            clause.id,
            clause.path,
            clause.section,
            clause.heading,
            clause.text,
            not first and clause.id not in born,
            not last and clause.id not in taken,
            tuple(answer(one) for one in side.figures if one.clause == clause.id),
        )
