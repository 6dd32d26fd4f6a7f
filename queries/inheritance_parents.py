"""The loaded policies that a document likely carries out, by the words that their clauses share, though it may name none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.fragment import Fragment
from graph.linking.policies import layers
from graph.linking.sides import side_of
from graph.stores.reading import fragments_of
from queries.inheritance_columns import LikelyParent
from queries.snapshot import Snapshot

if TYPE_CHECKING:
    from graph.linking.candidates import CandidateIndex


def likely_parents(snapshot: Snapshot, document: Fragment) -> tuple[LikelyParent, ...]:
    """The loaded policies of the document's own region and of those above it that it likely carries out, the likest first.

    The document need not be loaded. Each region's policies are read once for each state of the graph.
    """
    from graph.linking.candidates import likely_parents as find_likely  # heavy: NumPy

    side = side_of(document)
    named = {row["parent"] for row in snapshot.implements if row["child"] == side.id and not row["review"]}
    titles = {row["policy"]: row["title"] or row["policy"] for row in snapshot.policies}
    found = [one for region in sorted(regions_of(document)) for one in find_likely(_index(snapshot, region), side, [region])]
    found.sort(key=lambda one: (-one[1], one[0]))
    return tuple(LikelyParent(id, titles[id], share, id in named) for id, share in found)


def regions_of(document: Fragment) -> set[str]:
    """The codes of the document's region and of those that hold it; none when that is not known."""
    region = next(node.fields["region"] for node in document.nodes if node.label == "Policy" and node.id == document.policy)
    above = defaultdict(list)
    for edge in document.edges:
        if edge.label == "PART_OF":
            above[edge.start[1]].append(edge.end[1])
    return {region}.union(*layers(region, above)) if isinstance(region, str) else set()


def loaded_in(snapshot: Snapshot, regions: set[str]) -> list[str]:
    """The ids of the loaded policies of some regions."""
    return [row["policy"] for row in snapshot.policies if row["presence"] == "loaded" and row["region"] in regions]


def _index(snapshot: Snapshot, region: str) -> CandidateIndex:
    from graph.linking.candidates import CandidateIndex, clause_texts, key_of

    def read() -> CandidateIndex:
        index = CandidateIndex()
        for fragment in fragments_of(snapshot.store, loaded_in(snapshot, {region})).values():
            side = side_of(fragment)
            index.add(key_of(side), clause_texts(side))
        return index

    return snapshot.part(f"candidates {region}", read)
