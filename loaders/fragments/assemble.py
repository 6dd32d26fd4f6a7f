"""Assembly: a Document becomes a Fragment, the nodes and edges that it contributes to the graph."""

from __future__ import annotations

from graph.fragment import Fragment
from loaders.document import Document
from loaders.fragments.draft import Draft
from loaders.kinds import KINDS
from loaders.names.organs import organ_resolver


def assemble(document: Document) -> Fragment:
    """The fragment of a document: its own nodes, the shared nodes that it touches, and the edges between them."""
    draft = Draft(document.policy_id, document.policy.region, document.clean, document.source)
    _assemble_policy(document, draft)
    _assemble_outline(document, draft)
    for kind in KINDS:
        kind.assemble(document, draft)
    return draft.fragment()


def _assemble_policy(document: Document, draft: Draft) -> None:
    metadata = document.policy
    node = draft.add(
        "Policy",
        document.policy_id,
        {
            "title": metadata.title,
            "body_title": metadata.body_title,
            "doc_number": metadata.doc_number,
            "genre": metadata.genre,
            "body_genre": metadata.body_genre,
            "topic": metadata.topic,
            "level": metadata.level,
            "region": metadata.region,
            "date_issued": metadata.date_issued,
            "date_published": metadata.date_published,
            "date_effective": metadata.date_effective,
            "presence": "loaded",
            "source": document.source.name,
            "address": document.address,
            "digest": document.digest,
            "addressees": list(metadata.addressees),
            "warnings": list(document.warnings),
        },
    )
    if metadata.region:
        draft.link("APPLIES_IN", node, draft.shared.region(metadata.region), "issuer", "metadata/1")
    resolver = organ_resolver(metadata.region)
    for position, issuer in enumerate(metadata.issuers, 1):
        organ = resolver.resolve(issuer.mention)
        if organ:
            draft.link(
                "ISSUED",
                draft.shared.agency(organ),
                node,
                organ.listing,
                "metadata/1",
                issuer.span,
                organ.score,
                issuer.mention,
                position=position,
                mention=issuer.mention,
            )


def _assemble_outline(document: Document, draft: Draft) -> None:
    for seq, p in enumerate(document.provisions):
        own_start, own_end = document.clean.source_span(p.text_start, p.text_end)
        node = draft.add(
            "Provision",
            document.id_of(p),
            {
                "policy": document.policy_id,
                "eid": p.eid,
                "kind": p.kind,
                "number": p.number,
                "path": p.path,
                "heading": p.heading,
                "text": document.clean.words(p.text_start, p.text_end),
                "seq": seq,
                "depth": p.depth,
                **draft.span(p.start, p.end),
                "text_start": own_start,
                "text_end": own_end,
                "left_out": " ".join(f"{place}:{count}" for place, count in document.clean.left_out(p.text_start, p.text_end)) or None,
            },
        )
        parent = ("Provision", document.id_of(p.parent)) if p.parent else ("Policy", document.policy_id)
        draft.link("CONTAINS", parent, node, "outline", "outline/1", seq=seq)
