from __future__ import annotations

from collections import Counter

import pytest

from loaders.reference.indicators import indicators


def test_names_are_unique() -> None:
    names = Counter(name for one in indicators() for name in (one.name, *one.aliases))
    assert [name for name, count in names.items() if count > 1] == []


def test_examples_hold_a_name() -> None:
    assert [one.name for one in indicators() if not any(name in one.example for name in (one.name, *one.aliases))] == []


def test_shares_do_not_add_up() -> None:
    assert [one.name for one in indicators() if one.additive and one.unit_dimension in ("percent", "ratio", "concentration")] == []


def test_directions_are_known() -> None:
    assert {one.direction for one in indicators()} == {"higher", "lower"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("城市生活垃圾回收利用率", "生活垃圾回收利用率"),
        ("畜禽粪污综合利用率", "畜禽粪污资源化利用率"),
        ("再生水利用率", "城市再生水利用率"),
        ("单位地区生产总值能耗", "规模以上工业单位增加值能耗"),
        ("空气质量优良天数比率", "地级及以上城市空气质量优良天数比率"),
    ],
)
def test_another_scope_is_another_indicator(one: str, other: str) -> None:
    owners = {name: entry.name for entry in indicators() for name in (entry.name, *entry.aliases)}
    assert owners[one] != owners[other]


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("废旧农膜回收率", "农膜回收率"),
        ("单位GDP能耗", "单位地区生产总值能耗"),
        ("非化石能源占一次能源消费比重", "非化石能源占能源消费总量比重"),
    ],
)
def test_aliases(alias: str, name: str) -> None:
    assert {one.name for one in indicators() if alias in one.aliases} == {name}
