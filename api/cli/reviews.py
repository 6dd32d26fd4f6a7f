"""The command by which people judge links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.terminal import Db, Format, Output, open_database, print_rows, show
from graph.errors import BadRequest

if TYPE_CHECKING:
    from graph.judgements import Verdict

_COLUMNS = ("child", "parent", "kind", "similarity", "method", "child_text", "parent_text")


def review(
    child: Annotated[str | None, typer.Argument(help="Id of the lower policy, provision, measure or figure.", show_default=False)] = None,
    parent: Annotated[str | None, typer.Argument(help="Id of the upper one.", show_default=False)] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The link stands.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It does not.")] = False,
    correct: Annotated[bool, typer.Option("--correct", help="It stands, and the child has no other parent in that document.")] = False,
    add: Annotated[bool, typer.Option("--add", help="The first policy carries out the second, though no link says so.")] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="What was said of the link before holds no more.")] = False,
    user: Annotated[
        str | None, typer.Option(help="Who judges; the name that you are logged in with when left out.", show_default=False)
    ] = None,
    note: Annotated[str, typer.Option(help="Why.", show_default=False)] = "",
    policy: Annotated[str | None, typer.Option(help="List only the links of this policy.", show_default=False)] = None,
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """List the links that a person should look at, or judge one: the judgement is kept for ever and holds from then on."""
    verdicts: tuple[tuple[Verdict, bool], ...] = (
        ("accepted", accept),
        ("rejected", reject),
        ("corrected", correct),
        ("accepted", add),
        ("withdrawn", withdraw),
    )
    chosen = [verdict for verdict, is_given in verdicts if is_given]
    if child is None:
        if chosen:
            raise BadRequest("name the child and the parent of the link that you judge")
        _list_pending(policy, db, format)
    elif parent is None or len(chosen) != 1 or policy is not None:
        raise BadRequest("give the ids of the child and the parent and one of --accept, --reject, --correct, --add, --withdraw")
    else:
        _judge(child, parent, chosen[0], user, note, add, db, format)


COMMANDS = {"review": review}


def _list_pending(policy: str | None, db: str | None, format: Format) -> None:
    from api.service.reviewing import pending

    with open_database(db) as store:
        links = pending(store, policy)
    show(links, format, lambda: print_rows(_COLUMNS, [tuple(link[column] for column in _COLUMNS) for link in links]))


def _judge(child: str, parent: str, verdict: Verdict, user: str | None, note: str, is_new: bool, db: str | None, format: Format) -> None:
    from api.service.reviewing import Saying, judge
    from api.settings import read_settings

    made = judge(read_settings(db=db), Saying(child, parent, verdict, is_new), user, note)
    show(made, format, lambda: typer.echo(f"{made.judgement} by {made.user}: {made.child} from {made.parent}"))
