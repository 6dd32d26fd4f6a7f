"""Figures: numbers with a unit, and what they are compared with."""

from __future__ import annotations

import re

from loaders.reference.units import PERCENT, PRINTED

_UNIT = "|".join(PRINTED)

# 80%, 1-3家, 233吨/天, 10个以上, 5.5米及以上, 3010万吨标准煤以内; not 第3批, 〔2021〕4号, 5G, PM2.5; nor in a unit that is not known: 124m3/s
# It begins with a digit and then looks back over it: a search for digits is fast.
FIGURE = re.compile(
    rf"(?P<value>\d(?<![\dA-Za-z.〔\-第]\d)\d*+(?:,\d{{3}})*(?:\.\d+)?)(?:(?:{'|'.join(PERCENT)})?[-－–—~～至到](?P<max>\d+(?:\.\d+)?))?(?P<over>余|多)?(?P<unit>{_UNIT})(?![A-Za-z]|/[A-Za-z\d\u4e00-\u9fff]|·)"
    r"(?P<after>(?:及以上|及以下|级以上|以上|以下|以内|左右|上下)?)"
)

# A ratio has no unit, and its name says that it is one: 农田灌溉水有效利用系数达到0.58以上, 电能利用效率不超过1.3, 铁钢比降至0.75以下
RATIO = re.compile(
    r"(?<![\d.])(?P<value>\d\.\d+)(?P<max>(?!))?(?P<unit>)(?P<after>(?:及以上|及以下|以上|以下|以内|左右)?)(?=[，。；、）]|$)"
)
_IN_NAMES = ("小时", "分钟", "米")
_NAME_AFTER = re.compile(r"(?![以及和内的左])[\u4e00-\u9fff]{2}")
_OF_LIFE = re.compile(r"寿命|平均年龄")
_RATIO_NAME = re.compile(r"系数|PUE|[利使]用效率|[\u4e00-\u9fff]比(?=[\u4e00-\u9fff]{0,4}$)|收入比")

# Words before a figure: (pattern, change, comparator); the last one counts. Each with an example.
_VERBS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?:下降|降低|减少|削减|压减|回落|缩短|压缩|降|减)(?:至|到|为)"), "level", "="),  # 下降至80%
    (re.compile(r"(?:提高|提升|增长|增加|上升|扩大|发展|增|升)(?:至|到|为)"), "level", "="),  # 提升至233吨/天
    (re.compile(r"下降|降低|减少|削减|压减|降幅"), "decrease", "="),  # 比2015年下降15%
    (re.compile(r"(?:提高|提升|增长|增加|上升)(?!速|率|值|量)"), "increase", "="),  # 提高5个百分点
    (re.compile(r"不(?:得|应|能|宜)?(?:低于|少于|小于)|至少|≥"), "level", ">="),
    (re.compile(r"不(?:得|应|能|宜)?(?:超过|高于|多于|大于)|控制在|≤"), "level", "<="),
    (re.compile(r"超过|超|突破|高于|大于|＞|>"), "level", ">"),
    (re.compile(r"低于|小于|少于|＜|<"), "level", "<"),
    (re.compile(r"达到或?接近|达到|达|为|保持|稳定|占|实现|完成"), "level", "="),
)
# 下降幅度达到18%, 下降不低于7%, 年均增长超过5%: a change that is compared too
_COMPARED_CHANGE = re.compile(
    r"(?:(?P<down>下降|降低|减少|削减|压减|淘汰)|提高|提升|增长|增加)(?:幅度|比例)?(?:要|应|力争|分别|均)*(?:不(?:得)?(?:低于|少于)|超过|超|至少|达到|达)$"
)
_CHANGES_A_THING = re.compile(r"[\u4e00-\u9fff]{2,}$")  # 改造提升|农村公路|2500公里: the verb has an object, no figure
_QUOTED = re.compile(r"“[^”]*”")  # “双超”企业 exceed nothing
_MANNER = re.compile(r"(?:分别|均|各|约|近|年均|力争|了|幅度|比例|超过|不低于|不少于|至少|达到|左右|平均|每年|再)+")
_AFTER = {"以上": ">=", "及以上": ">=", "级以上": ">=", "以下": "<=", "及以下": "<=", "以内": "<=", "左右": "~", "上下": "~"}
_ABOUT = re.compile(r"(?:约|近)$")


def may_hold_figure(text: str, start: int, end: int) -> bool:
    """Whether there is a figure, a ratio or a doubling in [start, end) at all."""
    return bool(FIGURE.search(text, start, end) or RATIO.search(text, start, end)) or text.find("番", start, end) >= 0


def figures(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The figures with a unit in [start, end); without any, the ratios. What stands in a name is none: 5岁以下儿童死亡率, 500米公园覆盖率."""
    found = [f for f in FIGURE.finditer(text, start, end) if f["unit"] != "岁" or _OF_LIFE.search(text[start : f.start()])]
    found = [
        f for i, f in enumerate(found) if i + 1 == len(found) or f["unit"] not in _IN_NAMES or not _NAME_AFTER.match(text, f.end(), end)
    ]
    return found or [ratio for ratio in RATIO.finditer(text, start, end) if _RATIO_NAME.search(text[start : ratio.start()])]


def relation(head: str, after: str, is_range: bool) -> tuple[str, str]:
    """How a figure compares: (change, comparator), from the words before and right after it.

    >>> relation("能耗比2015年下降", "", False), relation("农膜回收率达到", "以上", False)
    (('decrease', '='), ('level', '>='))
    """
    head = _QUOTED.sub("", head)
    best: tuple[int, int, str, str] | None = None
    for rank, (pattern, change, comparator) in enumerate(_VERBS):
        for match in pattern.finditer(head):
            if best is None or match.end() > best[0] or (match.end() == best[0] and rank < best[1]):
                best = (match.end(), rank, change, comparator)
    change, comparator = (best[2], best[3]) if best else ("level", "=")
    if best and change != "level" and _CHANGES_A_THING.search(_MANNER.sub("", head[best[0] :])):
        change = "level"
    if compared := _COMPARED_CHANGE.search(head):
        change = "decrease" if compared["down"] else "increase"
    if _ABOUT.search(head):
        comparator = "~"
    comparator = _AFTER.get(after, comparator)
    return change, "range" if is_range else comparator
