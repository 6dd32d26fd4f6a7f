"""Front matter: of what sort each line before the numbered body is."""

from __future__ import annotations

import pytest

from loaders.structure.front import GENRE, GENRES, NUMBER, ORGAN, read_front
from loaders.structure.outline import read_numbering
from tests.loaders.reading import CLEANER_PLAN, COUNTY_PLAN, OPINION, SAVING_PLAN, sample

BODY = "\n一、总体要求\n（一）指导思想。坚持发展。"

LETTER = """山西省人民政府文件
晋政发〔2022〕12号
山西省人民政府
关于加快建立健全我省绿色低碳循环发展
经济体系的实施意见
各市、县人民政府，省人民政府各委、办、厅、局：
为贯彻落实国家部署，现提出如下实施意见。"""

LINES = [
    ("山西省人民政府文件", "letterhead"),
    ("文件", "letterhead"),
    ("晋政发〔2022〕12号", "number"),
    ("（国发〔2021〕33号）", "number"),
    ("大发改资源字（2021）283号", "number"),
    ("山西省发展和改革委员会", "organ"),
    ("山西省工信厅", "organ"),
    ("国务院办公厅", "organ"),
    ("各市、县人民政府，省人民政府各委、办、厅、局：", "addressees"),
    ("各乡、镇人民政府，各街道办事处，区人民政府各办、局：", "addressees"),
    ("各省、自治区、直辖市人民政府，国务院各部委、各直属机构：", "addressees"),
    ("2022年4月21日", "date"),
    ("二〇二二年四月二十一日", "date"),
    ("（此件公开发布）", "note"),
    ("（此文主动公开）", "note"),
    ("（本文有删减）", "note"),
    ("现将《方案》印发给你们，请认真贯彻执行。", "prose"),
    ("关于印发《山西省“十四五”清洁生产实施方案》的通知", "title"),
    ("发文机关：吉林省人民政府", "label"),
    ("成文日期：2021年09月01日", "label"),
]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_sort_of_a_line(line: str, kind: str) -> None:
    front = read_front(f"某省某厅文件\n{line}", 100)
    assert front.lines[-1].kind == kind


def test_lines_of_a_letter() -> None:
    text = LETTER + BODY
    front = read_front(text, read_numbering(text).body)
    assert [line.kind for line in front.lines] == ["letterhead", "number", "organ", "title", "title", "addressees", "prose"]
    assert [title for _, _, title in front.titles] == ["山西省人民政府关于加快建立健全我省绿色低碳循环发展经济体系的实施意见"]
    assert all(text[line.start : line.end] == line.text for line in front.lines)


def test_labels_of_an_index_table() -> None:
    text = (
        "索引号：\n11220000013544357T/2021-04230\n发文机关：吉林省人民政府\n成文日期：2021年09月01日\n标题：\n吉林省人民政府关于加快发展的实施意\n见\n"
        "发文字号：吉政发〔2021〕18号\n发布日期：2021年09月03日" + BODY
    )
    labels = read_front(text, read_numbering(text).body).labels
    assert labels["发文机关"] == "吉林省人民政府"
    assert labels["成文日期"] == "2021年09月01日"
    assert labels["发布日期"] == "2021年09月03日"
    assert labels["发文字号"] == "吉政发〔2021〕18号"
    assert labels["标题"] == "吉林省人民政府关于加快发展的实施意见"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "山西省人民政府\n关于印发山西生态省建设规划纲要\n（2021-2030年）的通知",
            "山西省人民政府关于印发山西生态省建设规划纲要（2021-2030年）的通知",
        ),
        ("天津市人民政府关于印发天津市加快\n建立健全体系实施方案的通知", "天津市人民政府关于印发天津市加快建立健全体系实施方案的通知"),
        ("太原市碳达峰实施方案\n（试行）", "太原市碳达峰实施方案（试行）"),
        ("国务院关于印发《2030年前碳达峰行动方案》的通知", "国务院关于印发《2030年前碳达峰行动方案》的通知"),
    ],
)
def test_title_over_several_lines(lines: str, title: str) -> None:
    text = lines + BODY
    assert read_front(text, read_numbering(text).body).titles[0][2] == title


def test_parts_before_the_body() -> None:
    text = LETTER + BODY
    parts = read_front(text, read_numbering(text).body).parts()
    assert [kind for _, kind in parts] == ["header", "preamble"]
    assert parts[0][0] == 0


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (OPINION, ["header", "preamble"]),
        (COUNTY_PLAN, ["lead", "preamble"]),
        (SAVING_PLAN, ["header", "preamble", "header", "preamble"]),
        (CLEANER_PLAN, ["header", "preamble", "header", "preamble"]),
    ],
)
def test_parts_of_the_samples(name: str, kinds: list[str]) -> None:
    text = sample(name).clean.text
    assert [kind for _, kind in read_front(text, read_numbering(text).body).parts()] == kinds


def test_eleven_joint_issuers_of_004() -> None:
    text = sample(CLEANER_PLAN).clean.text
    front = read_front(text, read_numbering(text).body)
    assert [line.text for line in front.of("organ")][:3] == ["山西省发展和改革委员会", "山西省生态环境厅", "山西省能源局"]
    assert len(front.of("organ")) == 11


@pytest.mark.parametrize("genre", GENRES)
def test_every_genre_is_found(genre: str) -> None:
    assert GENRE.fullmatch(genre)


@pytest.mark.parametrize(
    "number", ["晋政发〔2022〕12号", "晋发改资环发〔2022〕198号", "国办发[2016]8号", "环发（2007）195号", "发改环资〔2021〕1524号"]
)
def test_document_number(number: str) -> None:
    assert NUMBER.fullmatch(number)


@pytest.mark.parametrize("name", ["山西省人民政府", "山西省住建厅", "国务院办公厅", "国家发展改革委", "山西省市场监督管理局"])
def test_organ(name: str) -> None:
    assert ORGAN.fullmatch(name)
