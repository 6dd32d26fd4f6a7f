"""An exported graph read back, with the judgements that it honours."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from api.service.database import open_database
from api.settings import Settings
from graph import corpus
from graph.importing import BATCH, check_file, restore
from graph.judgements import append_judgement, read_judgements

Progress = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Gives, for a number of steps, what is called after each."""


def import_file(settings: Settings, file: Path, progress: Progress) -> dict[str, int]:
    """Read an export into the empty database that the settings name; returns how many `nodes`, `edges` and `records` it held.

    The judgements that the graph honours are added to their file, for the next load would drop them if it did not hold them.
    Raises BadRequest when the file is no whole export or the database is not empty.
    """
    counts = check_file(file)  # before a database is made
    held = read_judgements(settings.judgements)
    with open_database(settings, read_only=False) as store:
        with progress(sum(-(-count // BATCH) for count in counts.values())) as advance:
            restore(store, file, advance)
        for judgement in corpus.honoured(store):
            if judgement not in held:
                append_judgement(settings.judgements, judgement)
    return counts
