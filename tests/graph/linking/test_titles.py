"""Titles taken apart and compared, as tables of titles and answers."""

from __future__ import annotations

import pytest

from graph.linking.titles import Wording, is_misspelt, read_title, spell

NAMES = {
    "中华人民共和国": frozenset({"100000"}),
    "山西省": frozenset({"140000"}),
    "吉林": frozenset({"220000", "220200"}),
    "忻州市": frozenset({"140900"}),
}


@pytest.mark.parametrize(
    ("title", "spelt"),
    [
        ("«二〇三五年 远景目标»", "2035年远景目标"),
        ("二○二五年工作要点", "2025年工作要点"),
        ("“十四五”节能方案", "十四五节能方案"),
        ("印发《方案》的通知（国科发社〔2022〕157号）", "印发方案的通知"),
    ],
)
def test_spelling(title: str, spelt: str) -> None:
    assert spell(title) == spelt


@pytest.mark.parametrize(
    ("title", "places", "issuer", "years", "core"),
    [
        ("山西省忻州市人民政府关于科学绿化的实施意见", {"140900"}, "山西省忻州市人民政府", "", "科学绿化的实施意见"),
        ("国务院办公厅关于科学绿化的指导意见", {"100000"}, "国务院办公厅", "", "科学绿化的指导意见"),
        ("关于印发山西省氢能规划（2021-2035年）的通知", {"140000"}, "", "20212035年", "氢能规划"),
        ("吉林碳汇行动方案（试行）", {"220000", "220200"}, "", "", "碳汇行动方案"),
        ("省政府印发关于绿化的意见", set(), "省政府", "", "绿化的意见"),
        ("中华人民共和国森林法", {"100000"}, "", "", "森林法"),
        ("中共山西省委关于绿化的意见", {"140000"}, "中共山西省委", "", "绿化的意见"),
    ],
)
def test_a_title_taken_apart(title: str, places: set[str], issuer: str, years: str, core: str) -> None:
    assert read_title(spell(title), NAMES) == Wording(frozenset(places), issuer, years, core)


MISSPELT = [
    ("推进绿色建筑发展规划", "推动绿色建筑发展规划", True),
    ("完整准确全面贯彻新发展理念做好碳达峰工作的意见", "完整准确全面贯彻理念做好碳达峰工作的意见", True),
    ("建筑节能与绿色建筑发展规划", "建筑节能和绿色建筑发展规划", True),
    ("科学绿化的意见", "科学绿化的实施意见", False),
    ("十三五节能减排综合工作方案", "十四五节能减排综合工作方案", False),
    ("大气污染防治行动计划", "土壤污染防治行动计划", False),
    ("推进农村生活污水治理的指导意见", "推进农村生活垃圾治理的指导意见", False),
    ("引进人才入户管理办法", "积分制入户管理办法", False),
    ("组织申报碳中和科技创新专项第一批项目的通知", "组织申报碳中和科技创新专项项目的通知", False),
    ("加强全省科研诚信建设的若干意见", "进一步加强全省科研诚信建设的若干意见", False),
    ("节约能源法", "价格法", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), MISSPELT)
def test_two_spellings_and_two_titles(one: str, other: str, expected: bool) -> None:
    assert is_misspelt(one, other) is expected
    assert is_misspelt(other, one) is expected
