"""Flat tables: tables of indicators whose cells have become words in a row: name, unit, base, aim, 约束性 or 预期性.

Where the reader saw cells, ….tables reads those. A flat table begins with its head (指标 … 2020年 2025年 属性) and each row ends in its property, so rows are found whether the
cells stand in one line or in a line each.
"""

from __future__ import annotations

import re

from loaders.annotate.facts import Target
from loaders.annotate.indicator_table import COMMITMENTS, SIGNS, IndicatorTable, change_of
from loaders.annotate.quantities import subject
from loaders.reference.units import PRINTED
from loaders.structure.outline import Provision
from loaders.structure.tables import Cell, Table

# 序号 指标名称 单位 2020年 2025年 属性
_HEAD = re.compile(r"指\s*标(?:名称)?[^。；]{0,80}?(?P<last>20\d{2})\s*年?[^。；]{0,40}?属\s*性")
_LINE = re.compile(r"[^\n]+")
_FIRST_HEAD = "序号"
_MOST_COLUMNS = 9
_YEAR = re.compile(r"20\d{2}")
_UNIT = "|".join(PRINTED)
_VALUE = r"[\[〔【]?(?:[≥≤＞＜><]|不低于|不高于|大于|小于)?\s*-?\d+(?:\.\d+)?(?:左右|以上|以下)?[%％]?[\]〕】]?|完成国家下达(?:任务|目标)?|[—\-–]+"
# 1 地级及以上城市空气质量优良天数比率（%） 71.9 74 约束性
_ROW = re.compile(
    rf"(?:\d{{1,2}}[\s.、]*)?(?P<name>[\u4e00-\u9fff“”A-Za-z][\u4e00-\u9fff“”A-Za-z0-9、/.\s（）]*?)\s*(?:（(?P<unit>(?:{_UNIT})[^（）]{{0,6}})）|\s(?P<bare>{_UNIT})(?=\s|[\[〔\d≥≤]))\s*"
    rf"(?P<values>(?:{_VALUE})(?:(?:\s+|(?=[≥≤＞＜><\[〔【—\-])|(?<=[\]〕】—])){_VALUE})*)\s*(?P<property>约束性|预期性)"
)
_FIGURE = re.compile(r"(?P<sign>[≥≤＞＜><]|不低于|不高于|大于|小于)?\s*(?P<value>-?\d+(?:\.\d+)?)(?P<after>左右|以上|以下)?")


def tables_of_lines(text: str, start: int, end: int) -> list[Table]:
    """The tables whose every cell has become a line: a head that begins with 序号, and rows that begin with 1, 2, 3.

    A row may have lost its number, which looks like that of a page, if it ends in its property.
    """
    if text.find(_FIRST_HEAD, start, end) < 0:
        return []
    cells = [Cell(match.start(), match.end(), match[0]) for match in _LINE.finditer(text, start, end)]
    found: list[Table] = []
    for at, cell in enumerate(cells):
        width = next((i for i in range(2, _MOST_COLUMNS) if at + i < len(cells) and cells[at + i].text == "1"), 0)
        if cell.text != _FIRST_HEAD or not width:
            continue
        rows = [tuple(cells[at : at + width])]
        place = at + width
        while row := _row_of_lines(cells[place : place + width], len(rows), width):
            place += width if row[0].text else width - 1
            rows.append(row)
        found.append(Table(tuple(rows)))
    return found


def _row_of_lines(cells: list[Cell], number: int, width: int) -> tuple[Cell, ...]:
    """The row of this number that a list of lines begins with; empty when there is none."""
    if len(cells) == width and cells[0].text == str(number):
        return tuple(cells)
    if len(cells) >= width - 1 > 1 and cells[width - 2].text in COMMITMENTS:
        return (Cell(cells[0].start, cells[0].start, ""), *cells[: width - 1])
    return ()


def flat_tables(text: str, provision: Provision) -> list[IndicatorTable]:
    """The tables of indicators in a provision's own words."""
    found: list[IndicatorTable] = []
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
            found.append(IndicatorTable(head.start(), at, targets))
    return found


def _target(text: str, row: re.Match[str], provision: Provision, years: list[int]) -> Target | None:
    """The target of a row: its last value, compared with its first when the head names two years."""
    figures = list(_FIGURE.finditer(row["values"]))
    if not figures:
        return None
    aim, base = figures[-1], figures[0] if len(figures) > 1 else None
    name = re.sub(r"\s", "", row["name"]).removeprefix("指标").strip("（）")
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
        change=change_of(name),
        comparator=SIGNS.get(aim["sign"] or aim["after"] or "", "="),
        commitment=COMMITMENTS[row["property"]],
        year=years[-1],
        baseline_year=years[0] if base is not None and len(years) > 1 else None,
        baseline_value=float(base["value"]) if base is not None and len(years) > 1 else None,
    )
