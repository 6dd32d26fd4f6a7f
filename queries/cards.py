"""Cards: what a document is found by, as in the catalogue of a library."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.stores.base import Store
from queries.library import fetch
from queries.subjects import Subject, subjects_of

# 晋政发〔2022〕12号
_NUMBER_YEAR = re.compile(r"〔(\d{4})〕")


@dataclass(frozen=True, slots=True)
class Card:
    """What a document is found by; empty text where that is unknown."""

    id: str
    titles: tuple[str, ...]
    """What it is called: its title, that of the plan that it issues, its number, as far as they are known; else its id."""
    level: str
    region: str
    region_name: str
    date: str
    presence: str
    subjects: tuple[Subject, ...]
    values: Mapping[str, tuple[str, ...]]
    """Its values of each of `FILTERS`; none where that is unknown."""


FILTERS = ("level", "region", "year", "genre", "subject", "presence", "warnings")
"""What documents are told apart by, as the parameters are called: the year is that of the date, else of the number; the genre that of the plan
that a notice issues, else of the document itself; warnings (yes or no) say that something could not be read well, or contradicts others."""


def read_card(row: Mapping[str, Any]) -> Card:
    """The card of a row of the query `policies`."""
    date = row["date"] or row["published"] or ""
    number = _NUMBER_YEAR.search(row["doc_number"] or "")
    year = date[:4] or (number[1] if number else "")
    genre = row["body_genre"] or row["genre"] or ""
    subjects = subjects_of(f"{row['topic']}{genre}" if row["topic"] else row["title"] or "")
    presence = row["presence"] or "cited"
    single = {"level": row["level"], "region": row["region"], "year": year, "genre": genre, "presence": presence}
    warnings = ("yes" if row["warnings"] or row["conflicts"] else "no",) if presence == "loaded" else ()  # the others nobody has read
    return Card(
        id=row["policy"],
        titles=tuple(filter(None, (row["title"], row["body_title"], row["doc_number"]))) or (row["policy"],),
        level=row["level"] or "",
        region=row["region"] or "",
        region_name=row["region_name"] or "",
        date=date,
        presence=presence,
        subjects=subjects,
        values={name: (value,) if value else () for name, value in single.items()}
        | {"subject": tuple(one.key for one in subjects), "warnings": warnings},
    )


def read_holders(store: Store) -> dict[str, frozenset[str]]:
    """The ids of the agencies that a provision, a measure or a figure names, or that issued a document, by its id."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in fetch(store, "duty-holders"):
        found[row["id"]].add(row["agency"])
        if row["provision"]:
            found[row["provision"]].add(row["agency"])
    return {id: frozenset(agencies) for id, agencies in found.items()}
