"""Comparisons of two documents, each a file or the id of a loaded policy."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from api.service.database import open_database
from api.settings import Settings
from graph.fragment import Fragment
from graph.linking.candidates import CandidateIndex, clause_texts, key_of
from graph.linking.candidates import likely_parents as find_likely
from graph.linking.comparison import Comparison, compare
from graph.linking.policies import layers
from graph.linking.sides import side_of
from graph.stores.reading import fragment_of
from queries import list_policies, run


@dataclass(frozen=True, slots=True)
class LikelyParent:
    """A policy that a document likely carries out; `share` in [0, 1] is that of the document's clauses that are alike there."""

    policy: str
    title: str
    share: float
    is_named: bool


def compare_documents(child: str, parent: str, settings: Settings) -> Comparison:
    """What became of the parent in the child; raises UnreadableFile or NotFound when one cannot be had."""
    return compare(side_of(_fragment(child, settings)), side_of(_fragment(parent, settings)))


def likely_parents(child: str, settings: Settings) -> list[LikelyParent]:
    """The loaded policies of the child's own region and of those above it that it likely carries out, though it may name none.

    Raises UnreadableFile or NotFound when the child cannot be had.
    """
    return likely_parents_of(_fragment(child, settings), settings)


def likely_parents_of(fragment: Fragment, settings: Settings) -> list[LikelyParent]:
    """The loaded policies that the document of a fragment likely carries out, as `likely_parents` gives them."""
    side, regions = side_of(fragment), _regions(fragment)
    with open_database(settings) as store:
        named = {row["parent"] for row in run(store, "implements").dicts() if row["child"] == side.id and not row["review"]}
        policies = {one.id: one for one in list_policies(store) if one.region in regions and one.id != side.id}
        index = CandidateIndex()
        for policy in policies:
            other = side_of(fragment_of(store, policy))
            index.add(key_of(other), clause_texts(other))
    return [LikelyParent(id, policies[id].title, share, id in named) for id, share in find_likely(index, side, regions)]


def _fragment(name: str, settings: Settings) -> Fragment:
    if _is_file(name):
        import loaders

        return loaders.assemble(loaders.parse_file(Path(name)))
    with open_database(settings) as store:
        return fragment_of(store, name)


def _is_file(name: str) -> bool:
    """Whether a file of that name is there; a name that no file can have (a whole title) is none."""
    try:
        return Path(name).exists()
    except OSError:
        return False


def _regions(fragment: Fragment) -> set[str]:
    """The codes of the document's region and of those that hold it; none when that is not known."""
    region = next(node.fields["region"] for node in fragment.nodes if node.label == "Policy" and node.id == fragment.policy)
    above = defaultdict(list)
    for edge in fragment.edges:
        if edge.label == "PART_OF":
            above[edge.start[1]].append(edge.end[1])
    return {region}.union(*layers(region, above)) if isinstance(region, str) else set()
