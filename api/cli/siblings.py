"""The command about what documents have of others of their level. Heavy libraries are imported inside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.terminal import Db, RowFormat, RowOutput, complain, open_database, print_csv, print_json, print_rows

if TYPE_CHECKING:
    from api.service.reusing import Finding


def reuse(
    policies: Annotated[
        list[str] | None,
        typer.Argument(metavar="[POLICY]...", help="Ids of loaded documents; all when none is named.", show_default=False),
    ] = None,
    db: Db = None,
    format: RowOutput = RowFormat.table,
) -> None:
    """Find what documents have of earlier ones on the same subject, of one level in other regions; later loads keep it up to date."""
    print_reuse(look_for_reuse(db, policies or []), format)


COMMANDS = {"reuse": reuse}


def look_for_reuse(db: str | None, policies: Sequence[str] = ()) -> Finding:
    """What was found in documents, in all that are loaded when none is named; a bar shows how far it is."""
    from api.cli.progress import progress_bar
    from api.service.reusing import find_reuse
    from api.settings import read_settings
    from graph import corpus

    with open_database(db) as store:  # which does not make a database that is not there
        total = len(policies) or len(corpus.loaded(store))
    with progress_bar("looking for reuse", total) as advance:
        return find_reuse(read_settings(db=db), policies, advance)


def print_reuse(found: Finding, format: RowFormat) -> None:
    """Print what was found pair by pair, and say on standard error in which documents nothing could be looked for."""
    from dataclasses import astuple, fields

    from api.service.reusing import Pair

    columns, rows = [field.name for field in fields(Pair)], [astuple(pair) for pair in found.pairs]
    if format is RowFormat.json:
        print_json(found.pairs)
    elif format is RowFormat.csv:
        print_csv(columns, rows)
    elif rows:
        print_rows(columns, rows)
    if not rows:
        complain("no two loaded documents are on one subject and of one level in different regions")
    if found.untold:
        complain(f"not compared, as title, region or level do not tell what with: {', '.join(found.untold)}")
