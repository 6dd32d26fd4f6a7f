"""Figures: a number with its unit, what it is compared with, and its years."""

from __future__ import annotations

import pytest

from loaders.annotate.figures import FIGURE, relation, years

FIGURES = [  # (words, value, max, unit, word after)
    ("达到80%", "80", None, "%", ""),
    ("17.6%", "17.6", None, "%", ""),
    ("1,500万吨", "1,500", None, "万吨", ""),
    ("3010万吨标准煤以内", "3010", None, "万吨标准煤", "以内"),
    ("233吨/天", "233", None, "吨/天", ""),
    ("2000万立方米/日", "2000", None, "万立方米/日", ""),
    ("295克标煤/千瓦时", "295", None, "克标煤/千瓦时", ""),
    ("5个百分点", "5", None, "个百分点", ""),
    ("0.5‰以内", "0.5", None, "‰", "以内"),
    ("40微克/立方米", "40", None, "微克/立方米", ""),
    ("2484万亩", "2484", None, "万亩", ""),
    ("10个以上", "10", None, "个", "以上"),
    ("1-3家", "1", "3", "家", ""),
    ("1－2座", "1", "2", "座", ""),
    ("35%至40%", "35", "40", "%", ""),
    ("5.5米及以上", "5.5", None, "米", "及以上"),
    ("30万千瓦级以上", "30", None, "万千瓦", "级以上"),
    ("75%左右", "75", None, "%", "左右"),
    ("500余万户", "500", None, "万户", ""),
]

NO_FIGURES = ["〔2021〕4号", "第3批", "5G技术", "PM2.5浓度", "2022年4月21日", "三线一单", "GB 18599"]

RELATIONS = [  # (words before, word after, change, comparator)
    ("农膜回收率达到", "", "level", "="),
    ("农膜回收率达到", "以上", "level", ">="),
    ("稳定在", "以上", "level", ">="),
    ("煤炭消费比重下降至", "", "level", "="),
    ("处置能力提升至", "", "level", "="),
    ("比2015年下降", "", "decrease", "="),
    ("在2015年排放量的基础上削减", "", "decrease", "="),
    ("效率提高", "", "increase", "="),
    ("效率不低于", "", "level", ">="),
    ("用水量不超过", "", "level", "<="),
    ("增量控制在", "以内", "level", "<="),
    ("产能比例超过", "", "level", ">"),
    ("浓度低于", "", "level", "<"),
    ("年均增速力争保持在", "左右", "level", "~"),
    ("单位GDP能耗降低率达到", "", "level", "="),
]

YEARS = [  # (part of a sentence, year, year of comparison)
    ("到2025年", 2025, None),
    ("到２０２５年底".translate(str.maketrans("０２５", "025")), 2025, None),
    ("到“十四五”末", 2025, None),
    ("“十四五”期间", 2025, None),
    ("到“十三五”末期", 2020, None),
    ("“十五五”末", 2030, None),
    ("2021-2025年", 2025, None),
    ("到2020年全省能耗比2015年下降15%", 2020, 2015),
    ("能耗较2020年下降5%", None, 2020),
    ("在2015年排放量的基础上削减", None, 2015),
    ("《能效标杆水平（2021年版）》中能效标杆水平的产能比例超过30%", None, None),
    ("执行2021年度清单", None, None),
    ("森林覆盖率达到25%", None, None),
]


@pytest.mark.parametrize(("words", "value", "most", "unit", "after"), FIGURES)
def test_figure(words: str, value: str, most: str | None, unit: str, after: str) -> None:
    match = FIGURE.search(words)
    assert match is not None
    assert (match["value"], match["max"], match["unit"], match["after"]) == (value, most, unit, after)


@pytest.mark.parametrize("words", NO_FIGURES)
def test_no_figure(words: str) -> None:
    assert FIGURE.search(words) is None


@pytest.mark.parametrize(("head", "after", "change", "comparator"), RELATIONS)
def test_relation(head: str, after: str, change: str, comparator: str) -> None:
    assert relation(head, after, False) == (change, comparator)


def test_range_is_its_own_comparator() -> None:
    assert relation("建设", "", True) == ("level", "range")


@pytest.mark.parametrize(("part", "year", "baseline"), YEARS)
def test_years(part: str, year: int | None, baseline: int | None) -> None:
    assert years(part) == (year, baseline)
