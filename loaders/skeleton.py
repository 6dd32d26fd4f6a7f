"""Skeleton: what is known of a cleaned text before its facts are sought: metadata and outline."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.front import read_front
from loaders.metadata import Metadata, read_metadata
from loaders.outline import Provision, body_start, closing_start, parse_outline


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A cleaned text with its metadata and its provisions, which together hold every character."""

    text: str
    metadata: Metadata
    provisions: list[Provision]
    warnings: tuple[str, ...]


def read_skeleton(text: str, name: str) -> Skeleton:
    """The skeleton of a cleaned text; `name` is the file's, a last resort for the title."""
    body, closing = body_start(text), closing_start(text)
    front = read_front(text, body)
    metadata = read_metadata(text, front, text[closing:], name)
    provisions, warnings = parse_outline(text, front.parts(), body, closing)
    return Skeleton(text, metadata, provisions, (*metadata.warnings, *warnings))
