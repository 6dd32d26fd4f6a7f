"""Outline: the tree of provisions, whose parts together hold every character."""

from __future__ import annotations

import pytest

from loaders import parse
from loaders.readers import SourceText
from loaders.structure.outline import parse_outline
from tests.loaders.reading import document_of, read_text


def tree(body: str) -> list[str]:
    """The numbered provisions as "path heading", the path with the kind of its last part."""
    return [f"{p.kind} {p.path or p.number} {p.heading}".strip() for p in document_of(body).provisions if p.number]


BODIES = [
    # 一、 → （一） → 1. → （1）
    (
        "一、总体要求\n\n（一）指导思想。坚持发展。\n\n1.原则\n\n（1）主要目标\n\n达到要求。",
        ["section 一 总体要求", "clause 一/一 指导思想", "item 一/一/1 原则", "subitem 一/一/1 主要目标"],
    ),
    # clauses run on through the whole document, or restart in every section
    (
        "一、甲\n\n（一）子。推进。\n\n（二）丑。推进。\n\n二、乙\n\n（三）寅。推进。",
        ["section 一 甲", "clause 一/一 子", "clause 一/二 丑", "section 二 乙", "clause 二/三 寅"],
    ),
    (
        "一、甲\n\n（一）子。推进。\n\n（二）丑。推进。\n\n二、乙\n\n（一）寅。推进。",
        ["section 一 甲", "clause 一/一 子", "clause 一/二 丑", "section 二 乙", "clause 二/一 寅"],
    ),
    # half-width brackets, full-width digits
    ("一、甲\n\n(一)子.推进.\n\n(二)丑.推进.", ["section 一 甲", "clause 一/一 子", "clause 一/二 丑"]),
    ("一、甲\n\n１．子\n\n推进。\n\n２．丑\n\n推进。", ["section 一 甲", "item 一/1 子", "item 一/2 丑"]),
    # boxes stand in their clause, with items of their own
    (
        "一、甲\n\n（一）子。推进。\n\n专栏 1 重点工程\n\n1.生态农业\n\n推广。\n\n2.绿色工业\n\n推广。\n\n（二）丑。推进。",
        [
            "section 一 甲",
            "clause 一/一 子",
            "box 一/一/专栏1 重点工程",
            "item 一/一/专栏1/1 生态农业",
            "item 一/一/专栏1/2 绿色工业",
            "clause 一/二 丑",
        ],
    ),
    (
        "一、甲\n\n（一）子。推进。\n\n1.丁\n\n推进。\n\n专栏1 重点工程\n\n推广。",
        ["section 一 甲", "clause 一/一 子", "item 一/一/1 丁", "box 一/一/专栏1 重点工程"],
    ),
    # chapters and articles
    (
        "第一章 总则\n\n第一条 为了促进清洁生产，制定本条例。\n\n第二条 本省适用本条例。\n\n第二章 推行\n\n第三条 政府应当推行。",
        ["chapter 一 总则", "article 一", "article 二", "chapter 二 推行", "article 三"],
    ),
    # a heading with a stop of its own, with words after it, with nothing after it
    ("一、甲\n\n（一）推动转型.统筹把握.\n\n（二）推进储能\n\n发展。", ["section 一 甲", "clause 一/一 推动转型", "clause 一/二 推进储能"]),
    # the stop inside a title or a bracket ends no heading
    ("一、甲\n\n（一）落实《办法。规定》要求。推进。", ["section 一 甲", "clause 一/一 落实《办法。规定》要求"]),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_numbering(body: str, expected: list[str]) -> None:
    assert tree(body) == expected


NO_HEADINGS = [
    "加快推进一、\n\n二、三产业融合发展，推广技术。",
    "重点发展第一、\n\n二、三产业，推广技术。",
]


@pytest.mark.parametrize("lines", NO_HEADINGS)
def test_numeral_at_the_start_of_a_line_is_no_heading(lines: str) -> None:
    assert tree(f"一、甲\n\n（一）子。{lines}\n\n（二）丑。推进。") == ["section 一 甲", "clause 一/一 子", "clause 一/二 丑"]


def test_paragraph_that_begins_with_two_sectors() -> None:
    found = tree("一、甲\n\n（一）子。推进。\n\n二、三产业融合发展要加快推进，形成新的格局。\n\n（二）丑。推进。")
    assert found == ["section 一 甲", "clause 一/一 子", "clause 一/二 丑"]


def test_words_of_a_provision() -> None:
    document = document_of("一、甲\n\n（一）子。推进改造。\n\n加强监管。\n\n（二）丑。推广。")
    words = {p.path: document.clean.text[p.text_start : p.text_end].strip("\n") for p in document.provisions if p.number}
    assert words == {"一": "", "一/一": "推进改造。\n加强监管。", "一/二": "推广。"}


def test_heading_over_two_lines() -> None:
    """（四）…建成文化璀璨 | 风光壮美的魅力空间, as 002 prints it."""
    lines = [
        "一、构建集约高效安全韧性的国土空间",
        "(一)以打造国际知名文化旅游目的地为抓手,建成文化璀璨",
        "风光壮美的魅力空间",
        "围绕黄河、长城、太行三大品牌,着力打造国际知名文化旅游目",
        "的地,推动全域旅游发展,完善基础设施,提高服务水平,建设一批",
        "重点景区,打造精品线路,弘扬传统文化,培育新的业态,推动文化",
        "和旅游深度融合,提升品牌影响力,扩大对外交流,推动形成全省文",
        "化旅游发展新格局.",
        "(二)优化农业空间",
        "坚持特优战略,推进农业结构调整,优化区域布局,发展有机旱作",
        "农业,建设特色农产品基地,推动农产品精深加工,加快建设全产业",
        "链,做大做强龙头企业,扩大绿色食品和有机农产品生产规模.",
    ]
    document = read_text("山西省人民政府关于建设生态省的意见\n\n" + "\n\n".join(lines))
    assert [p.heading for p in document.provisions if p.kind == "clause"] == [
        "以打造国际知名文化旅游目的地为抓手，建成文化璀璨风光壮美的魅力空间",
        "优化农业空间",
    ]


def test_table_of_contents_opens_no_provision() -> None:
    contents = "目录\n\n  一、规划背景   4\n\n    （一）主要成效   4\n\n  二、总体要求   9\n\n    （一）指导思想   9\n\n"
    assert tree(f"{contents}一、规划背景\n\n（一）主要成效\n\n成效显著。\n\n二、总体要求\n\n（一）指导思想\n\n坚持发展。") == [
        "section 一 规划背景",
        "clause 一/一 主要成效",
        "section 二 总体要求",
        "clause 二/一 指导思想",
    ]


def test_annexes_and_their_items() -> None:
    document = document_of("一、甲\n\n（一）子。推进。\n\n附件：\n\n1.各市能耗“双控”目标\n\n2.各市减排计划")
    kinds = [(p.kind, p.number, p.heading, p.parent.kind if p.parent else None) for p in document.provisions[-3:]]
    assert kinds == [("annex", "附件", "", None), ("item", "1", "各市能耗“双控”目标", "annex"), ("item", "2", "各市减排计划", "annex")]


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [("附件：重点任务分工", "附件", "重点任务分工"), ("附件1 重点任务分工", "附件1", "重点任务分工"), ("附件2", "附件2", "")],
)
def test_annex_in_its_own_line(line: str, number: str, heading: str) -> None:
    document = document_of(f"一、甲\n\n（一）子。推进。\n\n{line}\n\n分工如下。")
    annex = next(p for p in document.provisions if p.kind == "annex")
    assert (annex.number, annex.heading) == (number, heading)


def test_preface_and_closing() -> None:
    document = document_of(
        "前　言\n\n生态省建设是生动实践。\n\n一、甲\n\n（一）子。推进。\n\n山西省人民政府\n\n2022年4月21日\n\n（此件公开发布）\n\n抄送：省委各部门。"
    )
    kinds = [p.kind for p in document.provisions]
    assert kinds[-4:] == ["preface", "section", "clause", "closing"]
    assert document.clean.text[document.provisions[-1].start :].startswith("山西省人民政府\n2022年4月21日")


def test_jump_in_the_numbering_is_kept_and_reported() -> None:
    document = document_of("一、甲\n\n（一）子。推进。\n\n（三）寅。推进。")
    assert [p.path for p in document.provisions if p.kind == "clause"] == ["一/一", "一/三"]
    assert any("（三）" in warning for warning in document.warnings)


def test_numeral_far_out_of_the_row_is_text_and_reported() -> None:
    document = document_of("一、甲\n\n（一）子。推进。\n\n（十九）寅。推进。\n\n（二）丑。推进。")
    assert [p.path for p in document.provisions if p.kind == "clause"] == ["一/一", "一/二"]
    assert any("（十九）" in warning for warning in document.warnings)
    assert "（十九）寅" in document.clean.text[document.provisions[-2].text_start : document.provisions[-2].text_end]


def test_ids_of_provisions() -> None:
    document = document_of(
        "一、甲\n\n（一）子。推进。\n\n1.丁\n\n推进。\n\n专栏1 工程\n\n推广。\n\n二、乙\n\n（二）丑。推进。\n\n附件1 分工"
    )
    assert [p.eid for p in document.provisions if p.number] == [
        "sec_1",
        "sec_1__cl_1",
        "sec_1__cl_1__item_1",
        "box_1",
        "sec_2",
        "sec_2__cl_2",
        "annex_1",
    ]


def test_same_number_twice_gets_its_own_id() -> None:
    document = document_of("一、甲\n\n（一）子。推进。\n\n一、乙\n\n（一）丑。推进。")
    eids = [p.eid for p in document.provisions]
    assert len(eids) == len(set(eids))


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_text_without_a_line_is_held(text: str) -> None:
    provisions, _ = parse_outline(text)
    assert provisions == []


@pytest.mark.parametrize(
    "text", ["没有编号的文字。", "（一）只有条。推进。", "1.只有项。", "专栏1 只有专栏", "附件", "一、", "第一章", "目录\n一、甲 1\n"]
)
def test_any_text_is_held(text: str) -> None:
    provisions, _ = parse_outline(text)
    assert "".join(text[p.start : p.text_end] for p in provisions) == text.lstrip("\n")


def test_a_numeral_that_lost_its_mark_stands_over_its_heading() -> None:
    text = "一、生产体系\n（一）推进工业升级。加快改造。\n二\n健全流通体系\n（二）打造绿色物流。发展多式联运。\n"
    found, warnings = parse_outline(text)
    assert [(p.path, p.heading) for p in found] == [
        ("一", "生产体系"),
        ("一/一", "推进工业升级"),
        ("二", "健全流通体系"),
        ("二/二", "打造绿色物流"),
    ]
    assert warnings == []


@pytest.mark.parametrize("lines", ["二\n加快改造，推进升级。", "一\n健全流通体系", "三批\n健全流通体系", "九\n健全流通体系"])
def test_a_numeral_alone_is_no_heading_otherwise(lines: str) -> None:
    found, _ = parse_outline(f"一、生产体系\n（一）推进工业升级。加快改造。\n{lines}\n")
    assert [p.path for p in found] == ["一", "一/一"]


def test_a_number_that_is_printed_again_at_the_head_of_a_section_is_a_clause() -> None:
    text = (
        "一、甲\n（一）推进升级。加快改造。\n（二）打造物流。发展联运。\n二、乙\n（二）提高认识。落实责任。\n（四）统筹协调。加强协调。\n"
    )
    found, warnings = parse_outline(text)
    assert [p.path for p in found] == ["一", "一/一", "一/二", "二", "二/二", "二/四"]
    assert "repeats" in warnings[0]


TABLE = "表1 主要指标\n|指标|2025年|\n|1.森林覆盖率（%）|26|\n|2.湿地保护率（%）|55|\n注：1.均为累计数。\n2.以国家核定为准。"


def kinds_of(body: str) -> list[tuple[str, str | None, str]]:
    document = parse(SourceText("plan.txt", f"某省节能方案\n一、总体要求\n{body}"))
    return [(one.kind, one.number, one.heading) for one in document.provisions if one.kind != "header"]


def test_a_table_at_the_end_of_a_provision_is_a_box_with_its_caption() -> None:
    assert kinds_of(f"推进节能。\n{TABLE}\n二、重点任务\n开展监察。") == [
        ("section", "一", "总体要求"),
        ("box", None, "表1主要指标"),
        ("section", "二", "重点任务"),
    ]


def test_a_table_in_mid_text_stays_in_it_so_that_what_follows_does() -> None:
    assert kinds_of(f"推进节能。\n{TABLE}\n各地要抓好落实，确保完成指标。\n二、重点任务\n开展监察。") == [
        ("section", "一", "总体要求"),
        ("section", "二", "重点任务"),
    ]
