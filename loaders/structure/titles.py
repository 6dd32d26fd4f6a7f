"""Titles: the genre that a title ends in, the matter that it is about, the title of the plan that a notice issues."""

from __future__ import annotations

import re

from loaders.reference import plan_years, regions
from loaders.structure.front import GENRES

# 印发《…》的通知, 关于印发山西生态省建设规划纲要（2021-2030年）的通知; as the press has it: 中共中央 国务院印发《…规划纲要》
_ISSUES = re.compile(r"(?:印发|转发|批转)《?(?P<body>.+?)》?的通知$|(?:印发|发布|公布)《(?P<reported>[^《》]+)》$")
_LAW = re.compile(r"^中华人民共和国[\u4e00-\u9fff、]{2,24}法$")
_UNSURE_GENRES = ("指南", "指引", "目录")  # which may end a title of something else
# What a title says a text to be that is no policy, unless it ends in the genre of one; the first that fits
_NO_POLICIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("questions and answers", re.compile(r"问答|解答|答记者问|咨询|哪些内容|^(?:怎么|怎样|如何)|[？?]$")),  # 广州市失业保险常见问题解答
    ("an explanation of a policy", re.compile(r"解读|图解|一图读懂")),  # 《关于…的意见》政策解读
    (
        "a guide to an application",
        re.compile(r"(?:申请|申报|申领|办事|办理|服务|报名|报考).{0,4}(?:指引|指南|须知|流程)$"),
    ),  # 积分制入学学位申请指引
    ("news", re.compile(r"(?:召开|举行|出席|考察|调研|开幕|闭幕)(?!.*(?:工作|行动))")),  # 全省生态环境保护大会召开
    ("an index of documents", re.compile(r"(?:文件|政策|法规)(?:目录|索引|汇总|一览表?)$")),  # 行政规范性文件目录
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,}?(?:省|市|自治区|自治州|地区|盟|旗|县|区)")
# Words that say where or for which plan, not what: 我省, 全国, “十二五”时期
_REACH = re.compile(rf"我[国省市区县州]|全[国省市区县州]|“?(?:{plan_years.NAMES})”?(?:时期|期间)?")


def issued_title(title: str) -> str | None:
    """The title of the plan that a notice issues, None for a title that names none.

    >>> issued_title("关于印发《山西省“十四五”清洁生产实施方案》的通知")
    '山西省“十四五”清洁生产实施方案'
    >>> issued_title("中共中央国务院印发《“健康中国2030”规划纲要》")
    '“健康中国2030”规划纲要'
    """
    issued = _ISSUES.search(title)
    return (issued["body"] or issued["reported"]) if issued else None


def genre(title: str) -> str | None:
    """The sort of document that a title ends in: 实施意见, 通知; None when it ends in none.

    >>> genre("关于印发《山西省“十四五”清洁生产实施方案》的通知")
    '通知'
    """
    plain = re.sub(r"（[^（）]*）$", "", title).rstrip("》")
    if no_policy(title):
        return None
    if _LAW.match(plain):
        return "法"
    return next((g for g in sorted(GENRES, key=len, reverse=True) if plain.endswith(g)), None)


def no_policy(title: str) -> str | None:
    """What a text looks like by its title when that is no policy: questions and answers, news, a guide; else None.

    >>> no_policy("怎么申领广州市社会保障卡？"), no_policy("关于发布2023年项目申报指南的通知")
    ('questions and answers', None)
    """
    plain = re.sub(r"（[^（）]*）$", "", title)
    if any(plain.rstrip("》").endswith(sort) for sort in GENRES if sort not in _UNSURE_GENRES):
        return None
    return next((look for look, pattern in _NO_POLICIES if pattern.search(plain)), None)


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
