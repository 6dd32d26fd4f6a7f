"""Naming: a printed name of a quantity becomes one canonical indicator, or stays its own.

False merges are worse than misses: a name is only changed by the table of aliases (loaders.reference.indicators), by the
table of wordings below, and by leaving out a place or level word in front, which is scope and not quantity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.reference import indicators, regions
from loaders.reference.indicators import IndicatorEntry

# Words in front that say where or in what reach, not what: 全省废旧农膜回收率, 各设区市…
_REACH = re.compile(
    r"^(?:全国|全省|全市|全区|全县|全州|全盟|我[国省市区县]|各[市县区省](?:、[市县区])*|本[省市区县]|省内|市内|区内|当年|累计|年度|全年|全社会|拥有)的?"
)
_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,9}?(?:省|市|自治区|县|区)")
# Wordings of one thing, each with an example; applied in order
_WORDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"细颗粒物（PM2\.5）|PM2\.5", "细颗粒物"),  # PM2.5平均浓度
        (r"\s|（[^）]*）", ""),
        (r"R&D|研究与试验发展|研究与实验发展|研究和试验发展", "研发"),  # R&D经费投入
        (r"研发经费(?:投入|支出)?(?=占|强度)", "研发经费投入"),
        (r"占(?:地区生产总值|国内生产总值|GDP)的?(?:比重|比例|比率|占比)", "占地区生产总值比重"),  # 研发经费投入占GDP比例
        (r"(?:单位|万元)(?:地区生产总值|国内生产总值|GDP|生产总值)", "单位地区生产总值"),  # 万元国内生产总值能耗
        (r"占一次能源消费(?:总量)?的?(?=比重|比例|占比)", "占能源消费总量"),  # 煤炭占一次能源消费比重
        (r"每?千(?:常住)?人口", "每千人口"),  # 每千常住人口床位数
        (r"(?:年平均|平均|年均)浓度", "年均浓度"),  # 细颗粒物平均浓度
        (r"新车(?:销售量|销量)", "新车销售量"),
        (r"通车总里程", "通车里程"),
        (r"秸杆", "秸秆"),  # misprint: 秸杆综合利用率
        (r"占能源消费总量的?(?:比例|占比|比率)", "占能源消费总量比重"),  # 非化石能源占能源消费总量比例
        (r"总产量", "产量"),  # 粮食总产量
        (r"的(?=(?:比例|比重|占比|比率|数量|面积|排放量|总量|重点工程减排量)$)", ""),  # 占新建建筑面积的比例
    )
)


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
    """A name in its usual wording, without the place or level word in front."""
    plain = name
    for pattern, usual in _WORDINGS:
        plain = pattern.sub(usual, plain)
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
