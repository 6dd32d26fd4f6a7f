"""The command ``zhengmai``. Heavy libraries are imported inside the commands, so that ``--help`` is quick."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from api.cli import analyses, documents, evaluation, exports, origins, questions, reviews, search, server, siblings
from api.cli.terminal import complain
from graph.errors import BadRows, ZhengmaiError

app = typer.Typer(
    name="zhengmai",
    help="Zhengmai 政脉: policy documents as a graph of provisions, and exact answers with the words that prove them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

for family in (documents, questions, search, analyses, origins, siblings, reviews, exports, evaluation, server):
    for name, command in family.COMMANDS.items():
        app.command(name)(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; every error is one line on standard error, with exit status 1 (2 when the command is used wrongly)."""
    try:
        app(args=arguments)
    except BadRows as error:
        for line in error.lines:
            complain(line)
        sys.exit(1)
    except ZhengmaiError as error:
        complain(str(error))
        sys.exit(1)
