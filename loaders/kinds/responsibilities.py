"""Responsibilities: printed lists of organs and organs that are subjects, with the measures that they answer for."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.annotate.actors import find_actors
from loaders.annotate.duties import RULE, cover
from loaders.annotate.facts import Fact, Facts
from loaders.document import Document
from loaders.fragments.draft import Draft
from loaders.kinds.kind import FactKind, Place
from loaders.names.organs import organ_resolver
from loaders.structure.skeleton import Skeleton

_EDGES = {"lead": "LEADS", "support": "SUPPORTS", "responsible": "RESPONSIBLE_FOR"}


def _find(skeleton: Skeleton, facts: Facts) -> None:
    cover(facts.duty_lists, facts.measures)
    facts.warnings += [f"no measure found for the list of organs {duty.text}" for duty in facts.duty_lists if not duty.measures]
    facts.duty_lists += find_actors(skeleton.text, facts.measures, organ_resolver(skeleton.metadata.region))


def _places(facts: Facts) -> Iterable[Place]:
    """Each printed name once: a standing clause stands for many lists."""
    return sorted({(*one.stands, "agency") for duty in facts.duty_lists for one in duty.named})


def _named(facts: Facts) -> Iterable[tuple[Fact, str]]:
    return ((duty, duty.text) for duty in facts.duty_lists)


def _record(document: Document) -> object:
    return [
        {
            "agency": {"id": one.organ.id, "name": one.organ.name},
            "mention": one.mention,
            "role": one.role,
            "basis": one.basis,
            "position": one.position,
            "bracket": document.id_of(duty),
            "measures": [document.id_of(m) for m in duty.measures],
            "span": document.clean.source_span(*one.stands),
        }
        for duty in document.facts.duty_lists
        for one in duty.named
    ]


def _assemble(document: Document, draft: Draft) -> None:
    for duty in document.facts.duty_lists:
        bracket = document.id_of(duty)
        for one in duty.named:
            agency = draft.shared.agency(one.organ)
            words = document.clean.words(*one.said_in) if one.said_in else duty.text
            for measure in duty.measures:
                draft.link(
                    _EDGES[one.role],
                    agency,
                    ("Measure", document.id_of(measure)),
                    one.basis,
                    RULE,
                    one.stands,
                    one.organ.score,
                    words.replace("\n", ""),
                    role=one.role,
                    basis=one.basis,
                    position=one.position,
                    bracket=bracket,
                    mention=one.mention,
                )


KIND = FactKind("responsibilities", _find, _places, _record, _assemble, _named, "b")
