"""Assembly: a Document becomes a Fragment, the nodes and edges that it contributes to the graph."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from graph.fragment import Edge, Fragment, Node, Value
from graph.ids import policy_id
from loaders.annotate import citations, duties, measures, mentions, targets
from loaders.annotate.organs import Organ, organ_resolver
from loaders.document import Document
from loaders.metadata import topic
from loaders.naming import Indicator, canonical
from loaders.record import own_text
from loaders.reference import agencies, areas, industries, regions
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
        self.shared_edges: dict[tuple[str, str, str], Edge] = {}
        self.resolver = organ_resolver(document.policy.region)

    def run(self) -> Fragment:
        self._policy()
        self._outline()
        self._measures()
        self._duties()
        self._targets()
        self._citations()
        self._mentions()
        return Fragment(self.policy, tuple(self.nodes.values()), (*self.edges, *self.shared_edges.values()))

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
                "presence": "loaded",
                "source": document.source.name,
                "digest": document.digest,
                "addressees": list(metadata.addressees),
                "warnings": list(document.warnings),
            },
        )
        if metadata.region:
            self._link("APPLIES_IN", node, self._region(metadata.region), "issuer", "metadata/1")
        for position, issuer in enumerate(metadata.issuers, 1):
            organ = self.resolver.resolve(issuer.mention)
            if organ:
                self._link(
                    "ISSUED",
                    self._agency(organ),
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
                agency = self._agency(one.organ)
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
            self._link("MEASURES", node, self._indicator(indicator), indicator.method, targets.RULE, (t.start, t.end), mention=t.indicator)

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
                self._region(m.key),
                "name",
                mentions.RULE,
                (m.start, m.end),
                mention=m.mention,
            )
        for m in self.document.facts.industries:
            self._link(
                "CONCERNS",
                ("Measure", self.document.id_of(m.measure)),
                self._industry(m.key),
                "name",
                mentions.RULE,
                (m.start, m.end),
                mention=m.mention,
            )

    # shared nodes: the same id always has the same fields

    def _shared_link(self, label: str, start: tuple[str, str], end: tuple[str, str], method: str, **fields: Value) -> None:
        self.shared_edges.setdefault(
            (label, start[1], end[1]), Edge(label, start, end, {"method": method, "score": 1.0, "rule": "reference/1", **fields})
        )

    def _region(self, key: str) -> tuple[str, str]:
        node = ("Region", key)
        if node not in self.nodes:
            self.nodes[node] = _region_node(key)
            if not key.startswith("area-") and (above := regions.region(key).parent):
                self._shared_link("PART_OF", node, self._region(above), "gb-t-2260")
        return node

    def _industry(self, key: str) -> tuple[str, str]:
        self.nodes.setdefault(("Industry", key), _industry_nodes()[key])
        return "Industry", key

    def _indicator(self, indicator: Indicator) -> tuple[str, str]:
        entry = indicator.entry
        known: dict[str, Value] = {}
        if entry:
            known = {
                "unit_dimension": entry.unit_dimension,
                "direction": entry.direction,
                "aliases": list(entry.aliases),
                "additive": entry.additive,
            }
        return self._add("Indicator", indicator.name, {"name": indicator.name, **known})

    def _agency(self, organ: Organ) -> tuple[str, str]:
        node = ("Agency", organ.id)
        if node in self.nodes:
            return node
        self.nodes[node] = Node(*node, _agency_fields(organ))
        self._shared_link("LOCATED_IN", node, self._region(organ.region), "name")
        if organ.family:
            for succession in agencies.successions():
                if succession.from_function == organ.family.function and _applies(succession, organ):
                    heir = self.resolver.of_family(agencies.family(succession.to_function), _seat(organ))
                    self._shared_link(
                        "SUCCEEDED_BY",
                        node,
                        self._agency(heir),
                        "reform",
                        date=succession.date,
                        scope=list(succession.scope),
                        evidence=succession.source,
                    )
        return node


def _seat(organ: Organ) -> str:
    """The region of an organ's heir: a branch that bears a capital's name (人行太原中心支行) has a province's rank."""
    in_capital = organ.organ_type == "branch" and organ.region.endswith("0100")
    return f"{organ.region[:2]}0000" if in_capital else organ.region


def _applies(succession: agencies.Succession, organ: Organ) -> bool:
    level = "nation" if organ.level == "national" else organ.level
    inside = not succession.regions or any(
        code in succession.regions for code in (organ.region, *(place.code for place in regions.ancestors(organ.region)))
    )
    return level in succession.levels and inside


def _agency_fields(organ: Organ) -> dict[str, Value]:
    family = organ.family
    return {
        "name": organ.name,
        "short_name": organ.short_name,
        "aliases": _aliases(organ),
        "function": organ.function,
        "organ_type": organ.organ_type,
        "level": organ.level,
        "region": organ.region,
        "valid_from": family.valid_from if family else None,
        "valid_to": family.valid_to if family else None,
        "listing": "unlisted" if organ.listing == "unlisted" else "family",
    }


def _aliases(organ: Organ) -> list[str]:
    """Every other usual name: 省发改委, 山西省发改委, 山西发改委; a national organ's short names."""
    if organ.family is None:
        return []
    if organ.level == "national":
        names = set(organ.family.national)
    else:
        place = regions.region(organ.region)
        word = next((w for w in ("自治区", "省", "市", "州", "县", "区", "盟", "旗") if place.name.endswith(w)), "")
        names = {f"{head}{body}" for body in organ.family.bodies for head in {word, place.name, place.short_name} if head}
        for form in organ.family.forms:
            heads = {place.short_name, word} if organ.organ_type in ("party", "mass", "military") else {place.short_name}
            names |= {form.format(place=head, short=place.short_name) for head in heads if head}
    return sorted(names - {organ.name, organ.short_name})


def _region_node(key: str) -> Node:
    if key.startswith("area-"):
        name = key.removeprefix("area-")
        return Node("Region", key, {"name": name, "short_name": name, "level": "area"})
    place = regions.region(key)
    known: dict[str, Value] = {
        "valid_from": str(place.valid_from) if place.valid_from else None,
        "valid_to": str(place.valid_to) if place.valid_to else None,
    }
    return Node("Region", key, {"code": place.code, "name": place.name, "short_name": place.short_name, "level": place.level, **known})


@cache
def _industry_nodes() -> Mapping[str, Node]:
    return {
        key: Node("Industry", key, {"code": one.code or None, "name": one.name, "aliases": list(one.aliases)})
        for one in industries.industries()
        for key in [one.code or f"industry-{one.name}"]
    }


@cache
def reference_fragment() -> Fragment:
    """The reference data that belongs to no document: regions with what they lie in, named areas, industries."""
    nodes = [_region_node(code) for code in regions.regions()]
    nodes += [_region_node(f"area-{area.name}") for area in areas.areas()]
    nodes += _industry_nodes().values()
    present = {node.id for node in nodes}
    inside = [
        Edge("PART_OF", ("Region", place.code), ("Region", place.parent), {"method": "gb-t-2260", "score": 1.0, "rule": "reference/1"})
        for place in regions.regions().values()
        if place.parent in present
    ]
    members = [
        Edge("PART_OF", ("Region", code), ("Region", f"area-{area.name}"), {"method": "area", "score": 1.0, "rule": "reference/1"})
        for area in areas.areas()
        for code in area.members
        if code in present
    ]
    return Fragment(None, tuple(nodes), (*inside, *members))
