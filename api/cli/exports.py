"""The commands that write the graph for other programs and read it back. Heavy libraries are imported inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from api.cli.terminal import Db, open_database
from graph.exports import FORMATS, export

T = TypeVar("T")


class ExportFormat(StrEnum):
    """The names of ``graph.exports.FORMATS``."""

    graphml = "graphml"
    csv = "csv"
    jsonl = "jsonl"
    neo4j_admin = "neo4j-admin"
    cypher = "cypher"
    turtle = "turtle"
    akn = "akn"


def export_graph(
    format: Annotated[
        ExportFormat,
        typer.Option(
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
        export(store, format.value, out, _track)
    typer.echo(f"wrote {out}")


def import_graph(
    file: Annotated[Path, typer.Argument(help="A file that export --format jsonl has written.", show_default=False)], db: Db = None
) -> None:
    """Read an exported graph into an empty database."""
    from api.cli.progress import progress_bar
    from api.settings import read_settings
    from graph import corpus
    from graph.exports.reader import BATCH, check_file, restore
    from graph.judgements import append_judgement, read_judgements
    from graph.stores import open_store

    counts, settings = check_file(file), read_settings(db=db)
    held = read_judgements(settings.judgements)
    batches = sum(-(-count // BATCH) for count in counts.values())
    with closing(open_store(settings.db)) as store:
        with progress_bar("importing", batches) as advance:
            restore(store, file, advance)
        for judgement in corpus.honoured(store):  # which the next load would drop if the file did not hold them
            if judgement not in held:
                append_judgement(settings.judgements, judgement)
    typer.echo(f"imported {counts['nodes']} nodes and {counts['edges']} edges into {settings.db}")


def _track(steps: Sequence[T]) -> Iterator[T]:
    """The steps, with a progress bar."""
    from api.cli.progress import progress_bar

    with progress_bar("exporting", len(steps)) as advance:
        for step in steps:
            yield step
            advance()
