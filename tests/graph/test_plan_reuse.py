"""REUSES edges follow the set of documents in which reuse is sought, and what is loaded beside them, never the order of either."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from graph.errors import BadRequest, NotFound
from graph.fragment import Edge, Fragment
from graph.plan import plan_change
from graph.records import reuse_in
from tests.graph.plan_model import GraphModel
from tests.graph.siblings import FILL, HEBEI, JIANGXI, LONG, NATION, SHANXI, opinion

ALL = [NATION, SHANXI, HEBEI, JIANGXI]
FOUND = [("hebei:cl_1:m", "shanxi:cl_7:m"), ("hebei:cl_1", "shanxi:cl_7")]


def graph_of(*steps: str) -> GraphModel:
    """The graph after these steps: an id loads the document of that name, `reuse` seeks reuse in all that are loaded."""
    graph = GraphModel()
    for step in steps:
        graph.reuse() if step == "reuse" else graph.load([one for one in ALL if one.policy == step])
    return graph


def reused(graph: GraphModel) -> list[tuple[str, str]]:
    return [(edge.start[1], edge.end[1]) for edge in graph.joined("REUSES")]


def test_reuse_is_sought_on_demand_only() -> None:
    graph = graph_of("nation", "shanxi", "hebei")
    assert reused(graph) == []
    graph.reuse()
    assert reused(graph) == FOUND


def test_only_in_the_documents_that_are_named() -> None:
    graph = graph_of("nation", "shanxi", "hebei")
    graph.reuse("shanxi")
    assert reused(graph) == []
    graph.reuse("hebei")
    assert reused(graph) == FOUND
    assert reuse_in(graph.records) == {"shanxi", "hebei"}


@pytest.mark.parametrize("order", list(permutations(("nation", "shanxi", "hebei", "jiangxi"))))
def test_no_order_of_loading_shows(order: tuple[str, ...]) -> None:
    expected = graph_of("nation", "shanxi", "hebei", "jiangxi", "reuse")
    graph = graph_of(*order[:2], "reuse", *order[2:], "reuse")
    assert reused(graph) == FOUND
    assert graph.dump() == expected.dump()
    assert graph.digest == expected.digest


def test_asking_again_changes_nothing_and_asking_first_shows_in_the_digest() -> None:
    graph = graph_of("nation", "shanxi", "hebei")
    before = graph.digest
    graph.reuse()
    once, state = graph.dump(), graph.digest
    graph.reuse()
    assert (graph.dump(), graph.digest) == (once, state)
    assert state != before


def test_a_source_that_comes_later_is_found_and_goes_with_its_document() -> None:
    graph = graph_of("nation", "hebei", "reuse")
    assert reused(graph) == []
    graph.load([SHANXI])
    assert reused(graph) == FOUND
    graph.load([opinion("shanxi", "140000", [LONG, *FILL], date_issued="2021-09-01")])
    assert reused(graph) == [("hebei:cl_1:m", "shanxi:cl_1:m"), ("hebei:cl_1", "shanxi:cl_1")]
    graph.remove("shanxi")
    assert reused(graph) == []


def test_a_document_that_is_replaced_keeps_what_it_reuses_and_one_that_is_removed_does_not() -> None:
    graph = graph_of("nation", "shanxi", "hebei", "reuse")
    graph.load(
        [
            replace(
                HEBEI,
                nodes=tuple(replace(node, fields={**node.fields, "seq": 1}) if node.label == "Measure" else node for node in HEBEI.nodes),
            )
        ]
    )
    assert reused(graph) == FOUND
    graph.remove("hebei")
    assert reused(graph) == []
    graph.load([HEBEI])
    assert reused(graph) == []


NATION_TOO = opinion("nation", "100000", [*FILL, LONG], title="关于科学绿化的指导意见", date_issued="2021-05-18")
PLAN = opinion("plan", "100000", [LONG], title="国土绿化规划纲要", date_issued="2020-05-18")


@pytest.mark.parametrize("above", [NATION_TOO, PLAN], ids=["on the subject", "on another"])
def test_words_that_turn_out_to_stand_above_are_no_reuse(above: Fragment) -> None:
    graph = graph_of("nation", "shanxi", "hebei", "reuse")
    graph.load([above])
    assert reused(graph) == []
    graph.load([NATION], without=["plan"])
    assert reused(graph) == FOUND


def test_without_the_document_above_nothing_is_said() -> None:
    graph = graph_of("nation", "shanxi", "hebei", "reuse")
    graph.remove("nation")
    assert reused(graph) == []


def test_reuse_is_no_descent() -> None:
    graph, other = graph_of("nation", "shanxi", "hebei"), graph_of("nation", "shanxi", "hebei", "reuse")
    assert graph.joined("DERIVES_FROM") == other.joined("DERIVES_FROM")
    assert ("hebei", "shanxi") not in other.descents()


def test_removing_all_leaves_nothing() -> None:
    graph = graph_of("nation", "shanxi", "hebei", "reuse")
    for policy in ("shanxi", "nation", "hebei"):
        graph.remove(policy)
    assert (graph.dump(), graph.digest) == (GraphModel().dump(), GraphModel().digest)


def test_a_document_that_is_not_loaded_and_edges_of_ones_own_are_refused() -> None:
    graph = graph_of("nation", "shanxi")
    with pytest.raises(NotFound, match="shanxi-2 is not loaded; nearest: shanxi"):
        graph.reuse("shanxi-2")
    edge = Edge("REUSES", ("Provision", "hebei:cl_1"), ("Provision", "hebei:cl_2"))
    with pytest.raises(BadRequest, match="REUSES is made by linking"):
        plan_change({}, [replace(HEBEI, edges=(*HEBEI.edges, edge))])
