"""Tables of indicators by their cells: 指标 | 单位 | 2020年 | 2025年 | 年均增速 | 属性, with heads of one or two rows.

Which columns hold names, units, bases and aims is told by the head. A cell that is no figure (完成国家下达任务, 持续改善) sets none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from loaders.annotate.facts import Target
from loaders.annotate.flat_tables import flat_tables, tables_of_lines
from loaders.annotate.indicator_table import COMMITMENTS, SIGNS, IndicatorTable, change_of
from loaders.annotate.periods import Horizon, given_year, sets_nothing
from loaders.annotate.quantities import is_metric, subject
from loaders.annotate.table_head import Columns, is_name_head, read_head
from loaders.reference.units import PRINTED
from loaders.structure.outline import Provision
from loaders.structure.skeleton import Skeleton
from loaders.structure.tables import Cell, Table

_UNIT = "|".join(map(re.escape, PRINTED))
_IN_BRACKETS = re.compile(rf"[（(](?P<unit>{_UNIT})[）)]")
# ≥90, <0.5%, 6.5左右, [13.5], 〔5〕, 100（21个国控断面）, 2.3-2.5; a scope may stand before a sign: 下游地区≥65%
_VALUE = re.compile(
    rf"(?P<scope>[\u4e00-\u9fff、]{{2,16}}(?=[≥≤＞＜><]))?[\[〔【（(]?(?P<sign>[≥≤≧≦＞＜><]|不低于|不高于|不超过|大于|小于)?=?(?P<value>-?\d+(?:,\d{{3}})*(?:\.\d+)?)(?:[%％]?[-－—~～](?P<max>\d+(?:\.\d+)?))?"
    rf"(?P<unit>{_UNIT})?(?P<after>左右|以上|以下|以内|[<>＜＞≤≥])?[\]〕】）)]?\*?(?:[（(][^（）()]*[）)])?"
)
# 比2015年降低10%, 下降15%
_CHANGE = re.compile(
    rf"(?:[比较](?P<year>20\d\d)年)?(?:(?P<down>降低|下降|减少|削减)|提高|增长|增加)(?P<sign>)(?P<value>\d+(?:\.\d+)?)(?P<max>(?!))?(?P<unit>{_UNIT})?(?P<after>左右|以上|以下|以内)?(?P<scope>)"
)
_ORDINAL = re.compile(r"^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]+)[）)]?[.、．\s]|其中[：:]?|\*+)+")


def in_tables(skeleton: Skeleton, reach: Horizon) -> list[IndicatorTable]:
    """The tables of indicators of a document: of cells where the reader saw them, else of words in a row."""
    starts = [provision.start for provision in skeleton.provisions]
    found: list[IndicatorTable] = []
    in_lines = (table for one in skeleton.provisions for table in tables_of_lines(skeleton.text, one.text_start, one.text_end))
    unseen = [table for table in in_lines if not any(one.start < table.end and table.start < one.end for one in skeleton.tables)]
    for table in (*skeleton.tables, *unseen):
        provision = skeleton.provisions[max(0, bisect_right(starts, table.start) - 1)]
        head = read_head(table, reach, given_year(provision))
        if head is not None:
            targets = [] if sets_nothing(provision, reach.first) else list(_of_cells(skeleton, table, starts, *head))
            found.append(IndicatorTable(table.start, table.end, targets))
    for provision in skeleton.provisions:
        if not sets_nothing(provision, reach.first):
            found += [
                flat
                for flat in flat_tables(skeleton.text, provision)
                if not any(one.start < flat.end and flat.start < one.end for one in found)
            ]
    return found


def _of_cells(skeleton: Skeleton, table: Table, starts: Sequence[int], first: int, columns: Columns) -> Iterator[Target]:
    """The targets of a table's rows from the `first` below its head on."""
    name: Cell | None = None
    for row in table.rows[first:]:
        name = _name([row[column] for column in columns.names if row[column].text.strip()]) or name
        if name is not None and not is_name_head(name.text):
            provision = skeleton.provisions[max(0, bisect_right(starts, name.start) - 1)]
            yield from _of_row(skeleton.text, provision, name, row, columns)


def _name(cells: Sequence[Cell]) -> Cell | None:
    """The name of a row by its cells: the last, with the one before it where only both say it: 氮氧化物 | 重点工程减排量（吨）."""
    if len(cells) < 2:
        return cells[0] if cells else None
    first, last = cells[-2:]
    if is_metric(_named(last.text)[0]):
        return Cell(first.start, last.end, first.text + last.text)
    if is_metric(_named(first.text)[0]):
        return Cell(first.start, last.end, _named(last.text)[0] + first.text)
    return last


def _of_row(text: str, provision: Provision, name: Cell, row: Sequence[Cell], columns: Columns) -> Iterator[Target]:
    """The targets of one row: of each aim that is a figure, else of the growth that stands for it."""
    made = False
    for column, year in columns.aims:
        for value in _values(row[column].text):
            target = _target(text, provision, name, row, columns, row[column], value, year)
            if target:
                made = True
                yield target
    if not made and columns.growth is not None:
        year = columns.aims[-1][1]
        for value in _values(row[columns.growth].text):
            target = _target(text, provision, name, row, columns, row[columns.growth], value, year)
            if target:
                yield target


def _values(words: str) -> list[re.Match[str]]:
    """The figures of a cell; none where its words are no figure."""
    plain = re.sub(r"\s", "", words)
    whole = _VALUE.fullmatch(plain) or _CHANGE.fullmatch(plain)
    if whole:
        return [whole]
    parts = [_VALUE.fullmatch(part) for part in re.split(r"[，；。]", plain) if part]
    found = [part for part in parts if part and part["scope"]]
    return found if len(found) == len(parts) else [parts[0]] if parts and parts[0] and parts[0]["sign"] else []


def _target(
    text: str, provision: Provision, name: Cell, row: Sequence[Cell], columns: Columns, cell: Cell, value: re.Match[str], year: int
) -> Target | None:
    """The target that the figure of a cell sets for the indicator of its row; None without a unit or a name."""
    printed, unit = _named(name.text)
    own = row[columns.unit].text.strip() if columns.unit is not None else ""
    unit = value["unit"] or own.replace("％", "%").strip("（）/") or unit
    indicator, scope = subject(_unnumbered(printed))
    if len(indicator) < 2 or unit is None:
        return None
    is_change = "down" in value.groupdict()
    change = ("decrease" if value["down"] else "increase") if is_change else change_of(printed)
    base = columns.base
    based = _values(row[base[0]].text) if base else []
    word = re.sub(r"\s", "", row[columns.property].text)[:3] if columns.property is not None else ""
    start, end = min(name.start, cell.start), max(name.end, cell.end)
    return Target(
        provision=provision,
        start=start,
        end=end,
        quote=re.sub(r"\s+", " ", text[start:end]),
        indicator=indicator,
        scope=value["scope"] or scope,
        value=float(value["value"].replace(",", "")),
        value_max=float(value["max"]) if value["max"] else None,
        unit=unit,
        change=change,
        comparator="range" if value["max"] else SIGNS.get(value["sign"] or value["after"] or "", "="),
        commitment=COMMITMENTS.get(word, "stated"),
        year=year,
        baseline_year=base[1] if base and based else int(value["year"]) if is_change and value["year"] else None,
        baseline_value=float(based[0]["value"].replace(",", "")) if based else None,
    )


def _named(words: str) -> tuple[str, str | None]:
    """The name of an indicator without the unit in its brackets, and that unit; "" where the name is of a ratio."""
    plain = re.sub(r"\s", "", words).replace("％", "%")
    if brackets := list(_IN_BRACKETS.finditer(plain)):
        return plain[: brackets[-1].start()] + plain[brackets[-1].end() :], brackets[-1]["unit"]
    return plain, "" if re.search(r"系数|指数", plain) else None


def _unnumbered(name: str) -> str:
    return _ORDINAL.sub("", name).rstrip("*")
