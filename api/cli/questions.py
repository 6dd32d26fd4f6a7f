"""The commands that ask the database: questions in Chinese, the queries of the library, Cypher, and the shell for the last two."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.terminal import (
    LIMIT,
    SECONDS,
    Db,
    Format,
    Limit,
    Output,
    RowFormat,
    RowOutput,
    Timeout,
    open_database,
    print_found,
    print_json,
    read_pairs,
    show,
)

if TYPE_CHECKING:
    from graph.stores import Dialect
    from queries.library import Scalar


def ask(
    text: Annotated[str, typer.Argument(help="A question: 省能源局牵头哪些措施", show_default=False)],
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Answer a question in plain words, with the words that prove the answer."""
    from api.cli.answers import print_answer
    from queries import ask

    with open_database(db) as store:
        answer = ask(store, text)
    show(answer, format, lambda: print_answer(answer))


def query(
    name: Annotated[str | None, typer.Argument(help="Name of a query.", show_default=False)] = None,
    param: Annotated[list[str] | None, typer.Option(help="A parameter, NAME=VALUE; may stand several times.", show_default=False)] = None,
    list_all: Annotated[bool, typer.Option("--list", help="List the queries and their parameters.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print the Cypher and the parameters, without a database.")] = False,
    db: Db = None,
    format: RowOutput = RowFormat.table,
) -> None:
    """Run a query of the library."""
    from queries import library

    if list_all:
        _list_queries(format)
        return
    if name is None:
        raise typer.BadParameter("name a query, or see --list")
    given = read_pairs(param or [], "--param")
    if explain:
        _explain(name, given, db, format)
        return
    library.check(library.get(name), given)  # before a database is opened
    with open_database(db) as store:
        print_found(library.run(store, name, **given), format)


def cypher(
    text: Annotated[str, typer.Argument(help="A statement that only reads.", show_default=False)],
    limit: Limit = LIMIT,
    timeout: Timeout = SECONDS,
    db: Db = None,
    format: RowOutput = RowFormat.table,
) -> None:
    """Run Cypher that only reads; anything else is refused before the database is opened, for reading."""
    from queries.statements import require_reading

    require_reading(text)
    with open_database(db) as store:
        print_found(store.run(text, rows=limit, seconds=timeout), format)


def shell(limit: Limit = LIMIT, timeout: Timeout = SECONDS, db: Db = None, format: RowOutput = RowFormat.table) -> None:
    """Run Cypher and queries of the library as they are typed; or, when the input is no terminal, as they are read."""
    from api.cli.shell import Shell
    from api.service.database import Database
    from api.settings import read_settings

    with closing(Database(read_settings(db=db))) as database:
        sound = Shell(database, limit, timeout, format).run()
    if not sound:
        raise typer.Exit(1)


COMMANDS = {"ask": ask, "query": query, "cypher": cypher, "shell": shell}


def _list_queries(format: RowFormat) -> None:
    from graph.stores.base import Table
    from queries.library import list_queries

    listed = list_queries()
    if format is RowFormat.json:
        print_json(listed)
        return
    rows = [
        (
            one.name,
            f"{one.title_zh}\n{one.title_en}",
            [f"{p.name}{'' if p.default is None else '?'}: {p.doc}, e.g. {p.example}" for p in one.parameters],
        )
        for one in listed
    ]
    print_found(Table(("name", "title", "parameters"), rows), format)


def _explain(name: str, given: dict[str, Scalar], db: str | None, format: RowFormat) -> None:
    """Print the Cypher of a query for the database that `db` or the setting names, with the values of its parameters."""
    from api.settings import read_settings
    from graph.stores import is_address
    from queries import library

    dialect: Dialect = "neo4j" if is_address(read_settings(db=db).db) else "ladybug"
    cypher, params = library.explain(name, dialect, **given)
    if format is RowFormat.json:
        print_json({"query": name, "dialect": dialect, "params": params, "cypher": cypher})
        return
    lines = cypher.rstrip().splitlines()
    body = next(place for place, line in enumerate(lines) if not line.startswith("//"))
    values = [f"// ${param} = {json.dumps(value, ensure_ascii=False)}" for param, value in params.items()]
    typer.echo("\n".join([*lines[:body], *values, *lines[body:]]))
