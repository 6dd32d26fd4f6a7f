"""Titles: the genre that a title ends in, the matter that it is about, the title of the plan that a notice issues."""

from __future__ import annotations

import re

from loaders.reference import plan_years, regions
from loaders.structure.front import GENRES

# 印发《…》的通知, 关于印发山西生态省建设规划纲要（2021-2030年）的通知
_ISSUES = re.compile(r"(?:印发|转发|批转)《?(?P<body>.+?)》?的通知$")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,}?(?:省|市|自治区|自治州|地区|盟|旗|县|区)")
# Words that say where or for which plan, not what: 我省, 全国, “十二五”时期
_REACH = re.compile(rf"我[国省市区县州]|全[国省市区县州]|“?(?:{plan_years.NAMES})”?(?:时期|期间)?")


def issued_title(title: str) -> str | None:
    """The title of the plan that a notice issues, None for a title that names none.

    >>> issued_title("关于印发《山西省“十四五”清洁生产实施方案》的通知")
    '山西省“十四五”清洁生产实施方案'
    """
    issued = _ISSUES.search(title)
    return issued["body"] if issued else None


def genre(title: str) -> str | None:
    """The sort of document that a title ends in: 实施意见, 通知; None when it ends in none.

    >>> genre("关于印发《山西省“十四五”清洁生产实施方案》的通知")
    '通知'
    """
    plain = re.sub(r"（[^（）]*）$", "", title).rstrip("》")
    return next((g for g in sorted(GENRES, key=len, reverse=True) if plain.endswith(g)), None)


def topic(title: str) -> str:
    """The matter of a title: without issuer, 关于, place, level words and genre.

    >>> topic("山西省人民政府关于加快建立健全我省绿色低碳循环发展经济体系的实施意见")
    '加快建立健全绿色低碳循环发展经济体系'
    """
    plain = re.sub(r"（[^（）]*）", "", issued_title(title) or title).replace("《", "").replace("》", "")
    plain = re.sub(r"^.*?关于(?:印发)?", "", plain) if "关于" in plain[:40] else plain
    end = genre(plain)
    if end:
        plain = plain[: -len(end)].removesuffix("的")
    plain = _REACH.sub("", plain)
    place = re.match(_PLACE, plain)
    while place and regions.find(place[0]):
        plain = plain[place.end() :]
        place = re.match(_PLACE, plain)
    return plain.strip("的“”")
