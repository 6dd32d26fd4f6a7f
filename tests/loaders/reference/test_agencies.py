from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest

from loaders.reference.agencies import Family, OrganType, bodies, families, family, forms, national_names, successions

ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")  # 2018, 2018-03, 2018-03-17


def test_every_body_belongs_to_one_family() -> None:
    owners = Counter(body for one in families() for body in one.bodies)
    assert [body for body, count in owners.items() if count > 1] == []
    assert set(bodies()) == set(owners)


def test_every_national_name_and_form_belongs_to_one_family() -> None:
    owners = Counter(name for one in families() for name in (*one.national, *one.forms))
    assert [name for name, count in owners.items() if count > 1] == []
    assert len(national_names()) + len(forms()) == len(owners)


def test_functions_are_unique_and_organ_types_known() -> None:
    assert max(Counter(one.function for one in families()).values()) == 1
    assert {one.organ_type for one in families()} <= set(get_args(OrganType))


def test_levels_are_known() -> None:
    levels = {"nation", "province", "municipality", "city", "county"}
    assert all(set(one.names) <= levels and set(one.full) <= levels for one in families())


@pytest.mark.parametrize("one", families(), ids=lambda one: one.function)
def test_example_holds_a_name(one: Family) -> None:
    patterns = [re.escape(name) for name in (*one.bodies, *one.national, one.short)]
    patterns += [re.escape(form).replace(r"\{place\}", ".{1,8}").replace(r"\{short\}", ".{2,4}") for form in one.forms]
    assert any(re.search(pattern, one.example) for pattern in patterns)


def test_forms_hold_a_place() -> None:
    assert all("{place}" in form or "{short}" in form for form in forms())


def test_no_name_is_a_single_character() -> None:
    assert [name for name in (*bodies(), *national_names()) if len(name) < 2] == []


def test_dates_are_iso() -> None:
    dates = [date for one in families() for date in (one.valid_from, one.valid_to) if date] + [one.date for one in successions()]
    assert [date for date in dates if not ISO_DATE.fullmatch(date)] == []


def test_successions_name_families_and_levels() -> None:
    functions = {one.function for one in families()}
    for one in successions():
        assert {one.from_function, one.to_function} <= functions
        assert one.from_function != one.to_function
        assert set(one.levels) <= {"nation", "province", "municipality", "city", "county"}
        assert one.levels
        assert one.scope
        assert one.source


def test_successions_of_shanxi() -> None:
    found = {(one.from_function, one.to_function): one for one in successions() if one.regions == ("140000",) and "province" in one.levels}
    assert found["经济和信息化", "工业和信息化"].scope == ("all",)
    assert "煤炭" in found["经济和信息化", "能源"].scope
    assert found["煤炭工业", "能源"].date == "2018-10"


@pytest.mark.parametrize(
    ("mention", "function"),
    [
        ("住建厅", "住房城乡建设"),
        ("住房城乡建设厅", "住房城乡建设"),
        ("交通厅", "交通运输"),
        ("工信厅", "工业和信息化"),
        ("经信委", "经济和信息化"),
        ("人力资源社会保障厅", "人力资源社会保障"),
        ("人社厅", "人力资源社会保障"),
        ("市场监管局", "市场监管"),
        ("林草局", "林业和草原"),
        ("规划资源局", "自然资源"),
        ("城市管理委", "城市管理"),
        ("水务局", "水利"),
        ("农业农村委", "农业农村"),
        ("审批服务管理局", "行政审批服务"),
        ("环保厅", "环境保护"),
        ("质监局", "质量技术监督"),
        ("国资委", "国有资产监管"),
        ("文旅厅", "文化和旅游"),
        ("卫健委", "卫生健康"),
        ("能监办", "能源监管"),
        ("委编办", "机构编制"),
    ],
)
def test_usual_short_bodies(mention: str, function: str) -> None:
    assert bodies()[mention].function == function


@pytest.mark.parametrize(
    ("function", "level", "place", "full"),
    [
        ("发展改革", "province", ("山西省", "山西", "140000"), "山西省发展和改革委员会"),
        ("发展改革", "county", ("忻府区", "忻府", "140902"), "忻府区发展和改革局"),
        ("税务", "province", ("山西省", "山西", "140000"), "国家税务总局山西省税务局"),
        ("证券监管", "province", ("山西省", "山西", "140000"), "中国证券监督管理委员会山西监管局"),
        ("组织", "province", ("山西省", "山西", "140000"), "中共山西省委组织部"),
        ("市场监管", "province", ("天津市", "天津", "120000"), "天津市市场监督管理委员会"),
        ("生态环境", "province", ("北京市", "北京", "110000"), "北京市生态环境局"),
        ("林业和草原", "province", ("江西省", "江西", "360000"), "江西省林业局"),
    ],
)
def test_full_names(function: str, level: str, place: tuple[str, str, str], full: str) -> None:
    assert family(function).full_name(level, place[0], place[1], place[2]) == full


@pytest.mark.parametrize(
    ("function", "level", "region", "short"),
    [
        ("工业和信息化", "province", "140000", "工信厅"),
        ("工业和信息化", "city", "140900", "工信局"),
        ("发展改革", "county", "140902", "发展改革局"),
        ("统计调查", "city", None, "调查队"),
        ("消防救援", "city", None, "消防救援支队"),
        ("市场监管", "province", "120000", "市场监管委"),
    ],
)
def test_short_bodies_end_like_their_level(function: str, level: str, region: str | None, short: str) -> None:
    assert family(function).short_body(level, region) == short
