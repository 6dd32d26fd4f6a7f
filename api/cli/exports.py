"""The commands that write the graph for other programs and read it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from api.cli.terminal import Db, open_database
from graph.exports import FORMATS, export

T = TypeVar("T")


def _known(format: str) -> str:
    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is not one of {', '.join(map(repr, FORMATS))}.")
    return format


def export_graph(
    format: Annotated[
        str,
        typer.Option(
            metavar=f"[{'|'.join(FORMATS)}]",
            callback=_known,
            help="; ".join(f"{one.name}: {one.doc}" for one in FORMATS.values()) + ".",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path, typer.Option(help="The file to write, or the folder for csv, neo4j-admin and akn; not there yet.", show_default=False)
    ],
    db: Db = None,
) -> None:
    """Write the graph in the format of another program."""
    with open_database(db) as store:
        export(store, format, out, _track)
    typer.echo(f"wrote {out}")


def import_graph(
    file: Annotated[Path, typer.Argument(help="A file that export --format jsonl has written.", show_default=False)], db: Db = None
) -> None:
    """Read an exported graph into an empty database."""
    from api.cli.progress import progress_bar
    from api.service.importing import import_file
    from api.settings import read_settings

    settings = read_settings(db=db)
    counts = import_file(settings, file, partial(progress_bar, "importing"))
    typer.echo(f"imported {counts['nodes']} nodes and {counts['edges']} edges into {settings.db}")


COMMANDS = {"export": export_graph, "import": import_graph}


def _track(steps: Sequence[T]) -> Iterator[T]:
    """The steps, with a progress bar."""
    from api.cli.progress import progress_bar

    with progress_bar("exporting", len(steps)) as advance:
        for step in steps:
            yield step
            advance()
