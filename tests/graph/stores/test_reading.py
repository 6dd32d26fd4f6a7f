"""What the database gives back of a loaded document is what a comparison of its file would see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.corpus import load
from graph.errors import NotFound
from graph.fragment import Edge, Fragment, Node
from graph.linking.sides import Side, side_of
from graph.stores import Store, open_store
from graph.stores.reading import every_edge, every_node, fragment_of, fragments_of
from tests.graph.samples import CLEANER_PLAN, COUNTY_PLAN, OPINION, fragment, side

READ = ("Policy", "Provision", "Measure", "Target")
NAMES = (COUNTY_PLAN, OPINION, CLEANER_PLAN)
CATALOGUED = "国发〔2021〕4号"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A database with three of the bundled documents and no reference data save an outline."""
    outline = Node("Policy", CATALOGUED, {"doc_number": CATALOGUED, "presence": "catalogued"})
    with closing(open_store(str(tmp_path_factory.mktemp("reading") / "graph.db"))) as opened:
        load(opened, [Fragment(None, (outline,)), *map(fragment, NAMES)])
        yield opened


def read(store: Store, name: str) -> Fragment:
    return fragment_of(store, side(name).id)


def parts(one: Side) -> tuple[object, ...]:
    """What comparisons use of a side; places of one length stand in no order."""
    return one.id, set(one.places), one.clauses, one.figures


@pytest.mark.parametrize("name", NAMES)
def test_the_fragment_is_sound_and_of_this_document_alone(store: Store, name: str) -> None:
    found = read(store, name)
    found.check()
    assert found.policy == side(name).id
    assert {node.fields["policy"] for node in found.nodes if node.label in READ[1:]} == {found.policy}
    assert [node.id for node in found.nodes if node.label == "Policy"] == [found.policy]


@pytest.mark.parametrize("name", NAMES)
def test_nodes_come_back_with_all_their_fields(store: Store, name: str) -> None:
    def known(one: Fragment) -> dict[tuple[str, str], dict[str, object]]:
        nodes = (node for node in one.nodes if node.label in READ and (node.label != "Policy" or node.id == one.policy))
        return {(node.label, node.id): {key: value for key, value in node.fields.items() if value is not None} for node in nodes}

    assert known(read(store, name)) == known(fragment(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_indicators_are_those_of_its_figures(store: Store, name: str) -> None:
    def indicators(one: Fragment) -> dict[str, tuple[object, object]]:
        return {node.id: (node.fields.get("direction"), node.fields.get("additive")) for node in one.nodes if node.label == "Indicator"}

    def measured(one: Fragment) -> set[tuple[str, str]]:
        return {(edge.start[1], edge.end[1]) for edge in one.edges if edge.label == "MEASURES"}

    found = read(store, name)
    assert indicators(found) == indicators(fragment(name))
    assert measured(found) == measured(fragment(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_side_is_that_of_the_file(store: Store, name: str) -> None:
    assert parts(side_of(read(store, name))) == parts(side(name))


def test_one_that_is_not_loaded_is_named_with_those_that_come_near(store: Store) -> None:
    with pytest.raises(NotFound, match="晋政发〔2022〕13号") as error:
        fragment_of(store, "晋政发〔2022〕13号")
    assert error.value.nearest[0] == side(OPINION).id


def test_a_policy_that_is_only_cited_has_no_outline(store: Store) -> None:
    cited = next(row[0] for row in store.run("MATCH (p:Policy {presence: 'cited'}) RETURN p.id ORDER BY p.id").rows)
    assert fragment_of(store, CATALOGUED).policy == CATALOGUED
    for policy in (cited, ""):
        with pytest.raises(NotFound):
            fragment_of(store, policy)


def test_an_empty_database_and_a_document_without_outline_figures_and_region(tmp_path: Path) -> None:
    policy = Node("Policy", "甲", {"title": "甲方案", "digest": "1", "warnings": [], "presence": "loaded"})
    note = Node("Provision", "甲:preamble", {"policy": "甲", "eid": "preamble", "kind": "preamble", "seq": 0, "text": "甲。"})
    contains = Edge("CONTAINS", ("Policy", "甲"), ("Provision", note.id), {"policy": "甲"})
    with closing(open_store(str(tmp_path / "graph.db"))) as opened:
        with pytest.raises(NotFound) as error:
            fragment_of(opened, "甲")
        load(opened, [Fragment("甲", (policy, note), (contains,))])
        found = fragment_of(opened, "甲")
    assert error.value.nearest == []
    assert [(node.label, node.id) for node in found.nodes] == [("Policy", "甲"), ("Provision", "甲:preamble")]
    assert side_of(found).clauses == ()


def test_the_whole_graph_is_read_in_order_over_many_pages(tmp_path: Path) -> None:
    nodes = [Node("Agency", f"机构{number:05}") for number in range(20_001)]
    ends = [(nodes[place], nodes[place - 1]) for place in range(len(nodes))]
    edges = [Edge("SUCCEEDED_BY", ("Agency", a.id), ("Agency", b.id), {"date": "2018-10"}) for a, b in [*ends, ends[7]]]
    with closing(open_store(str(tmp_path / "graph.lbug"))) as store:
        store.write(lambda transaction: transaction.insert(nodes[::-1]))
        store.write(lambda transaction: transaction.connect(edges[::-1]))
        assert [node.id for node in every_node(store, "Agency")] == [node.id for node in nodes]
        read = list(every_edge(store, "SUCCEEDED_BY", "Agency", "Agency"))
    assert [(edge.start, edge.end) for edge in read] == sorted((edge.start, edge.end) for edge in edges)
    assert {edge.fields["date"] for edge in read} == {"2018-10"}


def test_several_documents_are_read_as_each_alone(store: Store) -> None:
    ids = [side(name).id for name in NAMES]
    together = fragments_of(store, [*ids, CATALOGUED, "none"])
    assert sorted(together) == sorted([*ids, CATALOGUED])
    for id, found in together.items():
        alone = fragment_of(store, id)
        assert parts(side_of(found)) == parts(side_of(alone))
        assert {(node.label, node.id) for node in found.nodes} == {(node.label, node.id) for node in alone.nodes}
