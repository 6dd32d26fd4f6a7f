"""Small sides and fragments, made by hand, for tests of the alignment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Any

from graph.fragment import Edge, Fragment, Node, Value
from graph.linking.links import ProvisionLink
from graph.linking.sides import Clause, Figure, Measure, Side

PLAN = "甲政发〔2022〕1号"
COUNTY_PLACES = ("忻府区", "山西省", "忻府", "山西")
PROVINCE_PLACES = ("山西省", "山西")

# Clauses of one subject whose words have nothing in common, for a document that a test needs to have something in
FILLERS = {
    "推动农业绿色发展": "推广旱作节水技术，持续实施农业水价综合改革，发展林下经济。",
    "打造绿色物流": "加快铁路专用线建设，推进公铁联运，推广甩挂运输。",
    "发展绿色金融": "支持符合条件的企业发行绿色债券、碳中和债券，做好上市后备企业培育。",
    "倡导低碳生活": "开展塑料污染治理，推进过度包装治理，深入开展爱国卫生运动。",
    "提升园区循环化水平": "按照一园一策原则制定改造方案，促进废物资源综合利用。",
    "促进科技成果转化": "建设首台套示范应用基地，落实重大技术装备保险补偿政策。",
}


def side(
    clauses: Mapping[str, str] | Sequence[tuple[str, str]] = (),
    figures: Iterable[Figure] = (),
    id: str = PLAN,
    places: tuple[str, ...] = PROVINCE_PLACES,
    **policy: Value,
) -> Side:
    """A document of clauses, given as (heading, words); every sentence of a clause is a measure of it."""
    pairs = list(clauses.items()) if isinstance(clauses, Mapping) else list(clauses)
    made = []
    for seq, (heading, words) in enumerate(pairs):
        key, path = f"{id}:cl_{seq + 1}", str(seq + 1)
        sentences = [sentence for sentence in words.split("。") if sentence]
        measures = tuple(Measure(f"{key}:m{n}", key, path, sentence) for n, sentence in enumerate(sentences))
        made.append(Clause(key, path, heading, "重点任务", words, seq, measures))
    return Side(id, Node("Policy", id, policy), places, tuple(made), tuple(figures))


def figure(value: float = 50.0, unit: str = "%", **changes: Any) -> Figure:
    """A figure; what is not said is a level of 50 % in 2025 for an indicator of which nothing is known."""
    scale, unit_si = {"%": (0.01, "1"), "万亩": (1e4 / 15 * 1e4, "m**2"), "个": (1.0, "count")}.get(unit, (1.0, unit))
    fields: dict[str, Any] = {
        "id": "t",
        "clause": "",
        "path": "1",
        "indicator": "某项指标",
        "scope": None,
        "value": value,
        "value_max": None,
        "unit": unit,
        "value_si": value * scale,
        "unit_si": unit_si,
        "change": "level",
        "comparator": "=",
        "year": 2025,
        "quote": f"某项指标达到{value}{unit}",
        "direction": None,
        "additive": None,
    }
    return Figure(**fields | changes)


def linked(child: Side, parent: Side, *pairs: tuple[int, int], review: bool = False) -> list[ProvisionLink]:
    """Links between the clauses of two sides, given by their places in them."""
    return [ProvisionLink(child.clauses[i], parent.clauses[j], "adapted", 0.5, "text-reuse", review) for i, j in pairs]


def provision(eid: str, kind: str, path: str = "", heading: str = "", text: str = "", seq: int = 0) -> Node:
    """A provision of PLAN."""
    fields: dict[str, Value] = {"policy": PLAN, "eid": eid, "kind": kind, "path": path, "heading": heading, "text": text, "seq": seq}
    return Node("Provision", f"{PLAN}:{eid}", fields)


def outline(*rows: tuple[str, str, str, str], numbers: Mapping[str, str] = {}) -> Fragment:
    """A document of provisions, given as (eid, kind, path, words); an eid lies in what its part before the last `__` names.

    `numbers` has the numerals of articles, which are in no path, by eid.

    The heading is 题 and the path; the words are a measure too.
    """
    nodes, edges = [Node("Policy", PLAN, {"title": "甲方案", "doc_number": PLAN})], []
    for seq, (eid, kind, path, words) in enumerate(rows):
        node = provision(eid, kind, path, f"题{path}", words, seq)
        node.fields["number"] = numbers.get(eid)
        above = eid.rpartition("__")[0]
        edges.append(Edge("CONTAINS", ("Provision", f"{PLAN}:{above}") if above else ("Policy", PLAN), ("Provision", node.id)))
        nodes.append(node)
        if words:
            fields: dict[str, Value] = {"policy": PLAN, "provision": node.id, "text": words, "seq": seq}
            nodes.append(Node("Measure", f"{node.id}:m", fields))
            edges.append(Edge("CONTAINS", ("Provision", node.id), ("Measure", f"{node.id}:m")))
    return Fragment(PLAN, tuple(nodes), tuple(edges))


def shuffled(fragment: Fragment, seed: int) -> Fragment:
    """The same fragment with its nodes and edges in another order."""
    random, nodes, edges = Random(seed), list(fragment.nodes), list(fragment.edges)
    random.shuffle(nodes)
    random.shuffle(edges)
    return Fragment(fragment.policy, tuple(nodes), tuple(edges))
