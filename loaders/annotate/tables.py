"""Tables of indicators, as plans print them and readers flatten them: name, unit, base, aim, 约束性 or 预期性.

A table begins with its head (指标 … 2020年 2025年 属性) and each row ends in its property, so rows are found whether the
cells stand in one line or in a line each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.annotate.facts import Target
from loaders.annotate.quantities import subject
from loaders.reference.units import PRINTED
from loaders.structure.outline import Provision

# 序号 指标名称 单位 2020年 2025年 属性
_HEAD = re.compile(r"指\s*标(?:名称)?[^。；]{0,80}?(?P<last>20\d{2})\s*年?[^。；]{0,40}?属\s*性")
_YEAR = re.compile(r"20\d{2}")
_UNIT = "|".join(PRINTED)
_VALUE = r"[\[〔【]?(?:[≥≤＞＜><]|不低于|不高于|大于|小于)?\s*-?\d+(?:\.\d+)?(?:左右|以上|以下)?[%％]?[\]〕】]?|完成国家下达(?:任务|目标)?|[—\-–]+"
# 1 地级及以上城市空气质量优良天数比率（%） 71.9 74 约束性
_ROW = re.compile(
    rf"(?:\d{{1,2}}[\s.、]*)?(?P<name>[\u4e00-\u9fff“”A-Za-z][\u4e00-\u9fff“”A-Za-z0-9、/.\s（）]*?)\s*(?:（(?P<unit>(?:{_UNIT})[^（）]{{0,6}})）|\s(?P<bare>{_UNIT})(?=\s|[\[〔\d≥≤]))\s*"
    rf"(?P<values>(?:{_VALUE})(?:(?:\s+|(?=[≥≤＞＜><\[〔【—\-])|(?<=[\]〕】—])){_VALUE})*)\s*(?P<property>约束性|预期性)"
)
_FIGURE = re.compile(r"(?P<sign>[≥≤＞＜><]|不低于|不高于|大于|小于)?\s*(?P<value>-?\d+(?:\.\d+)?)(?P<after>左右|以上|以下)?")
_SIGNS = {
    "≥": ">=",
    "不低于": ">=",
    "以上": ">=",
    "≤": "<=",
    "不高于": "<=",
    "以下": "<=",
    ">": ">",
    "＞": ">",
    "大于": ">",
    "<": "<",
    "＜": "<",
    "小于": "<",
    "左右": "~",
}
_CHANGES = (
    ("decrease", re.compile(r"(?:降低|下降|减少|削减)(?:率|幅度|比例)?$")),
    ("increase", re.compile(r"(?:提高|增长|增加|增速)(?:率|幅度)?$")),
)
_COMMITMENTS = {"约束性": "binding", "预期性": "expected"}


@dataclass(frozen=True, slots=True)
class Table:
    """One table: where it stands and the targets of its rows."""

    start: int
    end: int
    targets: list[Target]


def find_tables(text: str, provision: Provision) -> list[Table]:
    """The tables of indicators in a provision's own words."""
    found: list[Table] = []
    at = provision.text_start
    while head := _HEAD.search(text, at, provision.text_end):
        years = [int(year) for year in _YEAR.findall(head[0])]
        targets: list[Target] = []
        at = head.end()
        while (row := _ROW.search(text, at, provision.text_end)) and row.start() - at <= 120:
            target = _target(text, row, provision, years)
            if target:
                targets.append(target)
            at = row.end()
        if targets:
            found.append(Table(head.start(), at, targets))
    return found


def _target(text: str, row: re.Match[str], provision: Provision, years: list[int]) -> Target | None:
    """The target of a row: its last value, compared with its first when the head names two years."""
    figures = list(_FIGURE.finditer(row["values"]))
    if not figures:
        return None
    aim, base = figures[-1], figures[0] if len(figures) > 1 else None
    name = re.sub(r"\s", "", row["name"]).removeprefix("指标").strip("（）")
    change = next((change for change, pattern in _CHANGES if pattern.search(name)), "level")
    printed, scope = subject(name)
    start = row.start("name")
    return Target(
        provision=provision,
        start=start,
        end=row.end(),
        quote=re.sub(r"\s+", " ", text[start : row.end()]),
        indicator=printed,
        scope=scope,
        value=float(aim["value"]),
        value_max=None,
        unit=row["unit"] or row["bare"],
        change=change,
        comparator=_SIGNS.get(aim["sign"] or aim["after"] or "", "="),
        commitment=_COMMITMENTS[row["property"]],
        year=years[-1],
        baseline_year=years[0] if base is not None and len(years) > 1 else None,
        baseline_value=float(base["value"]) if base is not None and len(years) > 1 else None,
    )
