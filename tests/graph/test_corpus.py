"""The graph is a function of the set of loaded fragments, whatever the order of loading, replacing and removing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.corpus import load, loaded, remove
from graph.errors import BadRequest, NotFound, StoreError
from graph.fragment import Edge, Fragment, Node, Value
from graph.linking.derivation import LINKER
from graph.stores import Store, open_store
from tests.databases import empty
from tests.graph.dump import dump
from tests.strategies import AGENCIES, CHAIN, POLICIES, REGIONS, TOPIC, documents, known_id, references

NATION, PROVINCE, CITY, COUNTY = (known_id(policy) for policy in POLICIES)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An embedded database to compare with, which every example empties: opening one costs more than an example."""
    with closing(open_store(str(tmp_path_factory.mktemp("other") / "graph.lbug"))) as opened:
        yield opened


Step = list[Fragment] | str


def batches() -> st.SearchStrategy[list[Step]]:
    """Loads of one or more documents or of reference data, and removals by id."""
    batch = st.lists(documents() | references(), min_size=1, max_size=3, unique_by=lambda fragment: fragment.policy or "")
    return st.lists(batch | st.sampled_from([NATION, PROVINCE, CITY, COUNTY]), min_size=2, max_size=5)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(steps=batches(), data=st.data())
def test_graph_is_a_function_of_the_set(store: Store, other: Store, steps: list[Step], data: st.DataObject) -> None:
    empty(store)
    empty(other)
    standing: dict[str | None, Fragment] = {}
    for step in steps:
        if not isinstance(step, str):
            load(store, step)
            standing |= {fragment.policy: fragment for fragment in step}
        elif step in standing:
            remove(store, step)
            del standing[step]
    load(other, data.draw(st.permutations(list(standing.values()))))
    assert dump(store) == dump(other)
    assert loaded(store) == {policy: fragment.nodes[0].fields["digest"] for policy, fragment in standing.items() if policy}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(fragments=st.lists(documents(), min_size=1, max_size=4, unique_by=lambda fragment: fragment.policy or ""))
def test_removing_every_document_leaves_nothing(store: Store, fragments: list[Fragment]) -> None:
    empty(store)
    load(store, fragments)
    load(store, fragments)
    for fragment in fragments:
        remove(store, fragment.policy or "")
    assert dump(store) == (frozenset(), frozenset())


def document(number: int, *citations: Mapping[str, Value], agencies: tuple[int, ...] = (), edges: tuple[Edge, ...] = ()) -> Fragment:
    """One of POLICIES with one provision and measure that the agencies lead, and the citations."""
    policy = POLICIES[number]
    id = known_id(policy)
    provision, measure = ("Provision", f"{id}:sec_1"), ("Measure", f"{id}:sec_1:m1")
    nodes = [
        Node("Policy", id, {**policy, "digest": "d"}),
        Node(*provision, {"policy": id, "text": "words"}),
        Node(*measure, {"policy": id}),
        *(Node("Region", code, {"code": code, "name": name}) for code, name in REGIONS.items()),
        *(Node("Agency", AGENCIES[i], {"name": AGENCIES[i][7:]}) for i in {*agencies, *(AGENCIES.index(e.end[1]) for e in edges)}),
    ]
    own = {"policy": id}
    made = [
        Edge("CONTAINS", ("Policy", id), provision, own),
        Edge("CONTAINS", provision, measure, own),
        *(Edge("PART_OF", ("Region", low), ("Region", high)) for low, high in CHAIN),
        *(Edge("LEADS", ("Agency", AGENCIES[i]), measure, own) for i in agencies),
        *edges,
    ]
    for cited, words in enumerate(citations):
        stub = str(words.get("doc_number") or f"title-{words['title']}")
        if stub not in {node.id for node in nodes}:
            nodes.append(Node("Policy", stub, {"presence": "cited"}))
        made.append(
            Edge("CITES", provision, ("Policy", stub), {"score": 0.4, "span_start": cited, "evidence": "为贯彻落实", **words, **own})
        )
    return Fragment(id, tuple(nodes), tuple(made))


def cites(store: Store) -> list[tuple[object, ...]]:
    return store.run("MATCH (:Provision)-[r:CITES]->(p:Policy) RETURN p.id, p.presence, r.method, r.score ORDER BY p.id").rows


def implements(store: Store) -> list[tuple[object, ...]]:
    return store.run("MATCH (a:Policy)-[r:IMPLEMENTS]->(b:Policy) RETURN a.id, b.id, r.method, r.evidence").rows


def agencies(store: Store) -> list[str]:
    return [name for (name,) in store.run("MATCH (a:Agency) RETURN a.id ORDER BY a.id").rows]


def test_citation_by_number_follows_the_policy_in_and_out(store: Store) -> None:
    load(store, [document(1, {"relation": "implements", "doc_number": NATION, "title": "指导意见"})])
    assert cites(store) == [(NATION, "cited", "cited-number", 0.4)]
    assert implements(store) == [(PROVINCE, NATION, "cited-number", "为贯彻落实")]
    before = dump(store)
    load(store, [document(0)])
    assert cites(store) == [(NATION, "loaded", "cited-number", 1.0)]
    assert implements(store) == [(PROVINCE, NATION, "cited-number", "为贯彻落实")]
    remove(store, NATION)
    assert dump(store) == before


def test_citation_by_title_moves_from_its_stub_and_back(store: Store) -> None:
    load(store, [document(1, {"relation": "basis", "title": f"关于{TOPIC}的指导意见"})])
    stub = f"title-关于{TOPIC}的指导意见"
    assert cites(store) == [(stub, "cited", "cited-title", 0.4)]
    load(store, [document(0)])
    assert cites(store) == [(NATION, "loaded", "cited-title", 0.9)]
    assert store.run("MATCH (p:Policy) WHERE p.presence = 'cited' RETURN p.id").rows == []
    remove(store, NATION)
    assert cites(store) == [(stub, "cited", "cited-title", 0.4)]
    assert implements(store) == []


def test_vague_citation_takes_the_nearest_ancestor(store: Store) -> None:
    load(store, [document(3, {"relation": "vague", "title": TOPIC}), document(0)])
    assert cites(store) == [(NATION, "loaded", "topic-and-region", 0.95)]
    load(store, [document(1)])
    assert cites(store) == [(PROVINCE, "loaded", "topic-and-region", 0.95)]
    assert implements(store) == [(COUNTY, PROVINCE, "topic-and-region", "为贯彻落实")]
    assert store.run("MATCH ()-[r:CITES]->() RETURN r.relation, r.cited_as").rows == [("vague", f"title-{TOPIC}")]


def test_a_document_never_cites_itself(store: Store) -> None:
    load(store, [document(1, {"relation": "basis", "doc_number": PROVINCE}, {"relation": "basis", "title": POLICIES[1]["title"]})])
    assert cites(store) == []


def test_a_stub_has_the_longest_title(store: Store) -> None:
    words = {"relation": "mention", "doc_number": "国发〔2013〕37号"}
    load(store, [document(1, {**words, "title": "大气十条"}), document(0, {**words, "title": "大气污染防治行动计划"})])
    table = store.run("MATCH (p:Policy) WHERE p.presence = 'cited' RETURN p.title, p.doc_number, p.region")
    assert table.rows == [("大气污染防治行动计划", "国发〔2013〕37号", None)]


def test_parallel_citations_stay_apart(store: Store) -> None:
    words = {"relation": "basis", "doc_number": NATION}
    load(store, [document(1, words, words)])
    assert len(cites(store)) == 2
    load(store, [document(0)])
    assert [row[2] for row in cites(store)] == ["cited-number", "cited-number"]


def test_a_citation_stays_when_a_parallel_one_moves(store: Store) -> None:
    load(store, [document(3, {"relation": "vague", "title": TOPIC}, {"relation": "basis", "doc_number": NATION}), document(0)])
    assert [row[0] for row in cites(store)] == [NATION, NATION]
    load(store, [document(1)])
    assert [(row[0], row[2]) for row in cites(store)] == [(NATION, "cited-number"), (PROVINCE, "topic-and-region")]


def test_the_first_citation_tells_what_is_implemented(store: Store) -> None:
    words = {"relation": "implements", "doc_number": NATION}
    named = [{**words, "evidence": evidence} for evidence in ("三", "一", "二")]
    load(store, [document(1, *named), document(2, *reversed(named))])
    assert sorted(implements(store)) == [(CITY, NATION, "cited-number", "二"), (PROVINCE, NATION, "cited-number", "三")]


def test_shared_nodes_stand_while_a_document_holds_them(store: Store) -> None:
    succession = Edge("SUCCEEDED_BY", ("Agency", AGENCIES[0]), ("Agency", AGENCIES[1]), {"date": "2018-10", "scope": ["all"]})
    load(store, [document(0, agencies=(0,), edges=(succession,))])
    load(store, [document(1, agencies=(0,), edges=(succession,)), document(2, agencies=(1,))])
    assert store.run("MATCH (:Agency)-[r:SUCCEEDED_BY]->(:Agency) RETURN r.date, r.scope").rows == [("2018-10", ["all"])]
    remove(store, NATION)
    assert agencies(store) == sorted(AGENCIES[:2])
    remove(store, PROVINCE)
    assert agencies(store) == [AGENCIES[1]]
    remove(store, CITY)
    assert agencies(store) == []


def outline() -> Fragment:
    """Reference data that catalogues the national policy."""
    policy, heading = Node("Policy", NATION, {"title": "指导意见", "presence": "catalogued"}), ("Provision", f"{NATION}:sec_1")
    edges = (Edge("CONTAINS", ("Policy", NATION), heading), Edge("APPLIES_IN", ("Policy", NATION), ("Region", "100000")))
    nodes = (policy, Node(*heading, {"policy": NATION, "heading": "总体要求"}), Node("Region", "100000", {"code": "100000"}))
    return Fragment(None, nodes, edges)


def test_a_loaded_document_stands_for_its_outline(store: Store) -> None:
    load(store, [outline()])
    before = dump(store)
    load(store, [document(0)])
    assert store.run("MATCH (p:Provision) RETURN p.text, p.heading").rows == [("words", None)]
    load(store, [outline()])
    remove(store, NATION)
    assert dump(store) == before
    load(store, [Fragment(None)])
    assert dump(store) == (frozenset(), frozenset())


def test_what_a_document_implements_is_compared_anew_when_either_changes(store: Store) -> None:
    pair = [document(0), document(1, {"relation": "implements", "doc_number": NATION})]
    load(store, pair)
    mark = "MATCH (:Policy)-[r:IMPLEMENTS]->(:Policy) SET r.aligned = '1'"
    asked = "MATCH (:Policy)-[r:IMPLEMENTS]->(:Policy) RETURN r.aligned"
    for changed, aligned in ((document(2), "1"), (document(0), LINKER), (pair[1], LINKER)):
        store.write(lambda transaction: transaction.run(mark))
        load(store, [changed])
        assert store.run(asked).rows == [(aligned,)]


def test_removing_what_is_not_loaded_names_the_nearest(store: Store) -> None:
    load(store, [document(0)])
    with pytest.raises(NotFound, match="nearest: 国发〔2021〕4号"):
        remove(store, "国发〔2021〕40号")


POLICY = Node("Policy", "p")
REFUSED = {
    "lacks its own Policy": Fragment("p"),
    "belongs to q": Fragment("p", (POLICY, Node("Provision", "q:1", {"policy": "q"}))),
    "made by linking": Fragment("p", (POLICY, Node("Policy", "q")), (Edge("IMPLEMENTS", ("Policy", "p"), ("Policy", "q")),)),
    "only cites": Fragment("p", (POLICY, Node("Policy", "q"), Node("Agency", "a")), (Edge("ISSUED", ("Agency", "a"), ("Policy", "q")),)),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_malformed_fragment_is_refused(store: Store, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        load(store, [REFUSED[reason]])
    with pytest.raises(BadRequest, match="two documents"):
        load(store, [document(0), document(0)])
    assert loaded(store) == {}


def test_a_failed_load_leaves_the_graph_as_before(store: Store) -> None:
    load(store, [document(0, {"relation": "mention", "title": "某规划"}, agencies=(0, 1))])
    before = dump(store)
    clash = document(1, agencies=(2,))
    clash = Fragment(clash.policy, (*clash.nodes, Node("Provision", f"{NATION}:sec_1", {"policy": PROVINCE})), clash.edges)
    with pytest.raises(StoreError):
        load(store, [clash])
    assert dump(store) == before
    load(store, [document(1)])
    assert loaded(store) == {NATION: "d", PROVINCE: "d"}
