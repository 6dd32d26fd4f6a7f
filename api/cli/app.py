"""The command ``zhengmai``. Heavy libraries are imported inside the commands, so that ``--help`` is quick."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from api.cli import exports, origins, questions
from api.cli.terminal import (
    Db,
    Format,
    Output,
    complain,
    open_database,
    print_json,
    print_rows,
)
from graph.errors import ZhengmaiError

app = typer.Typer(
    name="zhengmai",
    help="Zhengmai 政脉: policy documents as a graph of provisions, and exact answers with the words that prove them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def load(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders with files.", show_default=False)],
    replace: Annotated[
        str | None,
        typer.Option(help="Id of the policy whose place the one file takes, if its number or title has changed.", show_default=False),
    ] = None,
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Read documents and load them into the database."""
    from api.cli.progress import progress_bar
    from api.service.loading import COUNTS, find_files, load_files
    from api.settings import read_settings
    from graph.judgements import read_judgements

    files, settings = find_files(paths), read_settings(db=db)
    judgements = read_judgements(settings.judgements)
    with progress_bar("loading", len(files)) as advance:
        outcomes = load_files(settings.db, files, replace, advance, judgements)
    read = [outcome for outcome in outcomes if outcome.status != "failed"]
    if format is Format.json:
        from dataclasses import asdict

        print_json([asdict(outcome) for outcome in outcomes])
    elif read:
        rows = [
            (one.policy, Path(one.file).name, *(one.counts[count] for count in COUNTS), f"{one.seconds:.2f}", one.status) for one in read
        ]
        print_rows(("policy", "file", *COUNTS, "seconds", "status"), rows)
    for outcome in outcomes:
        if outcome.reason is not None:
            complain(outcome.reason if outcome.file in outcome.reason else f"{outcome.file}: {outcome.reason}")
    if len(read) < len(outcomes):
        raise typer.Exit(1)


@app.command()
def parse(file: Annotated[Path, typer.Argument(help="A document.", show_default=False)], format: Output = Format.table) -> None:
    """Show what is found in one file, without a database."""
    import loaders

    document = loaders.parse_file(file)
    found = loaders.to_json(document)
    if format is Format.json:
        print_json(found)
        return
    policy = found["policy"]
    typer.echo(f"{policy['id']}  {policy['title']}")
    measures = [measure["provision"] for measure in found["measures"]]
    rows = [(one["kind"], one["number"], one["heading"], measures.count(one["id"])) for one in found["provisions"]]
    print_rows(("kind", "number", "heading", "measures"), rows)
    parts = ("measures", "responsibilities", "targets", "citations")
    typer.echo(", ".join(f"{len(found[part])} {part}" for part in parts))
    for warning in found["warnings"]:
        typer.echo(f"warning: {warning}")


@app.command()
def ask(
    text: Annotated[str, typer.Argument(help="A question: 省能源局牵头哪些措施", show_default=False)],
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Answer a question about an agency, with the sentence that proves it."""
    import queries

    with open_database(db) as store:
        answer = queries.ask(store, text)
    if format is Format.json:
        print_json(answer)
    else:
        from api.cli.tables import print_answer

        print_answer(answer)


@app.command()
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
        listed = [(one.name, f"{one.title_zh}\n{one.title_en}", [f"--{option}" for option in one.options]) for one in analysing.ANALYSES]
        columns = ("name", "title", "options")
        if format is Format.json:
            print_json([dict(zip(columns, row, strict=True)) for row in listed])
        else:
            print_rows(columns, listed)
        return
    if name is None:
        raise typer.BadParameter("name an analysis, or see --list")
    analysing.find_analysis(name)  # before a database is opened
    given = {"policy": policy, "region": region, "least": least, "collective": collective or None, "successors": successors or None}
    with open_database(db) as store:
        report = analysing.analyse(store, name, {option: value for option, value in given.items() if value is not None})
    if format is Format.json:
        print_json(report.value)
        return
    if report.summary:
        typer.echo(report.summary)
    for sheet in report.sheets:
        print_rows(sheet.columns, sheet.rows, sheet.title)


@app.command()
def remove(policy: Annotated[str, typer.Argument(metavar="ID", help="Id of a loaded policy.", show_default=False)], db: Db = None) -> None:
    """Remove a document from the database."""
    from graph import corpus

    with open_database(db, read_only=True) as store:  # which does not make a database that is not there
        corpus.loaded(store)
    with open_database(db, read_only=False) as store:
        corpus.remove(store, policy)
    typer.echo(f"removed {policy}")


for command in (*questions.COMMANDS, *origins.COMMANDS):
    app.command()(command)
app.command("export")(exports.export_graph)
app.command("import")(exports.import_graph)


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Gold files: documents, sentences or pairs of names.", show_default=False)],
    documents: Annotated[
        list[Path] | None, typer.Option(help="Folders with the documents; the bundled samples need none.", show_default=False)
    ] = None,
    format: Output = Format.table,
) -> None:
    """Score what the loaders find against gold made by reading: precision, recall, F1, what was missed and what was too much."""
    from api.service.evaluating import evaluate_files

    outcomes = evaluate_files(gold, documents or [])
    if format is Format.json:
        print_json([{"gold": outcome.gold, "scores": [score.to_json() for score in outcome.scores]} for outcome in outcomes])
        return
    rows = [
        (
            outcome.gold,
            score.kind,
            f"{score.precision:.3f}",
            f"{score.recall:.3f}",
            f"{score.f1:.3f}",
            f"{score.hit}/{score.gold}",
            [f"{name} {value:.3f}" for name, value in score.shares.items()],
            [*(f"-{words}" for words in score.missed), *(f"+{words}" for words in score.extra)],
        )
        for outcome in outcomes
        for score in outcome.scores
    ]
    print_rows(("gold", "kind", "precision", "recall", "F1", "hit", "", "missed -, too much +"), rows)


@app.command()
def serve(
    host: Annotated[
        str | None,
        typer.Option(envvar="ZHENGMAI_HOST", help="Address to listen on; 127.0.0.1 when nothing else is said.", show_default=False),
    ] = None,
    port: Annotated[
        int | None, typer.Option(envvar="ZHENGMAI_PORT", help="Port to listen on; 8000 when nothing else is said.", show_default=False)
    ] = None,
    db: Db = None,
) -> None:
    """Serve the pages and the API until Ctrl-C."""
    from api.settings import read_settings
    from api.web.server import run_server

    run_server(read_settings(db=db, host=host, port=port))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; every error is one line on standard error, with exit status 1 (2 when the command is used wrongly)."""
    try:
        app(args=arguments)
    except ZhengmaiError as error:
        complain(str(error))
        sys.exit(1)
