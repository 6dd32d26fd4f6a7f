"""Document: everything that was read from one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.annotate.facts import Citation, DutyList, Fact, Facts, Measure, Target
from loaders.readers import SourceText
from loaders.structure.clean import CleanText
from loaders.structure.metadata import Metadata
from loaders.structure.outline import Provision


@dataclass(frozen=True, slots=True)
class Document:
    """One document, read. Positions in its parts index `clean.text`; `clean.source_span` leads back to the source.

    `digest` is that of the source text, of the rules that read it and of what a person has stated: equal digests give equal
    fragments. `address` is where it was published, when a person has said so.
    """

    source: SourceText
    clean: CleanText
    policy: Metadata
    provisions: tuple[Provision, ...]
    facts: Facts
    ids: Mapping[int, str]
    policy_id: str
    address: str | None
    digest: str
    warnings: tuple[str, ...]

    @property
    def measures(self) -> list[Measure]:
        """The measures, in document order."""
        return self.facts.measures

    @property
    def responsibilities(self) -> list[DutyList]:
        """The lists of organs with their duties, in document order."""
        return self.facts.duty_lists

    @property
    def targets(self) -> list[Target]:
        """The figures, in document order."""
        return self.facts.targets

    @property
    def citations(self) -> list[Citation]:
        """The citations, in document order."""
        return self.facts.citations

    def id_of(self, part: Provision | Fact) -> str:
        """The id of a provision, or of a fact whose kind gives ids: a measure, a printed list, a target, a finding."""
        return self.ids[id(part)]
