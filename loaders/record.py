"""The record of a document: one JSON value, the interface of `zhengmai parse --format json`."""

from __future__ import annotations

from typing import Any

from loaders.annotate.organs import organ_resolver
from loaders.document import Document
from loaders.reference import regions


def to_json(document: Document) -> dict[str, Any]:
    """What was found in a document, without a database; spans index the source text."""
    span = document.clean.source_span
    policy = document.policy
    resolver = organ_resolver(policy.region)
    issuers = [(issuer, resolver.resolve(issuer.mention)) for issuer in policy.issuers]
    return {
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
                "text": own_text(document.clean.text, p.text_start, p.text_end),
                "span": span(p.start, p.end),
                "text_span": span(p.text_start, p.text_end),
            }
            for p in document.provisions
        ],
        "measures": [
            {
                "id": document.id_of(m),
                "provision": document.id_of(m.provision),
                "text": m.text,
                "modality": m.modality,
                "deadline": m.deadline,
                "span": span(m.start, m.end),
            }
            for m in document.measures
        ],
        "responsibilities": [
            {
                "agency": {"id": one.organ.id, "name": one.organ.name},
                "mention": one.mention,
                "role": one.role,
                "basis": one.basis,
                "position": one.position,
                "bracket": document.id_of(duty),
                "measures": [document.id_of(m) for m in duty.measures],
                "span": span(*one.stands),
            }
            for duty in document.responsibilities
            for one in duty.named
        ],
        "targets": [
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
                "span": span(t.start, t.end),
            }
            for t in document.targets
        ],
        "citations": [
            {
                "title": c.title,
                "doc_number": c.doc_number,
                "relation": c.relation,
                "provision": document.id_of(c.provision),
                "span": span(c.start, c.end),
            }
            for c in document.citations
        ],
        "mentions": {
            "regions": [
                {
                    "code": None if m.key.startswith("area-") else m.key,
                    "name": m.name,
                    "measure": document.id_of(m.measure),
                    "span": span(m.start, m.end),
                }
                for m in document.facts.regions
            ],
            "industries": [
                {
                    "code": None if m.key.startswith("industry-") else m.key,
                    "name": m.name,
                    "measure": document.id_of(m.measure),
                    "span": span(m.start, m.end),
                }
                for m in document.facts.industries
            ],
        },
        "warnings": list(document.warnings),
    }


def own_text(text: str, start: int, end: int) -> str:
    """The words of a provision, one line per paragraph, without the line break that parts it from the next."""
    return text[start:end].strip("\n")
