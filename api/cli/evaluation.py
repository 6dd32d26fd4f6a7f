"""The command that scores the loaders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.terminal import Format, Output, print_rows, show

if TYPE_CHECKING:
    from api.service.evaluating import Outcome


def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Gold files: documents, sentences or pairs of names.", show_default=False)],
    documents: Annotated[
        list[Path] | None, typer.Option(help="Folders with the documents; the bundled samples need none.", show_default=False)
    ] = None,
    records: Annotated[
        Path | None,
        typer.Option(
            help="Folder with what another system found: for each document one file NAME.json in the form of zhengmai parse --format json.",
            show_default=False,
        ),
    ] = None,
    format: Output = Format.table,
) -> None:
    """Score what the loaders, or another system, find against gold made by reading: precision, recall, F1, what was missed, what was too much."""
    from api.service.evaluating import evaluate_files, recorded

    outcomes = evaluate_files(gold, documents or [], recorded(records) if records else None)
    found = [{"gold": outcome.gold, "scores": [score.to_json() for score in outcome.scores]} for outcome in outcomes]
    show(found, format, lambda: _print_scores(outcomes))


COMMANDS = {"evaluate": evaluate}


def _print_scores(outcomes: list[Outcome]) -> None:
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
