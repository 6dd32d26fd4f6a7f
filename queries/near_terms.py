"""What can be searched for instead of words that stand nowhere: names that come close, and pieces of the words that do stand somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from graph.stores.base import Store
from graph.terms import Term, Terms, read_terms
from queries.library import fetch
from queries.snapshot import Snapshot

_MOST = 5
_LONGEST = 16  # characters of a term whose pieces are tried


def nearest_searches(snapshot: Snapshot, terms: Terms) -> tuple[str, ...]:
    """Up to five searches that find something, the nearest first."""
    tried = [*_without_misprints(snapshot, terms), *_in_pieces(snapshot.store, terms)]
    return tuple(query for query in dict.fromkeys(tried) if _finds(snapshot.store, query))[:_MOST]


def _without_misprints(snapshot: Snapshot, terms: Terms) -> Iterator[str]:
    """The names of figures, industries, agencies and places that come close to the terms."""
    known = {name for agency in snapshot.directory.agencies for name in agency.names} | {one.name for one in snapshot.regions.values()}
    known |= {name for row in fetch(snapshot.store, "searched-names") for name in (row["name"], *(row["aliases"] or ())) if name}
    for term in terms.terms:
        yield from get_close_matches(term.text, known, n=3, cutoff=0.6)


def _in_pieces(store: Store, terms: Terms) -> Iterator[str]:
    """The terms parted into the longest pieces that stand somewhere: all together, then each alone."""
    pieces = [piece for term in terms.terms for piece in _pieces(store, term)]
    yield " ".join(pieces)
    yield from sorted(pieces, key=len, reverse=True)


def _pieces(store: Store, term: Term) -> Iterator[str]:
    """The longest pieces of a term that stand somewhere, from left to right; of a run of Chinese none of a single character."""
    if _finds(store, term.text):
        yield term.text
        return
    for piece in term.pieces:
        text, first = piece.text[:_LONGEST], 0
        while piece.is_han and first < len(text) - 1:
            ends = range(len(text), first + 1, -1)
            end = next((end for end in ends if _finds(store, text[first:end])), first + 1)
            if end > first + 1:
                yield text[first:end]
            first = end
        if not piece.is_han and _finds(store, piece.text):
            yield piece.text


def _finds(store: Store, query: str) -> bool:
    return bool(query and store.search(read_terms(f"「{query}」" if " " not in query else query)))
