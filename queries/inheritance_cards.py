"""The columns of documents side by side: their cards, by clause or by measure, and what there is to count of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.judgements import policy_of
from graph.linking.figures import part_of
from graph.linking.sides import Figure as SideFigure
from graph.linking.sides import Side
from queries.document_answers import PolicySummary
from queries.inheritance_columns import Card, Figure, InheritanceColumn, LeftOut, Ribbon, Tally
from queries.inheritance_documents import Documents
from queries.inheritance_lineup import row_of
from queries.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class _Unit:
    """What a card shows."""

    id: str
    clause: str
    path: str
    section: str
    heading: str
    text: str


def columns(
    snapshot: Snapshot, documents: Documents, about: Mapping[str, PolicySummary], policy: str, by: str, omissions: Iterable[LeftOut]
) -> tuple[InheritanceColumn, ...]:
    """The columns of the documents beside `policy`; `about` are their summaries, and those of parallel parents, by id."""
    tiers, inferred = snapshot.lineage.tiers(policy), snapshot.lineage.inferred(policy)
    missing = Counter((one.upper, one.id) for one in omissions)

    def column(one: str) -> InheritanceColumn:
        heirs = len(documents.heirs(one, "measure"))
        left_out = {id for (upper, id), count in missing.items() if upper == one and count == heirs}
        row = row_of(snapshot, one)
        level = next((tier for tier in tiers if one in tier), ())
        return InheritanceColumn(
            policy=about[one],
            places=documents.sides[one].places,
            cards=cards(documents, one, by, left_out),
            inferred=one in inferred,
            is_outline=one not in documents.texts,
            clauses=tally(documents, one, "clause", ()),
            measures=tally(documents, one, "measure", left_out) if one in documents.texts else None,
            parallels=tuple(about[other] for other in level) if len(level) > 1 else (),
            warnings=(*(row["warnings"] or ()), *(row["conflicts"] or ())),
        )

    return tuple(map(column, documents.order))


def cards(documents: Documents, policy: str, by: str, left_out: Collection[str]) -> tuple[Card, ...]:
    """The cards of a document, in its order; `left_out` are the ids of measures that nothing takes up."""
    links = documents.links.of(by)
    sources = _sources(links)
    taken = {ribbon.parent for ribbon in links if policy_of(ribbon.child) in documents.order}
    is_child, is_parent = bool(documents.above(policy, by)), bool(documents.below(policy, by))
    figures = _figures(documents, policy) if by == "clause" else {}
    return tuple(
        Card(
            unit.id,
            unit.clause,
            unit.path,
            unit.section,
            unit.heading,
            unit.text,
            is_child and unit.id not in sources,
            unit.id in left_out if by == "measure" else is_parent and unit.id not in taken,
            tuple(sorted({policy_of(one.parent) for one in sources.get(unit.id, ())} - {*documents.order})),
            tuple(figures.get(unit.id, ())),
        )
        for unit in _units(documents.sides[policy], by)
    )


def tally(documents: Documents, policy: str, by: str, left_out: Collection[str]) -> Tally:
    """What became of the clauses or measures of a document."""
    links = documents.links.of(by)
    sources = _sources(links)
    taken = {ribbon.parent for ribbon in links if policy_of(ribbon.child) in documents.order}
    ids = [unit.id for unit in _units(documents.sides[policy], by)]
    best = [sources[id][0].link for id in ids if id in sources]
    kinds = [link.kind for link in best]
    missing = sum(id in left_out for id in ids) if by == "measure" else sum(id not in taken for id in ids)
    return Tally(
        total=len(ids),
        verbatim=kinds.count("verbatim"),
        adapted=kinds.count("adapted"),
        loose=kinds.count("loose"),
        review=sum(link.review for link in best),
        new=len(ids) - len(best) if documents.above(policy, by) else None,
        omitted=missing if documents.below(policy, by) else None,
    )


def _units(side: Side, by: str) -> Iterator[_Unit]:
    for clause in side.clauses:
        if by == "clause":
            yield _Unit(clause.id, clause.id, clause.path, clause.section, clause.heading, clause.text)
        else:
            for measure in clause.measures:
                yield _Unit(measure.id, clause.id, measure.path, clause.heading or clause.section, "", measure.text)


def _sources(links: Collection[Ribbon]) -> dict[str, list[Ribbon]]:
    """The links of each lower end, the surest and likest first."""
    found: dict[str, list[Ribbon]] = {}
    for ribbon in sorted(links, key=lambda one: (one.link.review, -(one.link.similarity or 0.0), one.parent)):
        found.setdefault(ribbon.child, []).append(ribbon)
    return found


def _figures(documents: Documents, policy: str) -> dict[str, list[Figure]]:
    """The figures of each clause of a document, beside those that they answer to."""
    is_child, is_parent = bool(documents.above(policy, "figure")), bool(documents.below(policy, "figure"))
    known = {figure.id: figure for side in documents.sides.values() for figure in side.figures}
    above = {ribbon.child: ribbon for ribbon in documents.links.figures}
    below = {ribbon.parent for ribbon in documents.links.figures if policy_of(ribbon.child) in documents.order}

    def answer(figure: SideFigure) -> Figure:
        ribbon = above.get(figure.id)
        change = ribbon.link.kind if ribbon else "added" if is_child else ""
        other = known.get(ribbon.parent) if ribbon else None
        part = round(part_of(figure, other), 4) if other and change == "share" else None
        is_dropped = is_parent and figure.id not in below
        return Figure(
            figure.id, figure.indicator, figure.quote, change, is_dropped, other.id if other else None, other.quote if other else None, part
        )

    found: dict[str, list[Figure]] = {}
    for figure in documents.sides[policy].figures:
        found.setdefault(figure.clause, []).append(answer(figure))
    return found
