"""The stages of reading, in order: a file becomes a SourceText, a CleanText, a Skeleton, and with its facts a Document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.ids import Ordinals, policy_id, provision_id
from loaders.annotate.facts import Facts
from loaders.document import Document
from loaders.fragments.digests import digest_of
from loaders.kinds import KINDS
from loaders.kinds.annotation import find_facts
from loaders.readers import SourceText, read
from loaders.structure.clean import CleanText, clean
from loaders.structure.outline import Provision
from loaders.structure.skeleton import read_skeleton
from loaders.structure.stated import Stated
from loaders.structure.tables import tables

if TYPE_CHECKING:
    from spacy.language import Language


def parse_file(path: str | Path, nlp: Language | None = None, stated: Stated | None = None) -> Document:
    """The document in a file; raises UnreadableFile when it cannot be read as text. For `nlp` and `stated` see `parse`."""
    return parse(read(Path(path)), nlp, stated)


def parse(source: SourceText, nlp: Language | None = None, stated: Stated | None = None) -> Document:
    """The document that a text holds. Never fails on odd text: what cannot be placed is kept, and `warnings` says so.

    `nlp` is a spaCy pipeline (`loaders.pipeline()`) whose components find the facts; without one they are found directly,
    unless components of other packages are installed. What a person has `stated` of the document wins over what is read.
    """
    cleaned = clean(source)
    skeleton = read_skeleton(cleaned.text, source.name, tables(source, cleaned), stated)
    facts = find_facts(skeleton, nlp)
    metadata = skeleton.metadata
    own_id = policy_id(metadata.doc_number, metadata.opening or metadata.title, metadata.region)
    return Document(
        source=source,
        clean=cleaned,
        policy=metadata,
        provisions=tuple(skeleton.provisions),
        facts=facts,
        ids=_ids(own_id, skeleton.provisions, facts),
        policy_id=own_id,
        address=stated.source if stated else None,
        digest=digest_of(source, nlp, stated),
        warnings=(*source.warnings, *_written(cleaned), *skeleton.warnings, *facts.warnings),
    )


def _written(text: CleanText) -> list[str]:
    return ["it is written in traditional characters; words are given in simplified ones"] if text.was_traditional else []


def _ids(policy: str, provisions: list[Provision], facts: Facts) -> dict[int, str]:
    ids = {id(p): provision_id(policy, p.eid) for p in provisions}
    ordinals = Ordinals()
    for kind in KINDS:
        for fact, words in kind.named(facts):
            ids[id(fact)] = ordinals.next(ids[id(fact.provision)], kind.letter, words)
    return ids
