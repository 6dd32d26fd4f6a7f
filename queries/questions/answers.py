"""Answers to questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from queries.agency_answers import RegionAnswer
from queries.answer import Answer

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Wording(Answer):
    """The same in both languages."""

    zh: str
    """In Chinese."""
    en: str
    """In English; names stay Chinese."""

    def both(self) -> Iterator[tuple[Language, str]]:
        """Each language with its words."""
        yield "zh", self.zh
        yield "en", self.en


@dataclass(frozen=True, slots=True)
class NamedDocument(Answer):
    """A document that a question or its answer names."""

    id: str
    """Its id."""
    label: str
    """How questions call it."""
    title: str
    """Title of the plan that it issues, else its own."""


@dataclass(frozen=True, slots=True)
class QuestionAnswer(Answer):
    """The answer to a question: what was understood, the query that it became, and what that found.

    Of a question about one agency it holds besides what ``AgencyAnswer`` holds: the printed lists, by region.
    """

    asked: str
    """Of a question about one agency its name as asked; otherwise empty."""
    role: str | None
    """Of a question about one agency the role that the answer is narrowed to; null for all."""
    basis: str | None
    """Of a question about one agency the basis that the answer is narrowed to; null for all."""
    include_predecessors: bool
    """Whether duties of predecessors were asked for."""
    summary: str
    """The answer in one line, in Chinese; of a question about one agency a line for each region."""
    regions: tuple[RegionAnswer, ...]
    """Of a question about one agency one entry for each region in which the name fits an agency; otherwise empty."""
    question: str
    """The question as typed."""
    form: str
    """The form of question that it is read as: agency-duties, deadlines, omissions …"""
    understood: Wording
    """The question as it is understood; asking this has the same answer."""
    query: str
    """Name of the query of the library that answers it."""
    params: dict[str, str | int | float | bool]
    """The parameters that the query ran with."""
    cypher: str
    """The statement that ran."""
    columns: tuple[str, ...]
    """Names of the columns of the rows."""
    shown: tuple[str, ...]
    """Of these the columns that people read; the others are ids and details."""
    rows: tuple[dict[str, Any], ...]
    """What the query found, one object for each row, with ids and the words that prove it: as many as were asked for."""
    found: int
    """How many rows the query found."""
    documents: tuple[NamedDocument, ...]
    """The documents that the question and the rows name, by id."""
    summary_en: str
    """The answer in one line, in English."""
    follow_ups: tuple[Wording, ...]
    """Questions that may be asked next: of the same documents and agencies, and the same of others."""
