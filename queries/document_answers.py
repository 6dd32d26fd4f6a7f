"""Answers about documents and their provisions."""

from __future__ import annotations

from dataclasses import dataclass

from queries.answer import Answer
from queries.choices import Basis, Change, Commitment, Comparator, Level, Presence, Relation, Role


@dataclass(frozen=True, slots=True)
class DutyHolder(Answer):
    """An agency in a printed list."""

    id: str
    """Id of the agency."""
    name: str
    """Canonical name."""
    mention: str
    """The name as printed."""
    role: Role
    """lead, support or responsible."""
    basis: Basis
    """explicit, labelled, first-listed, sole, joint, standing-clause or subject."""
    position: int | None
    """Place in the list, from 1."""


@dataclass(frozen=True, slots=True)
class DutyList(Answer):
    """One printed list of agencies with the measures that it covers."""

    bracket: str
    """Id of the printed list."""
    evidence: str
    """The printed list, quoted."""
    agencies: tuple[DutyHolder, ...]
    """The agencies, in printed order; last those that a standing clause adds."""
    measures: tuple[str, ...]
    """Ids of the measures."""


@dataclass(frozen=True, slots=True)
class TargetFigure(Answer):
    """One figure for one indicator (目标值)."""

    id: str
    """Id of the target."""
    provision: str
    """Id of the provision that it stands in."""
    measure: str | None
    """Id of the measure, if it stands in one."""
    indicator: str
    """Canonical name of the indicator."""
    value: float
    """The figure."""
    value_max: float | None
    """Upper end of a range."""
    unit: str | None
    """Unit as printed."""
    change: Change | None
    """level, increase or decrease."""
    comparator: Comparator | None
    """=, >=, >, <=, <, ~ or range."""
    commitment: Commitment | None
    """stated, strive (力争), binding (约束性) or expected (预期性)."""
    year: int | None
    """Year that it is to be met."""
    quote: str
    """The words."""


@dataclass(frozen=True, slots=True)
class CitationLink(Answer):
    """A document that a provision names."""

    policy: str
    """Id of the cited document."""
    title: str | None
    """Title as cited."""
    doc_number: str | None
    """Number as cited."""
    relation: Relation
    """implements, basis, mention, planned or vague."""
    presence: Presence
    """loaded, catalogued or cited: how much of the cited document the graph holds."""
    provision: str
    """Id of the provision that names it."""
    evidence: str | None
    """The quoted words."""


@dataclass(frozen=True, slots=True)
class PolicyLink(Answer):
    """A document at the other end of an IMPLEMENTS edge."""

    id: str
    """Id of the document."""
    title: str
    """Its title."""
    presence: str
    """loaded, catalogued or cited."""
    method: str | None
    """How the link was made."""
    score: float | None
    """Confidence in [0, 1]."""
    review: bool
    """Whether a person should look at it: the text names no parent, but one is alike."""
    compared: bool
    """Whether the provisions of the two have been compared."""
    obstacle: str | None
    """Why not: no text, no region, other region, later."""
    judged: str | None
    """Who accepted it, and when."""


@dataclass(frozen=True, slots=True)
class PolicySummary(Answer):
    """A document and what the graph holds of it."""

    id: str
    """Id of the document."""
    title: str
    """Title as printed."""
    body_title: str | None
    """Title of the plan that the notice issues."""
    doc_number: str | None
    """发文字号."""
    genre: str | None
    """意见, 方案, 规划, 通知 …"""
    body_genre: str | None
    """Genre of the plan that the notice issues."""
    subjects: tuple[str, ...]
    """Keys of its subjects (主题分类)."""
    level: Level | None
    """national, province, city, county or township."""
    region: str | None
    """Code of the region that it applies in."""
    region_name: str | None
    """Name of that region."""
    date: str | None
    """成文日期, or 印发日期 when that is unknown."""
    presence: Presence
    """loaded, catalogued (outline only) or cited."""
    clauses: int
    """How many clauses it has."""
    measures: int
    """How many measures."""
    duty_lists: int
    """How many printed lists of agencies."""
    targets: int
    """How many targets."""
    citations: int
    """How many citations."""


@dataclass(frozen=True, slots=True)
class ProvisionEntry(Answer):
    """A line of an outline."""

    id: str
    """Id of the provision."""
    parent: str | None
    """Id of the provision above; null under the document itself."""
    kind: str
    """section, clause, item, box …"""
    number: str | None
    """Numeral as people cite it."""
    path: str | None
    """Numerals from the section to here."""
    heading: str | None
    """Heading, without the numeral."""
    depth: int
    """0 for a section."""
    text: str
    """Its own words, without heading."""
    span: tuple[int, int] | None
    """First character and one past the last in the source text, with all below it; null where only the outline is known."""
    text_span: tuple[int, int] | None
    """First character and one past the last of its own words; null where only the outline is known."""
    page: int | None
    """Page of the file on which it begins, from 1; null where the format has no pages."""


@dataclass(frozen=True, slots=True)
class Mark(Answer):
    """What stands at a place in the own words of a provision."""

    provision: str
    """Id of the provision."""
    start: int
    """First character in the provision's `text`, counted in Unicode code points from 0."""
    end: int
    """One past the last."""
    kind: str
    """measure, target, agency, citation, region, industry or finding."""
    id: str
    """Id of the measure, the target, the agency, the cited document, the region, the industry or the finding."""
    name: str | None
    """Name of the indicator, the agency, the cited document, the region or the industry; label of a finding; null for a measure."""
    role: str | None
    """Of an agency lead, support or responsible: the heaviest of the lists that it stands for."""
