"""Three small documents and their agencies, made by hand, for tests of the queries, the API and the pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.fragment import Edge, Fragment, Node, Value

PLAN = "晋发改资环发〔2022〕198号"
OLD = "晋政发〔2017〕10号"
HEBEI = "冀发改环资〔2022〕7号"
CITED = "发改环资〔2021〕1524号"

DUTY_LABEL = {"lead": "LEADS", "support": "SUPPORTS", "responsible": "RESPONSIBLE_FOR"}
PLACES = {"山西省": ("140000", "山西"), "河北省": ("130000", "河北")}

AGENCIES = {
    name: (f"{PLACES[name[:3]][0]}-{name}", PLACES[name[:3]][0], short, aliases)
    for name, short, aliases in (
        ("山西省能源局", "省能源局", ["山西能源局"]),
        ("山西省工业和信息化厅", "省工信厅", ["山西省工信厅"]),
        ("山西省生态环境厅", "省生态环境厅", []),
        ("山西省商务厅", "省商务厅", []),
        ("山西省财政厅", "省财政厅", []),
        ("山西省煤炭工业厅", "省煤炭厅", ["山西省煤炭厅"]),
        ("山西省经济和信息化委员会", "省经信委", ["山西省经信委"]),
        ("山西省煤炭工业局", "省煤炭局", []),
        ("山西省发展和改革委员会", "省发展改革委", ["省发改委"]),
        ("山西省各市人民政府", "各市人民政府", []),
        ("河北省能源局", "省能源局", []),
    )
}


@dataclass
class Draft:
    """A document in the making: nodes and edges pile up, in document order."""

    policy: str
    title: str
    place: str
    date: str
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    position: int = 0

    def __post_init__(self) -> None:
        code, short = PLACES[self.place]
        fields: dict[str, Value] = {"title": self.title, "doc_number": self.policy, "genre": "通知", "level": "province", "region": code}
        self.nodes += [
            Node(
                "Policy",
                self.policy,
                fields | {"date_issued": self.date, "presence": "loaded", "digest": self.policy, "addressees": ["各市"]},
            ),
            Node("Region", code, {"code": code, "name": self.place, "short_name": short, "level": "province"}),
        ]
        self.edges.append(Edge("APPLIES_IN", ("Policy", self.policy), ("Region", code), self._made("heading")))

    def _made(self, method: str, evidence: str | None = None) -> dict[str, Value]:
        made: dict[str, Value] = {"policy": self.policy, "method": method, "score": 1.0, "rule": "hand 1"}
        return made | {"evidence": evidence, "span_start": self.position, "span_end": self.position + 1}

    def provision(self, eid: str, kind: str, number: str, path: str, heading: str, above: str | None = None) -> str:
        """Add a provision under `above`, or under the document; gives its id."""
        self.position += 10
        id = f"{self.policy}:{eid}"
        fields: dict[str, Value] = {"policy": self.policy, "eid": eid, "kind": kind, "number": number, "path": path, "heading": heading}
        fields |= {"text": f"{heading}的原文。", "seq": self.position, "depth": path.count("/"), "span_start": self.position}
        fields |= {"span_end": self.position + 9, "text_start": self.position, "text_end": self.position + 9}
        self.nodes.append(Node("Provision", id, fields))
        start = ("Provision", above) if above else ("Policy", self.policy)
        self.edges.append(Edge("CONTAINS", start, ("Provision", id), self._made("heading") | {"seq": self.position}))
        return id

    def measures(self, provision: str, texts: list[str], duties: str = "") -> None:
        """Add measures and the printed list `duties`, `name:role:basis` joined by spaces, that covers them."""
        bracket = f"{provision}:b{self.position}"
        names = [duty.split(":") for duty in duties.split()]
        printed = f"（{'、'.join(AGENCIES[name][2] for name, _, _ in names)}）"
        for text in texts:
            self.position += 10
            id = f"{provision}:m{self.position}"
            fields: dict[str, Value] = {
                "policy": self.policy,
                "provision": provision,
                "text": text,
                "modality": "require",
                "seq": self.position,
            }
            self.nodes.append(Node("Measure", id, fields | {"span_start": self.position, "span_end": self.position + 9}))
            self.edges.append(Edge("CONTAINS", ("Provision", provision), ("Measure", id), self._made("sentence") | {"seq": self.position}))
            for place, (name, role, basis) in enumerate(names, 1):
                duty = self._made(basis, printed) | {"role": role, "basis": basis, "position": place, "bracket": bracket}
                agency = ("Agency", self.agency(name))
                self.edges.append(Edge(DUTY_LABEL[role], agency, ("Measure", id), duty | {"mention": AGENCIES[name][2]}))

    def target(self, provision: str, indicator: str, value: float) -> None:
        """Add a figure for 2025 in per cent."""
        id, measured = f"{provision}:t{self.position}", ("Indicator", f"indicator-{indicator}")
        fields: dict[str, Value] = {"policy": self.policy, "provision": provision, "value": value, "unit": "%", "change": "level"}
        self.nodes.append(
            Node("Target", id, fields | {"comparator": ">=", "commitment": "stated", "year": 2025, "quote": f"{indicator}{value}%"})
        )
        self._share(Node(*measured, {"name": indicator, "aliases": [f"{indicator}（别名）"]}))
        self.edges.append(Edge("SETS", ("Provision", provision), ("Target", id), self._made("sentence")))
        self.edges.append(Edge("MEASURES", ("Target", id), measured, self._made("sentence") | {"mention": indicator}))

    def cite(self, provision: str, number: str, relation: str) -> None:
        """Add a citation of a document that the graph does not hold."""
        self._share(Node("Policy", number, {"doc_number": number, "presence": "cited"}))
        fields = self._made("cited-number", number) | {"relation": relation, "doc_number": number, "cited_as": number}
        self.edges.append(Edge("CITES", ("Provision", provision), ("Policy", number), fields))

    def issue(self, name: str) -> None:
        """Name the issuer."""
        fields = self._made("heading") | {"position": 1, "mention": name}
        self.edges.append(Edge("ISSUED", ("Agency", self.agency(name)), ("Policy", self.policy), fields))

    def agency(self, name: str) -> str:
        """Add the agency; gives its id."""
        node, place = agency(name)
        self._share(place)
        if self._share(node):
            self.edges.append(Edge("LOCATED_IN", ("Agency", node.id), ("Region", place.id)))
        return node.id

    def _share(self, node: Node) -> bool:
        is_new = (node.label, node.id) not in {(one.label, one.id) for one in self.nodes}
        if is_new:
            self.nodes.append(node)
        return is_new

    def fragment(self) -> Fragment:
        """The document."""
        return Fragment(self.policy, tuple(self.nodes), tuple(self.edges))


def agency(name: str) -> tuple[Node, Node]:
    """The agency of that name and its region."""
    id, code, short, aliases = AGENCIES[name]
    place = name[:3]
    node = Node("Agency", id, {"name": name, "short_name": short, "aliases": aliases, "region": code, "level": "province"})
    return node, Node("Region", code, {"code": code, "name": place, "short_name": PLACES[place][1], "level": "province"})


def plan() -> Fragment:
    """A plan of 2022 in which 省能源局 leads six groups by custom alone, in clauses 五, 五, 五, 六, 六 and 十六."""
    draft = Draft(PLAN, "关于印发《山西省“十四五”清洁生产实施方案》的通知", "山西省", "2022-05-20")
    draft.issue("山西省能源局")
    draft.cite(draft.provision("preamble", "preamble", "", "", ""), CITED, "implements")
    goals = draft.provision("sec_1", "section", "一", "一", "总体要求")
    draft.target(draft.provision("sec_1__cl_2", "clause", "二", "一/二", "主要目标", goals), "秸秆综合利用率", 86.0)
    second = draft.provision("sec_2", "section", "二", "二", "突出抓好工业清洁生产")
    four = draft.provision("sec_2__cl_4", "clause", "四", "二/四", "推行工业产品绿色设计", second)
    draft.measures(
        four, ["开展产品绿色设计示范企业创建。"], "山西省各市人民政府:responsible:standing-clause 山西省工业和信息化厅:lead:sole"
    )
    five = draft.provision("sec_2__cl_5", "clause", "五", "二/五", "推进燃料原材料清洁替代", second)
    draft.measures(
        five, ["加大清洁能源应用。", "有序推进清洁低碳能源替代。"], "山西省能源局:lead:first-listed 山西省工业和信息化厅:responsible:joint"
    )
    draft.measures(five, ["统筹谋划多能互补发展项目。"], "山西省能源局:lead:sole")
    draft.measures(five, ["因地制宜推行集中供能模式。"], "山西省能源局:lead:first-listed 山西省商务厅:responsible:joint")
    draft.measures(five, ["推进原辅材料无害化替代。"], "山西省生态环境厅:lead:explicit 山西省财政厅:support:explicit")
    draft.measures(five, ["核定能源价格。"], "山西省发展和改革委员会:lead:sole")
    six = draft.provision("sec_2__cl_6", "clause", "六", "二/六", "加快推进重点行业清洁低碳改造", second)
    draft.measures(six, ["全面开展清洁生产审核。"], "山西省能源局:lead:first-listed 山西省生态环境厅:responsible:joint")
    draft.measures(six, ["加快存量企业节能改造。"], "山西省能源局:lead:first-listed 山西省生态环境厅:responsible:joint")
    draft.measures(draft.provision("sec_2__box_2", "box", "专栏2", "二/专栏2", "改造工程", second), ["严禁新增焦化产能。"])
    sixth = draft.provision("sec_6", "section", "六", "六", "深化清洁生产推行模式创新")
    sixteen = draft.provision("sec_6__cl_16", "clause", "十六", "六/十六", "创新清洁生产审核管理模式", sixth)
    draft.measures(sixteen, ["鼓励审核分级管理。"], "山西省生态环境厅:lead:first-listed 山西省能源局:responsible:joint")
    draft.measures(sixteen, ["探索整体审核模式。"], "山西省能源局:lead:first-listed 山西省生态环境厅:responsible:joint")
    return draft.fragment()


def old() -> Fragment:
    """A plan of 2017, before the reform, with duties of three predecessors of 山西省能源局."""
    draft = Draft(OLD, "山西省“十三五”节能减排实施方案", "山西省", "2017-03-01")
    section = draft.provision("sec_1", "section", "一", "一", "优化产业结构")
    one = draft.provision("sec_1__cl_1", "clause", "一", "一/一", "淘汰落后产能", section)
    draft.measures(one, ["压减煤炭产能。"], "山西省煤炭工业厅:lead:explicit 山西省财政厅:support:explicit")
    draft.measures(one, ["发展电子信息产业。", "推广新能源汽车。"], "山西省经济和信息化委员会:lead:explicit")
    two = draft.provision("sec_1__cl_2", "clause", "二", "一/二", "调整能源结构", section)
    draft.measures(two, ["扩大天然气供应。"], "山西省经济和信息化委员会:lead:sole")
    draft.measures(two, ["整顿小矿。"], "山西省煤炭工业局:lead:sole")
    return draft.fragment()


def hebei() -> Fragment:
    """A plan of another province, whose 省能源局 is another organ."""
    draft = Draft(HEBEI, "河北省清洁生产实施方案", "河北省", "2022-06-01")
    clause = draft.provision("cl_1", "clause", "一", "一", "发展清洁能源")
    draft.measures(clause, ["建设张家口可再生能源示范区。"], "河北省能源局:lead:explicit")
    return draft.fragment()


def reference() -> Fragment:
    """The successions: 省煤炭局 → 省煤炭厅 → 省能源局, and the energy duties of 省经信委 and of 省发展改革委, which lives on."""
    pairs = (
        ("山西省煤炭工业局", "山西省煤炭工业厅", "2009", ["all"]),
        ("山西省煤炭工业厅", "山西省能源局", "2018-10", ["all"]),
        ("山西省经济和信息化委员会", "山西省能源局", "2018-10", ["能源", "煤炭"]),
        ("山西省经济和信息化委员会", "山西省工业和信息化厅", "2018-10", ["all"]),
        ("山西省发展和改革委员会", "山西省能源局", "2018-10", ["能源"]),
    )
    nodes = {node.id: node for older, newer, _, _ in pairs for name in (older, newer) for node in agency(name)}
    edges = [
        Edge("SUCCEEDED_BY", ("Agency", AGENCIES[older][0]), ("Agency", AGENCIES[newer][0]), {"date": date, "scope": scope})
        for older, newer, date, scope in pairs
    ]
    return Fragment(None, tuple(nodes.values()), tuple(edges))
