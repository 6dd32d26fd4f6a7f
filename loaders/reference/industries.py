"""Industries: sections and divisions of GB/T 4754—2017 and names that policies use without a division (`industries.csv`)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Industry:
    """One industry. `code` is that of GB/T 4754—2017: a letter (门类), two digits (大类), more (中类, 小类), or empty.

    `terms` are the words that mean the industry in a sentence. The official name is one of them unless it is an ordinary word
    (教育, 卫生). A section and its only division can share a name (房地产业: K and 70).
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    terms: tuple[str, ...]
    example: str


@cache
def industries() -> tuple[Industry, ...]:
    """Return every industry: sections, divisions, then the others."""
    lines = (files(__package__) / "industries.csv").read_text(encoding="utf-8").splitlines()
    found: list[Industry] = []
    for row in csv.DictReader(lines):
        aliases = tuple(row["aliases"].split("|")) if row["aliases"] else ()
        terms = (row["name"], *aliases) if row["in_text"] == "yes" else aliases
        found.append(Industry(row["code"], row["name"], aliases, terms, row["example"]))
    return tuple(found)
