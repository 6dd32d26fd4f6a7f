"""The answer about a policy beside others: columns of cards, the links between them, figures in rows, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from queries.answer import Answer
from queries.document_answers import PolicySummary
from queries.inheritance_answers import Derivation, WordPart


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
    """Against the figure that it answers to: same, stricter, looser, share or other-year; added without one; empty where it was compared with none."""
    is_dropped: bool
    """Whether no figure further down answers to it, of a document that was compared."""
    other: str | None
    """Id of the figure that it answers to."""
    other_quote: str | None
    """The words of that one."""
    part: float | None
    """What part of that one's amount a share is, in (0, 1); null otherwise."""


@dataclass(frozen=True, slots=True)
class Card(Answer):
    """A clause in a column, or a measure."""

    id: str
    """Id of the clause or measure."""
    clause: str
    """Id of the clause that it is or stands in."""
    path: str
    """Numerals from the section: 二/四."""
    section: str
    """Heading of the section above it; of a measure that of its clause."""
    heading: str
    """Its heading; empty for a measure."""
    text: str
    """Its words, with all below it; empty when only the outline is known."""
    is_new: bool
    """Whether it comes from nothing further up; false where no document further up was compared with its own."""
    is_omitted: bool
    """Whether nothing further down takes it up; false where no document further down was compared with its own."""
    elsewhere: tuple[str, ...]
    """Ids of compared documents that it comes from and that stand in no column: parallel parents."""
    figures: tuple[Figure, ...]
    """Its figures; none on a measure."""


@dataclass(frozen=True, slots=True)
class Ribbon(Answer):
    """A link between two cards."""

    child: str
    """Id of the lower clause or measure."""
    parent: str
    """Id of the upper one."""
    link: Derivation
    """How it was made."""


@dataclass(frozen=True, slots=True)
class Piece(Answer):
    """A stretch of a clause's words: a measure, or what stands between two."""

    fate: str
    """together (with its counterpart, in the same order), moved (out of that order), elsewhere (the counterpart stands in another clause),
    alone (a measure without counterpart), between (no measure)."""
    measure: str | None
    """Id of the measure."""
    other: str | None
    """Id of its counterpart; of several the first."""
    other_path: str | None
    """Numerals of the clause that the counterpart stands in, when that is another one."""
    parts: tuple[WordPart, ...]
    """Its words, beside those of the counterpart."""


@dataclass(frozen=True, slots=True)
class ClauseWords(Answer):
    """What changed from one clause to another, word by word; the pieces of each side joined give its text."""

    child: str
    """Id of the lower clause."""
    parent: str
    """Id of the upper one."""
    child_heading: tuple[WordPart, ...]
    """The lower heading."""
    parent_heading: tuple[WordPart, ...]
    """The upper heading."""
    child_pieces: tuple[Piece, ...]
    """The lower words; none where only the headings of one side are known."""
    parent_pieces: tuple[Piece, ...]
    """The upper words, likewise."""


@dataclass(frozen=True, slots=True)
class Tally(Answer):
    """What became of the clauses of a document, or of its measures."""

    total: int
    """How many it has."""
    verbatim: int
    """How many say the same as one further up, by the likest link of each."""
    adapted: int
    """How many reword one further up."""
    loose: int
    """How many share the matter of one further up, but few words."""
    review: int
    """Of these three, how many have links for review only."""
    new: int | None
    """How many come from nothing further up; null where nothing further up was compared."""
    omitted: int | None
    """How many nothing further down takes up; null where nothing further down was compared."""


@dataclass(frozen=True, slots=True)
class InheritanceColumn(Answer):
    """A document beside the others, in document order."""

    policy: PolicySummary
    """The document."""
    places: tuple[str, ...]
    """Names of its region and of those above, put aside when words are compared."""
    cards: tuple[Card, ...]
    """Its clauses, or its measures."""
    inferred: bool
    """Whether the policy asked about is joined to it by likeness only, for review."""
    is_outline: bool
    """Whether only its headings are known."""
    clauses: Tally
    """What became of its clauses."""
    measures: Tally | None
    """What became of its measures; null when only its headings are known."""
    parallels: tuple[PolicySummary, ...]
    """The compared documents of its level, itself among them, when there are several."""
    warnings: tuple[str, ...]
    """What the loaders could not read well of it, and where it contradicts other documents."""


@dataclass(frozen=True, slots=True)
class Gap(Answer):
    """Two documents between which nothing was compared, so that nothing is new, taken up or left out between them."""

    lower: str
    """Id of the lower document."""
    upper: str | None
    """Id of the upper one; null when the lower one names none."""
    upper_title: str | None
    """Its number, else its title."""
    obstacle: str
    """Why: no text, no region, other region, later; no parent (the text names none, and no title is alike), not joined (neither carries out
    the other), itself, older or other subject."""
    evidence: str | None
    """The words of the lower document that name the upper one."""


@dataclass(frozen=True, slots=True)
class LikelyParent(Answer):
    """A policy that a document likely carries out, though it may name none."""

    policy: str
    """Its id."""
    title: str
    """Its title."""
    share: float
    """Share of the document's clauses that are alike there, in [0, 1]."""
    is_named: bool
    """Whether the document names it."""


@dataclass(frozen=True, slots=True)
class LeftOut(Answer):
    """A measure of an upper document that a lower one does not take up, though the two were compared."""

    id: str
    """Id of the measure."""
    upper: str
    """Id of its document."""
    lower: str
    """Id of the document that left it out."""
    clause: str
    """Id of its clause."""
    path: str
    """Numerals of the clause."""
    section: str
    """Heading of the section, or of the clause where it stands in no section."""
    heading: str
    """Heading of the clause."""
    text: str
    """Its words."""
    modality: str | None
    """must, require, encourage, support, explore, permit, strive, forbid or aim."""
    deadline: str | None
    """Date or year that it names."""
    agencies: tuple[str, ...]
    """Whom the document makes responsible for it, as printed."""


@dataclass(frozen=True, slots=True)
class FigureCell(Answer):
    """What one document says in a row of figures."""

    policy: str
    """Id of the document."""
    change: str
    """Against the figure further up that it answers to: same, stricter, looser, share, other-year; added without one. Without a figure:
    omitted (nothing here answers to the one above), headings only, or not compared. Empty where there is nothing to compare."""
    id: str | None = None
    """Id of its figure; null when it has none in this row."""
    clause: str | None = None
    """Id of the clause that it stands in."""
    path: str | None = None
    """Numerals of that clause."""
    quote: str | None = None
    """The words."""
    value: float | None = None
    """The figure."""
    value_max: float | None = None
    """Upper end of a range."""
    unit: str | None = None
    """Unit as printed."""
    comparator: str | None = None
    """=, >=, >, <=, <, ~ or range."""
    direction: str | None = None
    """level, increase or decrease."""
    part: float | None = None
    """What part of the amount above a share is, in (0, 1)."""
    review: bool = False
    """Whether the link is for review."""


@dataclass(frozen=True, slots=True)
class FigureRow(Answer):
    """One figure on all levels: one indicator in one year."""

    indicator: str
    """Canonical name of the indicator, of the lowest document that has it."""
    year: int | None
    """Year that it is to be met, likewise."""
    change: str
    """The change of the lowest document for which there is one; omitted when the lowest does not take it up."""
    cells: tuple[FigureCell, ...]
    """One for each column."""


@dataclass(frozen=True, slots=True)
class InheritanceAnswer(Answer):
    """A policy beside those that it comes from: the farthest level first, the policy itself last, or before those set beside it."""

    policy: PolicySummary
    """The policy asked about."""
    by: str
    """What cards are: clause or measure."""
    columns: tuple[InheritanceColumn, ...]
    """The documents."""
    siblings: tuple[str, ...]
    """Ids of the documents that were asked to stand beside the policy, under the same parent."""
    ribbons: tuple[Ribbon, ...]
    """The links between their cards, nearest levels and others."""
    words: tuple[ClauseWords, ...]
    """What changed word by word between linked clauses, as far as it was asked for."""
    figures: tuple[FigureRow, ...]
    """Their figures, one row for each indicator and year."""
    left_out: tuple[LeftOut, ...]
    """The measures that were not taken up, by document."""
    gaps: tuple[Gap, ...]
    """What was not compared, and why."""
    on_demand: bool
    """Whether the two documents were compared for this answer only: the graph does not say that one carries out the other."""
    doubt: str | None
    """What is to be said of a comparison on demand: headings only, siblings, or all for review."""
    likely: tuple[LikelyParent, ...] | None
    """Loaded documents that a policy without compared parents likely carries out; null when they were not looked for."""
    kin: tuple[PolicySummary, ...]
    """Other documents of its level that were compared with the same nearest parent."""
    remark: str | None
    """What must be said of it, in Chinese; null when there is nothing."""
