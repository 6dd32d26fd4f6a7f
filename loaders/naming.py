"""Naming: a printed name of a quantity becomes one canonical indicator, or stays its own.

False merges are worse than misses: a name is only changed by the table of aliases (loaders.reference.indicators) and by
leaving out what is no part of the quantity: brackets, 的 before its last word, a place or level word in front.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.reference import indicators, regions
from loaders.reference.indicators import IndicatorEntry

# Words in front that say where or in what reach, not what: 全省废旧农膜回收率, 各设区市…
_REACH = re.compile(
    r"^(?:全国|全省|全市|全区|全县|全州|全盟|我[国省市区县]|各[市县区省](?:、[市县区])*|本[省市区县]|省内|市内|区内|当年|累计|年度)的?"
)
_NOISE = re.compile(r"\s|（[^）]*）|的(?=(?:比例|比重|占比|比率|数量|面积|排放量|总量|重点工程减排量)$)")  # 占新建建筑面积的比例
_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,9}?(?:省|市|自治区|县|区)")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A canonical indicator and how a printed name led to it: alias (by the table), trimmed (by rule) or as-printed."""

    name: str
    method: str
    entry: IndicatorEntry | None


@cache
def canonical(printed: str) -> Indicator:
    """The indicator that a printed name stands for.

    >>> canonical("全省废旧农膜回收率").name, canonical("城市生活垃圾回收利用率").name
    ('农膜回收率', '城市生活垃圾回收利用率')
    """
    table = _table()
    if printed in table:
        return Indicator(table[printed].name, "alias" if table[printed].name != printed else "as-printed", table[printed])
    plain = trim(printed)
    if plain in table:
        return Indicator(table[plain].name, "alias", table[plain])
    return Indicator(plain, "as-printed" if plain == printed else "trimmed", None)


def trim(name: str) -> str:
    """A name without brackets, 的 before its last word, and the place or level word in front."""
    plain = _NOISE.sub("", name)
    before = ""
    while before != plain:
        before = plain
        plain = _REACH.sub("", plain)
        place = _PLACE.match(plain)
        if place and regions.find(place[0]) and len(plain) - place.end() >= 4:
            plain = plain[place.end() :]
    return plain or name


@cache
def _table() -> dict[str, IndicatorEntry]:
    return {trim(name): entry for entry in indicators.indicators() for name in (entry.name, *entry.aliases)} | {
        name: entry for entry in indicators.indicators() for name in (entry.name, *entry.aliases)
    }
