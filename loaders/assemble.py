"""Assembly: a Document becomes a Fragment, the nodes and edges that it contributes to the graph."""

from __future__ import annotations

from collections.abc import Mapping

from graph.fragment import Edge, Fragment, Node, Value
from graph.ids import policy_id
from loaders.annotate import citations, duties, measures, mentions, targets
from loaders.annotate.organs import organ_resolver
from loaders.document import Document
from loaders.naming import canonical
from loaders.record import own_text
from loaders.shared import Shared
from loaders.titles import topic
from loaders.units import to_si

_DUTY_EDGES = {"lead": "LEADS", "support": "SUPPORTS", "responsible": "RESPONSIBLE_FOR"}


def assemble(document: Document) -> Fragment:
    """The fragment of a document: its own nodes, the shared nodes that it touches, and the edges between them."""
    return _Assembly(document).run()


class _Assembly:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.policy = document.policy_id
        self.nodes: dict[tuple[str, str], Node] = {}
        self.edges: list[Edge] = []
        self.resolver = organ_resolver(document.policy.region)
        self.shared = Shared(self.resolver)

    def run(self) -> Fragment:
        self._policy()
        self._outline()
        self._measures()
        self._duties()
        self._targets()
        self._citations()
        self._mentions()
        nodes = {**self.nodes, **self.shared.nodes}
        return Fragment(self.policy, tuple(nodes.values()), (*self.edges, *self.shared.edges.values()))

    def _add(self, label: str, key: str, fields: Mapping[str, Value]) -> tuple[str, str]:
        self.nodes.setdefault((label, key), Node(label, key, fields))
        return label, key

    def _link(
        self,
        label: str,
        start: tuple[str, str],
        end: tuple[str, str],
        method: str,
        rule: str,
        at: tuple[int, int] | None = None,
        score: float = 1.0,
        evidence: str | None = None,
        **fields: Value,
    ) -> None:
        span = self.document.clean.source_span(*at) if at else (None, None)
        words = evidence if evidence is not None or at is None else own_text(self.document.clean.text, *at).replace("\n", "")
        made: dict[str, Value] = {
            "policy": self.policy,
            "method": method,
            "score": score,
            "evidence": words,
            "rule": rule,
            "span_start": span[0],
            "span_end": span[1],
        }
        self.edges.append(Edge(label, start, end, {**fields, **made}))

    def _span(self, start: int, end: int) -> dict[str, Value]:
        first, last = self.document.clean.source_span(start, end)
        return {"span_start": first, "span_end": last}

    def _policy(self) -> None:
        document, metadata = self.document, self.document.policy
        node = self._add(
            "Policy",
            self.policy,
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
                "digest": document.digest,
                "addressees": list(metadata.addressees),
                "warnings": list(document.warnings),
            },
        )
        if metadata.region:
            self._link("APPLIES_IN", node, self.shared.region(metadata.region), "issuer", "metadata/1")
        for position, issuer in enumerate(metadata.issuers, 1):
            organ = self.resolver.resolve(issuer.mention)
            if organ:
                self._link(
                    "ISSUED",
                    self.shared.agency(organ),
                    node,
                    organ.listing,
                    "metadata/1",
                    issuer.span,
                    organ.score,
                    issuer.mention,
                    position=position,
                    mention=issuer.mention,
                )

    def _outline(self) -> None:
        text = self.document.clean.text
        for seq, p in enumerate(self.document.provisions):
            own_start, own_end = self.document.clean.source_span(p.text_start, p.text_end)
            node = self._add(
                "Provision",
                self.document.id_of(p),
                {
                    "policy": self.policy,
                    "eid": p.eid,
                    "kind": p.kind,
                    "number": p.number,
                    "path": p.path,
                    "heading": p.heading,
                    "text": own_text(text, p.text_start, p.text_end),
                    "seq": seq,
                    "depth": p.depth,
                    **self._span(p.start, p.end),
                    "text_start": own_start,
                    "text_end": own_end,
                },
            )
            parent = ("Provision", self.document.id_of(p.parent)) if p.parent else ("Policy", self.policy)
            self._link("CONTAINS", parent, node, "outline", "outline/1", seq=seq)

    def _measures(self) -> None:
        for seq, m in enumerate(self.document.measures):
            provision = self.document.id_of(m.provision)
            node = self._add(
                "Measure",
                self.document.id_of(m),
                {
                    "policy": self.policy,
                    "provision": provision,
                    "text": m.text,
                    "modality": m.modality,
                    "deadline": m.deadline,
                    "seq": seq,
                    **self._span(m.start, m.end),
                },
            )
            self._link("CONTAINS", ("Provision", provision), node, "sentence", measures.RULE, seq=seq)

    def _duties(self) -> None:
        for duty in self.document.responsibilities:
            bracket = self.document.id_of(duty)
            for one in duty.named:
                agency = self.shared.agency(one.organ)
                words = own_text(self.document.clean.text, *one.said_in) if one.said_in else duty.text
                for measure in duty.measures:
                    self._link(
                        _DUTY_EDGES[one.role],
                        agency,
                        ("Measure", self.document.id_of(measure)),
                        one.basis,
                        duties.RULE,
                        one.stands,
                        one.organ.score,
                        words.replace("\n", ""),
                        role=one.role,
                        basis=one.basis,
                        position=one.position,
                        bracket=bracket,
                        mention=one.mention,
                    )

    def _targets(self) -> None:
        for seq, t in enumerate(self.document.targets):
            provision = self.document.id_of(t.provision)
            measure = self.document.id_of(t.measure) if t.measure else None
            si = to_si(t.value, t.unit)
            node = self._add(
                "Target",
                self.document.id_of(t),
                {
                    "policy": self.policy,
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
                    **self._span(t.start, t.end),
                },
            )
            self._link(
                "SETS", ("Measure", measure) if measure else ("Provision", provision), node, "figure", targets.RULE, (t.start, t.end)
            )
            indicator = canonical(t.indicator)
            self._link(
                "MEASURES", node, self.shared.indicator(indicator), indicator.method, targets.RULE, (t.start, t.end), mention=t.indicator
            )

    def _citations(self) -> None:
        own = {self.policy}
        for c in self.document.citations:
            key = policy_id(
                c.doc_number, (c.title or "").removeprefix("中华人民共和国"), "vague" if c.relation == "vague" else None
            )  # laws go by short names
            if key in own:
                continue
            stub = self._add(
                "Policy",
                key,
                {
                    "title": c.title,
                    "doc_number": c.doc_number,
                    "topic": c.title if c.relation == "vague" else topic(c.title or "") or None,
                    "presence": "cited",
                },
            )
            self._link(
                "CITES",
                ("Provision", self.document.id_of(c.provision)),
                stub,
                "cited-number" if c.doc_number else "vague" if c.relation == "vague" else "cited-title",
                citations.RULE,
                (c.start, c.end),
                1.0 if c.relation != "vague" else 0.5,
                relation=c.relation,
                title=c.title,
                doc_number=c.doc_number,
                cited_as=key,
            )

    def _mentions(self) -> None:
        for m in self.document.facts.regions:
            self._link(
                "MENTIONS",
                ("Measure", self.document.id_of(m.measure)),
                self.shared.region(m.key),
                "name",
                mentions.RULE,
                (m.start, m.end),
                mention=m.mention,
            )
        for m in self.document.facts.industries:
            self._link(
                "CONCERNS",
                ("Measure", self.document.id_of(m.measure)),
                self.shared.industry(m.key),
                "name",
                mentions.RULE,
                (m.start, m.end),
                mention=m.mention,
            )
