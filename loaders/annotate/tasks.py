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
_NUMERAL = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)")  # （1）新建社区食堂
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
        reading = _Reading(text, holder, reader)
        if reading.read(table):
            found.measures += reading.measures
            found.lists += reading.lists
            found.warnings += reading.warnings
            found.tables.append(table)
    return found


class _Reading:
    """The reading of one table, row by row."""

    def __init__(self, text: str, holder: Provision, reader: ListReader) -> None:
        self.text = text
        self.holder = holder
        self.reader = reader
        self.measures: list[Measure] = []
        self.lists: list[DutyList] = []
        self.warnings: list[str] = []

    def read(self, table: Table) -> bool:
        """Whether it is a table of tasks; then its measures, lists and warnings are known."""
        rows = 0
        filled: dict[int, Cell] = {}
        measures: list[Measure] = []
        for head, row in _headed(table):
            task = row[head.task]
            given = {column: cell for column, cell in enumerate(row) if column in head.roles and cell.text}
            if not given and (not task.text or _SECTION.fullmatch(task.text)):
                continue
            filled = _filled(head, given, filled)
            measures = self._measures(task) if task.text else measures  # a merged task reaches here from the row above
            rows += 1
            if not self._row(head, measures, filled):
                place = next(cell.start for cell in row if cell.text)
                self.warnings.append(f"the row at {place} of a table of tasks has no {'organ' if measures else 'task'}; not read")
        return len(self.lists) >= _FEWEST * rows > 0

    def _measures(self, task: Cell) -> list[Measure]:
        """The measures of a task: what its sentences order; what a table of tasks only names (老旧小区加装电梯) is to be done, too."""
        sentences = []
        for start, end in split_sentences(self.text, task.start, task.end, []):
            numeral = _NUMERAL.match(self.text, start, end)
            sentences.append(read_measure(self.text, self.holder, numeral.end() if numeral else start, end))
        measures = [one for one in sentences if one.modality != "aim" or one is sentences[-1]]
        if len(measures) == 1 and measures[0].modality == "aim":
            measures[0].modality = "require"
        self.measures += measures
        return measures

    def _row(self, head: _Head, measures: list[Measure], filled: dict[int, Cell]) -> bool:
        """Take up the list that a row's organs make, and its term; `filled` are its cells, merged ones too. False where it has none."""
        named = self._organs(head, filled)
        if not measures or not named:
            return False
        term = next((cell.text for column, cell in filled.items() if head.roles[column] == "deadline"), "")
        for measure in measures:
            measure.deadline = measure.deadline or deadline(term)
        cells = [cell for column, cell in filled.items() if head.roles[column] in _ORGANS]
        start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
        self.lists.append(DutyList(self.holder, start, end, self.text[start:end], self.reader.with_customs(named), measures))
        return True

    def _organs(self, head: _Head, filled: dict[int, Cell]) -> list[Named]:
        """The organs of a row, the leaders first."""
        named: list[Named] = []
        contrasted = {"lead", "support"} & set(head.roles.values())
        for role in _ORGANS:
            for column, cell in filled.items():
                if head.roles[column] == role:
                    # 责任单位 beside 配合单位 leads; beside 牵头单位 it shares the duty
                    leads = role == "lead" or (role == "joint" and contrasted == {"support"})
                    duty = Duty("lead" if leads else role, labelled=role != "lead")
                    named += self.reader.read_cell(self.text, cell.start, cell.end, duty)
        return named


def _filled(head: _Head, given: dict[int, Cell], above: dict[int, Cell]) -> dict[int, Cell]:
    """The cells of organs and terms that hold for a row, by column: merged ones reach there from the row above.

    Who leads, or is responsible where no column says who leads, is never left out: where it is, it is that of the row above, and so is the
    term. Who else has a part may be left out, unless no organ is given at all.
    """
    roles = head.roles
    first = "lead" if "lead" in roles.values() else "joint"
    organs = {roles[column] for column in given} & set(_ORGANS)
    if first in organs:
        return given
    reach = (first, "deadline") if organs else (*_ORGANS, "deadline")
    return {**{column: cell for column, cell in above.items() if roles.get(column) in reach}, **given}


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
