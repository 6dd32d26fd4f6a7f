"""Measures: the actions that provisions order."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.annotate.duties import find_lists
from loaders.annotate.facts import Fact, Facts
from loaders.annotate.measures import RULE, find_measures
from loaders.document import Document
from loaders.fragments.draft import Draft
from loaders.kinds.kind import FactKind, Place
from loaders.names.organs import organ_resolver
from loaders.structure.skeleton import Skeleton


def _find(skeleton: Skeleton, facts: Facts) -> None:
    """The printed lists first: a measure ends where one begins, and the sentence before a list is a measure."""
    facts.duty_lists = find_lists(skeleton.text, skeleton.provisions, organ_resolver(skeleton.metadata.region))
    facts.measures = find_measures(skeleton.text, skeleton.provisions, facts.duty_lists)


def _places(facts: Facts) -> Iterable[Place]:
    return ((m.start, m.end, "measure") for m in facts.measures)


def _named(facts: Facts) -> Iterable[tuple[Fact, str]]:
    return ((m, m.text) for m in facts.measures)


def _record(document: Document) -> object:
    return [
        {
            "id": document.id_of(m),
            "provision": document.id_of(m.provision),
            "text": m.text,
            "modality": m.modality,
            "verb": m.verb,
            "instrument": m.instrument,
            "deadline": m.deadline,
            "span": document.clean.source_span(m.start, m.end),
        }
        for m in document.facts.measures
    ]


def _assemble(document: Document, draft: Draft) -> None:
    for seq, m in enumerate(document.facts.measures):
        provision = document.id_of(m.provision)
        node = draft.add(
            "Measure",
            document.id_of(m),
            {
                "policy": document.policy_id,
                "provision": provision,
                "text": m.text,
                "modality": m.modality,
                "verb": m.verb,
                "instrument": m.instrument,
                "deadline": m.deadline,
                "seq": seq,
                **draft.span(m.start, m.end),
            },
        )
        draft.link("CONTAINS", ("Provision", provision), node, "sentence", RULE, seq=seq)


KIND = FactKind("measures", _find, _places, _record, _assemble, _named, "m")
