"""Organs: a name as printed is one organ of one region."""

from __future__ import annotations

import pytest

from loaders.names.organs import OrganResolver

NATION, SHANXI, TIANJIN, TAIYUAN, XINFU, YUANQU = "100000", "140000", "120000", "140100", "140902", "140827"


NAMES = [  # (region of the document, name as printed, id of the organ)
    # one organ, many names
    (SHANXI, "省发展改革委", "140000-山西省发展和改革委员会"),
    (SHANXI, "省发改委", "140000-山西省发展和改革委员会"),
    (SHANXI, "山西省发改委", "140000-山西省发展和改革委员会"),
    (SHANXI, "山西省发展和改革委员会", "140000-山西省发展和改革委员会"),
    (SHANXI, "发展改革委", "140000-山西省发展和改革委员会"),
    (SHANXI, "省住建厅", "140000-山西省住房和城乡建设厅"),
    (SHANXI, "省住房城乡建设厅", "140000-山西省住房和城乡建设厅"),
    (SHANXI, "省工信厅", "140000-山西省工业和信息化厅"),
    (SHANXI, "省工业和信息化厅", "140000-山西省工业和信息化厅"),
    (SHANXI, "省国资委", "140000-山西省人民政府国有资产监督管理委员会"),
    (SHANXI, "省市场监管局", "140000-山西省市场监督管理局"),
    (SHANXI, "省审批服务管理局", "140000-山西省行政审批服务管理局"),
    (SHANXI, "省地方金融监管局", "140000-山西省地方金融监督管理局"),
    (SHANXI, "省林草局", "140000-山西省林业和草原局"),
    (SHANXI, "省数据局", "140000-山西省数据局"),
    (SHANXI, "省政府", "140000-山西省人民政府"),
    # before the reform of 2018: organs of their own
    (SHANXI, "省经信委", "140000-山西省经济和信息化委员会"),
    (SHANXI, "省煤炭厅", "140000-山西省煤炭工业厅"),
    (SHANXI, "省环保厅", "140000-山西省环境保护厅"),
    (SHANXI, "省质监局", "140000-山西省质量技术监督局"),
    # a county's document: 区 is the county, 市 the city above it, 省 the province
    (XINFU, "区发展和改革局", "140902-忻府区发展和改革局"),
    (XINFU, "区商务局", "140902-忻府区商务局"),
    (XINFU, "市发展改革委", "140900-忻州市发展和改革委员会"),
    (XINFU, "省能源局", "140000-山西省能源局"),
    (XINFU, "忻州市忻府区人民政府", "140902-忻府区人民政府"),
    (YUANQU, "县发展和改革局", "140827-垣曲县发展和改革局"),
    (YUANQU, "市能源局", "140800-运城市能源局"),
    # a city's and a municipality's document
    (TAIYUAN, "市能源局", "140100-太原市能源局"),
    (TAIYUAN, "省能源局", "140000-山西省能源局"),
    (TIANJIN, "市发展改革委", "120000-天津市发展和改革委员会"),
    (TIANJIN, "市规划资源局", "120000-天津市规划和自然资源局"),
    (TIANJIN, "滨海新区人民政府", "120116-滨海新区人民政府"),
    # other places and the nation, from anywhere
    (SHANXI, "太原市能源局", "140100-太原市能源局"),
    (SHANXI, "国家发展改革委", "100000-国家发展和改革委员会"),
    (SHANXI, "工业和信息化部", "100000-工业和信息化部"),
    (SHANXI, "生态环境部", "100000-生态环境部"),
    (SHANXI, "国家能源局", "100000-国家能源局"),
    (SHANXI, "国家数据局", "100000-国家数据局"),
    (XINFU, "国务院办公厅", "100000-国务院办公厅"),
    (NATION, "发展改革委", "100000-国家发展和改革委员会"),
    (NATION, "市场监管总局", "100000-国家市场监督管理总局"),
    (NATION, "国管局", "100000-国家机关事务管理局"),
    (NATION, "人民银行", "100000-中国人民银行"),
    # the place stands inside the name
    (SHANXI, "团省委", "140000-中国共产主义青年团山西省委员会"),
    (SHANXI, "国家税务总局山西省税务局", "140000-国家税务总局山西省税务局"),
    (SHANXI, "省税务局", "140000-国家税务总局山西省税务局"),
    (SHANXI, "人行太原中心支行", "140100-中国人民银行太原中心支行"),
    (SHANXI, "山西证监局", "140000-中国证券监督管理委员会山西监管局"),
    (SHANXI, "国网山西省电力公司", "140000-国网山西省电力公司"),
    (SHANXI, "国铁太原局集团", "140100-中国铁路太原局集团有限公司"),
    (SHANXI, "太原海关", "140100-中华人民共和国太原海关"),
]

TYPES = [
    ("省能源局", "government"),
    ("省委宣传部", "party"),
    ("省总工会", "mass"),
    ("团省委", "mass"),
    ("省妇联", "mass"),
    ("人行太原中心支行", "branch"),
    ("山西证监局", "branch"),
    ("省税务局", "branch"),
    ("国网山西省电力公司", "enterprise"),
    ("国铁太原局集团", "enterprise"),
    ("省军区", "military"),
    ("省检察院", "judicial"),
    ("各市人民政府", "collective"),
]

LEVELS = [
    ("国家发展改革委", "national"),
    ("省能源局", "province"),
    ("市能源局", "city"),
    ("区商务局", "county"),
]

COLLECTIVE = [
    "各市人民政府",
    "各市、县人民政府",
    "各县（市、区）人民政府",
    "省直有关部门",
    "各有关部门",
    "地方各级人民政府",
    "各乡镇人民政府",
]

NO_ORGAN = ["基地", "出让", "2021年版", "以下简称双控", "直径5.5米", "无", "2025年", "电机"]


@pytest.mark.parametrize(("region", "name", "organ"), NAMES)
def test_name_is_one_organ(region: str, name: str, organ: str) -> None:
    found = OrganResolver(region).resolve(name)
    assert found is not None
    assert (found.id, found.listing) == (organ, "family")


@pytest.mark.parametrize(("name", "kind"), TYPES)
def test_type(name: str, kind: str) -> None:
    found = OrganResolver(SHANXI).resolve(name)
    assert found is not None
    assert found.organ_type == kind


@pytest.mark.parametrize(("name", "level"), LEVELS)
def test_level(name: str, level: str) -> None:
    found = OrganResolver(XINFU).resolve(name)
    assert found is not None
    assert found.level == level


@pytest.mark.parametrize("name", COLLECTIVE)
def test_collective(name: str) -> None:
    found = OrganResolver(SHANXI).resolve(name)
    assert found is not None
    assert (found.name, found.listing, found.region) == (name, "collective", SHANXI)


@pytest.mark.parametrize("name", NO_ORGAN)
def test_no_organ(name: str) -> None:
    assert OrganResolver(SHANXI).resolve(name) is None


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("山西省城乡住房和城市建设厅", "140000-山西省住房和城乡建设厅"),
        ("省工业与信息化厅", "140000-山西省工业和信息化厅"),
        ("省发展改革委员会", "140000-山西省发展和改革委员会"),
    ],
)
def test_misprint_is_resolved_and_marked(name: str, organ: str) -> None:
    found = OrganResolver(SHANXI).resolve(name)
    assert found is not None
    assert (found.id, found.listing) == (organ, "near")
    assert 0 < found.score < 1


@pytest.mark.parametrize(
    ("name", "organ", "kind"),
    [
        ("省碳资产管理中心", "140000-山西省碳资产管理中心", "government"),
        ("晋能控股集团", "140000-晋能控股集团", "enterprise"),
        ("太原市绿色转型专班", "140100-太原市绿色转型专班", "government"),
    ],
)
def test_unlisted_organ_is_kept_and_marked(name: str, organ: str, kind: str) -> None:
    found = OrganResolver(SHANXI).resolve(name)
    assert found is not None
    assert (found.id, found.listing, found.organ_type) == (organ, "unlisted", kind)
    assert found.score < 1


@pytest.mark.parametrize(
    ("before", "name", "organ"),
    [
        ("省发展改革委", "工业和信息化厅", "140000-山西省工业和信息化厅"),
        ("省发展改革委", "财政厅", "140000-山西省财政厅"),
        ("市发展改革委", "能源局", "140900-忻州市能源局"),
        ("国家发展改革委", "财政部", "100000-财政部"),
        ("国家发展改革委", "省能源局", "140000-山西省能源局"),
    ],
)
def test_name_without_place_shares_that_of_the_name_before(before: str, name: str, organ: str) -> None:
    resolver = OrganResolver(XINFU)
    found = resolver.resolve(name, resolver.resolve(before))
    assert found is not None
    assert found.id == organ


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("山西省工业和信息化厅", "省工信厅"),
        ("山西省发展和改革委员会", "省发展改革委"),
        ("山西省能源局", "省能源局"),
        ("山西证监局", "山西证监局"),
        pytest.param("人行太原中心支行", "人行太原中心支行"),
    ],
)
def test_short_name(name: str, short: str) -> None:
    found = OrganResolver(SHANXI).resolve(name)
    assert found is not None
    assert found.short_name == short


def test_place_of_another_province() -> None:
    """A name with its place is that place's organ, whoever names it."""
    found = OrganResolver(SHANXI).resolve("河北省生态环境厅")
    assert found is not None
    assert found.id == "130000-河北省生态环境厅"


def test_document_without_region_knows_national_organs() -> None:
    found = OrganResolver(None).resolve("国家发展改革委")
    assert found is not None
    assert found.id == "100000-国家发展和改革委员会"


UNPLACED = [  # (name in a document of which no region is known, id of the organ, listing)
    ("省能源局", "unplaced-省能源局", "family"),
    ("省发改委", "unplaced-省发展和改革委员会", "family"),
    ("市发展改革委", "unplaced-市发展和改革委员会", "family"),
    ("能源局", "unplaced-能源局", "family"),
    ("市场监管局", "unplaced-市场监督管理局", "family"),
    ("省碳资产管理中心", "unplaced-省碳资产管理中心", "unlisted"),
    ("各市人民政府", "unplaced-各市人民政府", "collective"),
    # what the name itself says is known all the same
    ("山西省能源局", "140000-山西省能源局", "family"),
    ("太原市碳资产管理中心", "140100-太原市碳资产管理中心", "unlisted"),
    ("国家能源局", "100000-国家能源局", "family"),
    ("工业和信息化部", "100000-工业和信息化部", "family"),
    ("国务院办公厅", "100000-国务院办公厅", "family"),
]


@pytest.mark.parametrize(("name", "organ", "listing"), UNPLACED)
def test_no_organ_is_put_into_a_region_that_nothing_names(name: str, organ: str, listing: str) -> None:
    found = OrganResolver(None).resolve(name)
    assert found is not None
    assert (found.id, found.listing, found.region is None) == (organ, listing, organ.startswith("unplaced-"))


@pytest.mark.parametrize(("region", "name"), [(SHANXI, "市能源局"), (NATION, "省能源局"), (SHANXI, "县碳资产管理中心")])
def test_a_level_below_the_document_names_no_place(region: str, name: str) -> None:
    found = OrganResolver(region).resolve(name)
    assert found is not None
    assert (found.region, found.id) == (None, f"unplaced-{name}")


@pytest.mark.parametrize(
    ("region", "name", "organ"),
    [
        (TAIYUAN, "市科技创新局", "140100-太原市科技创新局"),
        (TAIYUAN, "市卫生健康局", "140100-太原市卫生健康局"),
        (TAIYUAN, "市教育和体育局", "140100-太原市教育和体育局"),
        (TAIYUAN, "市信用管理办公室", "140100-太原市信用管理办公室"),
        (TAIYUAN, "市中小企业服务局", "140100-太原市中小企业服务局"),
        (YUANQU, "县发改委", "140827-垣曲县发展和改革委员会"),
        (YUANQU, "县发改局", "140827-垣曲县发展和改革局"),
    ],
)
def test_an_organ_is_what_is_printed(region: str, name: str, organ: str) -> None:
    found = OrganResolver(region).resolve(name)
    assert found is not None
    assert found.id == organ
