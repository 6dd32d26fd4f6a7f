"""Made-up opinions of provinces and cities on one subject, with the nation's above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.fragment import Edge, Fragment, Node, Value
from tests.graph.linking.material import FILLERS
from tests.graph.linking.test_derivation import plan

NAMES = {"100000": "中华人民共和国", "140000": "山西省", "130000": "河北省", "360000": "江西省", "140900": "忻州市", "130100": "石家庄市"}
CHAIN = (("140900", "140000"), ("130100", "130000"), ("140000", "100000"), ("130000", "100000"), ("360000", "100000"))
LEVELS = {"100000": "national", "140900": "city", "130100": "city"}
FILL = list(FILLERS.items())
LONG = ("完善绿化用地", "对国土绿化达标的乡镇给予建设用地指标奖励并优先安排生态修复项目中央预算资金。")
BRIEF = (
    ("抓好种苗保障", "建设保障性苗圃二十处以上。定向培育抗旱乡土树种。"),
    ("加强古树保护", "建立古树名木电子身份档案。逐株落实日常管护人员。"),
    ("推进义务植树", "推行互联网加义务植树点位。开展认建认养认管活动。"),
)
"""Clauses of which each is short enough to be alike by chance, but not all three."""


def opinion(id: str, region: str, clauses: Sequence[tuple[str, str]], **fields: Value) -> Fragment:
    """An opinion on greening that applies in a region; `fields` are further ones of the policy, or other ones."""
    made = plan(id, clauses)
    issued: dict[str, Value] = {
        "title": f"{NAMES[region]}关于科学绿化的实施意见",
        "region": region,
        "level": LEVELS.get(region, "province"),
    }
    nodes = [replace(node, fields={**node.fields, **issued, **fields}) if node.label == "Policy" else node for node in made.nodes]
    nodes += [Node("Region", code, {"code": code, "name": name, "short_name": None}) for code, name in NAMES.items()]
    edges = [*made.edges, Edge("APPLIES_IN", ("Policy", id), ("Region", region), {"policy": id})]
    edges += [Edge("PART_OF", ("Region", low), ("Region", high)) for low, high in CHAIN]
    return Fragment(id, tuple(nodes), tuple(edges))


NATION = opinion("nation", "100000", FILL, title="关于科学绿化的指导意见", date_issued="2021-05-18")
SHANXI = opinion("shanxi", "140000", [*FILL, LONG], date_issued="2021-09-01")
HEBEI = opinion("hebei", "130000", [LONG, *FILL], date_issued="2022-02-01")
JIANGXI = opinion("jiangxi", "360000", FILL, date_issued="2022-03-01")
