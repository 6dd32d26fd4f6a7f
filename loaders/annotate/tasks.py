"""Tables of tasks: 序号 | 任务 | 牵头单位 | 配合单位 | 完成时限. A row is a measure, or several, with the organs and the term of its cells.

The head of a column says what it holds (loaders.annotate.roles); it may stand on two rows, and again on every page. Where the cells of all
organs are empty, merged ones reach there from the row above.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.annotate.facts import DutyList, Measure, Named
from loaders.annotate.lists import ListReader
from loaders.annotate.measures import deadline, read_measure, split_sentences
from loaders.annotate.roles import Duty, role_of_head
from loaders.structure.outline import Provision
from loaders.structure.tables import Cell, Table

_NUMBER = re.compile(r"序号|编号|类别|分类|备注|说明|附注|进度|进展.*|页码")  # heads of what is neither task nor organ
_TASK = re.compile(r"任务|措施|举措|内容|事项|职责|要点|工作|项目|要求|改革|清单|问题")  # 主要任务, 工作措施, 职责与任务
_SECTION = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.]?)[^。；]{0,30}")  # 一、重点任务: a heading within the table
_LONGEST_HEAD = 16
_ORGANS = ("lead", "joint", "support")
_FEWEST = 0.5  # of the rows with cells of organs, how many must name some: 单位 heads a column of organs, or one of units


@dataclass(slots=True)
class Tasks:
    """What the tables of tasks of a document say; `tables` are these."""

    measures: list[Measure] = field(default_factory=list)
    lists: list[DutyList] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Head:
    """What the columns of a table hold: the role of each, by column, and which is the task's."""

    words: tuple[str, ...]
    roles: dict[int, str]
    task: int


def find_tasks(text: str, provisions: list[Provision], tables: tuple[Table, ...], reader: ListReader) -> Tasks:
    """The measures, organs and terms of the tables of tasks, in document order."""
    found = Tasks()
    starts = [provision.start for provision in provisions]
    for table in tables:
        holder = provisions[max(0, bisect_right(starts, table.start) - 1)]
        reading = _Reading(text, holder, reader, found.warnings)
        if reading.read(table):
            found.measures += reading.measures
            found.lists += reading.lists
            found.tables.append(table)
    return found


class _Reading:
    """The reading of one table, row by row."""

    def __init__(self, text: str, holder: Provision, reader: ListReader, warnings: list[str]) -> None:
        self.text = text
        self.holder = holder
        self.reader = reader
        self.warnings = warnings
        self.measures: list[Measure] = []
        self.lists: list[DutyList] = []

    def read(self, table: Table) -> bool:
        """Whether it is a table of tasks."""
        named_in = seen = 0
        above: tuple[list[Named], list[Cell], str] = ([], [], "")
        for head, row in _headed(table):
            cells = [cell for column, cell in enumerate(row) if head.roles.get(column) in _ORGANS and cell.text]
            term = next((cell.text for column, cell in enumerate(row) if head.roles.get(column) == "deadline"), "")
            if cells:
                named = self._organs(head, row)
                seen += 1
                named_in += bool(named)
                above = (named, cells, term)
            elif not row[head.task].text or _SECTION.fullmatch(row[head.task].text):
                continue
            self._row(row[head.task], *above[:2], term or ("" if cells else above[2]))
        return seen > 0 and named_in >= _FEWEST * seen

    def _organs(self, head: _Head, row: tuple[Cell, ...]) -> list[Named]:
        """The organs of a row, the leaders first."""
        named: list[Named] = []
        contrasted = {"lead", "support"} & set(head.roles.values())
        for role in _ORGANS:
            for column, cell in enumerate(row):
                if head.roles.get(column) == role and cell.text:
                    # 责任单位 beside 配合单位 leads; beside 牵头单位 it shares the duty
                    leads = role == "lead" or (role == "joint" and contrasted == {"support"})
                    duty = Duty("lead" if leads else role, labelled=role != "lead")
                    named += self.reader.read_cell(self.text, cell.start, cell.end, duty)
        return named

    def _row(self, task: Cell, named: list[Named], cells: list[Cell], term: str) -> None:
        sentences = [read_measure(self.text, self.holder, *span) for span in split_sentences(self.text, task.start, task.end, [])]
        measures = [one for one in sentences if one.modality != "aim" or one is sentences[-1]]
        if not measures or not named:
            if task.text or cells:
                self.warnings.append(f"the row at {task.start} of a table of tasks has no {'organ' if measures else 'task'}; not read")
            return
        for measure in measures:
            measure.deadline = measure.deadline or deadline(term)
        start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
        words = self.text[start:end]
        self.measures += measures
        self.lists.append(DutyList(self.holder, start, end, words, self.reader.with_customs(named), measures))


def _headed(table: Table) -> Iterator[tuple[_Head, tuple[Cell, ...]]]:
    """The rows below a head, each with it; the rows of heads, and what stands above the first, are left out."""
    head: _Head | None = None
    rows = iter(table.rows)
    for row in rows:
        if head and _is_second_head(row):
            head = _merged(head, row)
        elif found := _head(row):
            head = found
        elif head and tuple(cell.text for cell in row) != head.words:
            yield head, row


def _head(row: tuple[Cell, ...]) -> _Head | None:
    """The head that a row is: short words, of which one heads organs and another the tasks; None for any other row."""
    words = tuple(cell.text for cell in row)
    filled = [one for one in words if one]
    roles = {column: role for column, one in enumerate(words) if (role := role_of_head(one))}
    task = _task_column(words, roles)
    if task is None or max(map(len, filled)) > _LONGEST_HEAD or not any(role in _ORGANS for role in roles.values()):
        return None
    return _Head(words, roles, task)


def _task_column(words: tuple[str, ...], roles: dict[int, str]) -> int | None:
    """The column of the tasks: the last whose head speaks of tasks, measures, contents …, else the first that is free, if any."""
    free = [column for column, one in enumerate(words) if column not in roles and one and not _NUMBER.fullmatch(one)]
    named = [column for column in free if _TASK.search(words[column])]
    return named[-1] if named else free[0] if free else None


def _is_second_head(row: tuple[Cell, ...]) -> bool:
    """Whether a row only divides what the head above it says: | | | 牵头单位 | 配合单位 |."""
    filled = [cell.text for cell in row if cell.text]
    return bool(filled) and all(role_of_head(one) for one in filled)


def _merged(head: _Head, row: tuple[Cell, ...]) -> _Head:
    words = tuple(below.text or above for above, below in zip(head.words, row, strict=True))
    roles = {column: role for column, one in enumerate(words) if (role := role_of_head(one))}
    return _Head(words, roles, head.task)
