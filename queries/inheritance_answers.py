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
class Figure(Answer):
    """A figure on a card."""

    id: str
    """Id of the target."""
    indicator: str
    """Canonical name of the indicator."""
    quote: str
    """The words."""
    change: str
    """Against the figure that it answers to: same, stricter, looser, share or other-year; added without one; empty where no column before holds figures."""
    is_dropped: bool
    """Whether no figure further down answers to it; false in the last column."""
    other: str | None
    """Id of the figure that it answers to."""
    other_quote: str | None
    """The words of that one."""
    part: float | None
    """What part of that one's amount a share is, in (0, 1); null otherwise."""


@dataclass(frozen=True, slots=True)
class Card(Answer):
    """A clause in a column."""

    id: str
    """Id of the clause."""
    path: str
    """Numerals from the section: 二/四."""
    section: str
    """Heading of the section above it."""
    heading: str
    """Its heading."""
    text: str
    """Its words, with all below it; empty when only the outline is known."""
    is_new: bool
    """Whether it comes from nothing further up; false in the first column."""
    is_omitted: bool
    """Whether nothing further down takes it up; false in the last column."""
    figures: tuple[Figure, ...]
    """Its figures."""


@dataclass(frozen=True, slots=True)
class Ribbon(Answer):
    """A link between two cards."""

    child: str
    """Id of the lower clause."""
    parent: str
    """Id of the upper clause."""
    link: Derivation
    """How it was made."""


@dataclass(frozen=True, slots=True)
class InheritanceColumn(Answer):
    """A document beside the others, in document order."""

    policy: PolicySummary
    """The document."""
    places: tuple[str, ...]
    """Names of its region and of those above, put aside when words are compared."""
    cards: tuple[Card, ...]
    """Its clauses."""
    inferred: bool
    """Whether the policy asked about is joined to it by likeness only, for review."""


@dataclass(frozen=True, slots=True)
class InheritanceAnswer(Answer):
    """A policy beside those that it comes from: the farthest level first, the policy itself last."""

    policy: PolicySummary
    """The policy asked about."""
    columns: tuple[InheritanceColumn, ...]
    """The documents."""
    ribbons: tuple[Ribbon, ...]
    """The links between their clauses, nearest levels and others."""
    remark: str | None
    """What must be said of it, in Chinese; null when there is nothing."""
