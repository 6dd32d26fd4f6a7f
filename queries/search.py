"""Search: the documents, provisions, measures and figures whose words are those that were asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from graph.stores.base import Hit, Store
from graph.terms import Terms, read_terms
from queries.filters import Filters, filter_names
from queries.library import fetch
from queries.narrowing import choices, narrow
from queries.near_terms import nearest_searches
from queries.referents import Referent, require
from queries.search_answers import Facets, SearchAnswer, SearchHit
from queries.snapshot import Snapshot
from queries.words import check_choice

KINDS = {"policy": "Policy", "provision": "Provision", "measure": "Measure", "target": "Target"}
"""The label of the nodes of each kind of hit."""
MATTER = ("policy", "provision")
"""The kinds that are found unless one is asked for: a measure and a figure are words of their provision."""
_FILTERS = ("kind", "level", "region", "year", "genre", "subject", "agency")
_AGENCY = Referent("Agency", ("id", "name", "short_name", "aliases"))
_PASSAGES = {"provision": "provision-passages", "measure": "measure-passages", "target": "target-passages"}
_KIND_OF = {label: kind for kind, label in KINDS.items()}

_BEFORE, _LENGTH = 30, 150  # characters of a snippet before the first place, and in all
_MARK = re.compile(r"[，、。；：！？\n]+")  # a snippet rather begins after one of them


def search(
    store: Store,
    text: str,
    *,
    level: str = "",
    region: str = "",
    year: str = "",
    genre: str = "",
    subject: str = "",
    agency: str = "",
    kind: str = "",
    limit: int = 20,
    start: int = 0,
) -> SearchAnswer:
    """What has all the words of `text`, best first: of the hits, `limit` from `start` on.

    Words are parted by blanks; each must stand in one text of a node as one piece, as what stands in 「」 or quotation marks. Filters
    that are empty do not count: `region` is a code or a name and includes nothing below it, `agency` an id or a name, `subject` a key
    or a name, `kind` one of ``KINDS`` (empty: ``MATTER``). Raises BadRequest for no words and for a value that no filter has, NotFound with
    the nearest names for an unknown region or agency.
    """
    terms = read_terms(text)
    snapshot = Snapshot(store)
    check_choice("kind", kind or None, KINDS)
    chosen = Filters(level, region, year, genre, subject).chosen(snapshot)
    chosen |= {"kind": [kind] if kind else MATTER, "agency": _agencies(snapshot, agency)}
    cards = snapshot.cards
    found = [hit for hit in store.search(terms) if hit.policy in cards]
    left, counts = narrow(found, _FILTERS, _values_of(snapshot), chosen)
    names = filter_names(snapshot)
    return SearchAnswer(
        asked=text,
        terms=tuple(term.text for term in terms.terms),
        total=len(left),
        whole=len(found),
        hits=_told(snapshot, terms, left[start : start + limit]),
        facets=Facets(**{name: choices(counts[name], chosen[name], names.get(name, {})) for name in _FILTERS}),
        nearest=() if found else nearest_searches(snapshot, terms),
    )


def _values_of(snapshot: Snapshot) -> Callable[[Hit], Mapping[str, Collection[str]]]:
    """What gives the values of the filters of a hit: those of its document, its kind, and the agencies that answer for it."""
    cards, holders = snapshot.cards, snapshot.holders
    return lambda hit: {**cards[hit.policy].values, "kind": (_KIND_OF[hit.label],), "agency": holders.get(hit.id, ())}


def _agencies(snapshot: Snapshot, name: str) -> Collection[str]:
    """The ids of the agencies of that id or name; raises NotFound with the nearest."""
    if not name:
        return []
    require(snapshot.store, _AGENCY, name)
    return [one.id for one in snapshot.directory.agencies if name == one.id or name in one.names]


def _told(snapshot: Snapshot, terms: Terms, hits: Sequence[Hit]) -> tuple[SearchHit, ...]:
    """The hits with their words, in their order."""
    passages: dict[str, Mapping[str, str | None]] = {}
    for kind, query in _PASSAGES.items():
        ids = [hit.id for hit in hits if hit.label == KINDS[kind]]
        passages |= {row["id"]: row for row in fetch(snapshot.store, query, ids=ids)} if ids else {}
    return tuple(_hit(snapshot, terms, hit, passages.get(hit.id, {})) for hit in hits)


def _hit(snapshot: Snapshot, terms: Terms, hit: Hit, passage: Mapping[str, str | None]) -> SearchHit:
    card, kind = snapshot.cards[hit.policy], _KIND_OF[hit.label]
    heading = passage.get("heading")
    texts = card.titles if kind == "policy" else (passage.get("text") or "",)
    snippet, marks = _snippet(terms, next((text for text in texts if terms.places(text)), texts[0]))
    return SearchHit(
        kind=kind,
        id=hit.id,
        policy=card.id,
        policy_title=card.titles[0],
        region_name=card.region_name,
        date=card.date,
        presence=card.presence,
        provision={"policy": None, "provision": hit.id}.get(kind, hit.id.rpartition(":")[0]),
        path=passage.get("path"),
        heading=heading,
        snippet=snippet,
        marks=marks,
        heading_marks=tuple(terms.places(heading or "")),
        score=hit.score,
    )


def _snippet(terms: Terms, text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words around the first place of a term in the text, as one line, and where the terms stand in them."""
    places = terms.places(text)
    first = max(places[0][0] - _BEFORE, 0) if places else 0
    if first and (mark := _MARK.search(text, first, places[0][0])):
        first = mark.end()
    last = min(first + _LENGTH, len(text))
    before, after = "…" if first else "", "…" if last < len(text) else ""
    marks = ((start - first + len(before), min(end, last) - first + len(before)) for start, end in places if first <= start < last)
    return f"{before}{text[first:last].replace(chr(10), ' ')}{after}", tuple(marks)
