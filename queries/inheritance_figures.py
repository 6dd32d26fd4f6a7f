"""The figures of several documents in one table: a row for each indicator and year, a cell for each document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from graph.judgements import policy_of
from graph.linking.figures import part_of
from graph.linking.sides import Figure
from queries.inheritance_columns import FigureCell, FigureRow, Ribbon
from queries.inheritance_documents import Documents

CHANGES = ("stricter", "looser", "share", "other-year", "same", "omitted", "added")
"""What may become of a figure, the most telling first."""

_NOT_COMPARED, _HEADINGS_ONLY = "not compared", "headings only"


def figure_rows(documents: Documents) -> tuple[FigureRow, ...]:
    """A row for each figure and those that it answers to, in the order of the lowest document, then of the others from there up."""
    figures = {figure.id: figure for policy in documents.order for figure in documents.sides[policy].figures}
    links = [one for one in documents.links.figures if one.child in figures and one.parent in figures]
    place = {figure: n for n, figure in enumerate(id for policy in reversed(documents.order) for id in _ids(documents, policy))}
    groups = sorted(_groups(figures, links), key=lambda group: min(place[id] for id in group))
    return tuple(row for group in groups for row in _rows(documents, [figures[id] for id in sorted(group, key=place.__getitem__)], links))


def ordered(rows: Iterable[FigureRow], sort: str) -> tuple[FigureRow, ...]:
    """The rows by `indicator`, `year` or `change`; as they are for anything else."""
    keys: dict[str, Callable[[FigureRow], tuple[str | int, ...]]] = {
        "indicator": lambda row: (row.indicator, row.year or 0),
        "year": lambda row: (row.year or 0, row.indicator),
        "change": lambda row: (CHANGES.index(row.change) if row.change in CHANGES else len(CHANGES),),
    }
    return tuple(sorted(rows, key=keys[sort])) if sort in keys else tuple(rows)


def _ids(documents: Documents, policy: str) -> list[str]:
    return [figure.id for figure in documents.sides[policy].figures]


def _groups(figures: Iterable[str], links: Iterable[Ribbon]) -> list[list[str]]:
    """The ids of figures that links join, directly or through others."""
    group = {id: [id] for id in figures}
    for link in links:
        ours, theirs = group[link.child], group[link.parent]
        if ours is not theirs:
            ours += theirs
            group |= dict.fromkeys(theirs, ours)
    return list({id(one): one for one in group.values()}.values())


def _rows(documents: Documents, group: Sequence[Figure], links: Sequence[Ribbon]) -> Iterable[FigureRow]:
    """The rows of a group: one, or where a document sets several of its figures, one for each, with the others' figures repeated."""
    held: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in group:
        held[policy_of(figure.id)].append(figure)
    for n in range(max(len(some) for some in held.values())):
        row = {policy: some[min(n, len(some) - 1)] for policy, some in held.items()}
        cells = tuple(_cell(documents, policy, row, links) for policy in documents.order)
        lowest = next(row[policy] for policy in reversed(documents.order) if policy in row)
        change = next((cell.change for cell in reversed(cells) if cell.change in CHANGES), "")
        yield FigureRow(lowest.indicator, lowest.year, change, cells)


def _cell(documents: Documents, policy: str, row: dict[str, Figure], links: Sequence[Ribbon]) -> FigureCell:
    figure = row.get(policy)
    if figure is None:
        return FigureCell(policy, change=_silence(documents, policy, row))
    found = [one for one in links if one.child == figure.id]
    link = next((one for one in found if one.parent in {other.id for other in row.values()}), None)
    change = link.link.kind if link else "added" if documents.above(policy, "figure") else ""
    other = row[policy_of(link.parent)] if link else None
    return FigureCell(
        policy=policy,
        id=figure.id,
        clause=figure.clause or None,
        path=next((one.path for one in documents.sides[policy].clauses if one.id == figure.clause), figure.path),
        quote=figure.quote,
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit,
        comparator=figure.comparator,
        direction=figure.change,
        change=change,
        part=round(part_of(figure, other), 4) if other and change == "share" else None,
        review=bool(link and link.link.review),
    )


def _silence(documents: Documents, policy: str, row: dict[str, Figure]) -> str:
    """Why a document has no figure in a row: it left it out, it has none to leave, or nobody can tell."""
    if policy not in documents.texts:
        return _HEADINGS_ONLY
    if any((policy, other) in documents.compared for other in row):
        return "omitted"
    is_joined = any((other, policy) in documents.compared for other in row)
    return "" if is_joined else _NOT_COMPARED
