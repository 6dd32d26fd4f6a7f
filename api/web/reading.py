"""A document as its readers see it: words cut where marks begin and end, and what stands beside each provision."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from queries import PolicyAnswer, ProvisionAnswer
from queries.document_answers import Mark, ProvisionEntry
from queries.reading_answers import Citing, ClauseLink

KINDS = ("agency", "target", "citation", "region", "measure", "industry", "finding")
"""Kinds of marks, in the order of the legend."""

_LISTED = ("section", "chapter", "clause", "article", "annex", "box", "preface", "preamble")
_LISTED_BY_HEADING = ("section", "chapter", "annex", "box")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the marks that cover them all, the widest first."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a measure, by its id, or (None) those between two."""

    measure: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A provision of the page.

    `anchor` is its id without that of the document: sec_2__cl_4. `page` is set where a page of the file begins. `is_new` says that it
    comes from nothing further up, of a document that was compared.
    """

    entry: ProvisionEntry
    anchor: str
    sentences: tuple[Sentence, ...]
    origins: tuple[ClauseLink, ...]
    heirs: tuple[ClauseLink, ...]
    is_new: bool
    page: int | None


@dataclass(frozen=True, slots=True)
class View:
    """A document: `counts` are the marks of each kind, `is_compared` says whether with anything that it carries out."""

    lines: tuple[Line, ...]
    contents: tuple[Line, ...]
    counts: dict[str, int]
    is_compared: bool
    cited_by: dict[tuple[str, str], list[Citing]]


def view(answer: PolicyAnswer) -> View:
    """The page about a document."""
    marks = _by_provision(answer.marks)
    origins, heirs = _by_clause(answer.origins), _by_clause(answer.heirs)
    lines, page = [], None
    for entry in answer.provisions:
        lines.append(
            Line(
                entry,
                anchor_of(entry.id),
                sentences(entry.text, marks.get(entry.id, ())),
                tuple(origins.get(entry.id, ())),
                tuple(heirs.get(entry.id, ())),
                entry.id in answer.new,
                entry.page if entry.page != page else None,
            )
        )
        page = entry.page
    cited_by: defaultdict[tuple[str, str], list[Citing]] = defaultdict(list)
    for one in answer.cited_by:
        cited_by[one.policy, one.title].append(one)
    return View(
        tuple(lines),
        tuple(line for line in lines if _is_listed(line.entry)),
        count_marks(answer.marks),
        any(link.compared for link in answer.implements),
        dict(cited_by),
    )


def view_of_provision(answer: ProvisionAnswer) -> Line:
    """The part of a page about one provision."""
    entry = answer.provision
    return Line(entry, anchor_of(entry.id), sentences(entry.text, answer.marks), answer.origins, answer.heirs, answer.is_new, entry.page)


def count_marks(marks: Iterable[Mark]) -> dict[str, int]:
    """How many marks there are of each kind, in the order of the legend."""
    counts = Counter(one.kind for one in marks)
    return {kind: counts[kind] for kind in KINDS if kind in counts}


def anchor_of(id: str) -> str:
    """The id of a provision or a measure without that of its document.

    >>> anchor_of("140902-5c341881:sec_2__cl_4")
    'sec_2__cl_4'
    """
    return id.partition(":")[2]


def sentences(text: str, marks: Sequence[Mark]) -> tuple[Sentence, ...]:
    """The words of a provision, measure by measure; pieces joined give the text."""
    measures = [one for one in marks if one.kind == "measure"]
    others = [one for one in marks if one.kind != "measure"]
    found, start = [], 0
    for piece in pieces(text, measures):
        measure = piece.marks[0].id if piece.marks else None
        found.append(Sentence(measure, tuple(pieces(piece.text, others, start))))
        start += len(piece.text)
    return tuple(found)


def pieces(text: str, marks: Iterable[Mark], first: int = 0) -> list[Piece]:
    """`text`, which begins at the place `first` of what the marks count in, cut wherever one of them begins or ends."""
    last = first + len(text)
    inside = [(max(one.start, first), min(one.end, last), one) for one in marks if one.start < last and one.end > first]
    cuts = sorted({first, last, *(cut for start, end, _ in inside for cut in (start, end))})
    begin: defaultdict[int, list[tuple[int, Mark]]] = defaultdict(list)
    for start, end, one in inside:
        begin[start].append((end, one))
    found, held = [], list[tuple[int, Mark]]()
    for start, end in pairwise(cuts):
        held = [one for one in held if one[0] > start] + begin[start]
        found.append(Piece(text[start - first : end - first], tuple(mark for _, mark in held)))
    return found


def _is_listed(entry: ProvisionEntry) -> bool:
    return entry.kind in _LISTED and bool(entry.heading or entry.kind not in _LISTED_BY_HEADING)


def _by_provision(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    for one in marks:
        found[one.provision].append(one)
    return found


def _by_clause(links: Iterable[ClauseLink]) -> dict[str, list[ClauseLink]]:
    found: defaultdict[str, list[ClauseLink]] = defaultdict(list)
    for one in links:
        found[one.clause].append(one)
    return found
