"""What the commands share: their options, the database, and how things are printed. Heavy libraries are imported when needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from enum import StrEnum
from math import isfinite
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.errors import BadRequest

if TYPE_CHECKING:
    from graph.stores.base import Store, Table


class Format(StrEnum):
    """How data is printed."""

    table = "table"
    json = "json"


class RowFormat(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


Db = Annotated[
    str | None,
    typer.Option(
        "--db", envvar="ZHENGMAI_DB", help="Path of the database; .data/zhengmai.lbug when nothing else is said.", show_default=False
    ),
]
Output = Annotated[Format, typer.Option("--format", help="A table for people, or one JSON value for programs.")]
LIMIT = 1000  # rows of an answer to a statement that people write
SECONDS = 30.0  # that it may take
RowOutput = Annotated[RowFormat, typer.Option("--format", help="A table for people, or CSV or one JSON value for programs.")]
Limit = Annotated[int, typer.Option(min=1, help="Rows of an answer that are shown.")]
Timeout = Annotated[float, typer.Option(min=0.001, help="Seconds that a statement may take.")]


@contextmanager
def open_database(db: str | None, read_only: bool = True) -> Iterator[Store]:
    """The database that the option, the setting or nothing names, until the block ends."""
    from api.service import database
    from api.settings import read_settings

    with database.open_database(read_settings(db=db), read_only) as store:
        yield store


def show(value: Any, format: Format, for_people: Callable[[], None]) -> None:
    """Print `value` as one JSON value for programs, or do `for_people`."""
    if format is Format.json:
        print_json(value)
    else:
        for_people()


def print_found(table: Table, format: RowFormat) -> None:
    """Print what a query found, and say on standard error when there is more."""
    if format is RowFormat.json:
        print_json(table.dicts())
    elif format is RowFormat.csv:
        print_csv(table.columns, table.rows)
    else:
        print_rows(table.columns, table.rows)
    if table.cut:
        complain(f"these are the first {len(table.rows)} rows; ask for more with --limit")


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str | None = None) -> None:
    """Print a table for people."""
    from api.cli.tables import print_table

    print_table(columns, rows, title)


def print_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows as CSV under a line of columns: None is empty, lists and nodes are JSON."""
    import csv
    import sys

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_json(value) if isinstance(value, list | dict | bool) else value for value in row] for row in rows)
    sys.stdout.flush()  # so that what standard error says comes after it


def print_json(value: Any) -> None:
    """Print one JSON value, of plain values and dataclasses; a number that is infinite or none is null."""
    typer.echo(_json(value))


def _json(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, default=str, allow_nan=False)


def _plain(value: Any) -> Any:
    """The value with objects for dataclasses, and null for every number in it that JSON cannot say."""
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def complain(reason: str) -> None:
    """Say on standard error, in one line, what is wrong."""
    typer.echo(f"zhengmai: {' '.join(reason.split())}", err=True)


def read_pairs(given: Sequence[str], what: str) -> dict[str, str | int | float | bool]:
    """The parameters that NAME=VALUE gives; raises BadRequest, calling one `what`, for anything else and for one that stands twice."""
    pairs: dict[str, str | int | float | bool] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign or not name:
            raise BadRequest(f"{what} must be NAME=VALUE, not {pair!r}")
        if name in pairs:
            raise BadRequest(f"{what} {name} stands twice; give it once")
        pairs[name] = value
    return pairs
