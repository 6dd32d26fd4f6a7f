"""Links between policies in small: likeness, other spellings, numbers that others print, unknown regions, circles, people's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from graph.fragment import Edge, Fragment, Value
from graph.judgements import Judgement
from graph.linking.derivation import LINKER
from graph.linking.lineage import Obstacle
from tests.graph.family import FILL, by_id, policy, said
from tests.graph.plan_model import GraphModel
from tests.graph.test_plan_derivation import settled


def link(graph: GraphModel, child: str, parent: str) -> Edge | None:
    """The link between two policies."""
    return next((edge for edge in graph.joined("IMPLEMENTS") if (edge.start[1], edge.end[1]) == (child, parent)), None)


def told(graph: GraphModel, child: str, parent: str, *names: str) -> tuple[Value, ...]:
    """What the link between two policies says."""
    edge = link(graph, child, parent)
    assert edge is not None
    return tuple(edge.fields.get(name) for name in names)


# Likeness

PLAN = policy("plan", "140000", FILL, title="山西省“十四五”生态环境保护规划", date_issued="2021-09-01")
CITY = policy("city", "140900", FILL, title="忻州市“十四五”生态环境保护规划", date_issued="2022-09-01")
NAMING = policy("city", "140900", FILL, by_id("plan"), title="忻州市“十四五”生态环境保护规划", date_issued="2022-09-01")


def test_a_parent_that_is_not_named_is_found_by_likeness_and_compared() -> None:
    graph = settled([CITY], [PLAN])
    assert told(graph, "city", "plan", "method", "score", "review", "aligned", "obstacle") == ("likeness", 0.8, True, LINKER, None)
    links = graph.joined("DERIVES_FROM", "Provision")
    assert len(links) == 6
    assert all(edge.fields["inferred"] for edge in links)


def test_what_the_text_says_comes_before_likeness() -> None:
    graph = settled([CITY], [PLAN], [NAMING])
    assert told(graph, "city", "plan", "method", "review") == ("cited-title", False)
    assert not any(edge.fields.get("inferred") for edge in graph.joined("DERIVES_FROM", "Provision"))


def test_what_is_carried_out_through_another_is_no_guess() -> None:
    middle = policy("middle", "140900", FILL, by_id("plan"), title="忻州市生态文明建设意见", date_issued="2021-12-01")
    city = policy("city", "140900", FILL, by_id("middle"), title="忻州市“十四五”生态环境保护规划", date_issued="2022-09-01")
    assert link(settled([PLAN, middle, city]), "city", "plan") is None


# Titles and numbers

NUMBER = "晋政发〔2021〕99号"


def test_another_spelling_is_found_and_says_so() -> None:
    child = policy("county", "140902", FILL, {"cited_as": "stub", "title": "关于严格塑料污染全链条治理的意见"}, date_issued="2022-01-01")
    parent = policy("parent", "140000", FILL, title="关于强化塑料污染全链条治理的意见", date_issued="2021-01-01")
    graph = settled([child], [parent])
    assert told(graph, "county", "parent", "method", "score", "aligned") == ("similar-title", 0.8, LINKER)
    assert graph.cited_stubs() == []


def test_a_number_that_only_others_print_is_taken_over() -> None:
    both = policy(
        "one", "140900", FILL, {"cited_as": NUMBER, "title": "山西省绿色行动方案", "doc_number": NUMBER}, date_issued="2022-01-01"
    )
    bare = policy("two", "140902", FILL, {"cited_as": NUMBER, "title": None, "doc_number": NUMBER}, date_issued="2022-01-01")
    parent = policy("parent", "140000", FILL, title="山西省绿色行动方案", date_issued="2021-01-01")
    for order in permutations([both, bare, parent]):
        graph = settled(*([one] for one in order))
        assert graph.nodes["Policy", "parent"].fields["aliases"] == [NUMBER]
        assert graph.aligned() == {("one", "parent"): LINKER, ("two", "parent"): LINKER}
        assert graph.cited_stubs() == []
    graph.remove("one")
    assert graph.cited_stubs() == [NUMBER], "nobody says any more whose number that is"


def test_two_numbers_of_one_policy_are_a_conflict_that_is_told() -> None:
    cites = [{"cited_as": number, "title": "山西省绿色行动方案", "doc_number": number} for number in (NUMBER, "晋政发〔2021〕98号")]
    children = [policy(f"child {place}", "140900", FILL, one, date_issued="2022-01-01") for place, one in enumerate(cites)]
    parent = policy("parent", "140000", FILL, title="山西省绿色行动方案", date_issued="2021-01-01")
    (conflict,) = graph_conflicts(settled([parent], children), "parent")
    assert NUMBER in conflict
    assert "晋政发〔2021〕98号" in conflict


def test_a_title_with_the_number_of_another_is_told() -> None:
    plan = policy("plan", "140000", FILL, title="山西省绿色行动方案", date_issued="2021-01-01")
    other = policy(NUMBER, "140000", FILL, title="山西省蓝天行动方案", doc_number=NUMBER, date_issued="2021-02-01")
    words = {"cited_as": NUMBER, "title": "山西省绿色行动方案", "doc_number": NUMBER}
    child = policy("child", "140900", FILL, words, date_issued="2022-01-01")
    graph = settled([child], [plan, other])
    assert set(graph.aligned()) == {("child", NUMBER)}, "the number decides"
    (conflict,) = graph_conflicts(graph, "child")
    assert "plan" in conflict
    assert NUMBER in conflict


def test_a_document_that_gets_its_number_answers_the_stub() -> None:
    child = policy("county", "140902", FILL, {"cited_as": NUMBER, "title": None, "doc_number": NUMBER}, date_issued="2022-01-01")
    unnumbered = policy("140000-12345678", "140000", FILL, title="绿色行动方案", date_issued="2021-01-01")
    numbered = policy(NUMBER, "140000", FILL, title="绿色行动方案", doc_number=NUMBER, date_issued="2021-01-01")
    graph = settled([child, unnumbered])
    assert told(graph, "county", NUMBER, "obstacle") == ("no text",)
    graph.load([numbered], ["140000-12345678"])
    fresh = settled([child, numbered])
    assert graph.dump() == fresh.dump()
    assert told(graph, "county", NUMBER, "aligned", "obstacle") == (LINKER, None)


def graph_conflicts(graph: GraphModel, id: str) -> list[str]:
    """Where a policy contradicts others."""
    found = graph.nodes["Policy", id].fields.get("conflicts")
    return found if isinstance(found, list) else []


def test_one_document_under_two_ids_is_told() -> None:
    twins = [policy(id, "140000", FILL, title="山西省绿色行动方案", date_issued="2021-01-01") for id in ("a", "b")]
    graph = settled([twins[0]], [twins[1]])
    assert ["b" in one for one in graph_conflicts(graph, "a")] == [True]
    assert ["a" in one for one in graph_conflicts(graph, "b")] == [True]


# Regions and dates

NATION = policy("nation", "100000", FILL, title="绿色发展指导意见", date_issued="2021-01-01")
EXACT: dict[str, Value] = {"cited_as": "stub", "title": "绿色发展指导意见"}
LOOSE: dict[str, Value] = {"cited_as": "stub", "title": "关于印发绿色发展指导意见的通知"}


def placeless(document: Fragment) -> Fragment:
    """The document without its region."""
    nodes = [replace(node, fields={**node.fields, "region": None}) if node.label == "Policy" else node for node in document.nodes]
    return replace(document, nodes=tuple(nodes), edges=tuple(edge for edge in document.edges if edge.label != "APPLIES_IN"))


PLACES: list[tuple[str, Fragment, Fragment, Obstacle | None]] = [
    ("the child's unknown", placeless(policy("child", "140902", FILL, EXACT, date_issued="2022-01-01")), NATION, None),
    (
        "the parent's unknown",
        policy("child", "140902", FILL, EXACT, date_issued="2022-01-01"),
        placeless(NATION),
        None,
    ),
    (
        "unknown, and only nearly the title",
        placeless(policy("child", "140902", FILL, LOOSE, date_issued="2022-01-01")),
        NATION,
        "no region",
    ),
    ("a later parent", policy("child", "140902", FILL, EXACT, date_issued="2020-01-01"), NATION, "later"),
]


@pytest.mark.parametrize(("child", "parent", "obstacle"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_what_is_not_compared_is_told(child: Fragment, parent: Fragment, obstacle: Obstacle | None) -> None:
    graph = settled([child], [parent])
    assert told(graph, "child", "nation", "obstacle", "aligned") == (obstacle, None if obstacle else LINKER)


# Circles


def circle(one_date: str | None, other_date: str | None) -> GraphModel:
    one = policy("one", "140000", FILL, by_id("other"), title="one", date_issued=one_date)
    other = policy("other", "140000", FILL, by_id("one"), title="other", date_issued=other_date)
    apart = policy("apart", "140902", FILL, by_id("one"), date_issued="2023-01-01")
    return settled([one, apart], [other])


def test_of_a_circle_only_the_way_to_the_earlier_stays() -> None:
    graph = circle("2021-01-01", "2022-01-01")
    assert set(graph.aligned()) == {("other", "one"), ("apart", "one")}
    (conflict,) = graph_conflicts(graph, "one")
    assert "other" in conflict


def test_without_dates_nothing_of_a_circle_stays_and_all_else_does() -> None:
    graph = circle(None, None)
    assert set(graph.aligned()) == {("apart", "one")}
    assert graph_conflicts(graph, "one")
    assert graph_conflicts(graph, "other")


# Judgements


def judged(*judgements: Judgement, documents: Sequence[Fragment] = (CITY, PLAN)) -> GraphModel:
    """The graph of these documents and judgements, whichever came first."""
    graphs = [GraphModel() for _ in range(3)]
    graphs[0].load(documents, judgements=judgements)
    graphs[1].load([], judgements=judgements)
    for one in documents:
        graphs[1].load([one])
    for one in documents:
        graphs[2].load([one])
    graphs[2].load([], judgements=judgements)
    graphs[2].load([documents[0]])
    assert graphs[0].dump() == graphs[1].dump() == graphs[2].dump()
    return graphs[0]


def test_a_rejected_link_is_gone_with_what_hung_on_it() -> None:
    graph = judged(said("city", "plan", "rejected"))
    assert graph.aligned() == {}
    assert graph.descents() == set()


def test_an_accepted_link_is_no_guess_any_more() -> None:
    graph = judged(said("city", "plan", "accepted"))
    assert told(graph, "city", "plan", "review", "score", "aligned") == (False, 1.0, LINKER)
    assert "李四" in str(told(graph, "city", "plan", "judged"))
    assert not any(edge.fields.get("inferred") for edge in graph.joined("DERIVES_FROM", "Provision"))


def test_the_last_word_holds() -> None:
    assert judged(said("city", "plan", "accepted"), said("city", "plan", "rejected")).aligned() == {}


def test_a_person_links_what_nothing_joins() -> None:
    stranger = policy("stranger", "140902", FILL, title="一个别的方案", date_issued="2023-01-01")
    graph = judged(said("stranger", "plan", "accepted"), documents=(stranger, PLAN))
    assert told(graph, "stranger", "plan", "method", "aligned") == ("judged", LINKER)
    assert graph.descents() == {("stranger", "plan")}


def test_what_is_said_of_a_stub_is_said_of_the_document_that_answers_it() -> None:
    child = policy("county", "140902", FILL, {"cited_as": "stub", "title": "山西省绿色行动方案"}, date_issued="2022-01-01")
    parent = policy("parent", "140000", FILL, title="山西省绿色行动方案", date_issued="2021-01-01")
    assert judged(said("county", "stub", "rejected"), documents=(child, parent)).aligned() == {}


def test_what_is_said_of_documents_that_are_not_there_waits() -> None:
    graph = judged(said("city", "elsewhere", "accepted"), said("elsewhere", "plan", "rejected"))
    assert set(graph.aligned()) == {("city", "plan")}
