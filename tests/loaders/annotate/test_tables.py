"""Tables of indicators by their cells: heads of one or two rows, units of a column or of the name, cells that are no figure."""

from __future__ import annotations

from typing import Any

import pytest

from loaders import parse
from loaders.readers import SourceText

PLAN = "# 青山市“十四五”发展规划\n\n## 一、主要目标\n\n{table}\n\n## 二、重点任务\n\n加强治理。\n"
Row = tuple[str, float, str, str, str, int | None, float | None, str]


def rows(table: str) -> list[Row]:
    """What the targets of a plan with this table are."""
    document = parse(SourceText("plan.txt", PLAN.format(table=table.strip())))
    return [(t.indicator, t.value, t.unit, t.comparator, t.change, t.year, t.baseline_value, t.commitment) for t in document.targets]


IN_A_COLUMN = """
| 序号 | 指标 | 单位 | 2020年 | 2025年 | 属性 |
|---|---|---|---|---|---|
| 1 | 森林覆盖率 | % | 23.5 | ≥26 | 约束性 |
| 2 | 单位GDP能耗降低 | % | — | [13.5] | 约束性 |
| 3 | 城镇污水处理率 | % | 90 | 95左右 | 预期性 |
| 4 | 主要污染物减排量 | 万吨 | — | 完成国家下达任务 | 约束性 |
"""
IN_BRACKETS = """
| 类别 | 指标名称（单位） | 规划目标 |  | 属性 |
|  |  | 2020年现状值 | 2025年目标值 |  |
| 环境 | 1.细颗粒物（PM2.5）浓度（微克/立方米） | 33 | ≤30 | 约束性 |
|  | 2.公众满意度（%） | 92（2019年） | 95 | 预期性 |
"""
OF_TWO_YEARS = """
| 领域 | 指标 | 2025年目标 | 2035年目标 |
| 绿色 | 绿化覆盖率（%） | 42 | 45 |
"""
OF_GROWTH = """
| 指标 | 2020年 | 2025年 | 年均增速 | 属性 |
| 地区生产总值（亿元） | 1000 | 1500 | 8 | 预期性 |
| 常住人口增长（%） | — | — | 1.5 | 预期性 |
"""
OF_PARTS = """
| 指标名称 |  | 2020年 | 2025年 | 属性 |
| 氮氧化物 | 重点工程减排量（吨） | - | [1073] | 约束性 |
| 氨氮 | 重点工程减排量（吨） | - | [10] | 约束性 |
"""
IN_REVIEW = """
| 指标 | 2015年 | 2020年目标 | 2020年实际 | 完成情况 |
| 森林覆盖率（%） | 20 | 23 | 23.5 | 完成 |
"""
CASES: list[Any] = [
    pytest.param(
        IN_A_COLUMN,
        [
            ("森林覆盖率", 26, "%", ">=", "level", 2025, 23.5, "binding"),
            ("单位GDP能耗", 13.5, "%", "=", "decrease", 2025, None, "binding"),
            ("城镇污水处理率", 95, "%", "~", "level", 2025, 90, "expected"),
        ],
        id="unit in a column",
    ),
    pytest.param(
        IN_BRACKETS,
        [
            ("细颗粒物浓度", 30, "微克/立方米", "<=", "level", 2025, 33, "binding"),
            ("公众满意度", 95, "%", "=", "level", 2025, 92, "expected"),
        ],
        id="head of two rows",
    ),
    pytest.param(
        OF_TWO_YEARS,
        [
            ("绿化覆盖率", 42, "%", "=", "level", 2025, None, "stated"),
            ("绿化覆盖率", 45, "%", "=", "level", 2035, None, "stated"),
        ],
        id="two aims",
    ),
    pytest.param(
        OF_GROWTH,
        [
            ("地区生产总值", 1500, "亿元", "=", "level", 2025, 1000, "expected"),
            ("常住人口", 1.5, "%", "=", "increase", 2025, None, "expected"),
        ],
        id="growth for the aim",
    ),
    pytest.param(
        OF_PARTS,
        [
            ("氮氧化物重点工程减排量", 1073, "吨", "=", "level", 2025, None, "binding"),
            ("氨氮重点工程减排量", 10, "吨", "=", "level", 2025, None, "binding"),
        ],
        id="name in two cells",
    ),
    pytest.param(IN_REVIEW, [], id="review of the plan before"),
]


@pytest.mark.parametrize(("table", "expected"), CASES)
def test_rows_are_targets(table: str, expected: list[Row]) -> None:
    assert rows(table) == expected


@pytest.mark.parametrize("table", [IN_A_COLUMN, IN_BRACKETS, OF_TWO_YEARS])
def test_quote_holds_name_and_figure(table: str) -> None:
    document = parse(SourceText("plan.txt", PLAN.format(table=table.strip())))
    for target in document.targets:
        assert f"{target.value:g}" in target.quote
        start, end = document.clean.source_span(target.start, target.end)
        assert f"{target.value:g}" in document.source.text[start:end]
