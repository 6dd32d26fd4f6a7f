"""What the commands share: their options, the database, and how things are printed. Heavy libraries are imported when needed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from graph.stores.base import Store, Table


class Format(StrEnum):
    """How data is printed."""

    table = "table"
    json = "json"


Db = Annotated[
    str | None,
    typer.Option(
        "--db", envvar="ZHENGMAI_DB", help="Path of the database; .data/zhengmai.lbug when nothing else is said.", show_default=False
    ),
]
Output = Annotated[Format, typer.Option("--format", help="A table for people, or one JSON value for programs.")]


@contextmanager
def open_database(db: str | None, read_only: bool = True) -> Iterator[Store]:
    """The database that the option, the setting or nothing names, until the block ends."""
    from api.settings import read_settings
    from graph.stores import open_store

    store = open_store(read_settings(db=db).db, read_only=read_only)
    try:
        yield store
    finally:
        store.close()


def print_found(table: Table, format: Format) -> None:
    """Print what a query found."""
    if format is Format.json:
        print_json(table.dicts())
    else:
        print_rows(table.columns, table.rows)


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str | None = None) -> None:
    """Print a table for people."""
    from api.tables import print_table

    print_table(columns, rows, title)


def print_json(value: Any) -> None:
    """Print one JSON value: plain values, or a dataclass."""
    plain = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
    typer.echo(json.dumps(plain, ensure_ascii=False, default=str))


def complain(reason: str) -> None:
    """Say on standard error, in one line, what is wrong."""
    typer.echo(f"zhengmai: {' '.join(reason.split())}", err=True)
