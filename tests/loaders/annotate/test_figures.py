"""Figures: a number with its unit, and what it is compared with."""

from __future__ import annotations

import pytest

from loaders.annotate.figures import FIGURE, figures, relation

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
    ("氮氧化物排放总量较2020年下降不低于", "", "decrease", ">="),
    ("降碳幅度比2020年下降幅度达到", "", "decrease", "="),
    ("改造提升农村公路", "", "level", "="),
    ("抵销比例不得超过", "", "level", "<="),
    ("辖区内“双超”企业审核率", "", "level", "="),
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


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("数据中心电能利用效率（PUE）普遍不超过1.3。", ["1.3"]),
        ("到2025年，铁钢比降至0.75以下。", ["0.75"]),
        ("5岁以下儿童死亡率控制在6‰以内。", ["6"]),  # whose figure it is
        ("人均预期寿命达到79岁。", ["79"]),
        ("孕产妇死亡率下降到18/10万以下。", ["18"]),
    ],
)
def test_figures_of_words(words: str, values: list[str]) -> None:
    assert [figure["value"] for figure in figures(words, 0, len(words))] == values
