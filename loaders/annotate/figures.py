"""Figures: numbers with a unit, what they are compared with, and the years that they are for."""

from __future__ import annotations

import re

PERCENT = ("个百分点", "百分点", "%", "‰")
MEASURED = (
    "吨标准煤/万元", "吨标煤/万元", "千克标准煤/万元", "立方米/万元", "千瓦时/万元", "千克/亩", "公斤/亩",
    "万吨标准煤", "亿吨标准煤", "吨标准煤", "万吨标煤", "吨标煤", "千克标准煤", "克标准煤/千瓦时", "克标煤/千瓦时", "克/千瓦时",
    "亿千瓦时", "万千瓦时", "千瓦时", "亿千瓦", "万千瓦", "千瓦", "兆瓦", "蒸吨/小时", "蒸吨",
    "万吨/天", "万吨/日", "万吨/年", "吨/天", "吨/日", "吨/年", "亿吨", "万吨", "千吨", "吨", "毫克/升", "微克/立方米",
    "亿立方米/年", "亿立方米", "万立方米/日", "万立方米", "立方米/日", "立方米", "亿亩", "万亩", "亩", "万公顷", "公顷",
    "万平方公里", "平方公里", "亿平方米", "万平方米", "平方米", "万公里", "公里", "千米", "米",
    "万亿元", "亿元", "万元", "元/吨", "元", "亿美元", "万美元", "兆比特", "亿人次", "万人次", "万人", "万户", "万辆", "万套", "万台", "万个", "万件", "万头", "万只",
    "倍", "天", "小时", "分钟", "岁",
)  # fmt: skip
COUNTED = (
    "个", "家", "户", "座", "项", "条", "处", "所", "台", "辆", "艘", "套", "件", "种", "批", "名", "人", "支", "片", "只", "头", "株", "架", "列", "张", "盏", "口", "眼", "棵", "次", "场", "类", "部", "门", "组",
)  # fmt: skip
_UNIT = "|".join(sorted((*PERCENT, *MEASURED, *COUNTED), key=len, reverse=True))

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
    r"(?P<plan>十三五|十四五|十五五)|(?P<first>20\d{2})年?[-－—~至](?P<last>20\d{2})年|(?P<year>20\d{2})年(?!版|度|印发|修订)"
)
_PLAN_END = {"十三五": 2020, "十四五": 2025, "十五五": 2030}
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
        year = _PLAN_END[match["plan"]] if match["plan"] else int(match["last"] or match["year"])
    return year, int(baseline["year"]) if baseline else None
