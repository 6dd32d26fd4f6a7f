"""The lexicon: the names of a graph that questions may hold, and a text with those that stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from queries.library import fetch
from queries.questions.answers import Wording
from queries.questions.document_names import DocumentNames
from queries.questions.forms import vocabulary
from queries.questions.numerals import find_clauses, find_periods
from queries.questions.spotting import LONGEST, Names, Spotted, normalise, spot
from queries.snapshot import Snapshot


class Lexicon:
    """Every name of the graph in the state of a snapshot, by kind."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Read the names."""
        agencies = ((name, name) for one in snapshot.directory.agencies for name in one.names)
        regions = ((name, one.code) for one in snapshot.regions.values() for name in {one.name, one.short_name} if len(name) > 1)
        self.main_names = {normalise(name) for one in snapshot.directory.agencies for name in (one.name, one.short_name)}
        self._region_names = {one.code: one.name for one in snapshot.regions.values()}
        self.documents = DocumentNames(snapshot.policies, snapshot.regions, vocabulary())
        self.names: dict[str, Names] = {
            "agency": _names(agencies),
            "region": _names(regions),
            "document": self.documents.names,
            "indicator": _names(_named(fetch(snapshot.store, "indicator-names"))),
            "industry": _names(_named(fetch(snapshot.store, "industry-names"))),
            **vocabulary().choice_names,
        }

    def spot(self, text: str) -> Spotted:
        """The first characters of the text, normalised, with every name of the graph that stands there."""
        return spot(normalise(text)[:LONGEST], vocabulary().fillers, self.names, (find_periods, find_clauses, self.documents.find))

    def label(self, kind: str, value: str) -> Wording:
        """How a question writes a value of that kind."""
        if kind in vocabulary().choices:
            return vocabulary().choices[kind][value].label
        if kind == "year":
            return Wording(f"{value}年", value)
        if kind == "day":
            year, month, _ = value.split("-")
            day = f"{year}年底" if month == "12" else f"{year}年{int(month)}月底"
            return Wording(f"{day}前", f"by {year if month == '12' else day}")
        called = {"document": self.documents.label, "region": self._region_names.__getitem__}
        name = called[kind](value) if kind in called else value
        return Wording(name, name)


def _names(pairs: Iterable[tuple[str, str]]) -> Names:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        key = normalise(name)
        if value not in found.get(key, ()):
            found[key] = (*found.get(key, ()), value)
    return found


def _named(rows: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    """Each name and alias with the canonical name."""
    for row in rows:
        yield from ((name, row["name"]) for name in (row["name"], *(row["aliases"] or ())))
