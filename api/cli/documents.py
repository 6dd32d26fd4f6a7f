"""The commands about documents: into the database, out of it, and read without one."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.terminal import Db, Format, Output, RowFormat, complain, open_database, print_rows, show

if TYPE_CHECKING:
    from api.service.examining import Examined
    from api.service.loading import Outcome


def load(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders with files.", show_default=False)],
    replace: Annotated[
        str | None,
        typer.Option(help="Id of the policy whose place the one file takes, if its number or title has changed.", show_default=False),
    ] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(
            help="Table (CSV) of what documents are: file (a name or a glob), number, title, issuers, region, level, date_issued, "
            "date_published, date_effective, genre, source. It wins over what is read, and is kept.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let a document with warnings fail.")] = False,
    reuse: Annotated[bool, typer.Option("--reuse", help="Find reuse in all documents afterwards, as zhengmai reuse does.")] = False,
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Read documents and load them into the database."""
    from api.cli.progress import progress_bar
    from api.service.loading import find_files, load_files
    from api.settings import read_settings
    from loaders.statements import read_statements

    files, settings = find_files(paths), read_settings(db=db)
    table = read_statements(metadata) if metadata else []
    with progress_bar("loading", len(files)) as advance:
        outcomes = load_files(settings, files, replace, advance, table=table, strict=strict)
    show(outcomes, format, lambda: _print_outcomes(outcomes))
    if reuse and any(outcome.status != "failed" for outcome in outcomes):
        from api.cli.siblings import look_for_reuse, print_reuse

        found = look_for_reuse(db)
        if format is Format.table:
            print_reuse(found, RowFormat.table)
    for statement in table:
        if not any(map(statement.is_of, files)):
            complain(f"{metadata}: line {statement.line}: none of the files is {statement.pattern}")
    for outcome in outcomes:
        if outcome.reason is not None:
            complain(outcome.reason if outcome.file in outcome.reason else f"{outcome.file}: {outcome.reason}")
        for conflict in outcome.conflicts:
            complain(f"warning: {outcome.policy}: {conflict}")
    if any(outcome.status == "failed" or (strict and outcome.warnings) for outcome in outcomes):
        raise typer.Exit(1)


class DocumentFormat(StrEnum):
    """How what was read is shown: for people, for programs, or as the text with marks, one HTML page."""

    table = "table"
    json = "json"
    html = "html"


def parse(
    file: Annotated[Path, typer.Argument(help="A document.", show_default=False)],
    format: Annotated[
        DocumentFormat, typer.Option(help="A table, one JSON value, or a page of HTML that shows the text with what was found in it.")
    ] = DocumentFormat.table,
) -> None:
    """Show what is found in one file, without a database."""
    import loaders

    document = loaders.parse_file(file)
    if format is DocumentFormat.html:
        from api.web.marking import marked_page

        typer.echo(marked_page(document))
        return
    found = loaders.to_json(document)
    show(found, Format(format), lambda: _print_document(found))


def remove(policy: Annotated[str, typer.Argument(metavar="ID", help="Id of a loaded policy.", show_default=False)], db: Db = None) -> None:
    """Remove a document from the database."""
    from api.service.removing import remove_document
    from api.settings import read_settings

    remove_document(read_settings(db=db), policy)
    typer.echo(f"removed {policy}")


def doctor(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files, or folders with files; the loaded documents when none is named.", show_default=False)
    ] = None,
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """List what was perhaps read wrongly: no region, number, date, issuers or outline, gaps in numbering, headings left in text."""
    from api.cli.progress import progress_bar
    from api.service.examining import examine_files, examine_loaded
    from api.service.loading import find_files

    if paths:
        files = find_files(paths)
        with progress_bar("reading", len(files)) as advance:
            examined = examine_files(files, advance)
    else:
        with open_database(db) as store:
            examined = examine_loaded(store)
    show(examined, format, lambda: _print_signs(examined))
    for one in examined:
        if one.reason is not None:
            complain(one.reason if one.document in one.reason else f"{one.document}: {one.reason}")


COMMANDS = {"load": load, "parse": parse, "remove": remove, "doctor": doctor}


def _print_outcomes(outcomes: list[Outcome]) -> None:
    """A row for each file that was read."""
    from api.service.loading import COUNTS

    rows = [
        (one.policy, Path(one.file).name, *(one.counts[count] for count in COUNTS), f"{one.seconds:.2f}", one.status)
        for one in outcomes
        if one.status != "failed"
    ]
    if rows:
        print_rows(("policy", "file", *COUNTS, "seconds", "status"), rows)
    warned = [outcome for outcome in outcomes if outcome.warnings]
    if warned:
        print_rows(("file", "warning"), [(Path(one.file).name, warning) for one in warned for warning in one.warnings])
        typer.echo(f"{len(warned)} of {len(rows)} documents have warnings; zhengmai doctor says more")


def _print_signs(examined: list[Examined]) -> None:
    """A row for each kind of sign in each document, the documents with most first; then how many show which."""
    kinds: Counter[str] = Counter()
    rows = []
    for one in sorted(examined, key=lambda one: -len({sign.kind for sign in one.signs})):
        counts = Counter(sign.kind for sign in one.signs)
        kinds.update(counts.keys())
        rows += [
            (Path(one.document).name, kind, count, next(sign.words for sign in one.signs if sign.kind == kind))
            for kind, count in counts.items()
        ]
    if rows:
        print_rows(("document", "sign", "count", "words that were there"), rows)
    sound = sum(not one.signs and one.reason is None for one in examined)
    seen = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    typer.echo(f"{len(examined)} documents, {sound} without a sign{f'; documents by sign: {seen}' if seen else ''}")


def _print_document(found: dict[str, Any]) -> None:
    policy = found["policy"]
    typer.echo(f"{policy['id']}  {policy['title']}")
    measures = [measure["provision"] for measure in found["measures"]]
    rows = [(one["kind"], one["number"], one["heading"], measures.count(one["id"])) for one in found["provisions"]]
    print_rows(("kind", "number", "heading", "measures"), rows)
    parts = ("measures", "responsibilities", "targets", "citations")
    typer.echo(", ".join(f"{len(found[part])} {part}" for part in parts))
    for warning in found["warnings"]:
        typer.echo(f"warning: {warning}")
