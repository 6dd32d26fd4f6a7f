from __future__ import annotations

import pytest

from loaders.reference.regions import ancestors, find, full_and_short_names, region, regions


def test_codes_have_six_digits_and_parents_exist() -> None:
    for code, one in regions().items():
        assert len(code) == 6
        assert code.isdigit()
        assert (one.parent is None) == (code == "100000")
        assert one.parent is None or region(one.parent)


def test_current_regions_cover_the_country() -> None:
    levels = [one.level for one in regions().values()]
    assert levels.count("national") == 1
    assert levels.count("province") == 34
    assert levels.count("city") == 333
    assert levels.count("county") > 2800


def test_every_current_region_has_current_ancestors() -> None:
    assert all(above.valid_to is None for code in regions() for above in ancestors(code))


def test_ancestors_of_a_district() -> None:
    assert region("140902").name == "忻府区"
    assert [one.name for one in ancestors("140902")] == ["忻州市", "山西省", "中华人民共和国"]


def test_a_county_under_its_province_skips_the_prefecture() -> None:
    assert [one.code for one in ancestors("429004")] == ["420000", "100000"]


@pytest.mark.parametrize(
    ("name", "code"), [("山西", "140000"), ("太原", "140100"), ("垣曲", "140827"), ("忻府", "140902"), ("忻府区", "140902")]
)
def test_find(name: str, code: str) -> None:
    assert find(name)[0].code == code


def test_find_within() -> None:
    assert {one.parent for one in find("鼓楼区", within="320000")} == {"320100", "320300"}
    assert [one.code for one in find("吉林", within="220200")] == ["220200"]


def test_a_dissolved_city_is_past() -> None:
    laiwu = region("371200")
    assert (laiwu.name, laiwu.valid_to) == ("莱芜市", 2019)
    assert find("莱芜")[0].code == "370116"
    assert "371200" not in regions()


def test_current_regions_come_first() -> None:
    for found in full_and_short_names().values():
        flags = [one.valid_to is None for one in found]
        assert flags == sorted(flags, reverse=True)


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("100000", "中国"),
        ("150000", "内蒙古"),
        ("810000", "香港"),
        ("222400", "延边"),
        ("422800", "恩施"),
        ("450226", "三江"),
        ("141033", "蒲县"),
        ("310115", "浦东"),
        ("150724", "鄂温克"),
        ("150121", "土默特左旗"),
        ("429021", "神农架"),
        ("140109", "万柏林"),
        ("120101", "和平区"),
        ("232700", "大兴安岭"),
    ],
)
def test_short_names(code: str, short: str) -> None:
    assert region(code).short_name == short
