"""The command that searches words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.terminal import Db, Format, Output, open_database, show

if TYPE_CHECKING:
    from queries import SearchAnswer

_SHOWN = 20


def search(
    text: Annotated[str, typer.Argument(help="Words parted by blanks, all of which must stand: 煤炭消费 「能耗双控」", show_default=False)],
    kind: Annotated[str, typer.Option(help="policy, provision, measure or target; documents and provisions when left out.")] = "",
    level: Annotated[str, typer.Option(help="national, province, city, county or township.")] = "",
    region: Annotated[str, typer.Option(help="Code or name of a region; nothing below it.")] = "",
    year: Annotated[str, typer.Option(help="Year of the document.")] = "",
    genre: Annotated[str, typer.Option(help="Genre: 实施方案, 规划 …")] = "",
    subject: Annotated[str, typer.Option(help="Subject, by key or name: land-energy, 国土资源、能源 …")] = "",
    agency: Annotated[str, typer.Option(help="An agency that answers for the words, or issued the document.")] = "",
    limit: Annotated[int, typer.Option(min=0, help="How many hits to show at most.")] = _SHOWN,
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Search words in documents, provisions, measures and figures."""
    import queries

    with open_database(db) as store:
        answer = queries.search(
            store, text, kind=kind, level=level, region=region, year=year, genre=genre, subject=subject, agency=agency, limit=limit
        )
    show(answer, format, lambda: _print(answer))


COMMANDS = {"search": search}


def _print(answer: SearchAnswer) -> None:
    """Print the hits as a table, and beside it in lines how many there are and what else could be asked."""
    from api.cli.tables import console, print_table

    if answer.hits:
        rows = [
            (
                hit.kind,
                f"{hit.path or ''} {hit.heading or ''}".strip(),
                hit.snippet,
                f"{hit.policy_title}\n{hit.provision or hit.policy}",
            )
            for hit in answer.hits
        ]
        print_table(("kind", "provision", "words", "document"), rows)
    console().print(f"{answer.total} hits for {' '.join(f'「{term}」' for term in answer.terms)}, {len(answer.hits)} shown")
    if not answer.total and answer.whole:
        console().print(f"{answer.whole} without these filters and of any kind")
    if answer.nearest:
        console().print(f"nearest: {'; '.join(answer.nearest)}")
