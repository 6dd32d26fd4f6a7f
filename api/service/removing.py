"""Removing: a document out of the database."""

from __future__ import annotations

from api.service.database import open_database
from api.settings import Settings
from graph import corpus


def remove_document(settings: Settings, policy: str) -> None:
    """Remove a loaded document; NotFound, with the nearest ids, when there is none."""
    with open_database(settings) as store:  # which does not make a database that is not there
        corpus.loaded(store)
    with open_database(settings, read_only=False) as store:
        corpus.remove(store, policy)
