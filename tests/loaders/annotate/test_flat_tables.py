"""Tables of indicators: name, unit, base, aim and property, however the reader laid out the cells."""

from __future__ import annotations

import pytest

from loaders import parse
from loaders.readers import SourceText

ROWS = (
    ("地级及以上城市空气质量优良天数比率", 74.0, "%", "=", "level", 71.9, "binding"),
    ("森林覆盖率", 26.0, "%", ">=", "level", 23.57, "binding"),
    ("单位地区生产总值二氧化碳排放", 18.0, "%", "=", "decrease", None, "binding"),
    ("生活污水收集率", 75.0, "%", "~", "level", 60.0, "expected"),
    ("高标准农田", 2484.0, "万亩", "=", "level", 1000.0, "expected"),
)
FRAME = "某省“十四五”生态环境保护规划\n\n一、主要目标\n\n专栏1 “十四五”主要指标\n\n{table}\n\n二、重点任务\n\n（一）加强治理。推进治理，到2025年，秸秆综合利用率达到90%。\n"
IN_LINES = """序号 指标名称 2020年 2025年 属性
1 地级及以上城市空气质量优良天数比率（%） 71.9 74 约束性
2 森林覆盖率（%） 23.57 ≥26 约束性
3 单位地区生产总值二氧化碳排放降低（%） — [18] 约束性
4 生活污水收集率（%） 60 75左右 预期性
5 高标准农田（万亩） 1000 2484 预期性"""


@pytest.mark.parametrize("table", [IN_LINES, IN_LINES.replace(" ", "\n")], ids=["a line for each row", "a line for each cell"])
def test_every_row_is_a_target(table: str) -> None:
    document = parse(SourceText("plan", FRAME.format(table=table)))
    found = [(t.indicator, t.value, t.unit, t.comparator, t.change, t.baseline_value, t.commitment) for t in document.targets]
    assert found[:-1] == list(ROWS)
    assert found[-1][0] == "秸秆综合利用率"
    assert {t.year for t in document.targets} == {2025}
    assert [t.baseline_year for t in document.targets[:2]] == [2020, 2020]


def test_every_row_quotes_its_words() -> None:
    source = SourceText("plan", FRAME.format(table=IN_LINES))
    document = parse(source)
    for target in document.targets:
        start, end = document.clean.source_span(target.start, target.end)
        assert "".join(source.text[start:end].split()) == "".join(target.quote.split())
