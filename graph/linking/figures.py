"""Figures: what one is beside another of the same indicator.

What is stricter depends on the comparator, the change and the indicator's direction; a figure that equals the parent's is
`same` whether or not 以上 stands by it; `share` is an amount of something that adds up and is a part of the parent's.
"""

from __future__ import annotations

import re
from math import isclose

from graph.linking.sides import Figure

# Which way is stricter, by the name, where the reference data does not say
_LOWER = re.compile(r"能耗|水耗|煤耗|用水量|排放|浓度|强度|消费(?:总量|量|增量)|负荷率|超标|污染天数|使用量|死亡|事故|失业|药耗|降尘")
# What is done against such things, of which more is stricter: 达标排放率, 超低排放改造
_DONE_AGAINST = re.compile(r"(?:达标|处理|处置|治理|回收|利用|覆盖|改造|完成|替代|减排|监测|核查|参保|就业)")
# Units that say how large something is in itself: 6%, 3天, 55分贝; of so much per something, save per time: 毫克/升, but not 万吨/年
_NO_AMOUNT = re.compile(r"%|‰|百分点|(?<!/)[天日时年岁级倍分度]$|℃|分贝|/(?!(?:日|天|年|小时)$)")
# Caps that are shared out among the parts: 用水总量, 煤炭消费量; not 单位能耗, 超标天数
_SHARED_CAP = re.compile(r"总量$|总[额数]$|(?:消费|排放|使用|用水|取水)量$")


def judge(child: Figure, parent: Figure) -> str:
    """same, stricter, looser, share or other-year."""
    if child.year and parent.year and child.year != parent.year:
        return "other-year"
    ours, theirs = _si(child), _si(parent)
    if all(isclose(a, b, rel_tol=1e-9) for a, b in zip(ours, theirs, strict=True)):
        return "same"
    if _adds_up(child, parent) and 0 < ours[1] < theirs[0]:
        return "share"
    higher = ours > theirs
    lower_is_stricter = _lower_is_stricter(child, parent)
    return "stricter" if higher != lower_is_stricter else "looser"


def part_of(child: Figure, parent: Figure) -> float:
    """What part of the parent's amount a `share` is, in (0, 1): 45万亩 of 2484万亩 is 0.018."""
    return _si(child)[1] / _si(parent)[0]


def _lower_is_stricter(child: Figure, parent: Figure) -> bool:
    """Whether a smaller figure asks for more: a cap, or a level of what should fall; a fall itself should be large."""
    if child.change == "decrease":
        return False
    if child.comparator in ("<=", "<") or parent.comparator in ("<=", "<"):
        return True
    if child.change == "increase":
        return (child.direction or parent.direction) == "lower"
    direction = child.direction or parent.direction
    if direction:
        return direction == "lower"
    return bool(_LOWER.search(child.indicator)) and not _DONE_AGAINST.search(child.indicator)


def _adds_up(figure: Figure, parent: Figure) -> bool:
    """Whether the figure is an amount whose parts add up: 万亩, 个, 万吨/年; not %, and no rate per something."""
    if _NO_AMOUNT.search(figure.unit):
        return False
    known = parent.additive if figure.additive is None else figure.additive
    if known is not None:
        return known
    return bool(figure.unit_si) and (figure.comparator not in ("<=", "<") or bool(_SHARED_CAP.search(figure.indicator)))


def _si(figure: Figure) -> tuple[float, float]:
    """Lower and upper end in the unit of comparison; both the same where there is no range."""
    scale = figure.value_si / figure.value if figure.value_si is not None and figure.value else 1.0
    low = figure.value if figure.value_si is None else figure.value_si
    return low, low if figure.value_max is None else figure.value_max * scale
