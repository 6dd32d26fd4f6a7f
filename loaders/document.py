"""Document: everything that was read from one file, and how it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from graph.ids import Ordinals, policy_id, provision_id
from loaders.annotate.facts import Citation, DutyList, Facts, Measure, Target
from loaders.annotate.pipeline import find_facts
from loaders.clean import CleanText, clean
from loaders.front import read_front
from loaders.metadata import Metadata, read_metadata
from loaders.outline import Provision, parse_outline, read_numbering
from loaders.readers import SourceText, read


@dataclass(frozen=True, slots=True)
class Document:
    """One document, read. Positions in its parts index `clean.text`; `clean.source_span` leads back to the source."""

    source: SourceText
    clean: CleanText
    policy: Metadata
    provisions: tuple[Provision, ...]
    facts: Facts
    ids: Mapping[int, str]
    policy_id: str
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

    @property
    def digest(self) -> str:
        """SHA-256 of the source text and of the rules that read it: equal digests give equal fragments."""
        return digest_of(self.source)

    def id_of(self, part: Provision | Measure | Target | DutyList) -> str:
        """The id of a provision, a measure, a target or a printed list."""
        return self.ids[id(part)]


def parse_file(path: Path) -> Document:
    """The document in a file; raises UnreadableFile when it cannot be read as text."""
    return parse(read(path))


def parse(source: SourceText) -> Document:
    """The document that a text holds. Never fails on odd text: what cannot be placed is kept, and `warnings` says so."""
    cleaned = clean(source)
    text = cleaned.text
    numbering = read_numbering(text)
    front = read_front(text, numbering.body)
    closing, closed = numbering.closing
    metadata = read_metadata(text[:closed], front, text[closing:closed], source.name)
    provisions, warnings = parse_outline(text, front.parts(), numbering)
    facts = find_facts(text, provisions, metadata)
    own_id = policy_id(metadata.doc_number, metadata.title, metadata.region)
    return Document(
        source=source,
        clean=cleaned,
        policy=metadata,
        provisions=tuple(provisions),
        facts=facts,
        ids=_ids(own_id, provisions, facts),
        policy_id=own_id,
        warnings=(*source.warnings, *metadata.warnings, *warnings, *facts.warnings),
    )


def digest_of(source: SourceText) -> str:
    """The digest that the document of this source would have, without reading it."""
    return hashlib.sha256((source.digest + rules_digest()).encode()).hexdigest()


def _ids(policy: str, provisions: list[Provision], facts: Facts) -> dict[int, str]:
    ids = {id(p): provision_id(policy, p.eid) for p in provisions}
    ordinals = Ordinals()
    for measure in facts.measures:
        ids[id(measure)] = ordinals.next(ids[id(measure.provision)], "m", measure.text)
    for target in facts.targets:
        ids[id(target)] = ordinals.next(ids[id(target.provision)], "t", f"{target.indicator} {target.quote}")
    for duty in facts.duty_lists:
        ids[id(duty)] = ordinals.next(ids[id(duty.provision)], "b", duty.text)
    return ids


@cache
def rules_digest() -> str:
    """SHA-256 of this package's code and data: it changes when documents may be read differently."""
    sha = hashlib.sha256()

    def add(folder: Traversable) -> None:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir() and entry.name not in ("__pycache__", "samples"):
                add(entry)
            elif entry.name.endswith((".py", ".toml", ".csv", ".txt")):
                sha.update(entry.name.encode())
                sha.update(entry.read_bytes())

    add(files("loaders"))
    return sha.hexdigest()
