"""Numbers and dates as they are written in Chinese documents."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "O": 0, "o": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@lru_cache(maxsize=1024)
def chinese_number(numeral: str) -> int:
    """The whole number that a Chinese or Arabic numeral stands for, below 10,000.

    >>> chinese_number("二十一"), chinese_number("十"), chinese_number("7")
    (21, 10, 7)
    """
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    if not any(c in _UNITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total = digit = 0
    for c in numeral:
        if c in _UNITS:
            total += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit


DATE = re.compile(
    r"(?P<year>\d{4}|[〇○零Oo一二三四五六七八九]{4})年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)


_DASHED = re.compile(r"(?<!\d)(?P<year>20\d{2}|19\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")  # 2019-01-14


def iso_date(text: str) -> str | None:
    """The first date in the text as ISO 8601, None when there is none or no such day.

    >>> iso_date("二〇二二年四月二十一日")
    '2022-04-21'
    """
    match = DATE.search(text) or _DASHED.search(text)
    if not match:
        return None
    year, month, day = (chinese_number(match[part]) for part in ("year", "month", "day"))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
