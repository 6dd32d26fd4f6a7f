"""Stated: what a person says of a document; it wins over what is read in it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from loaders.reference import regions
from loaders.structure.metadata import Issuer, Metadata
from loaders.structure.titles import genre, issued_title, topic


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person says of one document, None where nothing is said: canonical number, code of the region, ISO dates."""

    number: str | None = None
    title: str | None = None
    issuers: tuple[str, ...] | None = None
    region: str | None = None
    level: str | None = None
    date_issued: str | None = None
    date_published: str | None = None
    date_effective: str | None = None
    genre: str | None = None
    source: str | None = None
    """The address where the document was published."""

    def and_then(self, later: Stated) -> Stated:
        """This with what is said later in its place."""
        return replace(self, **later.said())

    def said(self) -> dict[str, Any]:
        """The fields of which something is said."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name)) is not None}


def corrected(metadata: Metadata, stated: Stated) -> Metadata:
    """The metadata with what is stated in the place of what was read; level, genre and topic follow from region and title."""
    title = stated.title or metadata.title
    body_title = metadata.body_title
    if stated.title:
        issued = issued_title(title)
        body_title = issued.strip("《》") if issued else (body_title if body_title != title else None)
    region = stated.region or metadata.region
    return replace(
        metadata,
        title=title,
        body_title=body_title,
        doc_number=stated.number or metadata.doc_number,
        issuers=metadata.issuers if stated.issuers is None else tuple(_issuer(name, metadata.issuers) for name in stated.issuers),
        date_issued=stated.date_issued or metadata.date_issued,
        date_published=stated.date_published or metadata.date_published,
        date_effective=stated.date_effective or metadata.date_effective,
        level=stated.level or (regions.region(region).level if stated.region and region else metadata.level),
        region=region,
        genre=stated.genre or (genre(title) if stated.title else metadata.genre),
        topic=topic(body_title or title),
        opening=None if stated.title else metadata.opening,
        warnings=[warning for warning in metadata.warnings if not (stated.region and "region" in warning)],
    )


def _issuer(name: str, read: tuple[Issuer, ...]) -> Issuer:
    """The issuer of that name, with its place in the text when it was read there too."""
    return next((issuer for issuer in read if issuer.mention == name), Issuer(name, None))
