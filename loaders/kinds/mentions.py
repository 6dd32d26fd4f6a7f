"""Mentions: the regions and the industries that measures name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from loaders.annotate.facts import Facts, Mention
from loaders.annotate.mentions import RULE, find_mentions
from loaders.document import Document
from loaders.fragments.draft import Draft
from loaders.kinds.kind import FactKind, Place
from loaders.structure.skeleton import Skeleton


def _find(skeleton: Skeleton, facts: Facts) -> None:
    facts.regions, facts.industries = find_mentions(skeleton.text, facts.measures, skeleton.metadata.region)


def _places(facts: Facts) -> Iterable[Place]:
    return chain(((m.start, m.end, "region") for m in facts.regions), ((m.start, m.end, "industry") for m in facts.industries))


def _record(document: Document) -> object:
    return {
        "regions": _records(document, document.facts.regions, "area-"),
        "industries": _records(document, document.facts.industries, "industry-"),
    }


def _records(document: Document, mentions: Sequence[Mention], uncoded: str) -> list[dict[str, object]]:
    """The mentions of one sort; what has no code has a key that begins with `uncoded`."""
    return [
        {
            "code": None if m.key.startswith(uncoded) else m.key,
            "name": m.name,
            "measure": document.id_of(m.measure),
            "span": document.clean.source_span(m.start, m.end),
        }
        for m in mentions
    ]


def _assemble(document: Document, draft: Draft) -> None:
    for label, shared, mentions in (
        ("MENTIONS", draft.shared.region, document.facts.regions),
        ("CONCERNS", draft.shared.industry, document.facts.industries),
    ):
        for m in mentions:
            measure = ("Measure", document.id_of(m.measure))
            draft.link(label, measure, shared(m.key), "name", RULE, (m.start, m.end), mention=m.mention)


KIND = FactKind("mentions", _find, _places, _record, _assemble)
