"""Likely parents, as a table of two policies and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph.fragment import Edge, Node, Value
from graph.linking.parentage import find_kin, likely_parents

REGIONS = {"360400": ["360000"], "360000": ["100000"], "350000": ["100000"], "370000": ["100000"]}
NAMES = {
    name: frozenset({code})
    for name, code in (
        ("中华人民共和国", "100000"),
        ("江西省", "360000"),
        ("九江市", "360400"),
        ("福建省", "350000"),
        ("山东省", "370000"),
    )
}

Given = tuple[str, str, str | None, str | None]
"""Title, region, date and function of the issuer."""


def likely(*given: Given) -> list[tuple[str, str, float]]:
    """The likely parents among policies that are named by their place in the row."""
    policies, issued, functions = [], [], {}
    for place, (title, region, date, function) in enumerate(given):
        fields: dict[str, Value] = {"title": title, "region": region or None, "date_issued": date, "presence": "loaded"}
        policies.append(Node("Policy", f"p{place}", fields))
        issued.append(Edge("ISSUED", ("Agency", f"a{place}"), ("Policy", f"p{place}")))
        functions[f"a{place}"] = function
    return list(likely_parents(find_kin(policies, issued if given[0][3] else [], functions, NAMES), REGIONS))


CITY = ("九江市“十四五”生态环境保护规划", "360400", "2022-05-07", None)
LAW = ("优化营商环境条例", "100000", "2019-10-22", None)

PARENTS: list[tuple[str, Given, Given, float | None]] = [  # what is said, child, parent, score
    ("one title, a level up", CITY, ("江西省“十四五”生态环境保护规划", "360000", "2021-11-01", None), 0.8),
    ("in a notice", CITY, ("江西省人民政府关于印发江西省“十四五”生态环境保护规划的通知", "360000", "2021-11-01", None), 0.8),
    ("two levels up", CITY, ("“十四五”生态环境保护规划", "100000", "2021-11-01", None), 0.8),
    ("a date unknown", CITY, ("江西省“十四五”生态环境保护规划", "360000", None, None), 0.6),
    ("another genre of plan", CITY, ("江西省“十四五”生态环境保护专项规划", "360000", "2021-11-01", None), 0.8),
    (
        "a notice of measures",
        ("江西省关于推动城乡建设绿色发展若干措施的通知", "360000", "2022-04-01", None),
        ("关于推动城乡建设绿色发展的意见", "100000", "2021-10-21", None),
        0.8,
    ),
    ("another province", CITY, ("福建省“十四五”生态环境保护规划", "350000", "2021-11-01", None), None),
    ("the plan of the last period", CITY, ("江西省“十三五”生态环境保护规划", "360000", "2017-11-01", None), None),
    ("no period", CITY, ("江西省生态环境保护规划", "360000", "2021-11-01", None), None),
    ("a later plan", CITY, ("江西省“十四五”生态环境保护规划", "360000", "2022-11-01", None), None),
    ("a part of the matter", CITY, ("江西省“十四五”生态环境监测规划", "360000", "2021-11-01", None), None),
    ("a regulation of the name", ("山东省优化营商环境条例", "370000", "2020-09-25", None), LAW, 0.8),
    ("no plan of a regulation's name", ("山东省优化营商环境实施方案", "370000", "2020-09-25", None), LAW, None),
    ("no report", ("江西省2023年政府工作报告", "360000", "2023-02-01", None), ("2023年政府工作报告", "100000", "2023-01-01", None), None),
    (
        "works of one year",
        ("江西省2022年公共机构节能工作要点", "360000", "2022-04-01", None),
        ("2022年公共机构节能工作要点", "100000", "2022-03-01", None),
        0.8,
    ),
    (
        "of another",
        ("江西省2022年公共机构节能工作要点", "360000", "2022-04-01", None),
        ("2021年公共机构节能工作要点", "100000", "2021-03-01", None),
        None,
    ),
    ("too old", ("江西省科学绿化实施方案", "360000", "2022-04-01", None), ("科学绿化工作方案", "100000", "2012-03-01", None), None),
    (
        "a government above its department",
        ("江西省科学绿化实施方案", "360000", "2022-04-01", "林业"),
        ("江西省科学绿化实施意见", "360000", "2022-03-01", "人民政府"),
        0.8,
    ),
    (
        "a department beside another",
        ("江西省科学绿化实施方案", "360000", "2022-04-01", "林业"),
        ("江西省科学绿化工作方案", "360000", "2022-03-01", "财政"),
        None,
    ),
    (
        "a deed that hands nothing down",
        ("九江市关于成立碳达峰工作领导小组的通知", "360400", "2022-04-01", None),
        ("江西省关于成立碳达峰工作领导小组的通知", "360000", "2022-03-01", None),
        None,
    ),
    ("no region", ("九江市科学绿化实施方案", "", "2022-04-01", None), ("江西省科学绿化实施意见", "360000", "2022-03-01", None), None),
]


@pytest.mark.parametrize(("child", "parent", "score"), [row[1:] for row in PARENTS], ids=[row[0] for row in PARENTS])
def test_a_likely_parent(child: Given, parent: Given, score: float | None) -> None:
    assert likely(child, parent) == ([("p0", "p1", score)] if score else [])


def test_the_nearest_level_and_there_the_latest() -> None:
    others: Sequence[Given] = [
        ("“十四五”生态环境保护规划", "100000", "2021-10-01", None),
        ("江西省“十四五”生态环境保护规划", "360000", "2021-11-01", None),
        ("江西省“十四五”生态环境保护规划（修订）", "360000", "2022-01-01", None),
    ]
    assert likely(CITY, *others) == [("p0", "p3", 0.8), ("p2", "p1", 0.8), ("p3", "p1", 0.8)]
