"""Answers about inheritance: where words come from, what became of them, and a policy beside those that it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from queries.answer import Answer
from queries.document_answers import PolicySummary


@dataclass(frozen=True, slots=True)
class Derivation(Answer):
    """How a child's words come from a parent's: one DERIVES_FROM edge."""

    kind: str
    """verbatim, adapted or loose; of figures same, stricter, looser, share or other-year."""
    similarity: float | None
    """Likeness of the two texts in [0, 1]."""
    method: str
    """text-reuse, sentence, heading, principles, indicator, name … or judged."""
    score: float | None
    """Confidence in [0, 1], to sort by."""
    review: bool
    """Whether a person should look at it."""
    judged: str | None
    """Who accepted or corrected it, and when."""
    inferred: bool
    """Whether the two documents are joined by likeness only, for review: the lower one names no such parent."""


@dataclass(frozen=True, slots=True)
class TraceStep(Answer):
    """A provision, a measure or a figure on the way up, with what it comes from."""

    id: str
    """Id of the provision, the measure or the figure."""
    policy: str
    """Id of its document."""
    policy_title: str
    """Title of that document."""
    level: str | None
    """national, province, city, county or township."""
    region_name: str | None
    """Name of the document's region."""
    presence: str
    """loaded, or catalogued when only headings are known."""
    path: str
    """Numerals from section to clause: 二/四."""
    heading: str
    """Heading of the provision that it is or stands in."""
    text: str
    """Its words."""
    link: Derivation | None
    """How the step before comes from (or went to) this one; null for the first."""
    steps: tuple[TraceStep, ...]
    """Where this one comes from (or went to), the likest first."""


@dataclass(frozen=True, slots=True)
class WordPart(Answer):
    """A run of words."""

    text: str
    """The words."""
    kind: str
    """same, changed, or aside: a place name, level word or term that differs."""


@dataclass(frozen=True, slots=True)
class WordsAnswer(Answer):
    """What changed from one text to another, word by word; the parts of each side joined give its text."""

    child: str
    """Id of the lower provision, measure or figure."""
    parent: str
    """Id of the upper one."""
    child_parts: tuple[WordPart, ...]
    """The lower words."""
    parent_parts: tuple[WordPart, ...]
    """The upper words."""


@dataclass(frozen=True, slots=True)
class Covered(Answer):
    """What became of one parent clause in one child."""

    policy: str
    """Id of the child policy."""
    kind: str
    """verbatim, adapted, loose or omitted."""
    heirs: tuple[str, ...]
    """Ids of the child's clauses that take it up."""
    review: bool
    """Whether every link behind it is for review."""


@dataclass(frozen=True, slots=True)
class CoverageRow(Answer):
    """A clause of the parent and what became of it."""

    id: str
    """Id of the clause."""
    path: str
    """Its numerals."""
    heading: str
    """Its heading."""
    children: tuple[Covered, ...]
    """One entry for each child, in the order of the columns."""
    taken_up: int
    """How many children take it up."""


@dataclass(frozen=True, slots=True)
class Coverage(Answer):
    """What became of a policy's clauses in those that carry it out."""

    parent: PolicySummary
    """The policy."""
    children: tuple[PolicySummary, ...]
    """Those that carry it out, by level and region."""
    rows: tuple[CoverageRow, ...]
    """One row for each clause of the policy."""
    inferred: tuple[bool, ...]
    """For each child whether it is joined to the policy by likeness only, for review: it names no such parent."""
    totals: tuple[dict[str, int], ...]
    """For each child how many clauses are verbatim, adapted, loose, omitted."""
