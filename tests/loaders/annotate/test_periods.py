"""Periods: years of a part, of a heading, of a document, and what is past."""

from __future__ import annotations

import pytest

from loaders.annotate.periods import is_past, tells_past, years
from tests.loaders.reading import document_of, read_text

YEARS: list[tuple[str, list[int], int | None]] = [  # (part of a sentence, its years, year of comparison)
    ("到2025年", [2025], None),
    ("到２０２５年底".translate(str.maketrans("０２５", "025")), [2025], None),
    ("到“十四五”末", [2025], None),
    ("“十四五”期间", [2025], None),
    ("到“十三五”末期", [2020], None),
    ("“十五五”末", [2030], None),
    ("2021-2025年", [2025], None),
    ("到2020年全省能耗比2015年下降15%", [2020], 2015),
    ("能耗较2020年下降5%", [], 2020),
    ("在2015年排放量的基础上削减", [], 2015),
    ("《能效标杆水平（2021年版）》中能效标杆水平的产能比例超过30%", [], None),
    ("执行2021年度清单", [], None),
    ("森林覆盖率达到25%", [], None),
    ("到2022年和2030年", [2022, 2030], None),
    ("今年是“十五五”开局之年", [], None),
    ("实施“十五五”规划", [], None),
]


@pytest.mark.parametrize(("part", "named", "baseline"), YEARS)
def test_years(part: str, named: list[int], baseline: int | None) -> None:
    assert years(part) == (named, baseline)


@pytest.mark.parametrize("part", ["全市已建成充电站80座", "增加值同比增长8%", "规模稳居全国第一", "水质连续5年达标"])
def test_part_that_tells_the_past(part: str) -> None:
    assert is_past(part)


@pytest.mark.parametrize("part", ["增加值同比增长8%以上", "在第四次调查基础上增长10%", "建成充电站80座"])
def test_part_that_does_not(part: str) -> None:
    assert not is_past(part)


@pytest.mark.parametrize(
    ("sentence", "first", "past"),
    [
        ("截至2020年底，建成充电站80座", 2021, True),
        ("截至目前，建成充电站80座", 2021, True),
        ("目前有充电站80座，到2025年达到200座", 2021, False),
        ("截至2025年底，建成充电站80座", 2021, False),
    ],
)
def test_sentence_that_tells_the_past(sentence: str, first: int, past: bool) -> None:
    assert tells_past(sentence, first) is past


REPORT = """政府工作报告

——2026年1月20日在青山省第十四届人民代表大会第四次会议上

青山省省长 张三

各位代表：

现在，我代表省人民政府，向大会报告工作。

一、2025年工作回顾

全省造林面积达到60万亩，城镇新增就业40万人。

二、“十五五”时期的主要目标

森林覆盖率达到30%。

（一）生态建设取得重大成效。草原植被盖度达到75%。

三、2026年工作安排

今年经济社会发展的主要目标是：地区生产总值增长5%左右。

（一）扩大内需。建成充电站500座，到2027年达到900座。

“十四五”时期，交通建设成绩显著。公路里程提高到14万公里。
"""


def test_work_report_sets_for_its_year_and_reviews_the_years_before() -> None:
    found = {target.indicator: target.year for target in read_text(REPORT).targets}
    assert found == {"森林覆盖率": 2030, "草原植被盖度": 2030, "地区生产总值": 2026, "充电站": 2027}


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("发展成就", 0),
        ("“十三五”工作回顾", 0),
        ("存在问题", 0),
        ("补齐设施短板", 1),
        ("2025年重点任务", 1),
        ("取得的成效与存在的问题", 0),
        ("加大资金支持力度", 0),
        ("完善节能减排支持政策", 1),
    ],
)
def test_headings_that_review_set_nothing(heading: str, count: int) -> None:
    assert len(document_of(f"一、{heading}\n\n污水处理率达到95%。\n\n二、保障措施\n\n加强领导。").targets) == count


def test_heading_gives_its_year() -> None:
    document = document_of("一、2025年重点任务\n\n（一）治水。污水处理率达到95%。\n\n二、保障措施\n\n加强领导。")
    assert [target.year for target in document.targets] == [2025]


def test_year_holds_for_all_below_main_aims() -> None:
    document = document_of(
        "一、主要目标\n\n到2025年，环境质量明显改善。到2035年，美丽家园基本建成。\n\n空气更清新。优良天数比例达到90%。\n\n水更清。污水处理率达到95%。\n\n二、保障措施\n\n加强领导。"
    )
    assert [target.year for target in document.targets] == [2025, 2025]


RULES = """青山市共享单车管理办法

第一章 总则

第一条 为了规范管理，制定本办法。

第二条 运营企业应当按照不低于3%的比例配备运维人员。

第三条 市人民政府应当推动车辆更新，到2027年，电动单车比例达到50%。

第四条 本办法自2025年1月1日起施行。
"""


def test_rules_set_only_what_has_a_year() -> None:
    assert [(target.value, target.year) for target in read_text(RULES).targets] == [(50, 2027)]
