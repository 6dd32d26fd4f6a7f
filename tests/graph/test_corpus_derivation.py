"""What the graph says of descent: a function of the loaded documents and of the recorded judgements, never of the order."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.corpus import honoured, load, remove
from graph.fragment import Edge, Fragment, Node, Value
from graph.judgements import Judgement, Verdict
from graph.linking.derivation import LINKER
from graph.stores import Store, open_store
from loaders import assemble, parse_file, reference_fragment
from tests.graph.dump import Dump, dump
from tests.graph.linking.material import FILLERS
from tests.graph.linking.test_derivation import BOARS, PUMPED, outline, plan
from tests.graph.samples import COUNTY_PLAN, OPINION, SAMPLES, fragment
from tests.graph.test_corpus import Step, batches, empty
from tests.loaders.reading import REAL
from tests.scoring import SHARED, scorer
from tests.strategies import policy_ids

COUNTY, PROVINCE, NATION = "140902-5c341881", "晋政发〔2022〕12号", "国发〔2021〕4号"
SAVING, CLEANER, SHENGTAI = "140000-d88ddf29", "晋发改资环发〔2022〕198号", "140000-3f0f3617"
GOLD = SHARED / "gold" / "000_ccd4a43f6e31ebb3.json"
F1 = 0.92


def said(child: str, parent: str, judgement: Verdict, time: str = "2026-01-02T03:04:05+00:00") -> Judgement:
    return Judgement(child, parent, judgement, "李四", time)


@cache
def real(name: str) -> Fragment:
    """One of the real documents beside this checkout; a test that asks for it is skipped where it is missing."""
    path = REAL / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"{name} is not beside this checkout")
    return assemble(parse_file(path))


@pytest.fixture(scope="module")
def five(five_documents: Path) -> Iterator[Store]:
    """The five documents, for reading."""
    with closing(open_store(str(five_documents), read_only=True)) as store:
        yield store


@pytest.fixture
def copy(five_documents: Path, tmp_path: Path) -> Iterator[Store]:
    """The five documents, to be changed."""
    shutil.copy(five_documents, tmp_path / "copy.lbug")
    with closing(open_store(str(tmp_path / "copy.lbug"))) as store:
        yield store


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    folder = tmp_path_factory.mktemp("stores")
    with closing(open_store(str(folder / "one.lbug"))) as one, closing(open_store(str(folder / "other.lbug"))) as other:
        yield one, other


def derived(store: Store, label: str = "Provision") -> list[dict[str, Any]]:
    """Every link between nodes of the label with the policies and places of its ends."""
    place = "a.path AS child_number, b.path AS parent_number" if label == "Provision" else "'' AS child_number, '' AS parent_number"
    return store.run(
        f"MATCH (a:{label})-[r:DERIVES_FROM]->(b:{label}) RETURN a.id AS child, b.id AS parent, a.policy AS lower, b.policy AS upper, {place}, "
        "a.span_start AS start, a.span_end AS stop, r.policy AS policy, r.kind AS kind, r.method AS method, r.score AS score, "
        "r.similarity AS similarity, r.evidence AS evidence, r.rule AS rule, r.review AS review, r.judged AS judged, "
        "r.span_start AS span_start, r.span_end AS span_end ORDER BY child, parent"
    ).dicts()


def pairs(store: Store, child: str, parent: str) -> list[tuple[str, str]]:
    """The links between the provisions of two policies."""
    return [(one["child"], one["parent"]) for one in derived(store) if (one["lower"], one["upper"]) == (child, parent)]


def parents(store: Store, child: str) -> list[str]:
    return [one["parent"] for one in derived(store) if one["child"] == child]


def aligned(store: Store) -> dict[tuple[str, str], str | None]:
    rows = store.run("MATCH (a:Policy)-[r:IMPLEMENTS]->(b:Policy) RETURN a.id, b.id, r.aligned").rows
    return {(child, parent): mark for child, parent, mark in rows}


# The five bundled documents


def test_what_the_five_implement(five: Store) -> None:
    rows = five.run("MATCH (a:Policy)-[r:IMPLEMENTS]->(b:Policy) RETURN a.id, b.id, b.presence, r.method").rows
    assert set(rows) == {
        (COUNTY, PROVINCE, "loaded", "topic-and-region"),
        (PROVINCE, NATION, "catalogued", "cited-number"),
        (SAVING, "国发〔2016〕74号", "catalogued", "cited-number"),
        (CLEANER, "发改环资〔2021〕1524号", "catalogued", "cited-number"),
    }


def test_every_citation_of_the_five_is_resolved(five: Store) -> None:
    assert five.run("MATCH (p:Policy) WHERE p.presence = 'cited' RETURN p.id").rows == []
    rows = five.run("MATCH (:Provision)-[r:CITES]->(p:Policy) RETURN r.relation, p.presence, r.method").rows
    assert len(rows) >= 20
    for relation, presence, method in rows:
        if relation != "planned":
            assert presence in ("loaded", "catalogued")
            assert method in ("cited-number", "cited-title", "topic-and-region")


def test_descent_is_from_level_to_level_and_nowhere_else(five: Store) -> None:
    assert {(one["lower"], one["upper"]) for one in derived(five)} == {(COUNTY, PROVINCE), (PROVINCE, NATION)}
    for label in ("Measure", "Target"):
        assert {(one["lower"], one["upper"]) for one in derived(five, label)} == {(COUNTY, PROVINCE)}


def test_what_was_compared_carries_the_version_of_the_linker(five: Store) -> None:
    assert aligned(five) == {
        (COUNTY, PROVINCE): LINKER,
        (PROVINCE, NATION): LINKER,
        (SAVING, "国发〔2016〕74号"): None,
        (CLEANER, "发改环资〔2021〕1524号"): None,
    }


@pytest.mark.parametrize("label", ["Provision", "Measure", "Target"])
def test_every_stored_link_says_how_it_was_made(five: Store, label: str) -> None:
    kinds = {"same", "stricter", "looser", "share", "other-year"} if label == "Target" else {"verbatim", "adapted", "loose"}
    found = derived(five, label)
    assert found
    assert len({(one["child"], one["parent"]) for one in found}) == len(found)
    for one in found:
        assert one["kind"] in kinds
        assert 0 <= one["score"] <= 1
        assert 0 <= one["similarity"] <= 1
        assert one["policy"] == one["lower"]
        assert one["method"]
        assert one["rule"]
        assert one["evidence"]
        assert (one["span_start"], one["span_end"]) == (one["start"], one["stop"])
        assert one["review"] in (True, False)
        assert (one["score"] < 0.5) <= one["review"]
        assert one["judged"] is None


def test_the_county_takes_up_29_of_30(five: Store) -> None:
    taken = {parent for _, parent in pairs(five, COUNTY, PROVINCE)}
    clauses = {id for (id,) in five.run(f"MATCH (v:Provision) WHERE v.policy = '{PROVINCE}' AND v.kind = 'clause' RETURN v.id").rows}
    assert len(clauses) == 30
    assert clauses - taken == {f"{PROVINCE}:sec_2__cl_5"}


# The nation's outline and its text


def f1(store: Store) -> float:
    """The score of the links between the province's clauses and the nation's."""
    if not GOLD.exists():
        pytest.skip(f"{GOLD.name} is not beside this checkout")
    import json

    found = {"provisions": [one for one in derived(store) if (one["lower"], one["upper"]) == (PROVINCE, NATION)]}
    score: float = scorer().derives_scores(json.loads(GOLD.read_text(encoding="utf-8")), found)["derives"]["f1"]
    return score


def methods(store: Store) -> set[str]:
    return {one["method"] for one in derived(store) if (one["lower"], one["upper"]) == (PROVINCE, NATION)}


def test_the_outline_has_headings_and_no_words(five: Store) -> None:
    rows = five.run(f"MATCH (v:Provision) WHERE v.policy = '{NATION}' RETURN v.kind, v.heading, v.text").rows
    assert [kind for kind, _, _ in rows].count("clause") == 30
    assert all(heading for _, heading, _ in rows)
    assert not any(text for _, _, text in rows)


def test_the_province_is_traced_to_an_outline_by_heading(five: Store) -> None:
    assert methods(five) == {"heading"}
    assert f1(five) >= F1


def test_the_text_takes_the_place_of_the_outline_and_gives_it_back(copy: Store) -> None:
    before, by_heading = dump(copy), set(pairs(copy, PROVINCE, NATION))
    text = real("guofa-2021-4")
    assert text.policy == NATION
    load(copy, [text])
    provisions = {node.id for node in text.nodes if node.label == "Provision"}
    assert {id for (id,) in copy.run(f"MATCH (v:Provision) WHERE v.policy = '{NATION}' RETURN v.id").rows} == provisions
    assert "text-reuse" in methods(copy)
    assert f1(copy) >= F1
    by_text = set(pairs(copy, PROVINCE, NATION))
    assert len(by_text & by_heading) >= 0.85 * len(by_heading), "the same clauses, found by other means"
    assert {(one["lower"], one["upper"]) for one in derived(copy, "Measure")} >= {(COUNTY, PROVINCE), (PROVINCE, NATION)}
    assert aligned(copy)[PROVINCE, NATION] == LINKER
    remove(copy, NATION)
    assert dump(copy) == before


def test_without_the_province_the_county_plan_goes_to_the_outline(copy: Store) -> None:
    before = dump(copy)
    remove(copy, PROVINCE)
    assert {(one["lower"], one["upper"]) for one in derived(copy)} == {(COUNTY, NATION)}
    assert aligned(copy)[COUNTY, NATION] == LINKER
    load(copy, [fragment(OPINION)])
    assert dump(copy) == before


def test_loading_a_document_again_changes_nothing(copy: Store) -> None:
    before = dump(copy)
    load(copy, [fragment(COUNTY_PLAN)])
    load(copy, [reference_fragment()])
    assert dump(copy) == before


# Judgements in the graph

FOUR, FIFTEEN = "sec_2__cl_4", "sec_5__cl_15"


def test_judgements_come_and_go(copy: Store) -> None:
    before = dump(copy)
    child, parent = f"{COUNTY}:{FOUR}", f"{PROVINCE}:{FOUR}"
    assert parents(copy, child) == [parent]
    load(copy, [], judgements=[said(child, parent, "rejected")])
    assert parent not in parents(copy, child)
    assert all(one.startswith(NATION) for one in parents(copy, child)), "the level above is looked at"
    load(copy, [fragment(COUNTY_PLAN)])
    assert parent not in parents(copy, child), "they hold at the next load too"
    assert honoured(copy) == [said(child, parent, "rejected")]
    load(copy, [], judgements=[])
    assert dump(copy) == before


def test_an_accepted_link_is_sure_and_says_who_said_so(copy: Store) -> None:
    child, parent = f"{PROVINCE}:{FOUR}", f"{NATION}:{FIFTEEN}"
    (link,) = [one for one in derived(copy) if one["child"] == child]
    assert (link["parent"], link["review"]) == (parent, True)
    load(copy, [], judgements=[said(child, parent, "accepted")])
    (judged,) = [one for one in derived(copy) if one["child"] == child]
    assert (judged["review"], judged["score"], judged["method"]) == (False, 1.0, link["method"])
    assert "李四" in judged["judged"]


def test_judgements_outlive_the_documents_that_they_are_about(copy: Store) -> None:
    child, parent = f"{COUNTY}:{FOUR}", f"{PROVINCE}:sec_2__cl_5"
    load(copy, [], judgements=[said(child, parent, "corrected"), said("县9:cl_1", "省9:cl_1", "accepted")])
    assert parents(copy, child) == [parent]
    before = dump(copy)
    remove(copy, PROVINCE)
    assert parent not in parents(copy, child)
    load(copy, [fragment(OPINION)])
    assert dump(copy) == before


# The same in small: every order of loading


REGIONS = {"140902": "忻府区", "140900": "忻州市", "140000": "山西省", "100000": "中华人民共和国"}
CHAIN = (("140902", "140900"), ("140900", "140000"), ("140000", "100000"))
FILL = list(FILLERS.items())
TOPIC = "推进绿色发展"


def policy(
    id: str,
    region: str,
    clauses: Sequence[tuple[str, str]],
    *cites: Mapping[str, Value],
    chain: Sequence[tuple[str, str]] = CHAIN,
    **fields: Value,
) -> Fragment:
    """A document of clauses whose first clause cites others, by id; `chain` is what it knows of regions."""
    made = plan(id, clauses)
    known = {region, *(code for pair in chain for code in pair)}
    nodes = [replace(node, fields={**node.fields, "region": region, **fields}) if node.label == "Policy" else node for node in made.nodes]
    nodes += [Node("Region", code, {"code": code, "name": REGIONS[code]}) for code in sorted(known)]
    nodes += [Node("Policy", stub, {"presence": "cited"}) for stub in sorted({str(one["cited_as"]) for one in cites} - {id})]
    edges = [*made.edges, Edge("APPLIES_IN", ("Policy", id), ("Region", region), {"policy": id})]
    edges += [Edge("PART_OF", ("Region", low), ("Region", high)) for low, high in chain]
    for place, one in enumerate(cites):
        given: dict[str, Value] = {"relation": "implements", "policy": id, "span_start": place, "evidence": "为贯彻落实", "score": 0.5}
        edges.append(Edge("CITES", ("Provision", f"{id}:cl_1"), ("Policy", str(one["cited_as"])), {**given, **one}))
    return Fragment(id, tuple(nodes), tuple(edges))


def by_id(id: str) -> Mapping[str, Value]:
    return {"cited_as": id, "title": id}


def settled(stores: tuple[Store, Store], steps: Sequence[Sequence[Fragment]], judgements: Sequence[Judgement] = ()) -> Store:
    """A store that went these steps; it must be what one load of all of them makes."""
    store, fresh = stores
    empty(store)
    empty(fresh)
    for step in steps:
        load(store, step)
    standing = {one.policy: one for step in steps for one in step}
    load(fresh, list(standing.values()))
    assert dump(store) == dump(fresh)
    return store


FAMILY = {
    "nation": policy("nation", "100000", [*FILL, PUMPED], date_issued="2021-01-01"),
    "province": policy("province", "140000", FILL, by_id("nation"), date_issued="2022-01-01"),
    "county": policy("county", "140902", [*FILL, PUMPED, BOARS], by_id("province"), date_issued="2023-01-01"),
}


@pytest.mark.parametrize("order", list(permutations(FAMILY))[1::2], ids="-".join)
def test_three_levels_in_any_order(stores: tuple[Store, Store], order: Sequence[str]) -> None:
    store = settled(stores, [[FAMILY[name]] for name in order])
    assert parents(store, "county:cl_1") == ["province:cl_1"]
    assert parents(store, "county:cl_7") == ["nation:cl_7"], "the province has no such clause"
    assert parents(store, "county:cl_8") == []
    assert aligned(store) == {("county", "province"): LINKER, ("province", "nation"): LINKER}


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
def test_a_parent_that_comes_later_is_found_however_it_was_cited(stores: tuple[Store, Store], way: str) -> None:
    words, method = WAYS[way]
    county = policy("county", "140902", FILL, {"cited_as": "stub", **words}, date_issued="2023-01-01")
    parent = policy("晋政发〔2022〕99号", "140000", FILL, chain=CHAIN, **PARENT)
    store = settled(stores, [[county], [parent]])
    rows = store.run("MATCH (a:Policy)-[r:IMPLEMENTS]->(b:Policy) RETURN a.id, b.id, r.method, r.aligned").rows
    assert rows == [("county", "晋政发〔2022〕99号", method, LINKER)]
    assert len(derived(store)) == 6
    assert store.run("MATCH (p:Policy) WHERE p.presence = 'cited' RETURN p.id").rows == []


VAGUE: dict[str, tuple[dict[str, Value], str]] = {  # what keeps a vague citation from meaning a policy
    "another topic": ({"topic": "野猪种群调控"}, "140000"),
    "a later date": ({"date_issued": "2024-01-01"}, "140000"),
    "no region above": ({}, "140902"),
}


@pytest.mark.parametrize("reason", VAGUE)
def test_what_a_vague_citation_does_not_mean(stores: tuple[Store, Store], reason: str) -> None:
    fields, region = VAGUE[reason]
    vague = {"cited_as": "stub", "title": TOPIC, "relation": "vague"}
    county = policy("county", "140902", FILL, vague, date_issued="2023-01-01")
    store = settled(stores, [[county], [policy("other", region, FILL, chain=CHAIN, **{**PARENT, **fields})]])
    assert aligned(store) == {}
    assert derived(store) == []


def test_a_parent_that_is_only_cited_is_linked_when_it_comes(stores: tuple[Store, Store]) -> None:
    store = stores[0]
    empty(store)
    load(store, [FAMILY["county"]])
    assert store.run("MATCH (:Policy)-[:IMPLEMENTS]->(p:Policy) RETURN p.id, p.presence").rows == [("province", "cited")]
    assert derived(store) == []
    assert aligned(store) == {("county", "province"): None}
    load(store, [FAMILY["province"]])
    assert len(derived(store)) == 6
    remove(store, "province")
    assert derived(store) == []
    assert aligned(store) == {("county", "province"): None}


def test_a_corrected_document_is_compared_anew(stores: tuple[Store, Store]) -> None:
    fewer = policy("province", "140000", FILL[:4], by_id("nation"), date_issued="2022-01-01")
    store = settled(stores, [list(FAMILY.values()), [fewer]])
    assert parents(store, "county:cl_1") == ["province:cl_1"]
    assert parents(store, "county:cl_6") == ["nation:cl_6"]
    later = policy("province", "140000", FILL, by_id("nation"), date_issued="2024-01-01")
    store = settled(stores, [list(FAMILY.values()), [later]])
    assert parents(store, "county:cl_1") == ["nation:cl_1"], "nothing comes from a later document"
    assert aligned(store)["county", "province"] is None


def test_siblings_have_nothing_from_one_another(stores: tuple[Store, Store]) -> None:
    one = policy("one", "140000", FILL, by_id("nation"), date_issued="2022-01-01")
    other = policy("other", "140000", FILL, by_id("nation"), date_issued="2023-01-01")
    store = settled(stores, [[other], [FAMILY["nation"]], [one]])
    assert {(link["lower"], link["upper"]) for link in derived(store)} == {("one", "nation"), ("other", "nation")}


def test_documents_that_name_each_other(stores: tuple[Store, Store]) -> None:
    one = policy("one", "140000", FILL, by_id("other"), by_id("one"))
    other = policy("other", "140000", FILL, by_id("one"))
    store = settled(stores, [[one], [other]])
    assert all(link["lower"] != link["upper"] for link in derived(store))
    remove(store, "one")
    assert derived(store) == []


def catalogue(*entries: Fragment) -> Fragment:
    nodes = {(node.label, node.id): node for one in entries for node in one.nodes if node.label not in ("Measure", "Target")}
    edges = [edge for one in entries for edge in one.edges if edge.label in ("CONTAINS", "APPLIES_IN") and edge.end[0] != "Measure"]
    nodes |= {("Region", code): Node("Region", code, {"code": code, "name": name}) for code, name in REGIONS.items()}
    part_of = [Edge("PART_OF", ("Region", low), ("Region", high)) for low, high in CHAIN]
    return Fragment(None, tuple(nodes.values()), (*edges, *part_of))


def listed(id: str, region: str, clauses: Sequence[tuple[str, str]], **fields: Value) -> Fragment:
    """An entry of a catalogue, with the headings of its clauses."""
    made = outline(id, clauses)
    known: dict[str, Value] = {"title": id, "region": region, "presence": "catalogued", **fields}
    return Fragment(id, (Node("Policy", id, known), *made.nodes[1:]), made.edges)


def test_an_outline_that_changes_is_compared_anew(stores: tuple[Store, Store]) -> None:
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
        store = settled(stores, steps)
        assert (len(derived(store)), aligned(store)["county", "nation"]) == (links, mark)


def test_what_was_compared_stays_marked_when_another_citation_says_so_first(stores: tuple[Store, Store]) -> None:
    """A vague citation before the plain one means a nearer policy, of which no heading is known, until that is gone."""
    vague = {"cited_as": "title-vague", "title": TOPIC, "relation": "vague"}
    county = policy("county", "140902", FILL, vague, by_id("nation"), date_issued="2023-01-01")
    nation = policy("nation", "100000", FILL, topic=TOPIC, date_issued="2021-01-01")
    near = catalogue(listed("province", "140000", [], topic=TOPIC, date_issued="2022-01-01"))
    store = settled(stores, [[near, county, nation]])
    assert aligned(store) == {("county", "province"): None, ("county", "nation"): LINKER}
    store = settled(stores, [[near, county, nation], [catalogue()]])
    assert aligned(store) == {("county", "nation"): LINKER}


def test_a_region_that_becomes_known_is_put_aside(stores: tuple[Store, Store]) -> None:
    """The province's name is part of the place once somebody says that the city lies in it."""
    words = [(heading, f"山西省{text}") for heading, text in FILL]
    county = policy("county", "140902", words, by_id("city"), chain=CHAIN[:1], date_issued="2023-01-01")
    city = policy("city", "140900", FILL, chain=(), date_issued="2022-01-01")
    stranger = policy("stranger", "140000", [BOARS], chain=CHAIN[1:])
    assert {link["kind"] for link in derived(settled(stores, [[county, city]]))} == {"adapted"}
    assert {link["kind"] for link in derived(settled(stores, [[county, city], [stranger]]))} == {"verbatim"}


def judged_in(stores: tuple[Store, Store], *histories: Sequence[Judgement]) -> Store:
    """A store whose judgements were these, one after the other; it must be what the last make in one load."""
    store, fresh = stores
    empty(store)
    empty(fresh)
    load(store, list(FAMILY.values()))
    for judgements in histories:
        load(store, [], judgements=judgements)
    load(fresh, list(FAMILY.values()), judgements=histories[-1])
    assert dump(store) == dump(fresh)
    return store


def test_judgements_at_different_times(stores: tuple[Store, Store]) -> None:
    yes, no = said("county:cl_1", "province:cl_1", "accepted"), said("county:cl_1", "province:cl_1", "rejected")
    above = said("province:cl_2", "nation:cl_2", "rejected")
    for history, expected in (
        ([[yes], [yes, no], [yes, no, yes]], ["province:cl_1"]),
        ([[yes, no], [no, yes]], ["province:cl_1"]),
        ([[no, above], [above]], ["province:cl_1"]),
        ([[above], [above, no]], ["nation:cl_1"]),
    ):
        assert parents(judged_in(stores, *history), "county:cl_1") == expected


def test_judgements_before_the_documents(stores: tuple[Store, Store]) -> None:
    store, fresh = stores
    empty(store)
    empty(fresh)
    judgements = [said("county:cl_8", "province:cl_3", "accepted"), said("county:cl_1", "province:cl_1", "rejected")]
    load(store, [], judgements=judgements)
    assert dump(store) == (frozenset(), frozenset())
    for name in FAMILY:
        load(store, [FAMILY[name]])
    load(fresh, list(FAMILY.values()), judgements=judgements)
    assert dump(store) == dump(fresh)
    assert parents(store, "county:cl_8") == ["province:cl_3"]


def judgement_of(known: Sequence[str]) -> st.SearchStrategy[Judgement]:
    """What somebody says of two provisions or two measures of different policies out of `known`, which may not be there."""
    pair = st.lists(st.sampled_from(known), min_size=2, max_size=2, unique=True)
    place = st.sampled_from(["sec_0", "sec_1", "sec_0:m", "sec_1:m"])
    return st.builds(
        lambda ends, low, high, verdict: said(f"{ends[0]}:{low}", f"{ends[1]}:{high}", verdict),
        pair,
        place,
        place,
        st.sampled_from(["accepted", "rejected", "corrected"]),
    )


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=batches(), data=st.data())
def test_documents_and_judgements_in_any_order(stores: tuple[Store, Store], steps: list[Step], data: st.DataObject) -> None:
    store, fresh = stores
    empty(store)
    empty(fresh)
    standing: dict[str | None, Fragment] = {}
    judgements: list[Judgement] = []
    for step in steps:
        judgements = judgements + data.draw(st.lists(judgement_of(policy_ids()), max_size=2))
        if not isinstance(step, str):
            load(store, step, judgements=judgements)
            standing |= {one.policy: one for one in step}
        elif step in standing:
            remove(store, step)
            del standing[step]
    load(store, [], judgements=judgements)
    load(fresh, data.draw(st.permutations(list(standing.values()))), judgements=judgements)
    assert dump(store) == dump(fresh)


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
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Dump:
    """The graph of all of them with the judgements, loaded at once."""
    with closing(open_store(str(tmp_path_factory.mktemp("whole") / "graph.lbug"))) as store:
        load(store, [reference_fragment(), *whole()], judgements=JUDGED)
        return dump(store)


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_the_real_graph_is_a_function_of_the_set(stores: tuple[Store, Store], at_once: Dump, data: st.DataObject) -> None:
    """Two loads in any order and split, a document gone and one loaded twice between them, judgements at any time."""
    store = stores[0]
    empty(store)
    order = data.draw(st.permutations([reference_fragment(), *whole()]), label="order")
    cut = data.draw(st.integers(1, len(order) - 1), label="cut")
    times = sorted(data.draw(st.lists(st.integers(0, 2), min_size=len(JUDGED), max_size=len(JUDGED)), label="times"))
    again = data.draw(st.sampled_from(whole()), label="again")
    load(store, order[:cut], judgements=JUDGED[: times.count(0)])
    here = [one.policy for one in order[:cut] if one.policy]
    if here:
        remove(store, data.draw(st.sampled_from(here), label="removed"))
    load(
        store,
        [*order[cut:], *(one for one in order[:cut] if one.policy and one is not again)],
        judgements=JUDGED[: times.count(0) + times.count(1)],
    )
    load(store, [again], judgements=JUDGED)
    assert dump(store) == at_once
