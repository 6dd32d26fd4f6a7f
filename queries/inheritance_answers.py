"""Answers about inheritance: where words come from, what became of them, and a policy beside those that it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from queries.answer import Answer


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
