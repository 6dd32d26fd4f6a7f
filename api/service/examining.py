"""Examining: the documents in files, or in the database, that were perhaps read wrongly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import loaders
from graph.errors import ZhengmaiError
from graph.stores.base import Store
from loaders.signs import Sign, signs_of
from queries import list_policies, read_policy


@dataclass(frozen=True, slots=True)
class Examined:
    """A document, by file or id, with the places to look at; `reason` says why a file could not be read at all."""

    document: str
    signs: tuple[Sign, ...]
    reason: str | None = None


def examine_files(files: Sequence[Path], advance: Callable[[], None] = lambda: None) -> list[Examined]:
    """What each file shows when it is read, without a database; `advance` is called after each."""
    found = []
    for file in files:
        try:
            found.append(Examined(str(file), tuple(signs_of(loaders.to_json(loaders.parse_file(file))))))
        except ZhengmaiError as error:
            found.append(Examined(str(file), (), str(error)))
        advance()
    return found


def examine_loaded(store: Store) -> list[Examined]:
    """What each loaded document shows, as the graph holds it."""
    found = []
    for policy in list_policies(store):
        answer = read_policy(store, policy.id)
        record = {
            "policy": {
                "title": policy.title,
                "region": policy.region,
                "doc_number": policy.doc_number,
                "date_issued": policy.date,
                "issuers": answer.issuers,
            },
            "provisions": [
                {"kind": one.kind, "number": one.number, "parent": one.parent, "heading": one.heading, "text": one.text}
                for one in answer.provisions
            ],
            "warnings": answer.warnings,
        }
        found.append(Examined(policy.id, tuple(signs_of(record))))
    return found
