"""Targets: the figures that a document sets."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.annotate.facts import Fact, Facts
from loaders.annotate.targets import RULE, find_targets
from loaders.document import Document
from loaders.fragments.draft import Draft
from loaders.kinds.kind import FactKind, Place
from loaders.names.indicators import canonical
from loaders.names.units import to_si
from loaders.structure.skeleton import Skeleton


def _find(skeleton: Skeleton, facts: Facts) -> None:
    facts.targets = find_targets(skeleton, facts.measures)


def _places(facts: Facts) -> Iterable[Place]:
    return ((t.start, t.end, "target") for t in facts.targets)


def _named(facts: Facts) -> Iterable[tuple[Fact, str]]:
    return ((t, f"{t.indicator} {t.quote}") for t in facts.targets)


def _record(document: Document) -> object:
    return [
        {
            "id": document.id_of(t),
            "provision": document.id_of(t.provision),
            "measure": document.id_of(t.measure) if t.measure else None,
            "indicator": t.indicator,
            "value": t.value,
            "value_max": t.value_max,
            "unit": t.unit,
            "change": t.change,
            "comparator": t.comparator,
            "commitment": t.commitment,
            "year": t.year,
            "baseline_year": t.baseline_year,
            "scope": t.scope,
            "quote": t.quote,
            "span": document.clean.source_span(t.start, t.end),
        }
        for t in document.facts.targets
    ]


def _assemble(document: Document, draft: Draft) -> None:
    for seq, t in enumerate(document.facts.targets):
        provision = document.id_of(t.provision)
        measure = document.id_of(t.measure) if t.measure else None
        si = to_si(t.value, t.unit)
        node = draft.add(
            "Target",
            document.id_of(t),
            {
                "policy": document.policy_id,
                "provision": provision,
                "measure": measure,
                "value": t.value,
                "value_max": t.value_max,
                "unit": t.unit,
                "value_si": si[0] if si else None,
                "unit_si": si[1] if si else None,
                "change": t.change,
                "comparator": t.comparator,
                "commitment": t.commitment,
                "year": t.year,
                "baseline_year": t.baseline_year,
                "baseline_value": t.baseline_value,
                "scope": t.scope,
                "quote": t.quote,
                "seq": seq,
                **draft.span(t.start, t.end),
            },
        )
        at = (t.start, t.end)
        draft.link("SETS", ("Measure", measure) if measure else ("Provision", provision), node, "figure", RULE, at)
        indicator = canonical(t.indicator)
        draft.link("MEASURES", node, draft.shared.indicator(indicator), indicator.method, RULE, at, mention=t.indicator)


KIND = FactKind("targets", _find, _places, _record, _assemble, _named, "t")
