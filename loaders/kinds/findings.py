"""Findings: what spaCy components of other makers mark in a document's text."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.annotate.facts import Fact, Facts
from loaders.document import Document
from loaders.fragments.draft import Draft
from loaders.kinds.kind import FactKind, Place

RULE = "findings/1"


def _places(facts: Facts) -> Iterable[Place]:
    return ((f.start, f.end, f.label) for f in facts.findings)


def _named(facts: Facts) -> Iterable[tuple[Fact, str]]:
    return ((f, f"{f.key} {f.label} {f.text}") for f in facts.findings)


def _record(document: Document) -> object:
    """Left out of a document without findings."""
    found = [
        {
            "id": document.id_of(f),
            "provision": document.id_of(f.provision),
            "key": f.key,
            "label": f.label,
            "text": f.text,
            "span": document.clean.source_span(f.start, f.end),
        }
        for f in document.facts.findings
    ]
    return found or None


def _assemble(document: Document, draft: Draft) -> None:
    for seq, f in enumerate(document.facts.findings):
        provision = document.id_of(f.provision)
        node = draft.add(
            "Finding",
            document.id_of(f),
            {
                "policy": document.policy_id,
                "provision": provision,
                "key": f.key,
                "label": f.label,
                "text": f.text,
                "seq": seq,
                **draft.span(f.start, f.end),
            },
        )
        draft.link("CONTAINS", ("Provision", provision), node, f.key, RULE, seq=seq)


KIND = FactKind("spans", None, _places, _record, _assemble, _named, "f")
