"""Statements: a table in which people say what documents are, one row for a file or a pattern of files.

Columns (the first is needed, the others as wanted, an empty cell says nothing): `file`, `number`, `title`, `issuers` (parted by ；
or ;), `region` (a code of GB/T 2260 or a name), `level`, `date_issued`, `date_published`, `date_effective` (ISO 8601), `genre`,
`source` (the address where it was published).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from graph.errors import BadRows
from graph.ids import canonical_number
from loaders.reference import regions
from loaders.structure.front import GENRES, NUMBER, ORDER
from loaders.structure.stated import Stated

COLUMNS = ("file", *(field.name for field in fields(Stated)))
LEVELS = ("national", "province", "city", "county", "township")


@dataclass(frozen=True, slots=True)
class Statement:
    """One row: `pattern` is a file's name, its path or a glob, as in `Path.match`."""

    pattern: str
    stated: Stated
    line: int

    def is_of(self, file: Path) -> bool:
        """Whether the row speaks of that file."""
        return self.pattern in (file.name, str(file)) or file.match(self.pattern)


def stated_of(statements: Sequence[Statement], file: Path) -> Stated | None:
    """What all rows say of a file, a later one over an earlier; None when none speaks of it."""
    stated: Stated | None = None
    for statement in statements:
        if statement.is_of(file):
            stated = statement.stated if stated is None else stated.and_then(statement.stated)
    return stated


def read_statements(path: Path) -> list[Statement]:
    """The rows of a table (CSV, UTF-8). Raises BadRows with a line for each wrong column, code, date or genre."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            table = csv.DictReader(stream, strict=True)
            columns = table.fieldnames or []
            rows = [(table.line_num, row) for row in table]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadRows([f"{path}: the table cannot be read ({error})"]) from error
    wrong = [f"{path}: there is no column {name!r}; columns are {', '.join(COLUMNS)}" for name in columns if name not in COLUMNS]
    if "file" not in columns:
        wrong.append(f"{path}: the column 'file' is missing")
    statements = []
    for line, row in rows if not wrong else ():
        said = {name: value.strip() for name, value in row.items() if isinstance(value, str) and value.strip()}
        pattern = said.pop("file", "")
        if not pattern or None in row:
            wrong.append(f"{path}: line {line}: " + ("it has more cells than columns" if None in row else "no file is named"))
            continue
        stated, reasons = read_stated(said)
        wrong += [f"{path}: line {line}: {name} {said[name]!r}: {reason}" for name, reason in reasons.items()]
        statements.append(Statement(pattern, stated, line))
    if wrong:
        raise BadRows(wrong)
    return statements


def read_stated(said: Mapping[str, str]) -> tuple[Stated, dict[str, str]]:
    """What the cells of a row say by column, and why a cell says nothing, by column: it is no date, no genre, no division."""
    values: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    for name, words in said.items():
        try:
            values[name] = _READ.get(name, str)(words)
        except ValueError as error:
            reasons[name] = str(error)
    return Stated(**values), reasons


def _number(words: str) -> str:
    if NUMBER.search(words) or ORDER.search(words):
        return canonical_number(words)
    raise ValueError("no number of a document, such as 晋政发〔2022〕12号")


def _issuers(words: str) -> tuple[str, ...]:
    return tuple(name for part in re.split("[；;]", words) if (name := part.strip()))


def _region(words: str) -> str:
    if words in regions.regions():
        return words
    found = [region for region in regions.find(words) if region.valid_to is None]
    if len(found) == 1:
        return found[0].code
    if found:
        raise ValueError(f"there are several of that name; give the code: {', '.join(region.code for region in found)}")
    raise ValueError("no division of that code or name")


def _date(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise ValueError("no date in ISO 8601, such as 2022-06-30") from None


def _one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    def read(words: str) -> str:
        if words not in known:
            raise ValueError(f"none of {', '.join(known)}")
        return words

    return read


_READ: Mapping[str, Callable[[str], Any]] = {
    "number": _number,
    "issuers": _issuers,
    "region": _region,
    "level": _one_of(LEVELS),
    "date_issued": _date,
    "date_published": _date,
    "date_effective": _date,
    "genre": _one_of(GENRES),
}
