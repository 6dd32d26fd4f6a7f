"""Measures: the actions that provisions order."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.annotate.duties import find_lists, headings_covered
from loaders.annotate.facts import DutyList, Fact, Facts, Measure
from loaders.annotate.lists import ListReader
from loaders.annotate.measures import RULE, find_measures
from loaders.annotate.tasks import find_tasks
from loaders.document import Document
from loaders.fragments.draft import Draft
from loaders.kinds.kind import FactKind, Place
from loaders.names.organs import organ_resolver
from loaders.structure.skeleton import Skeleton
from loaders.structure.tables import Table


def _find(skeleton: Skeleton, facts: Facts) -> None:
    """The printed lists first: a measure ends where one begins, and the sentence before a list is a measure. What stands in a table of
    tasks is read by its cells."""
    reader = ListReader(organ_resolver(skeleton.metadata.region))
    tasks = find_tasks(skeleton.text, skeleton.provisions, skeleton.tables, reader)
    lists = find_lists(skeleton.text, skeleton.provisions, reader, tasks.tables)
    measures = find_measures(skeleton.text, skeleton.provisions, lists)
    measures += headings_covered(skeleton.text, lists, measures)
    facts.duty_lists = sorted([*lists, *tasks.lists], key=_start)
    facts.measures = sorted([*(one for one in measures if not _lies_in(one, tasks.tables)), *tasks.measures], key=_start)
    facts.warnings += tasks.warnings


def _start(fact: Measure | DutyList) -> int:
    return fact.start


def _lies_in(measure: Measure, tables: Iterable[Table]) -> bool:
    return any(table.start <= measure.start < table.end for table in tables)


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
