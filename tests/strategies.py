"""Hypothesis strategies for the domain: small documents that share agencies and regions and cite one another."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from graph.fragment import Edge, Fragment, Node, Value
from graph.ids import policy_id

TOPIC = "加快建立健全绿色低碳循环发展经济体系"

REGIONS = {"100000": "中华人民共和国", "140000": "山西省", "140100": "太原市", "140121": "清徐县"}
CHAIN = (("140121", "140100"), ("140100", "140000"), ("140000", "100000"))

AGENCIES = ("140000-山西省经济和信息化委员会", "140000-山西省工业和信息化厅", "140000-山西省能源局", "140100-太原市能源局")
SUCCESSIONS = ((0, 1), (0, 2))

POLICIES: tuple[dict[str, Value], ...] = (
    {
        "doc_number": "国发〔2021〕4号",
        "title": f"国务院关于{TOPIC}的指导意见",
        "topic": TOPIC,
        "region": "100000",
        "date_issued": "2021-02-02",
    },
    {
        "doc_number": "晋政发〔2022〕12号",
        "title": f"山西省人民政府关于{TOPIC}的实施意见",
        "topic": "加快建立健全我省绿色低碳循环发展经济体系",
        "region": "140000",
    },
    {"title": "太原市碳达峰实施方案（试行）", "topic": "碳达峰", "region": "140100", "date_issued": "2022-12-30"},
    {
        "title": f"清徐县人民政府关于{TOPIC}的实施方案",
        "topic": TOPIC,
        "region": "140121",
        "date_issued": "2023-06-01",
    },
)

# What provisions say, by their place and the version of the document; alike enough that one may come from another
WORDS = (
    (
        "健全绿色低碳循环发展的生产体系",
        ("推进工业绿色升级，加快实施钢铁行业绿色化改造", "推进工业绿色升级，实施钢铁、焦化行业改造", "推进工业升级"),
    ),
    (
        "健全绿色低碳循环发展的消费体系",
        ("促进绿色产品消费，加大政府绿色采购力度", "倡导绿色低碳生活方式，坚决制止餐饮浪费行为", "促进消费"),
    ),
)


def known_id(policy: dict[str, Value]) -> str:
    """The id of one of POLICIES."""
    number, region = policy.get("doc_number"), policy["region"]
    return policy_id(str(number) if number else None, str(policy["title"]), str(region))


def policy_ids() -> list[str]:
    """The ids of POLICIES."""
    return [known_id(policy) for policy in POLICIES]


def _region(code: str) -> Node:
    return Node("Region", code, {"code": code, "name": REGIONS[code], "level": None})


def _citation(provision: str, words: dict[str, Value], seq: int) -> tuple[Node, Edge]:
    number, title = words.get("doc_number"), words.get("title")
    cited = policy_id(str(number) if number else None, str(title), None)
    stub = Node("Policy", cited, {"title": title, "doc_number": number, "presence": "cited"})
    fields = {**words, "cited_as": cited, "method": "text", "score": 0.5, "rule": "citations 1", "span_start": seq, "span_end": seq + 9}
    return stub, Edge("CITES", ("Provision", provision), ("Policy", cited), fields)


@st.composite
def _citation_words(draw: st.DrawFn) -> dict[str, Value]:
    """The words of a citation: by number, by title with or without its issuer, by both, or vaguely."""
    policy = draw(st.sampled_from(POLICIES))
    relation = draw(st.sampled_from(["implements", "basis", "mention"]))
    number, title = policy.get("doc_number"), str(policy["title"])
    ways: list[dict[str, Value]] = [
        {"relation": relation, "title": title, "doc_number": number},
        {"relation": relation, "title": title},
        {"relation": relation, "title": title.split("关于")[-1].removesuffix("（试行）")},
        {"relation": "vague", "title": TOPIC},
        {"relation": relation, "title": "某项没有的规划"},
    ]
    if number:
        ways.append({"relation": relation, "doc_number": number})
    return draw(st.sampled_from(ways))


@st.composite
def documents(draw: st.DrawFn, policies: Sequence[dict[str, Value]] = POLICIES) -> Fragment:
    """The fragment of one version of a document out of `policies`."""
    policy = draw(st.sampled_from(policies))
    id = known_id(policy)
    digest = draw(st.sampled_from(["a", "b", "c"]))
    nodes: dict[tuple[str, str], Node] = {("Policy", id): Node("Policy", id, {**policy, "digest": digest, "warnings": []})}
    edges: list[Edge] = []

    def add(node: Node) -> tuple[str, str]:
        return nodes.setdefault((node.label, node.id), node).label, node.id

    own: dict[str, Value] = {"policy": id, "method": "explicit", "score": 1.0}
    if draw(st.booleans()):
        for low, high in CHAIN:
            edges.append(Edge("PART_OF", add(_region(low)), add(_region(high))))
        edges.append(Edge("APPLIES_IN", ("Policy", id), ("Region", str(policy["region"])), own))
    agencies = [Node("Agency", name, {"name": name[7:], "aliases": [name[7:]]}) for name in AGENCIES]
    held = draw(st.lists(st.sampled_from(range(len(agencies))), unique=True, max_size=3))
    for i in held:
        add(agencies[i])
    for old, new in SUCCESSIONS:
        if old in held and draw(st.booleans()):
            edges.append(Edge("SUCCEEDED_BY", add(agencies[old]), add(agencies[new]), {"date": "2018-10", "scope": ["all"]}))
    for seq in range(draw(st.integers(1, 2))):
        heading, versions = WORDS[seq]
        text = versions["abc".index(digest)]
        outline: dict[str, Value] = {"policy": id, "kind": "section", "seq": seq, "heading": heading, "text": text}
        provision = add(Node("Provision", f"{id}:sec_{seq}", outline))
        edges.append(Edge("CONTAINS", ("Policy", id), provision, {**own, "seq": seq}))
        measure = add(Node("Measure", f"{id}:sec_{seq}:m", {"policy": id, "provision": provision[1], "text": text, "seq": seq}))
        edges.append(Edge("CONTAINS", provision, measure, own))
        edges += [Edge("LEADS", ("Agency", AGENCIES[i]), measure, {**own, "position": n, "role": "lead"}) for n, i in enumerate(held)]
        for n, words in enumerate(draw(st.lists(_citation_words(), max_size=3))):
            stub, edge = _citation(provision[1], words, 100 * seq + n)
            add(stub)
            edges.append(edge)
    return Fragment(id, tuple(nodes.values()), tuple(edges))


@st.composite
def references(draw: st.DrawFn) -> Fragment:
    """Reference data: regions, an agency, and outlines of some of POLICIES."""
    nodes = [_region(code) for code in REGIONS] + [Node("Agency", AGENCIES[3], {"name": AGENCIES[3][7:], "aliases": [AGENCIES[3][7:]]})]
    edges = [Edge("PART_OF", ("Region", low), ("Region", high)) for low, high in CHAIN]
    for policy in draw(st.lists(st.sampled_from(POLICIES), unique_by=known_id, max_size=2)):
        id = known_id(policy)
        nodes.append(Node("Policy", id, {**policy, "presence": "catalogued"}))
        nodes.append(Node("Provision", f"{id}:sec_0", {"policy": id, "kind": "section", "seq": 0, "heading": WORDS[0][0]}))
        edges.append(Edge("CONTAINS", ("Policy", id), ("Provision", f"{id}:sec_0")))
        edges.append(Edge("APPLIES_IN", ("Policy", id), ("Region", str(policy["region"]))))
    return Fragment(None, tuple(nodes), tuple(edges))
