"""The record of a document: one JSON value, the interface of `zhengmai parse --format json`."""

from __future__ import annotations

from typing import Any

from loaders.document import Document
from loaders.kinds import KINDS
from loaders.names.organs import organ_resolver
from loaders.readers import SourceText
from loaders.reference import regions


def to_json(document: Document) -> dict[str, Any]:
    """What was found in a document, without a database; spans index the source text.

    Whatever has a span has `places` too where the format has pages: page (from 1) and box (left, top, right, bottom in points from the
    upper left corner, null in a format without), one for each page that it stands on.
    """
    span = document.clean.source_span
    policy = document.policy
    resolver = organ_resolver(policy.region)
    issuers = [(issuer, resolver.resolve(issuer.mention)) for issuer in policy.issuers]
    record = {
        "policy": {
            "id": document.policy_id,
            "title": policy.title,
            "body_title": policy.body_title,
            "doc_number": policy.doc_number,
            "issuers": [{"id": o.id if o else None, "name": o.name if o else i.mention, "mention": i.mention} for i, o in issuers],
            "addressees": list(policy.addressees),
            "date_issued": policy.date_issued,
            "date_published": policy.date_published,
            "date_effective": policy.date_effective,
            "level": policy.level,
            "region": {"code": policy.region, "name": regions.region(policy.region).name if policy.region else None},
            "genre": policy.genre,
            "body_genre": policy.body_genre,
        },
        "provisions": [
            {
                "id": document.id_of(p),
                "parent": document.id_of(p.parent) if p.parent else None,
                "kind": p.kind,
                "number": p.number,
                "heading": p.heading,
                "text": document.clean.words(p.text_start, p.text_end),
                "span": span(p.start, p.end),
                "text_span": span(p.text_start, p.text_end),
            }
            for p in document.provisions
        ],
        **{kind.key: value for kind in KINDS if (value := kind.record(document)) is not None},
        "warnings": list(document.warnings),
    }
    if any(block.page is not None for block in document.source.blocks):
        _place(record, document.source)
    return record


def _place(value: Any, source: SourceText) -> None:
    """Give everything in `value` that has a span the places of that span."""
    if isinstance(value, list):
        for one in value:
            _place(one, source)
    elif isinstance(value, dict):
        for one in value.values():
            _place(one, source)
        if "span" in value:
            places = source.places(*value["span"])
            value["places"] = [{"page": place.page, "box": place.box and [round(edge, 1) for edge in place.box]} for place in places]
