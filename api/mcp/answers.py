"""Answers of the tools that are no answers of ``queries``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from queries.agency_answers import AgencyName
from queries.answer import Answer
from queries.document_answers import PolicyLink, PolicySummary


@dataclass(frozen=True, slots=True)
class OutlineEntry(Answer):
    """A provision in the outline of a document."""

    id: str
    """Id of the provision: what the tools provision and trace take."""
    kind: str
    """section, clause, article, item, box …"""
    path: str
    """Numerals from section to clause: 二/四."""
    heading: str
    """Its heading, without the numeral."""


@dataclass(frozen=True, slots=True)
class PolicyOutline(Answer):
    """A document without its words."""

    policy: PolicySummary
    """Title, number, date and place, and how much was found in it."""
    issuers: tuple[AgencyName, ...]
    """Who issued it, in printed order."""
    warnings: tuple[str, ...]
    """What could not be read well, and where it contradicts other documents."""
    implements: tuple[PolicyLink, ...]
    """Documents that it carries out."""
    implemented_by: tuple[PolicyLink, ...]
    """Documents that carry it out."""
    outline: tuple[OutlineEntry, ...]
    """Its provisions in order; the tool provision has the words of each."""


@dataclass(frozen=True, slots=True)
class Rows(Answer):
    """Rows of a table."""

    columns: tuple[str, ...]
    """Names of the columns."""
    rows: list[dict[str, Any]]
    """One object for each row."""
    is_cut: bool
    """Whether there are more rows than these."""
