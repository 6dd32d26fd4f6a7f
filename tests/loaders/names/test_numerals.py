"""Numerals and dates as Chinese documents write them."""

from __future__ import annotations

import pytest

from loaders.names.numerals import chinese_number, iso_date

NUMBERS = [
    ("一", 1),
    ("十", 10),
    ("十一", 11),
    ("二十", 20),
    ("二十一", 21),
    ("四十六", 46),
    ("九十九", 99),
    ("一百", 100),
    ("一百零五", 105),
    ("一百一十二", 112),
    ("两千", 2000),
    ("二〇二二", 2022),
    ("二○二二", 2022),
    ("7", 7),
    ("12", 12),
]

DATES = [
    ("2022年4月21日", "2022-04-21"),
    ("2017年12月25日", "2017-12-25"),
    ("二〇二二年四月二十一日", "2022-04-21"),
    ("二○二一年十二月三十一日", "2021-12-31"),
    ("二〇二三年十月十日", "2023-10-10"),
    ("2021年09月01日", "2021-09-01"),
    ("山西省人民政府办公厅2022年4月26日印发", "2022-04-26"),
    ("2022年13月1日", None),
    ("2022年4月32日", None),
    ("2022年4月", None),
    ("到2025年", None),
    ("", None),
]


@pytest.mark.parametrize(("numeral", "number"), NUMBERS)
def test_number(numeral: str, number: int) -> None:
    assert chinese_number(numeral) == number


@pytest.mark.parametrize(("text", "date"), DATES)
def test_date(text: str, date: str | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize("text", ["2022年2月30日", "2022年4月31日"])
def test_no_such_day(text: str) -> None:
    assert iso_date(text) is None
