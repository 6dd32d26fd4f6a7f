"""Cleaning: line breaks, page marks, widths and punctuation go, and every character knows where it came from."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from loaders import Document
from loaders.readers import SourceText
from loaders.structure.clean import CleanText, clean, unify
from tests.loaders.reading import CLEANER_PLAN, COUNTY_PLAN, OPINION, OUTLINE_PLAN, SAMPLES, SAVING_PLAN, clause_of, read_text, sample


def cleaned(text: str) -> CleanText:
    return clean(SourceText("text.txt", text))


CHARACTERS = [  # (printed, cleaned)
    # 。 as a point, but not in numbers
    ("显著成效.能源利用效率大幅提高.", "显著成效。能源利用效率大幅提高。"),
    ("达到８０％.发展生态循环农业", "达到80%。发展生态循环农业"),
    ("使用LNG.加快推广", "使用LNG。加快推广"),
    ("全省PM２．５平均浓度", "全省PM2.5平均浓度"),
    ("削减17.6%、18.0%", "削减17.6%、18.0%"),
    ("3.40 万吨", "3.40万吨"),
    ("比例达到７０．７％,汾河流域", "比例达到70.7%，汾河流域"),
    # titles
    ("«纲要»通过", "《纲要》通过"),
    # widths
    ("到２０２５年", "到2025年"),
    ("SO２ 年平均浓度", "SO2年平均浓度"),
    ("建成１－２座", "建成1-2座"),
    ("达到85﹪", "达到85%"),
    ("⾼质量发展", "高质量发展"),
    # Chinese punctuation
    ("目标,加快建立", "目标，加快建立"),
    ("附件:加快建立", "附件：加快建立"),
    ("(一)指导思想", "（一）指导思想"),
    ("首台(套)装备", "首台（套）装备"),
    ("加强监管;推广技术", "加强监管；推广技术"),
    ("(国发(2021)4号)", "（国发（2021）4号）"),
    # but not inside numbers
    ("1,000万吨,其中", "1,000万吨，其中"),
    ("比例为2:1", "比例为2:1"),
    # blanks: kept only between Latin words
    ("岸电廊桥 APU 建设", "岸电廊桥APU建设"),
    ("国发〔2021〕4 号", "国发〔2021〕4号"),
    ("到2025 年，下降14 %", "到2025年，下降14%"),
    ("山西省人民政府 　　　　", "山西省人民政府"),
    ("建设Smart Grid系统", "建设Smart Grid系统"),
    # what cannot be seen
    ("\ufeff坚持\u200b发展", "坚持发展"),
]

PAGE_MARKS = ["—２６—", "— 3 —", "- 12 -", "－２－", "·4·", "第 3 页", "第3页 共9页", "第 3 页 共 9 页"]

NO_PAGE_MARKS = ["到2025年", "12月", "3010万吨标准煤", "（1）", "1.推动种植业绿色发展"]

BREAKS = [  # (lines of one paragraph in a clause, the paragraph)
    ("到20\n20年，全省万元国内生产总值能\n耗比2015年下降1\n5%。", "到2020年，全省万元国内生产总值能耗比2015年下降15%。"),
    ("推进“煤改气\n”“煤改电”，鼓励利用可再生能\n源。", "推进“煤改气”“煤改电”，鼓励利用可再生能源。"),
    (
        "实施«国务院关于加快绿色发展\n\n的指导意见»(国发〔２０２１〕４\n\n号),加快推进.",
        "实施《国务院关于加快绿色发展的指导意见》（国发〔2021〕4号），加快推进。",
    ),
    ("加快推进，坚持\n\n—２６—\n\n\n\n绿色发展，推广技术。", "加快推进，坚持绿色发展，推广技术。"),
    ("加快推进，坚持\r\n绿色发展，推广技术。", "加快推进，坚持绿色发展，推广技术。"),
    pytest.param(
        "加快推进一、\n二、三产业融合，坚持发展。",
        "加快推进一、二、三产业融合，坚持发展。",
    ),
]


@pytest.mark.parametrize(("printed", "plain"), CHARACTERS)
def test_characters(printed: str, plain: str) -> None:
    assert cleaned(printed).text == plain


@pytest.mark.parametrize("mark", PAGE_MARKS)
def test_page_mark_goes(mark: str) -> None:
    assert cleaned(f"第一段。\n\n{mark}\n\n第二段。").text == "第一段。\n第二段。"


@pytest.mark.parametrize("line", NO_PAGE_MARKS)
def test_short_line_that_is_no_page_mark_stays(line: str) -> None:
    assert line in cleaned(f"第一段。\n\n{line}\n\n第二段。").text


def test_lone_numbers_that_count_upwards_are_page_numbers() -> None:
    assert cleaned("第一段。\n\n1\n\n第二段。\n\n2\n\n第三段。\n\n3\n\n第四段。").text == "第一段。\n第二段。\n第三段。\n第四段。"


def test_lone_number_that_does_not_count_stays() -> None:
    assert "85" in cleaned("第一段。\n\n85\n\n第二段。").text


@pytest.mark.parametrize(("lines", "paragraph"), BREAKS)
def test_paragraph_broken_over_lines(lines: str, paragraph: str) -> None:
    document = clause_of(lines)
    assert document.clean.text.endswith(f"（一）加强重点工作。{paragraph}")


def test_blank_lines_go() -> None:
    assert cleaned("\n\n　\n一、总体要求\n\n\n\n（一）指导思想\n\n").text == "一、总体要求\n（一）指导思想"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("一、总体要求", "（一）指导思想。坚持发展。"),
        ("加强监管。", "（二）推进改造。"),
        ("加强监管。（省能源局）", "专栏1重点工程"),
        ("加强监管。", "附件：重点任务分工"),
        ("加强监管。", "责任单位：省能源局"),
        ("责任单位：省能源局", "完成时限：2025年"),
        ("山西省人民政府", "2022年4月21日"),
        ("1.甲类工程", "2.乙类工程"),
    ],
)
def test_new_paragraph_begins(before: str, after: str) -> None:
    assert f"{before}\n{after}" in clause_of(f"推进改造。\n\n{before}\n\n{after}").clean.text


@pytest.mark.parametrize("sentence", ["加强监管。农膜回收率达到85%。", "推进能效对标。（省能源局、省工信厅）"])
def test_title_of_a_short_document_stays_alone(sentence: str) -> None:
    document = read_text(
        f"山西省人民政府关于加快绿色转型的实施意见\n\n各有关单位：\n\n为加快绿色发展，现提出如下意见。\n\n一、重点任务\n\n（一）加强重点工作。{sentence}\n"
    )
    assert document.policy.title == "山西省人民政府关于加快绿色转型的实施意见"


# The same words set anew: at any width of the line the facts are the same


def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def _wrap(paragraph: str, width: int) -> list[str]:
    """Lines of at most `width` columns, the first indented by two characters, none beginning with a closing sign."""
    lines, line, used = [], "　　", 4
    for character in paragraph:
        if used + _columns(character) > width and character not in "，。；：、）》”％！？":
            lines.append(line)
            line, used = "", 0
        line += character
        used += _columns(character)
    return [*lines, line]


def set_anew(document: Document, width: int) -> Document:
    """The document printed in lines of this width, 23 to a page, each page with its number."""
    lines = [line for paragraph in document.clean.text.split("\n") for line in _wrap(paragraph, width)]
    for page in range(len(lines) // 23, 0, -1):
        lines.insert(23 * page, f"—{page}—")
    return read_text("\n".join(lines))


def _facts(document: Document) -> dict[str, Any]:
    return {
        "outline": [(p.path, p.heading) for p in document.provisions if p.number],
        "targets": [(t.indicator, t.value, t.unit, t.year) for t in document.targets],
        "duties": [[(one.mention, one.role, one.basis) for one in duty.named] for duty in document.responsibilities],
        "citations": [(c.title, c.doc_number, c.relation) for c in document.citations],
    }


@pytest.mark.parametrize("width", [60, 64, 72, 80])
@pytest.mark.parametrize("name", [OPINION, COUNTY_PLAN, SAVING_PLAN, CLEANER_PLAN])
def test_facts_do_not_depend_on_the_width_of_the_lines(name: str, width: int) -> None:
    assert _facts(set_anew(sample(name), width)) == _facts(sample(name))


@pytest.mark.parametrize(
    ("name", "width"),
    [
        (OPINION, 56),
        (COUNTY_PLAN, 60),
        (SAVING_PLAN, 60),
        (CLEANER_PLAN, 60),
    ],
    ids=lambda value: str(value)[-12:],
)
def test_title_and_addressees_do_not_depend_on_the_width_of_the_lines(name: str, width: int) -> None:
    found, expected = set_anew(sample(name), width).policy, sample(name).policy
    assert (found.title, found.addressees) == (expected.title, expected.addressees)


def test_no_sentence_of_002_stays_broken() -> None:
    assert "全过程开展生态环境保护" in sample(OUTLINE_PLAN).clean.text


# The way back


def test_unify_keeps_the_length() -> None:
    for name in SAMPLES:
        text = sample(name).source.text
        assert len(unify(text)) == len(text)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_character_leads_back_to_its_own(name: str) -> None:
    document = sample(name)
    printed = unify(document.source.text)
    for i, character in enumerate(document.clean.text):
        assert printed[document.clean.origin(i)] == character


@pytest.mark.parametrize("name", SAMPLES)
def test_only_white_space_and_page_marks_are_left_out(name: str) -> None:
    document = sample(name)
    kept = {document.clean.origin(i) for i in range(len(document.clean.text))}
    for line, start in _lines(document.source.text):
        lost = "".join(c for i, c in enumerate(line, start) if i not in kept and not c.isspace())
        assert not lost or lost.strip("—–-－·.").translate(str.maketrans("０１２３４５６７８９", "0123456789")).isdigit()


def _lines(text: str) -> list[tuple[str, int]]:
    out, start = [], 0
    for line in text.split("\n"):
        out.append((line, start))
        start += len(line) + 1
    return out


def test_source_span_of_a_broken_word() -> None:
    text = "一、任务\n\n到20\n20年"
    one = CleanText("到2020年", (0, 3), (6, 10))
    assert one.source_span(1, 5) == (7, 12)
    assert text[slice(*one.source_span(1, 5))] == "20\n20"
    assert one.source_span(2, 2) == (8, 8)


@pytest.mark.parametrize("text", ["", "\n", " \n\n ", "—１—", "。", "a"])
def test_next_to_nothing(text: str) -> None:
    assert cleaned(text).text in ("", "。", "a")


@pytest.mark.parametrize("text", ["\u200b\n一、任务", "一、任务\n\u200b\n推进改造。", "\ufeff\n一、任务"])
def test_line_of_invisible_characters_goes(text: str) -> None:
    assert "\n\n" not in f"\n{cleaned(text).text}"
