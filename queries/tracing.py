"""Tracing: a provision, a measure or a figure up to what it comes from, or down to what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.errors import NotFound
from graph.fragment import Edge, Fragment, Node
from graph.linking.differences import difference
from graph.linking.sides import side_of
from graph.stores.base import Store
from queries.inheritance_answers import Derivation, TraceStep, WordPart, WordsAnswer
from queries.library import fetch
from queries.referents import nearest_ids

Row = Mapping[str, Any]

# The letter that begins the last part of an id: 140902-5c341881:sec_2__cl_4:m39d9a9 is a measure
_LETTERS = {"m": "Measure", "t": "Target"}
_LABELS = ("Provision", "Measure", "Target")


def trace(store: Store, id: str, down: bool = False) -> TraceStep:
    """Where the words of `id` come from, level by level; with `down`, what came of them. Raises NotFound with the nearest ids."""
    label = label_of(store, id)
    links = _links(store, f"{label.lower()}-{'children' if down else 'parents'}", id)
    ids = {id, *(link["id"] for found in links.values() for link in found)}
    return _step(id, None, (), passages_of(store, label, ids), links)


def label_of(store: Store, id: str) -> str:
    """Provision, Measure or Target; raises NotFound with the nearest ids."""
    likely = _LETTERS.get(id.rpartition(":")[2][:1], "Provision") if id.count(":") > 1 else "Provision"
    for label in (likely, *(one for one in _LABELS if one != likely)):
        if fetch(store, f"{label.lower()}-passages", ids=[id]):
            return label
    raise NotFound(f"there is no provision, measure or figure {id!r}", nearest_ids(store, id, _LABELS))


def compare_words(store: Store, child: str, parent: str) -> WordsAnswer:
    """What changed from the words of `parent` to those of `child`, place names and level words aside. Raises NotFound with the nearest ids."""
    lower, upper = (passages_of(store, label_of(store, id), [id])[id] for id in (child, parent))
    found = difference(upper["text"], lower["text"], places_of(store, {lower["policy"], upper["policy"]}))
    ours, theirs = (tuple(WordPart(part.text, part.kind) for part in side) for side in (found.child, found.parent))
    return WordsAnswer(child, parent, ours, theirs)


def _links(store: Store, query: str, id: str) -> Mapping[str, Sequence[Row]]:
    """The links from everything that is reached from `id`, the likest first and those for review last; one statement for a level."""
    links: defaultdict[str, list[Row]] = defaultdict(list)
    seen, level = {id}, {id}
    while level:
        found = [row for row in fetch(store, query, ids=sorted(level)) if row["id"] is not None]
        for row in found:
            links[row["here"]].append(row)
        level = {row["id"] for row in found} - seen
        seen |= level
    return links


def passages_of(store: Store, label: str, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The words of the ids of one label by id, each with the place that it stands in; of a provision with all below it. Unknown ids are left out."""
    found = {row["id"]: row for row in fetch(store, f"{label.lower()}-passages", ids=sorted(ids))}
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for row in fetch(store, "words-below", ids=sorted(found)) if label == "Provision" else ():
        lines[row["above"]].append(" ".join(str(part) for part in (row["number"], row["heading"], row["text"]) if part))
    for id, row in found.items():
        row["text"] = "\n".join(line for line in (row["text"] or "", *lines[id]) if line)
    return found


def _step(
    id: str,
    link: Row | None,
    above: tuple[str, ...],
    passages: Mapping[str, Row],
    links: Mapping[str, Sequence[Row]],
) -> TraceStep:
    row = passages[id]
    below = [one for one in links.get(id, ()) if one["id"] not in above]
    return TraceStep(
        id=id,
        policy=row["policy"],
        policy_title=row["policy_title"],
        level=row["level"],
        region_name=row["region_name"],
        presence=row["presence"] or "cited",
        path=row["path"] or "",
        heading=row["heading"] or "",
        text=row["text"],
        link=derivation_of(link) if link else None,
        steps=tuple(_step(one["id"], one, (*above, id), passages, links) for one in below),
    )


def derivation_of(row: Row) -> Derivation:
    """The link of a row."""
    return Derivation(row["kind"], row["similarity"], row["method"], row["score"], row["review"], row["judged"], row["inferred"])


def places_of(store: Store, policies: set[str]) -> list[str]:
    """The names of the regions that the documents apply in and of those above, in their order."""
    names: set[str] = set()
    rows = fetch(store, "places", policies=sorted(policies))
    for policy in policies:
        own = [row for row in rows if row["policy"] == policy]
        nodes = [Node("Policy", policy, {"region": own[0]["own"] if own else None})]
        nodes += [Node("Region", row["id"], {"name": row["name"], "short_name": row["short_name"]}) for row in own]
        above = [Edge("PART_OF", ("Region", row["id"]), ("Region", row["above"])) for row in own if row["above"]]
        names |= {*side_of(Fragment(policy, tuple(nodes), tuple(above))).places}
    return sorted(names)
