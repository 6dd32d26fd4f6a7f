"""Which figure of the parent each figure of the child answers to, and what was made of it."""

from __future__ import annotations

from typing import Any

import pytest

from graph.linking.figures import judge
from graph.linking.links import TargetLink
from graph.linking.sides import Figure
from graph.linking.targets import align_targets
from loaders.names.units import to_si
from tests.graph.linking.material import figure, linked, side
from tests.graph.samples import CLEANER_PLAN, COUNTY_PLAN, OPINION, SAVING_PLAN, aligned, compared
from tests.graph.samples import side as sample_side

MATCHED = [  # (indicator, county's clause, figure, province's clause, figure, unit, change)
    ("新能源和清洁能源装机容量占比", "二/四", 60, "二/四", 50, "%", "stricter"),
    ("高标准农田", "三/六", 45, "三/七", 2484, "万亩", "share"),
    ("高效节水灌溉面积", "三/六", 30, "三/七", 240, "万亩", "share"),
    ("绿色有机农产品", "三/六", 80, "三/七", 1800, "个", "share"),
    ("畜禽粪污综合利用率", "三/六", 80, "三/七", 80, "%", "same"),
    ("秸秆综合利用率", "三/六", 90, "三/七", 90, "%", "same"),
    ("农膜回收率", "三/六", 85, "三/七", 85, "%", "same"),
    ("生活垃圾回收利用率", "五/十五", 35, "五/十六", 35, "%", "same"),  # 35%以上 against 35%
    ("生活垃圾焚烧处理能力占比", "六/十六", 100, "六/十七", 75, "%", "stricter"),
    ("绿色建筑面积占比", "六/十八", 100, "六/十九", 100, "%", "same"),
]
ADDED = [("装配式建筑面积占比", "六/十八", 30, "%")]
OMITTED = [  # (words of the indicator or the quote, clause, figure, unit)
    ("发电量占比", "二/四", 30, "%"),
    ("积极争取开工", "二/五", 10, "个"),
    ("基地新增废弃物综合利用率", "三/六", 60, "%"),
    ("绿色出行比例", "五/十六", 70, "%"),
    ("工业源危险废物", "六/十七", 1, "座"),
    ("至少", "六/十七", 1, "座"),
    ("医疗废物处置能力", "六/十七", 233, "吨/天"),
    ("绿色技术重点实验室", "七/二十", 1, "家"),
]


def words(one: Figure) -> str:
    return f"{one.indicator} {one.quote}"


# 忻府区 and 山西


@pytest.mark.parametrize(("name", "path", "value", "parent_path", "parent_value", "unit", "change"), MATCHED)
def test_matched_figures(name: str, path: str, value: float, parent_path: str, parent_value: float, unit: str, change: str) -> None:
    (link,) = [one for one in compared(COUNTY_PLAN, OPINION).targets if one.child and name in one.child.indicator]
    assert link.child is not None
    assert link.parent is not None
    assert name in link.parent.indicator
    assert (link.child.path, link.child.value, link.child.unit) == (path, value, unit)
    assert (link.parent.path, link.parent.value, link.parent.unit) == (parent_path, parent_value, unit)
    assert (link.change, link.review) == (change, False)


@pytest.mark.parametrize(("name", "path", "value", "unit"), ADDED)
def test_added_figures(name: str, path: str, value: float, unit: str) -> None:
    (link,) = [one for one in compared(COUNTY_PLAN, OPINION).targets if one.child and name in one.child.indicator]
    assert link.child is not None
    assert (link.child.path, link.child.value, link.child.unit) == (path, value, unit)
    assert (link.parent, link.change) == (None, "added")


@pytest.mark.parametrize(("name", "path", "value", "unit"), OMITTED)
def test_omitted_figures(name: str, path: str, value: float, unit: str) -> None:
    (link,) = [
        one for one in compared(COUNTY_PLAN, OPINION).targets if one.parent and one.parent.path == path and name in words(one.parent)
    ]
    assert link.parent is not None
    assert (link.parent.value, link.parent.unit) == (value, unit)
    assert (link.child, link.change) == (None, "omitted")


def test_there_are_no_other_figures() -> None:
    links = compared(COUNTY_PLAN, OPINION).targets
    assert len(links) == len(MATCHED) + len(ADDED) + len(OMITTED)
    assert [link for link in links if link.change == "omitted"] == links[-len(OMITTED) :]


# What was made of a figure

AT_LEAST, AT_MOST, LESS = {"comparator": ">="}, {"comparator": "<="}, {"comparator": "<"}
FALL, RISE = {"change": "decrease"}, {"change": "increase"}
HIGHER, LOWER = {"direction": "higher"}, {"direction": "lower"}
ADDS_UP, DOES_NOT = {"additive": True}, {"additive": False}
ENERGY = {"indicator": "单位产品能耗"}

JUDGE = [  # (what, child's figure, unit, what is said of it, parent's figure, unit, what is said of it, change)
    ("占比 60 against 50", 60, "%", {}, 50, "%", {}, "stricter"),
    ("占比 40 against 50", 40, "%", {}, 50, "%", {}, "looser"),
    ("占比 of an indicator that should rise", 60, "%", HIGHER, 50, "%", HIGHER, "stricter"),
    ("以上 by the child", 35, "%", AT_LEAST, 35, "%", {}, "same"),
    ("以上 by the parent", 35, "%", {}, 35, "%", AT_LEAST, "same"),
    ("以上 by both", 35, "%", AT_LEAST, 35, "%", AT_LEAST, "same"),
    ("左右 by the child", 35, "%", {"comparator": "~"}, 35, "%", AT_LEAST, "same"),
    ("以内 by the child", 35, "%", AT_MOST, 35, "%", {}, "same"),
    ("以上, more", 40, "%", AT_LEAST, 35, "%", {}, "stricter"),
    ("以上, less", 30, "%", AT_LEAST, 35, "%", AT_LEAST, "looser"),
    ("cap 40 against 50", 40, "%", AT_MOST, 50, "%", AT_MOST, "stricter"),
    ("cap 60 against 50", 60, "%", AT_MOST, 50, "%", AT_MOST, "looser"),
    ("below 40 against below 50", 40, "%", LESS, 50, "%", LESS, "stricter"),
    ("cap of the child alone", 40, "%", AT_MOST, 50, "%", {}, "stricter"),
    ("cap of the parent alone", 40, "%", {}, 50, "%", AT_MOST, "stricter"),
    ("下降 15 against 14", 15, "%", FALL | LOWER, 14, "%", FALL | LOWER, "stricter"),
    ("下降 13 against 14", 13, "%", FALL | LOWER, 14, "%", FALL | LOWER, "looser"),
    ("下降 14 against 14", 14, "%", FALL, 14, "%", FALL | AT_LEAST, "same"),
    ("下降 of 能耗 by its name", 15, "%", FALL | ENERGY, 14, "%", FALL | ENERGY, "stricter"),
    ("提高 10 against 5", 10, "%", RISE | HIGHER, 5, "%", RISE | HIGHER, "stricter"),
    ("提高 3 against 5", 3, "%", RISE, 5, "%", RISE, "looser"),
    ("增长 of what should fall", 3, "%", RISE | LOWER, 5, "%", RISE | LOWER, "stricter"),
    ("level of what should fall", 30, "%", LOWER, 35, "%", LOWER, "stricter"),
    ("level of what should fall, higher", 40, "%", LOWER, 35, "%", LOWER, "looser"),
    ("direction known of the parent's alone", 30, "%", {}, 35, "%", LOWER, "stricter"),
    ("level of 能耗 by its name", 290, "克标准煤/千瓦时", ENERGY, 300, "克标准煤/千瓦时", ENERGY, "stricter"),
    ("level of 能耗 by its name, higher", 310, "克标准煤/千瓦时", ENERGY, 300, "克标准煤/千瓦时", ENERGY, "looser"),
    ("万亩 of 万亩", 45, "万亩", {}, 2484, "万亩", {}, "share"),
    ("个 of 个", 80, "个", {}, 1800, "个", {}, "share"),
    ("amounts that are known to add up", 45, "万亩", ADDS_UP, 2484, "万亩", ADDS_UP, "share"),
    ("amounts with 以上", 45, "万亩", AT_LEAST, 2484, "万亩", AT_LEAST, "share"),
    ("the same amount", 45, "万亩", ADDS_UP, 45, "万亩", ADDS_UP, "same"),
    ("more than the parent's", 90, "个", {}, 80, "个", {}, "stricter"),
    ("counts that are known not to add up", 40, "个", DOES_NOT, 50, "个", DOES_NOT, "looser"),
    ("a share of what does not add up", 40, "%", DOES_NOT, 50, "%", DOES_NOT, "looser"),
    ("an amount per time", 10, "吨/天", {}, 233, "吨/天", {}, "share"),
    ("a cap on a total", 263, "万吨", AT_MOST | {"indicator": "煤炭消费总量"}, 18900, "万吨", AT_MOST, "share"),
    ("a cap on days", 3, "天", AT_MOST, 5, "天", AT_MOST, "stricter"),
    ("a rise by an amount", 20, "万千瓦", RISE, 500, "万千瓦", RISE, "share"),
    ("a fall by a share of what adds up", 10, "%", FALL | ADDS_UP, 14, "%", FALL | ADDS_UP, "looser"),
    ("days are no amount", 40, "天", {}, 50, "天", {}, "looser"),
    ("a rate is no share", 40, "毫克/升", {}, 50, "毫克/升", {}, "looser"),
    ("another year, another figure", 60, "%", {"year": 2030}, 50, "%", {}, "other-year"),
    ("another year, the same figure", 50, "%", {"year": 2020}, 50, "%", {}, "other-year"),
    ("another year, an amount", 45, "万亩", {"year": 2022}, 2484, "万亩", {}, "other-year"),
    ("no year", 60, "%", {"year": None}, 50, "%", {}, "stricter"),
    ("no year at all", 50, "%", {"year": None}, 50, "%", {"year": None}, "same"),
]


@pytest.mark.parametrize(
    ("value", "unit", "ours", "parent_value", "parent_unit", "theirs", "change"),
    [case[1:] for case in JUDGE],
    ids=[case[0] for case in JUDGE],
)
def test_judge(
    value: float, unit: str, ours: dict[str, Any], parent_value: float, parent_unit: str, theirs: dict[str, Any], change: str
) -> None:
    assert judge(figure(value, unit, **ours), figure(parent_value, parent_unit, **theirs)) == change


@pytest.mark.parametrize("value", [1.0, 50.0, 99.0])
@pytest.mark.parametrize("ours", ["=", ">=", ">", "~"])
@pytest.mark.parametrize("theirs", ["=", ">=", ">", "~"])
def test_a_sign_beside_equal_figures_does_not_matter(value: float, ours: str, theirs: str) -> None:
    assert judge(figure(value, comparator=ours), figure(value, comparator=theirs)) == "same"


OPPOSITE = {"stricter": "looser", "looser": "stricter", "same": "same", "other-year": "other-year"}


@pytest.mark.parametrize("case", [case for case in JUDGE if case[-1] in OPPOSITE and case[2] == "%"], ids=lambda case: case[0])
def test_the_other_way_round_a_share_is_judged_the_opposite(case: tuple[Any, ...]) -> None:
    _, value, unit, ours, parent_value, parent_unit, theirs, change = case
    assert judge(figure(parent_value, parent_unit, **theirs), figure(value, unit, **ours)) == OPPOSITE[change]


def printed(value: float, unit: str, **changes: Any) -> Figure:
    """A figure as the loaders convert it."""
    si = to_si(value, unit)
    assert si is not None
    return figure(value, unit, value_si=si[0], unit_si=si[1], **changes)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ((45, "万亩"), (450000, "亩")),
        ((5, "%"), (5, "个百分点")),
        ((2, "万辆"), (20000, "辆")),
        ((10, "吨/天"), (10, "吨/日")),
        ((0.3, "亿立方米"), (3000, "万立方米")),
        ((2.3, "亿元"), (23000, "万元")),
        ((1.1, "亿立方米"), (11000, "万立方米")),
        ((0.07, "亿吨"), (700, "万吨")),
    ],
)
def test_the_same_figure_in_other_units(ours: tuple[float, str], theirs: tuple[float, str]) -> None:
    assert judge(printed(*ours), printed(*theirs)) == "same"
    assert judge(printed(*theirs), printed(*ours)) == "same"


def test_other_units_are_converted() -> None:
    assert judge(printed(4, "亿立方米", **DOES_NOT), printed(30000, "万立方米", **DOES_NOT)) == "stricter"
    assert judge(printed(500, "亩"), printed(1, "万亩")) == "share"


CAPS = [
    (AT_MOST, AT_MOST),
    (AT_MOST, {}),
    ({}, AT_MOST),
]


@pytest.mark.parametrize(("ours", "theirs"), CAPS)
def test_a_cap_on_a_rise(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert judge(figure(3, **RISE, **ours), figure(5, **RISE, **theirs)) == "stricter"


@pytest.mark.parametrize(
    "name",
    [
        "超低排放改造比例",
        "工业企业达标排放率",
        "失业保险参保率",
    ],
)
def test_what_is_done_against_an_evil_should_rise(name: str) -> None:
    assert judge(figure(100, indicator=name), figure(80, indicator=name)) == "stricter"


def test_ranges_with_another_upper_end_are_not_the_same() -> None:
    one, other = figure(1, "个", value_max=2.0, comparator="range"), figure(1, "个", value_max=5.0, comparator="range")
    assert judge(one, other) != "same"


def test_whether_parts_add_up_is_known_of_the_parents_indicator() -> None:
    assert judge(figure(10, "吨/天"), figure(233, "吨/天", **ADDS_UP)) == "share"


# Which figures are compared

CLAUSES = {"推进农业绿色发展": "推广旱作节水技术。", "完善回收体系": "推进两网融合。"}


def align(ours: list[Figure], theirs: list[Figure], *links: tuple[int, int]) -> list[TargetLink]:
    one, other = side(CLAUSES, ours), side(CLAUSES, theirs)
    return align_targets(one, other, linked(one, other, *links))


def clause(n: int) -> dict[str, str]:
    """Where a figure stands."""
    return {"clause": side(CLAUSES).clauses[n].id}


def summary(links: list[TargetLink]) -> list[tuple[str | None, str | None, str]]:
    return [(link.child and link.child.id, link.parent and link.parent.id, link.change) for link in links]


def test_one_indicator_is_compared_wherever_it_stands() -> None:
    links = align([figure(60, id="a", **clause(0))], [figure(50, id="b", **clause(1))], (0, 0), (1, 1))
    assert summary(links) == [("a", "b", "stricter")]
    assert (links[0].method, links[0].review) == ("indicator", False)


NAMES = [  # (child's name, parent's name, whether their clauses are linked, whether they are compared)
    ("农膜回收率", "废旧农膜回收率", True, True),
    ("生活垃圾回收利用率", "城市生活垃圾回收利用率", True, True),
    ("忻府区生活垃圾回收利用率", "山西省生活垃圾回收利用率", False, True),
    ("抽水蓄能装机", "抽水蓄能装机容量", True, True),
    ("单位建筑面积碳排放量", "单位建筑面积碳排放", True, True),
    ("重点工业企业单位产品能效", "重点工业企业单位产品效能", True, True),  # a misprint
    ("工业用水重复利用率", "规模以上工业用水重复利用率", True, False),  # another scope
    ("数据中心利用率", "西部数据中心利用率", True, False),
    ("光伏发电装机容量", "发电装机容量", True, False),
    ("新能源发电装机规模", "可再生能源发电装机规模", True, False),
    ("装配式建筑面积占比", "森林覆盖率", True, False),
    ("农膜回收率", "发电量占比", False, False),
]


@pytest.mark.parametrize(("ours", "theirs", "inside", "expected"), NAMES)
def test_names(ours: str, theirs: str, inside: bool, expected: bool) -> None:
    one, other = (
        side(CLAUSES, [figure(indicator=ours, **clause(0))], places=("忻府区", "忻府")),
        side(CLAUSES, [figure(indicator=theirs, **clause(0))]),
    )
    changes = [link.change for link in align_targets(one, other, linked(one, other, (0, 0)) if inside else [])]
    assert changes == (["same"] if expected else ["added", "omitted"])


@pytest.mark.parametrize(("topic", "expected"), [("公共机构节约能源资源", ["same"]), ("节能减排", ["added", "omitted"])])
def test_a_name_may_leave_out_what_both_documents_are_about(topic: str, expected: list[str]) -> None:
    one = side(CLAUSES, [figure(indicator="单位建筑面积能耗")], topic=topic)
    other = side(CLAUSES, [figure(indicator="公共机构单位建筑面积能耗")], topic=topic)
    assert [link.change for link in align_targets(one, other, [])] == expected


SCOPES = [  # (scope of the child's figure, of the parent's, whether they are compared); the child is 忻府区 of 山西省
    ("全区", "全省", True),
    (None, "全国", True),
    ("忻府区", "全省", True),
    ("全区", "忻府区", True),
    ("全区", "太原市", False),
    ("农村", None, False),
    ("农村", "农村", True),
]


@pytest.mark.parametrize(("ours", "theirs", "expected"), SCOPES)
def test_scopes(ours: str | None, theirs: str | None, expected: bool) -> None:
    one, other = side(CLAUSES, [figure(scope=ours)], places=("忻府区", "忻府", "山西省", "山西")), side(CLAUSES, [figure(scope=theirs)])
    assert [link.change for link in align_targets(one, other, [])] == (["same"] if expected else ["added", "omitted"])


def test_a_name_that_is_only_like_the_other_is_marked_when_the_clauses_are_not_linked() -> None:
    (link,) = align([figure(indicator="重点地区农膜回收利用比率")], [figure(indicator="重点地区农膜回收比率")])
    assert (link.method, link.review) == ("name", True)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (figure(60, "%"), figure(60, "万亩")),
        (figure(60, "个"), figure(60, "%")),
        (figure(5, **RISE), figure(50)),
        (figure(50), figure(5, **RISE)),
    ],
)
def test_what_cannot_be_compared(ours: Figure, theirs: Figure) -> None:
    assert [link.change for link in align([ours], [theirs], (0, 0))] == ["added", "omitted"]


def test_a_level_is_not_compared_with_a_fall() -> None:
    links = align([figure(50, indicator="煤炭消费占比")], [figure(10, indicator="煤炭消费占比", **FALL)])
    assert [link.change for link in links] == ["added", "omitted"]


QUANTITIES = [  # pairs of names that stand in one clause and mean different things
    ("新能源和清洁能源发电量占比", "新能源和清洁能源装机容量占比"),
    ("装配式建筑面积占比", "绿色建筑面积占比"),
    ("氨氮重点工程减排量", "二氧化硫重点工程减排量"),
    ("城市生活垃圾回收利用率", "城市生活垃圾焚烧处理率"),
]


@pytest.mark.parametrize(("ours", "theirs"), QUANTITIES)
def test_different_quantities_of_one_clause_are_not_taken_for_one(ours: str, theirs: str) -> None:
    links = align([figure(30, indicator=ours, **clause(0))], [figure(50, indicator=theirs, **clause(0))], (0, 0))
    assert all(link.review for link in links if link.child and link.parent)


def test_each_figure_is_used_once() -> None:
    links = align([figure(60, id="a"), figure(70, id="b")], [figure(60, id="c")])
    assert summary(links) == [("a", "c", "same"), ("b", None, "added")]
    links = align([figure(60, id="a")], [figure(60, id="b"), figure(70, id="c")])
    assert summary(links) == [("a", "b", "same"), (None, "c", "omitted")]


def test_the_figure_of_the_linked_clause_comes_first() -> None:
    theirs = [figure(60, id="b", **clause(0)), figure(60, id="c", **clause(1))]
    assert summary(align([figure(60, id="a", **clause(0))], theirs, (0, 1))) == [("a", "c", "same"), (None, "b", "omitted")]


def test_the_figure_of_the_same_scope_comes_first() -> None:
    theirs = [figure(60, id="b", scope="设市城市"), figure(60, id="c", scope="农村")]
    assert summary(align([figure(60, id="a", scope="农村")], theirs)) == [("a", "c", "same"), (None, "b", "omitted")]


def test_the_figure_of_the_same_year_comes_first() -> None:
    theirs = [figure(20, id="b", year=2025), figure(25, id="c", year=2030)]
    assert summary(align([figure(25, id="a", year=2030)], theirs)) == [("a", "c", "same"), (None, "b", "omitted")]


def test_no_figures() -> None:
    assert align([], []) == []
    assert summary(align([figure(id="a")], [])) == [("a", None, "added")]
    assert summary(align([], [figure(id="b")])) == [(None, "b", "omitted")]


# No kin

STRANGERS = [(CLEANER_PLAN, OPINION), (OPINION, SAVING_PLAN), (COUNTY_PLAN, CLEANER_PLAN)]


@pytest.mark.parametrize(("child", "parent"), STRANGERS)
def test_documents_without_descent_have_no_sure_figure(child: str, parent: str) -> None:
    links = align_targets(sample_side(child), sample_side(parent), aligned(child, parent))
    assert [link for link in links if link.child and link.parent and not link.review] == []
