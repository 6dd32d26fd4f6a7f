"""Descent in small: every order of loading, replacing, removing and judging gives the same links."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.fragment import Fragment, Value
from graph.judgements import Judgement
from graph.linking.derivation import LINKER
from tests.graph.family import CHAIN, FAMILY, FILL, TOPIC, by_id, catalogue, listed, policy, said
from tests.graph.linking.test_derivation import BOARS
from tests.graph.plan_model import GraphModel
from tests.graph.test_plan import Step, batches
from tests.strategies import policy_ids


def settled(*steps: Sequence[Fragment]) -> GraphModel:
    """The graph that went these steps; it must be what one load of all of them makes."""
    graph, fresh = GraphModel(), GraphModel()
    for step in steps:
        graph.load(step)
    fresh.load(list({one.policy: one for step in steps for one in step}.values()))
    assert graph.dump() == fresh.dump()
    assert graph.digest == fresh.digest
    return graph


def kinds(graph: GraphModel) -> set[Value]:
    return {edge.fields["kind"] for edge in graph.joined("DERIVES_FROM", "Provision")}


@pytest.mark.parametrize("order", list(permutations(FAMILY))[1::2], ids="-".join)
def test_three_levels_in_any_order(order: Sequence[str]) -> None:
    graph = settled(*([FAMILY[name]] for name in order))
    assert graph.parents("county:cl_1") == ["province:cl_1"]
    assert graph.parents("county:cl_7") == ["nation:cl_7"], "the province has no such clause"
    assert graph.parents("county:cl_8") == []
    assert graph.aligned() == {("county", "province"): LINKER, ("province", "nation"): LINKER}


PARENT: dict[str, Value] = {
    "title": "山西省人民政府关于印发山西省推进绿色发展行动计划（试行）的通知",
    "body_title": "山西省推进绿色发展行动计划（试行）",
    "doc_number": "晋政发〔2022〕99号",
    "aliases": ["绿色发展三十条"],
    "topic": TOPIC,
    "date_issued": "2022-01-01",
}
WAYS: dict[str, tuple[dict[str, Value], str]] = {  # how a parent may be cited, and by what it is found
    "number": ({"doc_number": "晋政发〔2022〕99号"}, "cited-number"),
    "number in other forms": ({"doc_number": "晋政发[2022] ９９号"}, "cited-number"),
    "title of the body": ({"title": "《山西省推进绿色发展行动计划（试行）》"}, "cited-title"),
    "title without the edition": ({"title": "山西省推进绿色发展行动计划"}, "cited-title"),
    "alias": ({"title": "绿色发展三十条"}, "cited-title"),
    "vaguely": ({"title": TOPIC, "relation": "vague"}, "topic-and-region"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_parent_that_comes_later_is_found_however_it_was_cited(way: str) -> None:
    words, method = WAYS[way]
    county = policy("county", "140902", FILL, {"cited_as": "stub", **words}, date_issued="2023-01-01")
    parent = policy("晋政发〔2022〕99号", "140000", FILL, chain=CHAIN, **PARENT)
    graph = settled([county], [parent])
    assert graph.aligned() == {("county", "晋政发〔2022〕99号"): LINKER}
    assert [edge.fields["method"] for edge in graph.joined("IMPLEMENTS")] == [method]
    assert len(graph.joined("DERIVES_FROM", "Provision")) == 6
    assert graph.cited_stubs() == []


VAGUE: dict[str, tuple[dict[str, Value], str]] = {  # what keeps a vague citation from meaning a policy
    "another topic": ({"topic": "野猪种群调控"}, "140000"),
    "a later date": ({"date_issued": "2024-01-01"}, "140000"),
    "no region above": ({}, "140902"),
}


@pytest.mark.parametrize("reason", VAGUE)
def test_what_a_vague_citation_does_not_mean(reason: str) -> None:
    fields, region = VAGUE[reason]
    vague = {"cited_as": "stub", "title": TOPIC, "relation": "vague"}
    county = policy("county", "140902", FILL, vague, date_issued="2023-01-01")
    graph = settled([county], [policy("other", region, FILL, chain=CHAIN, **{**PARENT, **fields})])
    assert graph.aligned() == {}
    assert graph.descents() == set()


def test_a_parent_that_is_only_cited_is_linked_when_it_comes() -> None:
    graph = GraphModel()
    graph.load([FAMILY["county"]])
    assert graph.cited_stubs() == ["province"]
    assert graph.descents() == set()
    assert graph.aligned() == {("county", "province"): None}
    graph.load([FAMILY["province"]])
    assert len(graph.joined("DERIVES_FROM", "Provision")) == 6
    graph.remove("province")
    assert graph.descents() == set()
    assert graph.aligned() == {("county", "province"): None}


def test_a_corrected_document_is_compared_anew() -> None:
    fewer = policy("province", "140000", FILL[:4], by_id("nation"), date_issued="2022-01-01")
    graph = settled(list(FAMILY.values()), [fewer])
    assert graph.parents("county:cl_1") == ["province:cl_1"]
    assert graph.parents("county:cl_6") == ["nation:cl_6"]
    later = policy("province", "140000", FILL, by_id("nation"), date_issued="2024-01-01")
    graph = settled(list(FAMILY.values()), [later])
    assert graph.parents("county:cl_1") == ["nation:cl_1"], "nothing comes from a later document"
    assert graph.aligned()["county", "province"] is None


def test_siblings_have_nothing_from_one_another() -> None:
    one = policy("one", "140000", FILL, by_id("nation"), date_issued="2022-01-01")
    other = policy("other", "140000", FILL, by_id("nation"), date_issued="2023-01-01")
    graph = settled([other], [FAMILY["nation"]], [one])
    assert graph.descents() == {("one", "nation"), ("other", "nation")}


def test_documents_that_name_each_other() -> None:
    one = policy("one", "140000", FILL, by_id("other"), by_id("one"))
    other = policy("other", "140000", FILL, by_id("one"))
    graph = settled([one], [other])
    assert all(lower != upper for lower, upper in graph.descents())
    graph.remove("one")
    assert graph.descents() == set()


def test_an_outline_that_changes_is_compared_anew() -> None:
    county = policy("county", "140902", FILL, by_id("nation"), date_issued="2023-01-01")
    whole, part = catalogue(listed("nation", "100000", FILL)), catalogue(listed("nation", "100000", FILL[:5]))
    none, gone = catalogue(listed("nation", "100000", [])), catalogue()
    for steps, links, mark in (
        ([[county], [whole]], 6, LINKER),
        ([[whole, county], [part]], 5, LINKER),
        ([[whole, county], [none]], 0, None),
        ([[none, county], [whole]], 6, LINKER),
        ([[whole, county], [gone]], 0, None),
    ):
        graph = settled(*steps)
        assert (len(graph.joined("DERIVES_FROM", "Provision")), graph.aligned()["county", "nation"]) == (links, mark)


def test_what_was_compared_stays_marked_when_another_citation_says_so_first() -> None:
    """A vague citation before the plain one means a nearer policy, of which no heading is known, until that is gone."""
    vague = {"cited_as": "title-vague", "title": TOPIC, "relation": "vague"}
    county = policy("county", "140902", FILL, vague, by_id("nation"), date_issued="2023-01-01")
    nation = policy("nation", "100000", FILL, topic=TOPIC, date_issued="2021-01-01")
    near = catalogue(listed("province", "140000", [], topic=TOPIC, date_issued="2022-01-01"))
    graph = settled([near, county, nation])
    assert graph.aligned() == {("county", "province"): None, ("county", "nation"): LINKER}
    graph = settled([near, county, nation], [catalogue()])
    assert graph.aligned() == {("county", "nation"): LINKER}


def test_a_region_that_becomes_known_is_put_aside() -> None:
    """The province's name is part of the place once somebody says that the city lies in it."""
    words = [(heading, f"山西省{text}") for heading, text in FILL]
    county = policy("county", "140902", words, by_id("city"), chain=CHAIN[:1], date_issued="2023-01-01")
    city = policy("city", "140900", FILL, chain=(), date_issued="2022-01-01")
    stranger = policy("stranger", "140000", [BOARS], chain=CHAIN[1:])
    assert kinds(settled([county, city])) == {"adapted"}
    assert kinds(settled([county, city], [stranger])) == {"verbatim"}


def judged_in(*histories: Sequence[Judgement]) -> GraphModel:
    """The graph whose judgements were these, one after the other; it must be what the last make in one load."""
    graph, fresh = GraphModel(), GraphModel()
    graph.load(list(FAMILY.values()))
    for judgements in histories:
        graph.load([], judgements=judgements)
    fresh.load(list(FAMILY.values()), judgements=histories[-1])
    assert graph.dump() == fresh.dump()
    return graph


def test_judgements_at_different_times() -> None:
    yes, no = said("county:cl_1", "province:cl_1", "accepted"), said("county:cl_1", "province:cl_1", "rejected")
    above = said("province:cl_2", "nation:cl_2", "rejected")
    for history, expected in (
        ([[yes], [yes, no], [yes, no, yes]], ["province:cl_1"]),
        ([[yes, no], [no, yes]], ["province:cl_1"]),
        ([[no, above], [above]], ["province:cl_1"]),
        ([[above], [above, no]], ["nation:cl_1"]),
    ):
        assert judged_in(*history).parents("county:cl_1") == expected


def test_judgements_before_the_documents() -> None:
    graph, fresh = GraphModel(), GraphModel()
    judgements = [said("county:cl_8", "province:cl_3", "accepted"), said("county:cl_1", "province:cl_1", "rejected")]
    graph.load([], judgements=judgements)
    assert graph.dump() == GraphModel().dump()
    for name in FAMILY:
        graph.load([FAMILY[name]])
    fresh.load(list(FAMILY.values()), judgements=judgements)
    assert graph.dump() == fresh.dump()
    assert graph.parents("county:cl_8") == ["province:cl_3"]


def judgement_of(known: Sequence[str]) -> st.SearchStrategy[Judgement]:
    """What somebody says of two policies out of `known`, which may not be there, or of their provisions or measures."""
    pair = st.lists(st.sampled_from(known), min_size=2, max_size=2, unique=True)
    place = st.sampled_from(["sec_0", "sec_1", "sec_0:m", "sec_1:m"])
    parts = st.builds(
        lambda ends, low, high, verdict: said(f"{ends[0]}:{low}", f"{ends[1]}:{high}", verdict),
        pair,
        place,
        place,
        st.sampled_from(["accepted", "rejected", "corrected"]),
    )
    return parts | st.builds(lambda ends, verdict: said(*ends, verdict), pair, st.sampled_from(["accepted", "rejected"]))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=batches(), data=st.data())
def test_documents_and_judgements_in_any_order(steps: list[Step], data: st.DataObject) -> None:
    graph, fresh = GraphModel(), GraphModel()
    standing: dict[str | None, Fragment] = {}
    judgements: list[Judgement] = []
    for step in steps:
        judgements = judgements + data.draw(st.lists(judgement_of(policy_ids()), max_size=2))
        if not isinstance(step, str):
            graph.load(step, judgements=judgements)
            standing |= {one.policy: one for one in step}
        elif step in standing:
            graph.remove(step)
            del standing[step]
    graph.load([], judgements=judgements)
    fresh.load(data.draw(st.permutations(list(standing.values()))), judgements=judgements)
    assert graph.dump() == fresh.dump()
