"""What the graph says of descent: of the five bundled documents, of real ones, and of what people have judged."""

from __future__ import annotations

import json
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.fragment import Edge, Fragment, Node, Value
from graph.linking.derivation import LINKER
from graph.records import judgements_in
from loaders import assemble, parse_file, reference_fragment
from tests.graph.dump import Dump
from tests.graph.family import said
from tests.graph.plan_model import GraphModel
from tests.graph.samples import COUNTY_PLAN, OPINION, SAMPLES, fragment
from tests.loaders.reading import REAL
from tests.scoring import SHARED, scorer

COUNTY, PROVINCE, NATION = "140902-5c341881", "晋政发〔2022〕12号", "国发〔2021〕4号"
SAVING, CLEANER, SHENGTAI = "140000-d88ddf29", "晋发改资环发〔2022〕198号", "140000-3f0f3617"
GOLD = SHARED / "gold" / "000_ccd4a43f6e31ebb3.json"
F1 = 0.92


@cache
def real(name: str) -> Fragment:
    """One of the real documents beside this checkout; a test that asks for it is skipped where it is missing."""
    path = REAL / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"{name} is not beside this checkout")
    return assemble(parse_file(path))


@cache
def loaded_five() -> GraphModel:
    graph = GraphModel()
    graph.load([reference_fragment(), *map(fragment, SAMPLES)])
    return graph


@pytest.fixture
def five() -> GraphModel:
    """The five documents, to be changed."""
    return loaded_five().copy()


def links(graph: GraphModel, child: str, parent: str, label: str = "Provision") -> list[Edge]:
    """The links between the provisions of two policies."""
    found = graph.joined("DERIVES_FROM", label)
    return [edge for edge in found if (graph.nodes[edge.start].fields["policy"], graph.nodes[edge.end].fields["policy"]) == (child, parent)]


def pairs(graph: GraphModel, child: str, parent: str) -> set[tuple[str, str]]:
    return {(edge.start[1], edge.end[1]) for edge in links(graph, child, parent)}


def number(value: Value) -> float:
    assert isinstance(value, float)
    return value


def provisions(graph: GraphModel, policy: str) -> list[Node]:
    return [node for node in graph.labelled("Provision") if node.fields["policy"] == policy]


# The five bundled documents


def test_what_the_five_implement(five: GraphModel) -> None:
    edges = five.joined("IMPLEMENTS")
    assert {(edge.start[1], edge.end[1], five.nodes[edge.end].fields["presence"], edge.fields["method"]) for edge in edges} == {
        (COUNTY, PROVINCE, "loaded", "topic-and-region"),
        (PROVINCE, NATION, "catalogued", "cited-number"),
        (SAVING, "国发〔2016〕74号", "catalogued", "cited-number"),
        (CLEANER, "发改环资〔2021〕1524号", "catalogued", "cited-number"),
    }


def test_every_citation_of_the_five_is_resolved(five: GraphModel) -> None:
    assert five.cited_stubs() == []
    edges = five.joined("CITES")
    assert len(edges) >= 20
    for edge in edges:
        if edge.fields["relation"] != "planned":
            assert five.nodes[edge.end].fields["presence"] in ("loaded", "catalogued")
            assert edge.fields["method"] in ("cited-number", "cited-title", "topic-and-region")


def test_descent_is_from_level_to_level_and_nowhere_else(five: GraphModel) -> None:
    assert five.descents() == {(COUNTY, PROVINCE), (PROVINCE, NATION)}
    for label in ("Measure", "Target"):
        assert five.descents(label) == {(COUNTY, PROVINCE)}


def test_what_was_compared_carries_the_version_of_the_linker(five: GraphModel) -> None:
    assert five.aligned() == {
        (COUNTY, PROVINCE): LINKER,
        (PROVINCE, NATION): LINKER,
        (SAVING, "国发〔2016〕74号"): None,
        (CLEANER, "发改环资〔2021〕1524号"): None,
    }


@pytest.mark.parametrize("label", ["Provision", "Measure", "Target"])
def test_every_stored_link_says_how_it_was_made(five: GraphModel, label: str) -> None:
    kinds = {"same", "stricter", "looser", "share", "other-year"} if label == "Target" else {"verbatim", "adapted", "loose"}
    found = five.joined("DERIVES_FROM", label)
    assert found
    assert len({(edge.start, edge.end) for edge in found}) == len(found)
    for edge in found:
        child, said_of = five.nodes[edge.start].fields, edge.fields
        assert said_of["kind"] in kinds
        assert 0 <= number(said_of["score"]) <= 1
        assert 0 <= number(said_of["similarity"]) <= 1
        assert said_of["policy"] == child["policy"]
        assert said_of["method"]
        assert said_of["rule"]
        assert said_of["evidence"]
        assert (said_of["span_start"], said_of["span_end"]) == (child["span_start"], child["span_end"])
        assert said_of["review"] in (True, False)
        assert (number(said_of["score"]) < 0.5) <= bool(said_of["review"])
        assert said_of.get("judged") is None


def test_the_county_takes_up_29_of_30(five: GraphModel) -> None:
    taken = {parent for _, parent in pairs(five, COUNTY, PROVINCE)}
    clauses = {node.id for node in provisions(five, PROVINCE) if node.fields["kind"] == "clause"}
    assert len(clauses) == 30
    assert clauses - taken == {f"{PROVINCE}:sec_2__cl_5"}


# The nation's outline and its text


def f1(graph: GraphModel) -> float:
    """The score of the links between the province's clauses and the nation's."""
    if not GOLD.exists():
        pytest.skip(f"{GOLD.name} is not beside this checkout")
    found = {
        "provisions": [
            {
                "child": edge.start[1],
                "parent": edge.end[1],
                "child_number": graph.nodes[edge.start].fields["path"],
                "parent_number": graph.nodes[edge.end].fields["path"],
                **edge.fields,
            }
            for edge in links(graph, PROVINCE, NATION)
        ]
    }
    score: float = scorer().derives_scores(json.loads(GOLD.read_text(encoding="utf-8")), found)["derives"]["f1"]
    return score


def methods(graph: GraphModel) -> set[Value]:
    return {edge.fields["method"] for edge in links(graph, PROVINCE, NATION)}


def test_the_outline_has_headings_and_no_words(five: GraphModel) -> None:
    nodes = [node.fields for node in provisions(five, NATION)]
    assert [node["kind"] for node in nodes].count("clause") == 30
    assert all(node["heading"] for node in nodes)
    assert not any(node["text"] for node in nodes)


def test_the_province_is_traced_to_an_outline_by_heading(five: GraphModel) -> None:
    assert methods(five) == {"heading"}
    assert f1(five) >= F1


def test_the_text_takes_the_place_of_the_outline_and_gives_it_back(five: GraphModel) -> None:
    before, by_heading = five.dump(), pairs(five, PROVINCE, NATION)
    text = real("guofa-2021-4")
    assert text.policy == NATION
    five.load([text])
    assert {node.id for node in provisions(five, NATION)} == {node.id for node in text.nodes if node.label == "Provision"}
    assert "text-reuse" in methods(five)
    assert f1(five) >= F1
    by_text = pairs(five, PROVINCE, NATION)
    assert len(by_text & by_heading) >= 0.85 * len(by_heading), "the same clauses, found by other means"
    assert five.descents("Measure") >= {(COUNTY, PROVINCE), (PROVINCE, NATION)}
    assert five.aligned()[PROVINCE, NATION] == LINKER
    five.remove(NATION)
    assert five.dump() == before


def test_without_the_province_the_county_plan_goes_to_the_outline(five: GraphModel) -> None:
    before = five.dump()
    five.remove(PROVINCE)
    assert five.descents() == {(COUNTY, NATION)}
    assert five.aligned()[COUNTY, NATION] == LINKER
    five.load([fragment(OPINION)])
    assert five.dump() == before


def test_loading_a_document_again_changes_nothing(five: GraphModel) -> None:
    before = five.dump()
    five.load([fragment(COUNTY_PLAN)])
    five.load([reference_fragment()])
    assert five.dump() == before


# Judgements in the graph

FOUR, FIFTEEN = "sec_2__cl_4", "sec_5__cl_15"


def test_judgements_come_and_go(five: GraphModel) -> None:
    before = five.dump()
    child, parent = f"{COUNTY}:{FOUR}", f"{PROVINCE}:{FOUR}"
    assert five.parents(child) == [parent]
    five.load([], judgements=[said(child, parent, "rejected")])
    assert parent not in five.parents(child)
    assert all(one.startswith(NATION) for one in five.parents(child)), "the level above is looked at"
    five.load([fragment(COUNTY_PLAN)])
    assert parent not in five.parents(child), "they hold at the next load too"
    assert judgements_in(five.records) == [said(child, parent, "rejected")]
    five.load([], judgements=[])
    assert five.dump() == before


def test_an_accepted_link_is_sure_and_says_who_said_so(five: GraphModel) -> None:
    child, parent = f"{PROVINCE}:{FOUR}", f"{NATION}:{FIFTEEN}"
    (link,) = [edge for edge in links(five, PROVINCE, NATION) if edge.start[1] == child]
    assert (link.end[1], link.fields["review"]) == (parent, True)
    five.load([], judgements=[said(child, parent, "accepted")])
    (judged,) = [edge.fields for edge in links(five, PROVINCE, NATION) if edge.start[1] == child]
    assert (judged["review"], judged["score"], judged["method"]) == (False, 1.0, link.fields["method"])
    assert "李四" in str(judged["judged"])


def test_judgements_outlive_the_documents_that_they_are_about(five: GraphModel) -> None:
    child, parent = f"{COUNTY}:{FOUR}", f"{PROVINCE}:sec_2__cl_5"
    five.load([], judgements=[said(child, parent, "corrected"), said("县9:cl_1", "省9:cl_1", "accepted")])
    assert five.parents(child) == [parent]
    before = five.dump()
    five.remove(PROVINCE)
    assert parent not in five.parents(child)
    five.load([fragment(OPINION)])
    assert five.dump() == before


# The bundled and the real documents in random orders

REAL_CHAIN = ("guofa-2021-4", "jilin-jizhengfa-2021-18", "liaoyuan-liaofufa-2022-4")
JUDGED = [
    said(f"{COUNTY}:{FOUR}", f"{PROVINCE}:{FOUR}", "rejected"),
    said(f"{COUNTY}:sec_2__cl_3", f"{PROVINCE}:sec_2__cl_5", "corrected"),
    said(f"{PROVINCE}:{FOUR}", f"{NATION}:{FIFTEEN}", "accepted"),
]


@cache
def whole() -> tuple[Fragment, ...]:
    """The five bundled documents and, where they are beside this checkout, three real ones that are a chain of levels."""
    paths = [REAL / f"{name}.txt" for name in REAL_CHAIN]
    return (*map(fragment, SAMPLES), *(assemble(parse_file(path)) for path in paths if path.exists()))


@pytest.fixture(scope="module")
def at_once() -> Dump:
    """The graph of all of them with the judgements, loaded at once."""
    graph = GraphModel()
    graph.load([reference_fragment(), *whole()], judgements=JUDGED)
    return graph.dump()


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_the_real_graph_is_a_function_of_the_set(at_once: Dump, data: st.DataObject) -> None:
    """Two loads in any order and split, a document gone and one loaded twice between them, judgements at any time."""
    graph = GraphModel()
    order = data.draw(st.permutations([reference_fragment(), *whole()]), label="order")
    cut = data.draw(st.integers(1, len(order) - 1), label="cut")
    times = sorted(data.draw(st.lists(st.integers(0, 2), min_size=len(JUDGED), max_size=len(JUDGED)), label="times"))
    again = data.draw(st.sampled_from(whole()), label="again")
    graph.load(order[:cut], judgements=JUDGED[: times.count(0)])
    here = [one.policy for one in order[:cut] if one.policy]
    if here:
        graph.remove(data.draw(st.sampled_from(here), label="removed"))
    graph.load(
        [*order[cut:], *(one for one in order[:cut] if one.policy and one is not again)],
        judgements=JUDGED[: times.count(0) + times.count(1)],
    )
    graph.load([again], judgements=JUDGED)
    assert graph.dump() == at_once
