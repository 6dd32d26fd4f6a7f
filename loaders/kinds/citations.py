"""Citations: the documents that provisions name."""

from __future__ import annotations

from collections.abc import Iterable

from graph.fragment import Value
from graph.ids import policy_id
from loaders.annotate.citations import RULE, find_citations
from loaders.annotate.facts import Citation, Facts
from loaders.document import Document
from loaders.fragments.draft import Draft
from loaders.kinds.kind import FactKind, Place
from loaders.structure.skeleton import Skeleton
from loaders.structure.titles import topic

_VAGUE_SCORE = 0.5  # of a citation by level and matter only, until it is resolved


def _find(skeleton: Skeleton, facts: Facts) -> None:
    facts.citations = find_citations(skeleton.text, skeleton.provisions, skeleton.metadata)


def _places(facts: Facts) -> Iterable[Place]:
    return ((c.start, c.end, "citation") for c in facts.citations)


def _record(document: Document) -> object:
    return [
        {
            "title": c.title,
            "doc_number": c.doc_number,
            "relation": c.relation,
            "effect": c.effect,
            "provision": document.id_of(c.provision),
            "span": document.clean.source_span(c.start, c.end),
        }
        for c in document.facts.citations
    ]


def _assemble(document: Document, draft: Draft) -> None:
    for c in document.facts.citations:
        key = _cited(c)
        if key == document.policy_id:
            continue
        is_vague = c.relation == "vague"
        draft.link(
            "CITES",
            ("Provision", document.id_of(c.provision)),
            draft.add("Policy", key, _stub(c)),
            "cited-number" if c.doc_number else "vague" if is_vague else "cited-title",
            RULE,
            (c.start, c.end),
            _VAGUE_SCORE if is_vague else 1.0,
            relation=c.relation,
            effect=c.effect,
            title=c.title,
            doc_number=c.doc_number,
            cited_as=key,
        )


def _cited(c: Citation) -> str:
    """The id of the policy that a citation names; laws go by short names."""
    return policy_id(c.doc_number, (c.title or "").removeprefix("中华人民共和国"), "vague" if c.relation == "vague" else None)


def _stub(c: Citation) -> dict[str, Value]:
    """What is known of a cited policy that is not loaded."""
    matter = c.title if c.relation == "vague" else topic(c.title or "") or None
    return {"title": c.title, "doc_number": c.doc_number, "topic": matter, "presence": "cited"}


KIND = FactKind("citations", _find, _places, _record, _assemble)
