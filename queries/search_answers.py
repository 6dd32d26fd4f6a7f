"""Answers of a search."""

from __future__ import annotations

from dataclasses import dataclass

from queries.answer import Answer
from queries.narrowing import Choice


@dataclass(frozen=True, slots=True)
class SearchHit(Answer):
    """A document, a provision, a measure or a figure that has the words."""

    kind: str
    """policy, provision, measure or target."""
    id: str
    """Its id."""
    policy: str
    """Id of the document."""
    policy_title: str
    """Title of the document, as printed."""
    region_name: str
    """Name of the region that the document applies in; empty where that is unknown."""
    date: str
    """成文日期 of the document, or 印发日期; empty where both are unknown."""
    presence: str
    """loaded, catalogued or cited: how much of the document the graph holds."""
    provision: str | None
    """Id of the provision, or of that in which the measure or figure stands; null of a document."""
    path: str | None
    """Numerals from the section to the provision: 二/五."""
    heading: str | None
    """Heading of the provision, without the numeral."""
    snippet: str
    """The words around the first place, cut where … stands; of a document its title."""
    marks: tuple[tuple[int, int], ...]
    """Where what was searched for stands in the snippet: first character and one past the last."""
    heading_marks: tuple[tuple[int, int], ...]
    """Where it stands in the heading."""
    score: float
    """How well it fits (BM25): the higher the better, to be compared within one answer only."""


@dataclass(frozen=True, slots=True)
class Facets(Answer):
    """What the answer can be narrowed to, the most frequent value of each first."""

    kind: tuple[Choice, ...]
    """policy, provision, measure, target."""
    level: tuple[Choice, ...]
    """Levels of the documents."""
    region: tuple[Choice, ...]
    """Regions that the documents apply in, by code."""
    year: tuple[Choice, ...]
    """Years of the documents."""
    genre: tuple[Choice, ...]
    """Genres of the documents: of the plan that a notice issues, else of the document itself."""
    subject: tuple[Choice, ...]
    """Subjects of the documents (主题分类), by key."""
    agency: tuple[Choice, ...]
    """Agencies that answer for the measures of a provision, for a measure or for its figures, or that issued a document, by id."""


@dataclass(frozen=True, slots=True)
class SearchAnswer(Answer):
    """What has all the words, best first."""

    asked: str
    """The words as they were given."""
    terms: tuple[str, ...]
    """The words that were searched for: each must stand in the text, as one piece."""
    total: int
    """How many hits there are."""
    whole: int
    """How many there are of any kind when no filter is set."""
    hits: tuple[SearchHit, ...]
    """Those that were asked for of them."""
    facets: Facets
    """What the answer can be narrowed to."""
    nearest: tuple[str, ...]
    """Where nothing at all has the words: what can be searched for instead, the nearest first."""
