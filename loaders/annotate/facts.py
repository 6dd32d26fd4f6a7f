"""What the annotators find: plain values whose positions index the cleaned text."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.names.organs import Organ
from loaders.structure.outline import Provision


@dataclass(slots=True)
class Measure:
    """One action that a provision orders: [start, end) without the closing stop; `verb` as printed, `instrument` as family/kind."""

    provision: Provision
    start: int
    end: int
    text: str
    modality: str
    verb: str | None
    instrument: str | None
    deadline: str | None


@dataclass(slots=True)
class Named:
    """An organ in a printed list, with its duty. `stands` is where its name is printed, `said_in` the list that names it.

    `said_in` is None for the list itself; a standing clause is said in an earlier one.
    """

    organ: Organ
    mention: str
    role: str
    basis: str
    position: int
    stands: tuple[int, int]
    said_in: tuple[int, int] | None = None


@dataclass(slots=True)
class DutyList:
    """One printed list of organs, [start, end) with its brackets, the measures that it covers, and the term that it sets them."""

    provision: Provision
    start: int
    end: int
    text: str
    named: list[Named]
    measures: list[Measure] = field(default_factory=list)
    deadline: str | None = None


@dataclass(slots=True)
class Target:
    """One figure for one indicator."""

    provision: Provision
    start: int
    end: int
    quote: str
    indicator: str
    scope: str | None
    value: float
    value_max: float | None
    unit: str
    change: str
    comparator: str
    commitment: str
    year: int | None
    baseline_year: int | None
    baseline_value: float | None = None
    measure: Measure | None = None


@dataclass(slots=True)
class Citation:
    """One naming of a document; `relation` is implements, basis, mention, planned or vague, `effect` repeals or amends where it does that."""

    provision: Provision
    start: int
    end: int
    text: str
    title: str | None
    doc_number: str | None
    relation: str
    effect: str | None


@dataclass(slots=True)
class Mention:
    """A region or an industry named in a measure."""

    measure: Measure
    key: str
    name: str
    mention: str
    start: int
    end: int


@dataclass(slots=True)
class Finding:
    """What a component of another maker marked: `key` is that of its `doc.spans`, `label` the span's."""

    provision: Provision
    start: int
    end: int
    text: str
    key: str
    label: str


Fact = Measure | DutyList | Target | Citation | Finding
"""A fact that belongs to a provision."""


@dataclass(slots=True)
class Facts:
    """Everything found in one document."""

    duty_lists: list[DutyList] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    regions: list[Mention] = field(default_factory=list)
    industries: list[Mention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
