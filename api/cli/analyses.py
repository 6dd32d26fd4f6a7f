"""The command that looks at the graph as a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.terminal import Db, Format, Output, open_database, print_rows, show

if TYPE_CHECKING:
    from api.service.analysing import Report


def analyse(
    name: Annotated[str | None, typer.Argument(help="Name of an analysis.", show_default=False)] = None,
    policy: Annotated[str | None, typer.Option(help="Id of a loaded policy.", show_default=False)] = None,
    region: Annotated[str | None, typer.Option(help="Code or name of a region.", show_default=False)] = None,
    least: Annotated[int | None, typer.Option(min=1, help="Lists that must name a pair of agencies; 1.", show_default=False)] = None,
    collective: Annotated[bool, typer.Option("--collective", help="With bodies such as 各市人民政府.")] = False,
    successors: Annotated[bool, typer.Option("--successors", help="Name agencies by their last successor.")] = False,
    list_all: Annotated[bool, typer.Option("--list", help="List the analyses and their options.")] = False,
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Look at the graph as a network: ancestry, diffusion, co-responsibility."""
    from api.service import analysing

    if list_all:
        _list_analyses(format)
        return
    if name is None:
        raise typer.BadParameter("name an analysis, or see --list")
    analysing.find_analysis(name)  # before a database is opened
    given = {"policy": policy, "region": region, "least": least, "collective": collective or None, "successors": successors or None}
    with open_database(db) as store:
        report = analysing.analyse(store, name, {option: value for option, value in given.items() if value is not None})
    show(report.value, format, lambda: _print_report(report))


COMMANDS = {"analyse": analyse}


def _list_analyses(format: Format) -> None:
    from api.service.analysing import ANALYSES

    columns = ("name", "title", "options")
    rows = [(one.name, f"{one.title_zh}\n{one.title_en}", [f"--{option}" for option in one.options]) for one in ANALYSES]
    show([dict(zip(columns, row, strict=True)) for row in rows], format, lambda: print_rows(columns, rows))


def _print_report(report: Report) -> None:
    if report.summary:
        typer.echo(report.summary)
    for sheet in report.sheets:
        print_rows(sheet.columns, sheet.rows, sheet.title)
