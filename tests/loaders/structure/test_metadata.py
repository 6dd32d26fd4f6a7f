"""Metadata: what a document says of itself."""

from __future__ import annotations

from typing import Any

import pytest

from loaders import Document
from loaders.names.places import place_code
from loaders.structure.titles import genre, topic
from tests.loaders.reading import CLEANER_PLAN, COUNTY_PLAN, OPENING, OPINION, OUTLINE_PLAN, SAVING_PLAN, read_text, sample, sample_record

PROVINCE = {"level": "province", "region": {"code": "140000", "name": "山西省"}}
COMMON_ADDRESSEES = ["各市、县人民政府", "省人民政府各委、办、厅、局"]

SAMPLES: list[tuple[str, dict[str, Any]]] = [
    (
        OPINION,
        PROVINCE
        | {
            "id": "晋政发〔2022〕12号",
            "title": "山西省人民政府关于加快建立健全我省绿色低碳循环发展经济体系的实施意见",
            "body_title": None,
            "doc_number": "晋政发〔2022〕12号",
            "addressees": COMMON_ADDRESSEES,
            "date_issued": "2022-04-21",
            "date_published": "2022-04-26",
            "genre": "实施意见",
            "body_genre": None,
        },
    ),
    (
        COUNTY_PLAN,
        {
            "title": "山西省忻州市忻府区人民政府关于加快建立健全我区绿色低碳循环发展经济体系的实施方案",
            "body_title": None,
            "doc_number": None,
            "addressees": ["各乡、镇人民政府", "各街道办事处", "区人民政府各办、局"],
            "date_issued": "2023-04-10",
            "level": "county",
            "region": {"code": "140902", "name": "忻府区"},
            "genre": "实施方案",
        },
    ),
    (
        OUTLINE_PLAN,
        PROVINCE
        | {
            "title": "山西省人民政府关于印发山西生态省建设规划纲要（2021-2030年）的通知",
            "body_title": "山西生态省建设规划纲要（2021-2030年）",
            "doc_number": None,
            "addressees": COMMON_ADDRESSEES,
            "date_issued": "2022-01-25",
            "genre": "通知",
            "body_genre": "规划纲要",
        },
    ),
    (
        SAVING_PLAN,
        PROVINCE
        | {
            "title": "山西省人民政府办公厅关于印发山西省节能减排实施方案的通知",
            "body_title": "山西省节能减排实施方案",
            "doc_number": None,
            "addressees": COMMON_ADDRESSEES,
            "date_issued": "2017-12-25",
            "genre": "通知",
            "body_genre": "实施方案",
        },
    ),
    (
        CLEANER_PLAN,
        PROVINCE
        | {
            "id": "晋发改资环发〔2022〕198号",
            "title": "关于印发《山西省“十四五”清洁生产实施方案》的通知",
            "body_title": "山西省“十四五”清洁生产实施方案",
            "doc_number": "晋发改资环发〔2022〕198号",
            "addressees": ["各市人民政府", "省直有关部门"],
            "date_issued": None,
            "genre": "通知",
            "body_genre": "实施方案",
        },
    ),
]

ISSUERS = [
    (OPINION, [("山西省人民政府", "140000-山西省人民政府")]),
    (COUNTY_PLAN, [("忻州市忻府区人民政府", "140902-忻府区人民政府")]),
    (OUTLINE_PLAN, [("山西省人民政府", "140000-山西省人民政府")]),
    (SAVING_PLAN, [("山西省人民政府办公厅", "140000-山西省人民政府办公厅")]),
    (
        CLEANER_PLAN,
        [
            ("山西省发展和改革委员会", "140000-山西省发展和改革委员会"),
            ("山西省生态环境厅", "140000-山西省生态环境厅"),
            ("山西省能源局", "140000-山西省能源局"),
            ("山西省工信厅", "140000-山西省工业和信息化厅"),
            ("山西省科技厅", "140000-山西省科学技术厅"),
            ("山西省财政厅", "140000-山西省财政厅"),
            ("山西省城乡住房和城市建设厅", "140000-山西省住房和城乡建设厅"),
            ("山西省交通运输厅", "140000-山西省交通运输厅"),
            ("山西省农业农村厅", "140000-山西省农业农村厅"),
            ("山西省商务厅", "140000-山西省商务厅"),
            ("山西省市场监督管理局", "140000-山西省市场监督管理局"),
        ],
    ),
]


@pytest.mark.parametrize(("name", "expected"), SAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_front_matter_of_the_samples(name: str, expected: dict[str, Any]) -> None:
    policy = sample_record(name)["policy"]
    assert {key: policy[key] for key in expected} == expected


@pytest.mark.parametrize(("name", "expected"), ISSUERS, ids=lambda value: value if isinstance(value, str) else "")
def test_issuers_of_the_samples(name: str, expected: list[tuple[str, str]]) -> None:
    assert [(one["mention"], one["id"]) for one in sample_record(name)["policy"]["issuers"]] == expected


def test_lead_of_001_is_kept_apart() -> None:
    """The news lead is no part of the plan, but its title stands only there."""
    document = sample(COUNTY_PLAN)
    first = document.provisions[0]
    assert (first.kind, first.start) == ("lead", 0)
    assert document.clean.text[first.text_start : first.text_end].startswith("近日，山西省忻州市忻府区人民政府关于")
    inside = [*document.measures, *document.targets, *document.citations, *document.facts.regions]
    assert all(one.start >= first.end for one in inside)


def letter(head: str, closing: str = "") -> Document:
    """A whole document under this head, with what stands after its last clause."""
    return read_text(f"{head}\n\n各有关单位：\n\n{OPENING}\n\n一、任务\n\n（一）甲。推进改造。\n\n（二）乙。推广。\n\n{closing}")


REGIONS = [  # (title, code, level)
    ("国务院关于加快建立健全绿色低碳循环发展经济体系的指导意见", "100000", "national"),
    ("国家发展改革委关于印发《“十四五”循环经济发展规划》的通知", "100000", "national"),
    ("生态环境部关于加强监管的通知", "100000", "national"),
    ("山西省人民政府关于加快绿色转型的实施意见", "140000", "province"),
    ("天津市人民政府关于印发天津市绿色转型实施方案的通知", "120000", "province"),
    ("内蒙古自治区人民政府关于加快绿色转型的实施意见", "150000", "province"),
    ("太原市人民政府关于印发太原市绿色转型实施方案的通知", "140100", "city"),
    ("忻州市忻府区人民政府关于加快绿色转型的实施方案", "140902", "county"),
    ("垣曲县人民政府关于加快绿色转型的实施方案", "140827", "county"),
    ("安徽省“十四五”节能减排实施方案", "340000", "province"),
]

NUMBERS = [  # (number, region)
    ("晋发改资环发〔2022〕198号", "140000"),
    ("吉政发〔2021〕18号", "220000"),
    ("冀政字〔2022〕2号", "130000"),
    ("国发〔2021〕4号", "100000"),
    ("发改环资〔2021〕1524号", "100000"),
    ("环发〔2007〕195号", "100000"),
]

DATES = [
    ("山西省人民政府\n\n2022年4月21日", "2022-04-21", None),
    ("山西省人民政府\n\n二〇二二年四月二十一日\n\n（此件公开发布）", "2022-04-21", None),
    ("山西省人民政府\n\n2022年4月21日\n\n抄送：省委各部门。\n\n山西省人民政府办公厅2022年4月26日印发", "2022-04-21", "2022-04-26"),
    ("（此件公开发布）", None, None),
]


@pytest.mark.parametrize(("title", "code", "level"), REGIONS)
def test_region_and_level_by_the_title(title: str, code: str, level: str) -> None:
    policy = letter(title).policy
    assert (policy.region, policy.level) == (code, level)


@pytest.mark.parametrize(("number", "code"), NUMBERS)
def test_region_by_the_letter_of_the_number(number: str, code: str) -> None:
    assert letter(f"{number}\n\n关于印发《绿色转型实施方案》的通知").policy.region == code


@pytest.mark.parametrize(("closing", "issued", "published"), DATES)
def test_dates(closing: str, issued: str | None, published: str | None) -> None:
    policy = letter("山西省人民政府关于加快绿色转型的实施意见", closing).policy
    assert (policy.date_issued, policy.date_published) == (issued, published)


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("晋政发〔２０２２〕１２号", "晋政发〔2022〕12号"),
        ("晋政发[2022]12号", "晋政发〔2022〕12号"),
        ("晋政发（2022） 12 号", "晋政发〔2022〕12号"),
        pytest.param("晋政发﹝2022﹞12号", "晋政发〔2022〕12号"),
        ("(晋政发〔2022〕12号)", "晋政发〔2022〕12号"),
    ],
)
def test_number_in_canonical_form(printed: str, canonical: str) -> None:
    document = letter(f"{printed}\n\n山西省人民政府关于加快绿色转型的实施意见")
    assert document.policy.doc_number == canonical
    assert document.policy_id == canonical


def test_number_in_the_text_is_not_the_documents_own() -> None:
    document = letter("山西省人民政府关于落实国发〔2021〕4号文件的实施意见")
    assert document.policy.doc_number is None


def test_title_is_the_files_name_as_a_last_resort_and_a_warning_says_so() -> None:
    document = read_text("一、任务\n\n（一）甲。推进改造。")
    assert document.policy.title == "text"
    assert any("title" in warning for warning in document.warnings)
    assert any("region" in warning for warning in document.warnings)


def test_labels_tell_what_the_text_does_not() -> None:
    document = read_text(
        "发文机关： 吉林省人民政府\n成文日期： 2021年09月01日\n标题：\n吉林省人民政府关于加快绿色发展的实施意见\n发文字号： 吉政发〔2021〕18号\n发布日期： 2021年09月03日\n\n"
        "各市（州）人民政府：\n\n一、任务\n\n（一）甲。推进改造。"
    )
    policy = document.policy
    assert policy.title == "吉林省人民政府关于加快绿色发展的实施意见"
    assert (policy.doc_number, policy.date_issued, policy.date_published) == ("吉政发〔2021〕18号", "2021-09-01", "2021-09-03")
    assert [issuer.mention for issuer in policy.issuers] == ["吉林省人民政府"]


GENRES = [
    ("关于印发《山西省“十四五”清洁生产实施方案》的通知", "通知"),
    ("山西省“十四五”清洁生产实施方案", "实施方案"),
    ("国务院关于加快发展的指导意见", "指导意见"),
    ("山西生态省建设规划纲要（2021-2030年）", "规划纲要"),
    ("关于加快发展的若干措施", "若干措施"),
    ("2030年前碳达峰行动方案", "行动方案"),
    ("太原市碳达峰实施方案（试行）", "实施方案"),
    ("山西省节约能源条例", "条例"),
    ("山西省人民政府", None),
]

TOPICS = [
    ("国务院关于加快建立健全绿色低碳循环发展经济体系的指导意见", "加快建立健全绿色低碳循环发展经济体系"),
    ("山西省人民政府关于加快建立健全我省绿色低碳循环发展经济体系的实施意见", "加快建立健全绿色低碳循环发展经济体系"),
    ("山西省忻州市忻府区人民政府关于加快建立健全我区绿色低碳循环发展经济体系的实施方案", "加快建立健全绿色低碳循环发展经济体系"),
    ("江西省人民政府印发关于加快建立健全绿色低碳循环发展经济体系的若干措施的通知", "加快建立健全绿色低碳循环发展经济体系"),
    ("天津市人民政府关于印发天津市加快建立健全绿色低碳循环发展经济体系实施方案的通知", "加快建立健全绿色低碳循环发展经济体系"),
    ("山西省“十四五”清洁生产实施方案", "清洁生产"),
    ("关于印发《山西省“十四五”清洁生产实施方案》的通知", "清洁生产"),
    ("山西省节能减排实施方案", "节能减排"),
]

PLACES = [
    ("山西省人民政府", "140000"),
    ("忻州市忻府区人民政府", "140902"),
    ("山西省忻州市忻府区人民政府", "140902"),
    ("太原市能源局", "140100"),
    ("天津市滨海新区人民政府", "120116"),
    ("山西证监局", "140000"),
    ("省发展改革委", None),
    ("关于印发方案的通知", None),
]


@pytest.mark.parametrize(("title", "expected"), GENRES)
def test_genre(title: str, expected: str | None) -> None:
    assert genre(title) == expected


@pytest.mark.parametrize(("title", "expected"), TOPICS)
def test_topic_is_the_same_at_every_level(title: str, expected: str) -> None:
    assert topic(title) == expected


@pytest.mark.parametrize(("name", "code"), PLACES)
def test_place_of_a_name(name: str, code: str | None) -> None:
    assert place_code(name) == code
