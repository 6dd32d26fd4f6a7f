"""Inheritance: a policy beside those that it comes from, and what became of a policy's clauses in those that carry it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from graph.errors import NotFound
from graph.fragment import Edge, Node
from graph.linking.figures import part_of
from graph.linking.lineage import Lineage
from graph.linking.sides import Figure as SideFigure
from graph.linking.sides import Side, is_outline, side_of
from graph.stores.base import Store
from graph.stores.reading import fragment_of
from queries.document_answers import PolicySummary
from queries.documents import policy_summary
from queries.inheritance_answers import (
    Card,
    Coverage,
    CoverageRow,
    Covered,
    Derivation,
    Figure,
    InheritanceAnswer,
    InheritanceColumn,
    Ribbon,
)

KINDS = ("verbatim", "adapted", "loose", "omitted")
"""What may become of a parent's clause, the most faithful first."""

_IMPLEMENTS = "MATCH (c:Policy)-[:IMPLEMENTS]->(p:Policy) RETURN c.id, p.id"
_CITED = """
MATCH (c:Policy)-[:IMPLEMENTS]->(p:Policy)
WHERE c.id = $policy
RETURN p.id AS id, p.doc_number AS number, p.title AS title, p.presence AS presence
ORDER BY id
"""
_OUTLINED = """
MATCH (p:Policy)
WHERE p.presence = 'loaded' OR EXISTS { MATCH (p)-[:CONTAINS]->(:Provision) }
RETURN p.id AS id, p.region AS region, p.date_issued AS date_issued, p.doc_number AS doc_number
"""
_PART_OF = "MATCH (a:Region)-[:PART_OF]->(b:Region) WHERE a.code IS NOT NULL AND b.code IS NOT NULL RETURN a.code, b.code"
_LINKS = """
MATCH (a:{label})-[r:DERIVES_FROM]->(b:{label})
WHERE a.policy IN $policies AND b.policy IN $policies
RETURN a.id AS child, b.id AS parent, r.kind AS kind, r.similarity AS similarity, r.method AS method, r.score AS score,
       coalesce(r.review, FALSE) AS review, r.judged AS judged
ORDER BY child, r.similarity DESC, parent
"""
_LEVELS = ("national", "province", "city", "county", "township")


def inheritance(store: Store, policy: str) -> InheritanceAnswer:
    """The policy beside those that it comes from; raises NotFound with the nearest ids when it is not loaded."""
    summary = policy_summary(store, policy)
    if summary.presence != "loaded":
        raise NotFound(f"{policy} is {summary.presence}, not loaded: its clauses are not known")
    ids = ancestors(store, policy)
    columns = sorted((policy_summary(store, id) for id in ids), key=lambda one: (_level(one), one.date or "", one.id))
    columns.append(summary)
    sides = {one.id: side_of(fragment_of(store, one.id)) for one in columns}
    ribbons = _ribbons(store, "Provision", sides)
    figures = _ribbons(store, "Target", sides)
    order = [one.id for one in columns]
    return InheritanceAnswer(
        policy=summary,
        columns=tuple(
            InheritanceColumn(one, sides[one.id].places, tuple(_cards(sides, order, place, ribbons, figures)))
            for place, one in enumerate(columns)
        ),
        ribbons=tuple(ribbons),
        remark=None if ids else _alone(store, policy),
    )


def coverage(store: Store, policy: str, indirect: bool = False) -> Coverage:
    """What became of each clause of `policy` in the policies that carry it out, with `indirect` also through others.

    What a child takes over from a policy in between counts for the policy above, at the less faithful kind of the two.
    Raises NotFound with the nearest ids.
    """
    parent = policy_summary(store, policy)
    lineage = _lineage(store)
    between = {child for child in lineage.children() if policy in chain.from_iterable(lineage.tiers(child))}
    below = between if indirect else between & {child for child, above in store.run(_IMPLEMENTS).rows if above == policy}
    children = sorted((policy_summary(store, id) for id in below), key=lambda one: (_level(one), one.region or "", one.date or "", one.id))
    clauses = side_of(fragment_of(store, policy)).clauses if parent.presence in ("loaded", "catalogued") else ()
    up = _heirs(store, {policy, *between})
    rows = []
    for clause in clauses:
        reached = _reached(clause.id, up)
        covered = tuple(_covered(child.id, reached) for child in children)
        rows.append(CoverageRow(clause.id, clause.path, clause.heading, covered, sum(one.kind != "omitted" for one in covered)))
    totals = tuple({kind: sum(row.children[i].kind == kind for row in rows) for kind in KINDS} for i in range(len(children)))
    return Coverage(parent, tuple(children), tuple(rows), totals)


def _level(policy: PolicySummary) -> int:
    return _LEVELS.index(policy.level) if policy.level in _LEVELS else len(_LEVELS)


def _alone(store: Store, policy: str) -> str:
    """Why nothing stands beside the policy."""
    named = [(number or f"《{title or id}》", presence) for id, number, title, presence in store.run(_CITED, {"policy": policy}).rows]
    if absent := [name for name, presence in named if presence != "loaded"]:
        return f"它贯彻落实的文件（{'、'.join(absent)}）未载入，也没有目录，无法对照。"
    if named:
        return f"它贯彻落实的文件（{'、'.join(name for name, _ in named)}）晚于它，或不属于本地区和上级地区，无法对照。"
    return "没有找到它贯彻落实的上级文件。"


def ancestors(store: Store, policy: str) -> set[str]:
    """The policies that it was compared with: what it implements, directly or through others."""
    return set(chain.from_iterable(_lineage(store).tiers(policy)))


def _lineage(store: Store) -> Lineage:
    """Who carries out whom, as the graph has it."""
    policies = [Node("Policy", row["id"], row) for row in store.run(_OUTLINED).dicts()]
    implements = [Edge("IMPLEMENTS", ("Policy", child), ("Policy", parent)) for child, parent in store.run(_IMPLEMENTS).rows]
    regions: defaultdict[str, list[str]] = defaultdict(list)
    for code, above in store.run(_PART_OF).rows:
        regions[code].append(above)
    return Lineage(policies, implements, regions)


def _ribbons(store: Store, label: str, sides: Iterable[str]) -> list[Ribbon]:
    rows = store.run(_LINKS.format(label=label), {"policies": sorted(sides)}).dicts()
    return [Ribbon(row.pop("child"), row.pop("parent"), Derivation(**row)) for row in rows]


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


def _heirs(store: Store, policies: set[str]) -> dict[str, list[tuple[str, str, bool]]]:
    """For each clause those that come from it: (id, kind, for review)."""
    heirs: defaultdict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for ribbon in _ribbons(store, "Provision", policies):
        heirs[ribbon.parent].append((ribbon.child, ribbon.link.kind, ribbon.link.review))
    return heirs


def _reached(clause: str, heirs: dict[str, list[tuple[str, str, bool]]]) -> dict[str, tuple[str, bool]]:
    """The clauses that come from `clause`, directly or through others: the most faithful kind, and whether a link is for review."""
    reached: dict[str, tuple[str, bool]] = {}
    todo = [(clause, "verbatim", False)]
    while todo:
        at, kind, review = todo.pop()
        for child, own, unsure in heirs.get(at, ()):
            found = max(kind, own, key=KINDS.index), review or unsure
            if child not in reached or (found[1], KINDS.index(found[0])) < (reached[child][1], KINDS.index(reached[child][0])):
                reached[child] = found
                todo.append((child, *found))
    return reached


def _covered(policy: str, reached: dict[str, tuple[str, bool]]) -> Covered:
    own = {id: found for id, found in reached.items() if id.split(":", 1)[0] == policy}
    if not own:
        return Covered(policy, "omitted", (), False)
    sure = [kind for kind, review in own.values() if not review]
    kind = min(sure or [kind for kind, _ in own.values()], key=KINDS.index)
    return Covered(policy, kind, tuple(own), not sure)
