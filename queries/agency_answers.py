"""Answers about agencies."""

from __future__ import annotations

from dataclasses import dataclass

from queries.answer import Answer
from queries.choices import Basis, Modality, Role


@dataclass(frozen=True, slots=True)
class MeasureText(Answer):
    """One action that a provision orders (措施)."""

    id: str
    """Id of the measure."""
    text: str
    """The measure's words."""
    provision: str
    """Id of the provision that it stands in."""
    modality: Modality | None
    """must, require, encourage, support, explore, permit, strive, forbid or aim"""
    deadline: str | None
    """Date or year that it names."""


@dataclass(frozen=True, slots=True)
class Predecessor(Answer):
    """Why a duty of an older agency stands in the answer about its successor."""

    name: str
    """The older agency, to which the document gives the duty."""
    successor: str
    """The agency that took its duties over, in one step."""
    date: str | None
    """Date of that succession."""
    scope: tuple[str, ...]
    """`all`, or the words of which a measure or its heading must contain one."""


@dataclass(frozen=True, slots=True)
class DutyGroup(Answer):
    """One printed list that names an agency, with the measures that it covers. Questions count these."""

    agency: str
    """Canonical name of the agency."""
    mention: str
    """The name as printed."""
    role: Role
    """lead (牵头), support (配合) or responsible (共同负责)."""
    basis: Basis
    """What the role rests on: explicit, labelled, first-listed, sole, joint, standing-clause or subject."""
    bracket: str
    """Id of the printed list."""
    evidence: str
    """The printed list, quoted."""
    policy: str
    """Id of the document."""
    policy_title: str
    """Title of the document, as printed."""
    doc_number: str | None
    """发文字号."""
    date: str | None
    """成文日期, or 印发日期 when that is unknown."""
    provision: str
    """Id of the clause that the first measure stands in."""
    number: str
    """Numeral of that clause as people cite it."""
    path: str
    """Numerals from the section to that clause: 二/五."""
    heading: str
    """Heading of that clause."""
    measures: tuple[MeasureText, ...]
    """The measures that the list covers, in document order."""
    predecessor: Predecessor | None
    """Set when the document gives the duty to a predecessor of the agency asked about."""


@dataclass(frozen=True, slots=True)
class AgencyName(Answer):
    """An agency that the name asked about fits."""

    id: str
    """Id of the agency."""
    name: str
    """Canonical name."""
    short_name: str
    """Usual short name."""


@dataclass(frozen=True, slots=True)
class RegionAnswer(Answer):
    """The answer for one region."""

    code: str
    """GB/T 2260 code of the agency's region; empty where the documents do not say in which region it is."""
    name: str
    """Name of the region, or 地区未知."""
    agencies: tuple[AgencyName, ...]
    """Agencies of the region that the name fits."""
    summary: str
    """How many printed lists there are and what they rest on: one line, and one more for each predecessor."""
    groups: tuple[DutyGroup, ...]
    """Printed lists in document order, those of predecessors last."""


@dataclass(frozen=True, slots=True)
class AgencyAnswer(Answer):
    """The measures of an agency, with the words that prove each."""

    asked: str
    """The name as it was asked."""
    role: str | None
    """Role that the answer is narrowed to; null for all."""
    basis: str | None
    """Basis that the answer is narrowed to; null for all."""
    include_predecessors: bool
    """Whether duties of predecessors were asked for."""
    summary: str
    """The summaries of the regions, one after the other."""
    regions: tuple[RegionAnswer, ...]
    """One entry for each region in which the name fits an agency."""
