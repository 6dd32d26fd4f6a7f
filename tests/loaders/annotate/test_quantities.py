"""Subjects: the canonical name of what a figure measures, and its scope."""

from __future__ import annotations

import pytest

from loaders.annotate.quantities import restore, row, shorten, subject

NAMES = [  # (words before a figure, name, scope)
    ("全省城市生活垃圾回收利用率达到", "城市生活垃圾回收利用率", "全省"),
    ("全省城市生活垃圾焚烧处理能力占比达到", "城市生活垃圾焚烧处理能力占比", "全省"),
    ("农膜回收率达到", "农膜回收率", None),
    ("秸秆综合利用率稳定在", "秸秆综合利用率", None),
    ("能源消费增量控制在", "能源消费增量", None),
    ("全省万元国内生产总值能耗比2015年下降", "万元国内生产总值能耗", "全省"),
    ("煤炭消费占一次能源消费总量比重下降至", "煤炭消费占一次能源消费总量比重", None),
    ("争取将全省医疗废物处置能力提升至", "医疗废物处置能力", "全省"),
    ("我市空气质量优良天数比例不得低于", "空气质量优良天数比例", "我市"),
    ("到“十四五”末新能源装机占比力争达到", "新能源装机占比", None),
    ("达到《能效标杆水平（2021年版）》中能效标杆水平的产能比例超过", "能效标杆水平的产能比例", None),
    ("每吨应调整至居民不低于", "", "居民"),
]

ROWS = [  # (the things before 分别, how many figures, names)
    ("化学需氧量、氨氮排放总量", 2, ["化学需氧量排放总量", "氨氮排放总量"]),
    ("化学需氧量、氨氮、二氧化硫、氮氧化物排放总量", 4, ["化学需氧量排放总量", "氨氮排放总量", "二氧化硫排放总量", "氮氧化物排放总量"]),
    ("县城、城市污水处理率", 2, ["县城污水处理率", "城市污水处理率"]),
    ("化肥、农药利用率", 2, ["化肥利用率", "农药利用率"]),
    ("化肥和农药利用率", 2, ["化肥利用率", "农药利用率"]),
    ("公共机构单位建筑面积能耗、人均能耗", 2, ["公共机构单位建筑面积能耗", "公共机构人均能耗"]),
    ("秸秆综合利用率、农膜回收率", 2, ["秸秆综合利用率", "农膜回收率"]),
    ("秸秆综合利用率", 2, []),
    ("化学需氧量、氨氮排放总量", 3, []),
]


@pytest.mark.parametrize(("head", "name", "scope"), NAMES)
def test_subject(head: str, name: str, scope: str | None) -> None:
    assert subject(head) == (name, scope)


@pytest.mark.parametrize(("names", "count", "expected"), ROWS)
def test_row_shares_its_head(names: str, count: int, expected: list[str]) -> None:
    assert row(names, count) == expected


def test_bare_predicate_inherits() -> None:
    before = ("新能源和清洁能源装机容量占比", None)
    assert restore("发电量占比", None, before, "") == ("新能源和清洁能源发电量占比", None)
    assert restore("", None, before, "") == before


def test_full_name_does_not_inherit() -> None:
    assert restore("秸秆综合利用率", None, ("畜禽粪污综合利用率", "全省"), "")[0] == "秸秆综合利用率"


def test_long_name_is_cut_at_a_joint() -> None:
    name = shorten("钢铁、电解铝、水泥、平板玻璃、炼油、乙烯、合成氨、电石等重点行业产能和数据中心达到能效标杆水平的比例")
    assert len(name) <= 32
    assert name.endswith("达到能效标杆水平的比例")
    assert not name.startswith(("、", "和", "的"))


def test_quotation_marks_around_the_whole_name_go() -> None:
    assert shorten("“绿色工厂”") == "绿色工厂"
    assert shorten("“无废城市”建设") == "“无废城市”建设"
