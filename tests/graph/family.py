"""A family of small documents on three levels, and what such documents are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.fragment import Edge, Fragment, Node, Value
from graph.judgements import Judgement, Verdict
from tests.graph.linking.material import FILLERS
from tests.graph.linking.test_derivation import BOARS, PUMPED, outline, plan

REGIONS = {"140902": "忻府区", "140900": "忻州市", "140000": "山西省", "100000": "中华人民共和国"}
CHAIN = (("140902", "140900"), ("140900", "140000"), ("140000", "100000"))
FILL = list(FILLERS.items())
TOPIC = "推进绿色发展"


def policy(
    id: str,
    region: str,
    clauses: Sequence[tuple[str, str]],
    *cites: Mapping[str, Value],
    chain: Sequence[tuple[str, str]] = CHAIN,
    **fields: Value,
) -> Fragment:
    """A document of clauses whose first clause cites others, by id; `chain` is what it knows of regions."""
    made = plan(id, clauses)
    known = {region, *(code for pair in chain for code in pair)}
    nodes = [replace(node, fields={**node.fields, "region": region, **fields}) if node.label == "Policy" else node for node in made.nodes]
    nodes += [Node("Region", code, {"code": code, "name": REGIONS[code]}) for code in sorted(known)]
    nodes += [Node("Policy", stub, {"presence": "cited"}) for stub in sorted({str(one["cited_as"]) for one in cites} - {id})]
    edges = [*made.edges, Edge("APPLIES_IN", ("Policy", id), ("Region", region), {"policy": id})]
    edges += [Edge("PART_OF", ("Region", low), ("Region", high)) for low, high in chain]
    for place, one in enumerate(cites):
        given: dict[str, Value] = {"relation": "implements", "policy": id, "span_start": place, "evidence": "为贯彻落实", "score": 0.5}
        edges.append(Edge("CITES", ("Provision", f"{id}:cl_1"), ("Policy", str(one["cited_as"])), {**given, **one}))
    return Fragment(id, tuple(nodes), tuple(edges))


def by_id(id: str) -> Mapping[str, Value]:
    """A citation of a policy by its id."""
    return {"cited_as": id, "title": id}


FAMILY = {
    "nation": policy("nation", "100000", [*FILL, PUMPED], date_issued="2021-01-01"),
    "province": policy("province", "140000", FILL, by_id("nation"), date_issued="2022-01-01"),
    "county": policy("county", "140902", [*FILL, PUMPED, BOARS], by_id("province"), date_issued="2023-01-01"),
}


def catalogue(*entries: Fragment) -> Fragment:
    """Reference data: the regions, and outlines of policies."""
    nodes = {(node.label, node.id): node for one in entries for node in one.nodes if node.label not in ("Measure", "Target")}
    edges = [edge for one in entries for edge in one.edges if edge.label in ("CONTAINS", "APPLIES_IN") and edge.end[0] != "Measure"]
    nodes |= {("Region", code): Node("Region", code, {"code": code, "name": name}) for code, name in REGIONS.items()}
    part_of = [Edge("PART_OF", ("Region", low), ("Region", high)) for low, high in CHAIN]
    return Fragment(None, tuple(nodes.values()), (*edges, *part_of))


def listed(id: str, region: str, clauses: Sequence[tuple[str, str]], **fields: Value) -> Fragment:
    """An entry of a catalogue, with the headings of its clauses."""
    made = outline(id, clauses)
    known: dict[str, Value] = {"title": id, "region": region, "presence": "catalogued", **fields}
    return Fragment(id, (Node("Policy", id, known), *made.nodes[1:]), made.edges)


def said(child: str, parent: str, judgement: Verdict, time: str = "2026-01-02T03:04:05+00:00") -> Judgement:
    """What somebody says of a link."""
    return Judgement(child, parent, judgement, "李四", time)
