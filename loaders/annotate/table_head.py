"""Head of a table of indicators: which columns hold names, units, bases and aims, by the words of one or two rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.annotate.periods import Horizon, years
from loaders.structure.tables import Cell, Table

_MOST_HEAD_ROWS = 4  # a title, two rows of a head, and the note between them
_LONGEST_HEAD = 12  # characters; a longer cell that says 指标 is no head
_NAME = re.compile(r"指标(?!属性|性质|类[型别]|值)|^(?:主要)?(?:名称|项目|内容)$")
_UNIT = re.compile(r"^(?:计量)?单位$")
_PROPERTY = re.compile(r"属性|性质|类型")
_BASE = re.compile(r"现状|基准|基期|基数|实际|完成|实绩")
_AIM = re.compile(r"目标|规划值|计划|预期值?$")
_GROWTH = re.compile(r"年均|累计|增速|增长|变化")
_REVIEWS = re.compile(r"完成情况|是否完成|完成率")
_SECOND = re.compile(r"20\d\d|累计|目标|现状")


@dataclass(slots=True)
class Columns:
    """What the columns of a table hold: names, the unit, the property, aims and the base with their years, growth over the years."""

    names: list[int] = field(default_factory=list)
    unit: int | None = None
    property: int | None = None
    aims: list[tuple[int, int]] = field(default_factory=list)
    base: tuple[int, int] | None = None
    growth: int | None = None


def read_head(table: Table, reach: Horizon, given: int | None) -> tuple[int, Columns] | None:
    """How many rows stand down to the end of a table's head, and what its columns hold; None for a table that sets nothing.

    `given` is the year that the heading above gives.
    """
    for top in range(min(_MOST_HEAD_ROWS, len(table.rows) - 1)):
        if any(is_name_head(cell.text) for cell in table.rows[top]):
            two = top + 2 < len(table.rows) and _is_second(table.rows[top], table.rows[top + 1])
            first = [cell.text for cell in table.rows[top]]
            rows = [_spread(first), [cell.text for cell in table.rows[top + 1]]] if two else [first]
            columns = _columns([_plain("".join(words)) for words in zip(*rows, strict=True)], reach, given)
            return (top + len(rows), columns) if columns else None
    return None


def is_name_head(words: str) -> bool:
    """Whether a cell is the head of the column of names: 指标, 指标名称."""
    return len(words) < _LONGEST_HEAD and bool(_NAME.search(_plain(words)))


def _is_second(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether a row is the second of a head: it names years or aims below a merged cell, and nothing below the first."""
    return any(_SECOND.search(cell.text) for cell in lower) and not (upper[0].text.strip() and lower[0].text.strip())


def _spread(words: Sequence[str]) -> list[str]:
    """The words of a head's upper row; where cells are merged, those of the cell to the left."""
    out: list[str] = []
    for word in words:
        out.append(word if word.strip() or not out else out[-1])
    return out


def _columns(heads: Sequence[str], reach: Horizon, given: int | None) -> Columns | None:
    """What the columns hold by their heads; None when no column holds aims, or they are of years before the document's."""
    if any(_REVIEWS.search(head) for head in heads):
        return None
    columns = Columns()
    dated: list[tuple[int, int, str]] = []
    for column, head in enumerate(heads):
        year = next(iter(reversed(years(head if "年" in head else f"{head}年")[0])), given if _AIM.search(head) else None)
        if _UNIT.match(head):
            columns.unit = column
        elif _GROWTH.search(head) and not _NAME.search(head):
            columns.growth = column
        elif year:
            dated.append((column, year, head))
        elif _PROPERTY.search(head) and not _NAME.search(head):
            columns.property = column
        elif _NAME.search(head) or (columns.names and not head and not dated):
            columns.names.append(column)
    last = max((year for _, year, _ in dated), default=None)
    for column, year, head in dated:
        is_past = reach.first is not None and year < reach.first
        if _BASE.search(head) or (is_past and year != last and not _AIM.search(head)):
            columns.base = (column, year)
        elif not is_past:
            columns.aims.append((column, year))
    return columns if columns.names and columns.aims else None


def _plain(words: str) -> str:
    return re.sub(r"\s", "", words)
