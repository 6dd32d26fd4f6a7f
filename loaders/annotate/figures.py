"""Figures: numbers with a unit, what they are compared with, and the years that they are for."""

from __future__ import annotations

import re

from loaders.reference import plan_years
from loaders.reference.units import PERCENT, PRINTED

_UNIT = "|".join(PRINTED)

# 80%, 1-3家, 233吨/天, 10个以上, 5.5米及以上, 3010万吨标准煤以内; not 第3批, 〔2021〕4号, 5G, PM2.5
# It begins with a digit and then looks back over it: a search for digits is fast.
FIGURE = re.compile(
    rf"(?P<value>\d(?<![\dA-Za-z.〔\-第]\d)\d*+(?:,\d{{3}})*(?:\.\d+)?)(?:(?:{'|'.join(PERCENT)})?[-－–—~～至到](?P<max>\d+(?:\.\d+)?))?(?P<over>余|多)?(?P<unit>{_UNIT})"
    r"(?P<after>(?:及以上|及以下|级以上|以上|以下|以内|左右|上下)?)"
)

# A coefficient has no unit: 农田灌溉水有效利用系数达到0.58以上
COEFFICIENT = re.compile(r"(?<![\d.])(?P<value>0\.\d+)(?P<max>(?!))?(?P<unit>)(?P<after>(?:以上|以下|以内|左右)?)(?=[，。；、）]|$)")

_TITLES = re.compile(r"《[^》]{0,300}》")
_YEAR = re.compile(
    rf"(?P<plan>{plan_years.NAMES})|(?P<first>20\d{{2}})年?[-－—~至](?P<last>20\d{{2}})年|(?P<year>20\d{{2}})年(?!版|度|印发|修订)"
)
_BASELINE = re.compile(
    r"(?:比|较|与|在|以|同)(?P<year>20\d{2})年(?:的?(?:排放量|水平|基础|年?底|年?末|相比|基数)*(?:上|为基准)?)"
)  # 比2015年下降15%

# Words before a figure: (pattern, change, comparator); the last one counts. Each with an example.
_VERBS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?:下降|降低|减少|削减|压减|回落|降|减)(?:至|到|为)"), "level", "="),  # 下降至80%
    (re.compile(r"(?:提高|提升|增长|增加|上升|扩大|发展|增|升)(?:至|到|为)"), "level", "="),  # 提升至233吨/天
    (re.compile(r"下降|降低|减少|削减|压减|降幅"), "decrease", "="),  # 比2015年下降15%
    (re.compile(r"(?:提高|提升|增长|增加|上升)(?!速|率|值|量)"), "increase", "="),  # 提高5个百分点
    (re.compile(r"不低于|不少于|不小于|不得低于|不应低于|至少|≥"), "level", ">="),
    (re.compile(r"不超过|不高于|不多于|不大于|控制在|≤"), "level", "<="),
    (re.compile(r"超过|超|突破|高于|大于|＞|>"), "level", ">"),
    (re.compile(r"低于|小于|少于|＜|<"), "level", "<"),
    (re.compile(r"达到或?接近|达到|达|为|保持|稳定|占|实现|完成"), "level", "="),
)
_AFTER = {"以上": ">=", "及以上": ">=", "级以上": ">=", "以下": "<=", "及以下": "<=", "以内": "<=", "左右": "~", "上下": "~"}
_ABOUT = re.compile(r"(?:约|近)$")


def may_hold_figure(text: str, start: int, end: int) -> bool:
    """Whether there is a figure, a coefficient or a doubling in [start, end) at all."""
    return bool(FIGURE.search(text, start, end)) or text.find("系数", start, end) >= 0 or text.find("番", start, end) >= 0


def relation(head: str, after: str, is_range: bool) -> tuple[str, str]:
    """How a figure compares: (change, comparator), from the words before and right after it.

    >>> relation("能耗比2015年下降", "", False), relation("农膜回收率达到", "以上", False)
    (('decrease', '='), ('level', '>='))
    """
    best: tuple[int, int, str, str] | None = None
    for rank, (pattern, change, comparator) in enumerate(_VERBS):
        for match in pattern.finditer(head):
            if best is None or match.end() > best[0] or (match.end() == best[0] and rank < best[1]):
                best = (match.end(), rank, change, comparator)
    change, comparator = (best[2], best[3]) if best else ("level", "=")
    if _ABOUT.search(head):
        comparator = "~"
    comparator = _AFTER.get(after, comparator)
    return change, "range" if is_range else comparator


def years(part: str) -> tuple[int | None, int | None]:
    """The year that a part of a sentence names for its figures, and the year that it compares with.

    >>> years("到2020年全省能耗比2015年下降15%")
    (2020, 2015)
    """
    if "20" not in part and "十" not in part:
        return None, None
    plain = _TITLES.sub("", part)
    baseline = _BASELINE.search(plain)
    year: int | None = None
    for match in _YEAR.finditer(_BASELINE.sub("", plain)):
        year = plan_years.LAST_YEAR[match["plan"]] if match["plan"] else int(match["last"] or match["year"])
    return year, int(baseline["year"]) if baseline else None
