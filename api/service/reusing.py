"""Reuse between the loaded documents: looked for on demand, and told pair by pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.service.database import open_database
from api.settings import Settings
from graph import corpus
from graph.linking.siblings import Obstacle, Search
from queries import run


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents on one subject and of one level in different regions, and what the later has of the earlier.

    `clauses` and `measures` count what has words of the earlier document, `similarity` is the share of their own words that stand
    there, on average, in [0, 1], None when there are none. With an `obstacle` the two are not compared and the counts are None; where
    it is "no date", either may be the later.
    """

    later: str
    earlier: str
    clauses: int | None
    measures: int | None
    similarity: float | None
    obstacle: Obstacle | None


@dataclass(frozen=True, slots=True)
class Finding:
    """The pairs in which reuse was looked for, those with most first, and the documents whose siblings cannot be told."""

    pairs: list[Pair]
    untold: list[str]


def find_reuse(settings: Settings, policies: Sequence[str] = (), advance: Callable[[], None] = lambda: None) -> Finding:
    """Make the reuse in documents anew, in all that are loaded when none is named, and say what was found.

    `advance` is called after each document. Raises NotFound, with the nearest ids, when one is not loaded.
    """
    with open_database(settings, read_only=False) as store:
        searches = corpus.reuse(store, policies, advance)
        rows = {(row["later"], row["earlier"]): row for row in run(store, "reuse").dicts()}
    pairs = {frozenset((pair.later, pair.earlier)): pair for search in searches for pair in _pairs(search, rows)}
    return Finding(sorted(pairs.values(), key=_order), [search.policy for search in searches if not search.is_told])


def _pairs(search: Search, rows: Mapping[tuple[str, str], Mapping[str, Any]]) -> list[Pair]:
    """The document beside each sibling that is earlier or is not compared with it."""
    found = []
    for earlier in search.earlier:
        row = rows.get((search.policy, earlier), {"clauses": 0, "measures": 0, "similarity": None})
        similarity = None if row["similarity"] is None else round(row["similarity"], 4)
        found.append(Pair(search.policy, earlier, row["clauses"], row["measures"], similarity, None))
    return found + [Pair(search.policy, other, None, None, None, obstacle) for other, obstacle in search.left_out]


def _order(pair: Pair) -> tuple[int, int, str, str]:
    """Those with most first, those that were not compared last."""
    clauses, measures = (-1 if count is None else count for count in (pair.clauses, pair.measures))
    return -clauses, -measures, pair.later, pair.earlier
