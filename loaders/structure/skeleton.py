"""Skeleton: what is known of a cleaned text before its facts are sought: metadata and outline."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.structure.front import read_front
from loaders.structure.metadata import Metadata, read_metadata
from loaders.structure.outline import Provision, parse_outline, read_numbering
from loaders.structure.stated import Stated, corrected
from loaders.structure.tables import Table


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A cleaned text with its metadata, its provisions, which together hold every character, and the tables that stand in them."""

    text: str
    metadata: Metadata
    provisions: list[Provision]
    warnings: tuple[str, ...]
    tables: tuple[Table, ...] = ()


def read_skeleton(text: str, name: str, tables: tuple[Table, ...] = (), stated: Stated | None = None) -> Skeleton:
    """The skeleton of a cleaned text; `name` is the file's, a last resort for the title; for `tables` see loaders.structure.tables.

    What a person has `stated` wins over what is read.
    """
    numbering = read_numbering(text, tables)
    front = read_front(text, numbering.body, {numbering.paragraphs[index][0] for index in numbering.contents})
    closing, closed = numbering.closing
    metadata = read_metadata(text[:closed], front, text[closing:closed], name)
    if stated:
        metadata = corrected(metadata, stated)
    provisions, warnings = parse_outline(text, front.parts(), numbering)
    return Skeleton(text, metadata, provisions, (*metadata.warnings, *warnings), tables)
