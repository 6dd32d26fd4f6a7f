"""Mentions: the regions and the industries that a measure names, and words that only look like them."""

from __future__ import annotations

import pytest

from tests.loaders.reading import SAMPLES, document_of, record_of, sample


def regions(sentence: str, issuer: str = "山西省人民政府") -> list[tuple[str, str | None]]:
    return [(place["name"], place["code"]) for place in record_of(sentence, issuer)["mentions"]["regions"]]


def industries(sentence: str) -> list[str | None]:
    return [one["code"] or one["name"] for one in record_of(sentence)["mentions"]["industries"]]


REGIONS = [
    (
        "推进太原、阳泉、长治、晋城4市散煤清零。",
        [("太原", "140100"), ("阳泉", "140300"), ("长治", "140400"), ("晋城", "140500")],
    ),
    ("加快建设垣曲、浑源抽水蓄能电站。", [("垣曲", "140827"), ("浑源", "140225")]),
    (
        "支持太原、大同、阳泉、晋城、临汾等市创建绿色出行城市。",
        [("太原", "140100"), ("大同", "140200"), ("阳泉", "140300"), ("晋城", "140500"), ("临汾", "141000")],
    ),
    (
        "推进朔州、长治、晋城工业资源综合利用基地和大同、临汾、阳泉、吕梁、河津、保德大宗固废综合利用基地建设。",
        [
            ("朔州", "140600"),
            ("长治", "140400"),
            ("晋城", "140500"),
            ("大同", "140200"),
            ("临汾", "141000"),
            ("阳泉", "140300"),
            ("吕梁", "141100"),
            ("河津", "140882"),
            ("保德", "140931"),
        ],
    ),
    ("推动大同经济技术开发区国家绿色产业示范基地建设。", [("大同", "140200")]),
    ("推进太原市和大同市煤改气。", [("太原市", "140100"), ("大同市", "140200")]),
    ("推进右玉县、沁源县示范。", [("右玉县", "140623"), ("沁源县", "140431")]),
    ("推进和顺、左权、榆社三县生态建设。", [("和顺", "140723"), ("左权", "140722"), ("榆社", "140721")]),
    ("推进孝义、介休转型。", [("孝义", "141181"), ("介休", "140781")]),
    ("加强与浙江、福建等省份交流。", [("浙江", "330000"), ("福建", "350000")]),
    # named areas have no code
    ("推进汾河流域生态修复。", [("汾河流域", None)]),
    ("打造山西中部城市群。", [("山西中部城市群", None)]),
    ("推进京津冀协同发展。", [("京津冀", None)]),
    ("推进京津冀及周边地区治理。", [("京津冀及周边地区", None)]),
    ("推进汾渭平原大气治理。", [("汾渭平原", None)]),
    ("推进黄河流域生态保护和高质量发展。", [("黄河流域", None)]),
]

NO_REGION = [
    "支持大同煤矿集团转型。",
    "支持太原钢铁集团改造。",
    "推进太原铁路局货运。",
    "保护五台山生态。",
    "推进平遥古城保护。",
    "推进云冈石窟保护。",
    "推进吉林大学合作。",
    "推进市场平顺运行。",
    "改造道路交口。",
    "保障长治久安。",
    "推进新区建设。",
    "推进大宁河治理。",
    "加强能源监测。",
    "建设南部新城。",
    pytest.param("支持太原理工大学建设。"),
    pytest.param("推进城区污水处理。"),
    pytest.param("推进矿区生态修复。"),
    pytest.param("推进郊区绿化。"),
    pytest.param("推进西山区域绿化。"),
    pytest.param("推进南山区域绿化。"),
]

INDUSTRIES = [  # codes of GB/T 4754—2017
    (
        "加快实施钢铁、化工、有色、建材、纺织、造纸、皮革等行业绿色化改造。",
        ["31", "26", "32", "30", "17", "22", "19"],
    ),
    ("推动煤电、钢铁、焦化、建材、有色金属等行业转型升级。", ["44", "31", "25", "30", "32"]),
    ("推进水泥、平板玻璃、电解铝产能置换。", ["30", "32"]),
    ("推进建筑业清洁生产。", ["E"]),
    ("推进畜禽养殖业发展。", ["03"]),
    ("发展新能源汽车产业。", ["新能源汽车"]),
    ("加强统计监测。", []),
    ("推进教育宣传。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), REGIONS)
def test_regions_of_a_measure(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert regions(sentence) == expected


def test_city_and_county_in_one_name() -> None:
    assert ("上党区", "140404") in regions("推进长治市上党区示范。")
    assert ("灵石县", "140729") in regions("在晋中灵石县先行先试，开展再生水水权交易。")


@pytest.mark.parametrize("sentence", NO_REGION)
def test_no_region(sentence: str) -> None:
    assert regions(sentence) == []


def test_short_name_of_a_county_counts_in_its_own_province_only() -> None:
    assert regions("推进垣曲项目。") == [("垣曲", "140827")]
    assert regions("推进垣曲项目。", "河北省人民政府") == []


@pytest.mark.parametrize(("sentence", "codes"), INDUSTRIES)
def test_industries_of_a_measure(sentence: str, codes: list[str]) -> None:
    assert industries(sentence) == codes


def test_industry_counts_once_in_a_measure() -> None:
    assert industries("推进钢铁行业改造，提升钢铁企业水平。") == ["31"]


def test_nothing_is_found_outside_measures() -> None:
    document = document_of("一、总体要求\n\n（一）指导思想。推进太原钢铁产业发展。", opening="推进太原钢铁产业发展。")
    assert (document.facts.regions, document.facts.industries) == ([], [])


@pytest.mark.parametrize("name", SAMPLES)
def test_mentions_of_the_samples_stand_in_their_measures(name: str) -> None:
    document = sample(name)
    for mention in (*document.facts.regions, *document.facts.industries):
        assert mention.measure.start <= mention.start < mention.end <= mention.measure.end
        assert document.clean.text[mention.start : mention.end] == mention.mention


@pytest.mark.parametrize("name", SAMPLES)
def test_no_ordinary_word_is_a_region_in_the_samples(name: str) -> None:
    assert not {m.mention for m in sample(name).facts.regions} & {"大宁河", "五台山", "平顺"}


def test_no_ordinary_district_word_is_a_region_in_the_samples() -> None:
    assert not {m.mention for name in SAMPLES for m in sample(name).facts.regions} & {"城区", "矿区", "郊区"}
