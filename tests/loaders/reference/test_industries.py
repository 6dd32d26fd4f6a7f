from __future__ import annotations

import re
from collections import Counter

from loaders.reference.industries import industries


def test_sections_and_divisions_are_complete() -> None:
    codes = [one.code for one in industries()]
    assert [code for code in codes if re.fullmatch("[A-Z]", code)] == list("ABCDEFGHIJKLMNOPQRST")
    assert [code for code in codes if re.fullmatch(r"\d\d", code)] == [f"{number:02}" for number in range(1, 98)]


def test_codes_are_unique() -> None:
    codes = Counter(one.code for one in industries() if one.code)
    assert [code for code, count in codes.items() if count > 1] == []


def test_aliases_are_unique_and_no_name_of_another() -> None:
    aliases = Counter(alias for one in industries() for alias in one.aliases)
    assert [alias for alias, count in aliases.items() if count > 1] == []
    assert set(aliases).isdisjoint({one.name for one in industries()})


def test_only_a_section_and_its_division_share_a_name() -> None:
    for name, count in Counter(one.name for one in industries()).items():
        codes = [one.code for one in industries() if one.name == name]
        assert count == 1 or (count == 2 and codes[0].isalpha() and codes[1].isdigit())


def test_examples_hold_a_name() -> None:
    assert [one.name for one in industries() if not any(term in one.example for term in (one.name, *one.terms))] == []


def test_misleading_words_mean_no_industry() -> None:
    terms = {term for one in industries() for term in one.terms}
    assert terms.isdisjoint({"交通", "建筑", "电力", "教育", "农业", "水电", "医药", "化肥", "农药", "大数据", "垃圾"})


def test_usual_words() -> None:
    owners = {term: one.name for one in industries() for term in one.terms}
    assert owners["钢铁"] == "黑色金属冶炼和压延加工业"
    assert owners["煤电"] == "电力、热力生产和供应业"
    assert owners["水泥"] == "非金属矿物制品业"
    assert owners["焦化"] == "石油、煤炭及其他燃料加工业"
