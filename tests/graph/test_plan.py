"""The graph is a function of the set of loaded fragments, whatever the order of loading, replacing and removing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest, NotFound
from graph.fragment import Edge, Fragment, Node, Value
from graph.linking.derivation import LINKER
from graph.plan import Plan, plan_change
from tests.graph.plan_model import GraphModel
from tests.strategies import AGENCIES, CHAIN, POLICIES, REGIONS, TOPIC, documents, known_id, references

NATION, PROVINCE, CITY, COUNTY = (known_id(policy) for policy in POLICIES)

Step = list[Fragment] | str


def batches() -> st.SearchStrategy[list[Step]]:
    """Loads of one or more documents or of reference data, and removals by id."""
    batch = st.lists(documents() | references(), min_size=1, max_size=3, unique_by=lambda fragment: fragment.policy or "")
    return st.lists(batch | st.sampled_from([NATION, PROVINCE, CITY, COUNTY]), min_size=2, max_size=5)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=batches(), data=st.data())
def test_graph_is_a_function_of_the_set(steps: list[Step], data: st.DataObject) -> None:
    graph, other = GraphModel(), GraphModel()
    standing: dict[str | None, Fragment] = {}
    for step in steps:
        if not isinstance(step, str):
            graph.load(step)
            standing |= {fragment.policy: fragment for fragment in step}
        elif step in standing:
            graph.remove(step)
            del standing[step]
    other.load(data.draw(st.permutations(list(standing.values()))))
    assert graph.dump() == other.dump()
    assert graph.digest == other.digest
    loaded = {node.id: node.fields["digest"] for node in graph.labelled("Policy") if node.fields["presence"] == "loaded"}
    assert loaded == {policy: fragment.nodes[0].fields["digest"] for policy, fragment in standing.items() if policy}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(fragments=st.lists(documents(), min_size=1, max_size=4, unique_by=lambda fragment: fragment.policy or ""))
def test_removing_every_document_leaves_nothing(fragments: list[Fragment]) -> None:
    graph = GraphModel()
    graph.load(fragments)
    graph.load(fragments)
    for fragment in fragments:
        graph.remove(fragment.policy or "")
    assert graph.dump() == GraphModel().dump()
    assert graph.digest == GraphModel().digest


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


def cites(graph: GraphModel) -> list[tuple[Value, ...]]:
    """Which policy every citation means, what the graph has of it, how it was found, and how sure it is."""
    edges = graph.joined("CITES")
    found = [(edge.end[1], graph.nodes[edge.end].fields["presence"], edge.fields["method"], edge.fields["score"]) for edge in edges]
    return sorted(found, key=lambda row: str(row[0]))


def implements(graph: GraphModel) -> list[tuple[Value, ...]]:
    return [(edge.start[1], edge.end[1], edge.fields["method"], edge.fields["evidence"]) for edge in graph.joined("IMPLEMENTS")]


def agencies(graph: GraphModel) -> list[str]:
    return [node.id for node in graph.labelled("Agency")]


def loaded(*batches: list[Fragment]) -> GraphModel:
    """The graph of these loads, one after the other."""
    graph = GraphModel()
    for batch in batches:
        graph.load(batch)
    return graph


def test_citation_by_number_follows_the_policy_in_and_out() -> None:
    graph = loaded([document(1, {"relation": "implements", "doc_number": NATION, "title": "指导意见"})])
    assert cites(graph) == [(NATION, "cited", "cited-number", 0.4)]
    assert implements(graph) == [(PROVINCE, NATION, "cited-number", "为贯彻落实")]
    before = graph.dump()
    graph.load([document(0)])
    assert cites(graph) == [(NATION, "loaded", "cited-number", 1.0)]
    assert implements(graph) == [(PROVINCE, NATION, "cited-number", "为贯彻落实")]
    graph.remove(NATION)
    assert graph.dump() == before


def test_citation_by_title_moves_from_its_stub_and_back() -> None:
    graph = loaded([document(1, {"relation": "basis", "title": f"关于{TOPIC}的指导意见"})])
    stub = f"title-关于{TOPIC}的指导意见"
    assert cites(graph) == [(stub, "cited", "cited-title", 0.4)]
    graph.load([document(0)])
    assert cites(graph) == [(NATION, "loaded", "cited-title", 0.9)]
    assert graph.cited_stubs() == []
    graph.remove(NATION)
    assert cites(graph) == [(stub, "cited", "cited-title", 0.4)]
    assert implements(graph) == []


def test_vague_citation_takes_the_nearest_ancestor() -> None:
    graph = loaded([document(3, {"relation": "vague", "title": TOPIC}), document(0)])
    assert cites(graph) == [(NATION, "loaded", "topic-and-region", 0.95)]
    graph.load([document(1)])
    assert cites(graph) == [(PROVINCE, "loaded", "topic-and-region", 0.95)]
    assert implements(graph) == [(COUNTY, PROVINCE, "topic-and-region", "为贯彻落实"), (PROVINCE, NATION, "likeness", None)]
    (edge,) = graph.joined("CITES")
    assert (edge.fields["relation"], edge.fields["cited_as"]) == ("vague", f"title-{TOPIC}")


def test_a_document_never_cites_itself() -> None:
    own = {"relation": "basis", "doc_number": PROVINCE}, {"relation": "basis", "title": POLICIES[1]["title"]}
    assert cites(loaded([document(1, *own)])) == []


def test_a_stub_has_the_longest_title() -> None:
    words = {"relation": "mention", "doc_number": "国发〔2013〕37号"}
    graph = loaded([document(1, {**words, "title": "大气十条"}), document(0, {**words, "title": "大气污染防治行动计划"})])
    stub = graph.nodes["Policy", "国发〔2013〕37号"].fields
    assert graph.cited_stubs() == ["国发〔2013〕37号"]
    assert (stub["title"], stub["doc_number"], stub["region"]) == ("大气污染防治行动计划", "国发〔2013〕37号", None)


def test_parallel_citations_stay_apart() -> None:
    words = {"relation": "basis", "doc_number": NATION}
    graph = loaded([document(1, words, words)])
    assert len(cites(graph)) == 2
    graph.load([document(0)])
    assert [row[2] for row in cites(graph)] == ["cited-number", "cited-number"]


def test_a_citation_stays_when_a_parallel_one_moves() -> None:
    graph = loaded([document(3, {"relation": "vague", "title": TOPIC}, {"relation": "basis", "doc_number": NATION}), document(0)])
    assert [row[0] for row in cites(graph)] == [NATION, NATION]
    graph.load([document(1)])
    assert [(row[0], row[2]) for row in cites(graph)] == [(NATION, "cited-number"), (PROVINCE, "topic-and-region")]


def test_the_first_citation_tells_what_is_implemented() -> None:
    words = {"relation": "implements", "doc_number": NATION}
    named = [{**words, "evidence": evidence} for evidence in ("三", "一", "二")]
    graph = loaded([document(1, *named), document(2, *reversed(named))])
    assert sorted(map(str, implements(graph))) == sorted(
        map(str, [(CITY, NATION, "cited-number", "二"), (PROVINCE, NATION, "cited-number", "三")])
    )


def test_shared_nodes_stand_while_a_document_holds_them() -> None:
    succession = Edge("SUCCEEDED_BY", ("Agency", AGENCIES[0]), ("Agency", AGENCIES[1]), {"date": "2018-10", "scope": ["all"]})
    graph = loaded([document(0, agencies=(0,), edges=(succession,))])
    graph.load([document(1, agencies=(0,), edges=(succession,)), document(2, agencies=(1,))])
    assert [edge.fields for edge in graph.joined("SUCCEEDED_BY")] == [{"date": "2018-10", "scope": ["all"]}]
    graph.remove(NATION)
    assert agencies(graph) == sorted(AGENCIES[:2])
    graph.remove(PROVINCE)
    assert agencies(graph) == [AGENCIES[1]]
    graph.remove(CITY)
    assert agencies(graph) == []


def outline() -> Fragment:
    """Reference data that catalogues the national policy."""
    policy, heading = Node("Policy", NATION, {"title": "指导意见", "presence": "catalogued"}), ("Provision", f"{NATION}:sec_1")
    edges = (Edge("CONTAINS", ("Policy", NATION), heading), Edge("APPLIES_IN", ("Policy", NATION), ("Region", "100000")))
    nodes = (policy, Node(*heading, {"policy": NATION, "heading": "总体要求"}), Node("Region", "100000", {"code": "100000"}))
    return Fragment(None, nodes, edges)


def test_a_loaded_document_stands_for_its_outline() -> None:
    graph = loaded([outline()])
    before = graph.dump()
    graph.load([document(0)])
    assert [(node.fields["text"], node.fields["heading"]) for node in graph.labelled("Provision")] == [("words", None)]
    graph.load([outline()])
    graph.remove(NATION)
    assert graph.dump() == before
    graph.load([Fragment(None)])
    assert graph.dump() == GraphModel().dump()


def test_what_a_document_implements_is_compared_anew_when_either_changes() -> None:
    pair = [document(0), document(1, {"relation": "implements", "doc_number": NATION})]
    graph = loaded(pair)
    assert graph.aligned() == {(PROVINCE, NATION): LINKER}
    for changed, compared in ((document(2), []), (document(0), [PROVINCE]), (pair[1], [PROVINCE])):
        assert [derivation.policy for derivation in plan_change(graph.records, [changed]).derivations] == compared


def test_without_documents_or_judgements_nothing_changes() -> None:
    graph = loaded([document(0), document(1)])
    plan = plan_change(graph.records, [])
    assert (plan.emptied, plan.inserted, plan.connected, plan.derivations) == ((), (), (), ())
    digest = graph.digest
    graph.apply(plan)
    assert graph.digest == digest


def test_a_document_that_only_shares_leaves_the_nodes_of_others_alone() -> None:
    graph = loaded([document(0, agencies=(0,))])
    plan = plan_change(graph.records, [document(2, agencies=(0, 1))])
    assert plan.emptied == (CITY,)
    assert (plan.deleted, plan.updated, plan.disconnected) == ((), (), ())
    assert {node.id for node in plan.inserted if node.label == "Agency"} == {AGENCIES[1]}


def test_removing_what_is_not_loaded_names_the_nearest() -> None:
    graph = loaded([document(0)])
    with pytest.raises(NotFound, match="nearest: 国发〔2021〕4号"):
        graph.remove("国发〔2021〕40号")


POLICY = Node("Policy", "p")
REFUSED = {
    "lacks its own Policy": Fragment("p"),
    "belongs to q": Fragment("p", (POLICY, Node("Provision", "q:1", {"policy": "q"}))),
    "made by linking": Fragment("p", (POLICY, Node("Policy", "q")), (Edge("IMPLEMENTS", ("Policy", "p"), ("Policy", "q")),)),
    "only cites": Fragment("p", (POLICY, Node("Policy", "q"), Node("Agency", "a")), (Edge("ISSUED", ("Agency", "a"), ("Policy", "q")),)),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_malformed_fragment_is_refused(reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        plan_change({}, [REFUSED[reason]])


def test_a_document_is_loaded_once_at_a_time() -> None:
    with pytest.raises(BadRequest, match="two documents"):
        plan_change({}, [document(0), document(0)])


def test_an_empty_plan_changes_nothing() -> None:
    graph = loaded([document(0)])
    before = graph.copy()
    graph.apply(Plan())
    assert graph == before
