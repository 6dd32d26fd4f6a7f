"""Answers for readers: a document with its words, or one provision of it."""

from __future__ import annotations

from dataclasses import dataclass

from queries.agency_answers import AgencyName, MeasureText
from queries.answer import Answer
from queries.document_answers import CitationLink, DutyList, Mark, PolicyLink, PolicySummary, ProvisionEntry, TargetFigure
from queries.inheritance_answers import Derivation


@dataclass(frozen=True, slots=True)
class ClauseLink(Answer):
    """A clause of another document that one of this document comes from, or that comes from it."""

    clause: str
    """Id of this document's clause."""
    id: str
    """Id of the other clause."""
    path: str | None
    """Its numerals: 二/四; of an article 第三条."""
    heading: str | None
    """Its heading."""
    policy: str
    """Id of its document."""
    policy_title: str
    """Title of that document."""
    level: str | None
    """national, province, city, county or township."""
    region_name: str | None
    """Name of that document's region."""
    presence: str
    """loaded, or catalogued when only headings are known."""
    link: Derivation
    """How the lower one comes from the upper one."""


@dataclass(frozen=True, slots=True)
class Citing(Answer):
    """A place in another document that names this one."""

    policy: str
    """Id of the citing document."""
    title: str
    """Its title."""
    provision: str
    """Id of the provision that names this document."""
    path: str | None
    """Numerals of that provision."""
    relation: str
    """implements, basis, mention, planned or vague."""
    evidence: str | None
    """The quoted words."""


@dataclass(frozen=True, slots=True)
class PolicyAnswer(Answer):
    """A document with its outline and all that was found in it."""

    policy: PolicySummary
    """The document."""
    issuers: tuple[AgencyName, ...]
    """发文机关, in printed order."""
    addressees: tuple[str, ...]
    """主送机关, as printed."""
    warnings: tuple[str, ...]
    """What the loaders could not read well, and where it contradicts other documents."""
    implements: tuple[PolicyLink, ...]
    """Documents that it carries out."""
    implemented_by: tuple[PolicyLink, ...]
    """Documents that carry it out."""
    source: str | None
    """Name of the file that it was read from."""
    address: str | None
    """Where it was published, as a person has stated."""
    effective: str | None
    """施行日期."""
    force: str | None
    """in force, amended or repealed; null when unknown."""
    provisions: tuple[ProvisionEntry, ...]
    """The outline with all words, in document order."""
    measures: tuple[MeasureText, ...]
    """The measures, in document order."""
    duties: tuple[DutyList, ...]
    """The printed lists of agencies, in document order."""
    targets: tuple[TargetFigure, ...]
    """The targets, in document order."""
    citations: tuple[CitationLink, ...]
    """The documents that it names, in document order."""
    marks: tuple[Mark, ...]
    """What was found in the words, where it stands: by provision and place, the longer first. What stands in a heading has none."""
    origins: tuple[ClauseLink, ...]
    """What its clauses come from, by clause, the surest first; says something only where `implements` has a `compared` document."""
    heirs: tuple[ClauseLink, ...]
    """What came of its clauses, likewise."""
    new: tuple[str, ...]
    """Ids of its clauses that come from nothing further up; empty where nothing further up was compared."""
    cited_by: tuple[Citing, ...]
    """The places in other documents that name it, by region and date."""


@dataclass(frozen=True, slots=True)
class ProvisionAnswer(Answer):
    """A provision with its place in the document and what was found in its own words."""

    provision: ProvisionEntry
    """The provision."""
    policy: PolicySummary
    """The document that it belongs to."""
    ancestors: tuple[ProvisionEntry, ...]
    """The provisions above it, outermost first."""
    children: tuple[ProvisionEntry, ...]
    """The provisions directly below it."""
    measures: tuple[MeasureText, ...]
    """Its measures."""
    duties: tuple[DutyList, ...]
    """The printed lists of agencies that cover its measures."""
    targets: tuple[TargetFigure, ...]
    """Its targets."""
    citations: tuple[CitationLink, ...]
    """The documents that it names."""
    marks: tuple[Mark, ...]
    """What was found in its own words, where it stands, the longer first."""
    origins: tuple[ClauseLink, ...]
    """What it directly comes from, the surest first."""
    heirs: tuple[ClauseLink, ...]
    """What directly came of it, likewise."""
    is_new: bool
    """Whether it comes from nothing further up; false where nothing further up was compared, and for what is no clause."""
    previous: ProvisionEntry | None
    """The provision before it in the document; null for the first."""
    next: ProvisionEntry | None
    """The provision after it; null for the last."""
