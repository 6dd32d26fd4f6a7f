"""The network views: on the five bundled documents, on small graphs written by hand, and on random ones."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.corpus import loaded
from graph.errors import Cyclic, NotFound, ZhengmaiError
from graph.fragment import Edge, Node
from graph.linking.sides import side_of
from graph.network import ancestry, co_responsibility, diffusion
from graph.network.ancestry import check_acyclic
from graph.network.communities import find_communities
from graph.stores import Store, Transaction
from graph.stores.reading import fragment_of

COUNTY, PROVINCE, NATION = "140902-5c341881", "晋政发〔2022〕12号", "国发〔2021〕4号"
SAVING, CLEANER, OUTLINE = "140000-d88ddf29", "晋发改资环发〔2022〕198号", "140000-3f0f3617"
LEVELS = ("national", "province", "city", "county", "township")
COMMISSION, ECONOMY = "140000-山西省发展和改革委员会", "140000-山西省经济和信息化委员会"
ENVIRONMENT, ENERGY, INDUSTRY = "140000-山西省生态环境厅", "140000-山西省能源局", "140000-山西省工业和信息化厅"


def fingerprint(graph: nx.Graph[str]) -> str:
    """Everything in a graph, in its order."""
    return repr((list(graph.nodes(data=True)), list(graph.edges(data=True)), graph.graph))


# Ancestry


def test_the_county_plan_carries_out_the_province_and_the_nation(five: Store) -> None:
    graph = ancestry(five)
    implements = {(child, parent) for child, parent, fields in graph.edges(data=True) if "IMPLEMENTS" in fields["relations"]}
    assert implements == {(COUNTY, PROVINCE), (PROVINCE, NATION), (SAVING, "国发〔2016〕74号"), (CLEANER, "发改环资〔2021〕1524号")}
    assert nx.shortest_path(graph, COUNTY, NATION) == [COUNTY, PROVINCE, NATION]
    assert graph.edges[COUNTY, PROVINCE]["method"] == "topic-and-region"
    assert set(loaded(five)) <= set(graph)
    assert not graph.degree(OUTLINE), "a loaded document without kin stays"
    assert {fields["label"] for fields in graph.nodes.values()} == {"Policy"}


def test_clauses_go_up_without_a_cycle(five: Store) -> None:
    graph = ancestry(five, COUNTY)
    assert nx.is_directed_acyclic_graph(graph)
    policies = [id for id, fields in graph.nodes.items() if fields["label"] == "Policy"]
    assert sorted(policies) == sorted([COUNTY, PROVINCE, NATION])
    clauses = [fields for fields in graph.nodes.values() if fields["label"] == "Provision" and fields["policy"] == COUNTY]
    assert len(clauses) == 29
    assert [fields["heading"] for fields in clauses if fields["path"] == "二/四"] == ["大力发展新能源和清洁能源"]
    level = {id: graph.nodes[id]["level"] for id in policies}
    for child, parent in graph.edges:
        if graph.nodes[child]["label"] == "Provision":
            low, high = (level[graph.nodes[end]["policy"]] for end in (child, parent))
            assert LEVELS.index(low) > LEVELS.index(high)


def test_a_policy_that_is_not_there_is_named_with_those_that_come_near(five: Store) -> None:
    with pytest.raises(NotFound, match=f"there is no policy '140902-5c34188'; nearest: {COUNTY}"):
        ancestry(five, "140902-5c34188")


def test_an_empty_database(store: Store) -> None:
    assert len(ancestry(store)) == 0
    assert diffusion(store).policies == diffusion(store).regions == ()
    graph = co_responsibility(store)
    assert len(graph) == 0
    assert graph.graph == {"lists": 0, "modularity": 0.0}


REGIONS = {"100000": ("中华人民共和国", "national"), "130000": ("河北省", "province"), "140000": ("山西省", "province")}


def document(id: str, region: str, clauses: int, presence: str = "loaded") -> tuple[list[Node], list[Edge]]:
    """A policy of that region with one section that holds the clauses, and one section that holds none."""
    level = REGIONS[region][1] if region in REGIONS else "county"
    nodes = [Node("Policy", id, {"title": f"{id}方案", "level": level, "region": region, "presence": presence})]
    kinds = {"sec_1": "section", **{f"sec_1__cl_{n}": "clause" for n in range(1, clauses + 1)}, "sec_2": "section"}
    for seq, (eid, kind) in enumerate(kinds.items()):
        nodes.append(
            Node("Provision", f"{id}:{eid}", {"policy": id, "eid": eid, "kind": kind, "path": eid, "heading": f"第{seq}", "seq": seq})
        )
    edges = [Edge("CONTAINS", ("Provision", f"{id}:sec_1"), ("Provision", f"{id}:sec_1__cl_{n}")) for n in range(1, clauses + 1)]
    return nodes, edges


def derives(child: str, parent: str, kind: str = "adapted", review: bool = False) -> Edge:
    ends = [(f"{policy}:sec_1__cl_{number}") for policy, number in (end.split("/") for end in (child, parent))]
    fields = {"kind": kind, "similarity": 0.8, "method": "text-reuse", "review": review}
    return Edge("DERIVES_FROM", ("Provision", ends[0]), ("Provision", ends[1]), fields)


def implements(child: str, parent: str) -> Edge:
    return Edge("IMPLEMENTS", ("Policy", child), ("Policy", parent), {"method": "cited-number", "score": 1.0})


def write(store: Store, *edges: Edge) -> None:
    """Write a nation, two provinces, a county of each and another document, with four clauses each, and the edges."""
    places = {"国": "100000", "冀": "130000", "晋": "140000", "冀县": "130102", "晋县": "140902", "晋县二": "140902"}
    documents = [document(id, region, 4) for id, region in places.items()]
    regions = [Node("Region", code, {"code": code, "name": name, "level": level}) for code, (name, level) in REGIONS.items()]

    def work(transaction: Transaction) -> None:
        transaction.insert([*regions, *(node for nodes, _ in documents for node in nodes)])
        transaction.connect([*(edge for _, contained in documents for edge in contained), *edges])

    store.write(work)


CHAIN = (
    implements("晋县", "晋"),
    implements("晋", "国"),
    implements("冀", "国"),
    derives("晋县/1", "晋/2", "verbatim"),
    derives("晋县/2", "晋/2"),
    derives("晋县/3", "晋/3", "loose"),
    derives("晋县二/1", "晋/2"),
    derives("晋县二/2", "晋/4", review=True),
    derives("冀县/1", "冀/1"),
    derives("晋/2", "国/1", "verbatim"),
    derives("冀/1", "国/1", "verbatim"),
)


def test_provisions_are_followed_up_to_the_last(store: Store) -> None:
    write(store, *CHAIN)
    graph = ancestry(store, "晋县")
    assert nx.shortest_path(graph, "晋县:sec_1__cl_1", "国:sec_1__cl_1") == ["晋县:sec_1__cl_1", "晋:sec_1__cl_2", "国:sec_1__cl_1"]
    edge = graph.edges["晋县:sec_1__cl_3", "晋:sec_1__cl_3"]
    assert edge == {"relations": ["DERIVES_FROM"], "kind": "loose", "similarity": 0.8, "method": "text-reuse", "review": False}
    assert "晋县:sec_1__cl_4" in graph, "a clause of the policy itself stays without a parent"
    assert "晋县:sec_1" not in graph, "a section above clauses is not compared"
    assert not {"晋:sec_1__cl_4", "冀", "晋县二", "冀:sec_1__cl_1"} & set(graph), "only what lies above"
    assert graph.nodes["晋:sec_1__cl_2"]["heading"] == "第2"


def test_policies_are_joined_by_their_clauses_too(store: Store) -> None:
    write(store, *CHAIN)
    graph = ancestry(store)
    assert graph.edges["晋县", "晋"] == {
        "relations": ["IMPLEMENTS", "DERIVES_FROM"],
        "method": "cited-number",
        "score": 1.0,
        "clauses": 3,
        "review": 0,
    }
    assert graph.edges["晋县二", "晋"] == {"relations": ["DERIVES_FROM"], "method": None, "score": None, "clauses": 1, "review": 1}


@pytest.mark.parametrize(
    ("edges", "policy", "path"),
    [
        ((implements("晋", "国"), implements("国", "冀"), implements("冀", "晋")), None, ["冀", "晋", "国", "冀"]),
        ((implements("晋县", "晋"), implements("晋", "国"), implements("国", "晋")), "晋县", ["国", "晋", "国"]),
        ((implements("晋", "晋"),), None, ["晋", "晋"]),
        ((derives("晋/1", "国/1"), derives("国/2", "晋/3")), None, ["国", "晋", "国"]),
        ((derives("晋/1", "国/1"), derives("国/1", "晋/1")), "晋", ["国:sec_1__cl_1", "晋:sec_1__cl_1", "国:sec_1__cl_1"]),
    ],
)
def test_a_cycle_is_an_error_with_its_path(store: Store, edges: tuple[Edge, ...], policy: str | None, path: list[str]) -> None:
    write(store, *edges)
    with pytest.raises(Cyclic) as raised:
        ancestry(store, policy)
    assert raised.value.path == path
    assert " → ".join(path) in str(raised.value)
    assert "\n" not in str(raised.value)
    assert isinstance(raised.value, ZhengmaiError)


def test_a_cycle_elsewhere_does_not_keep_a_policy_from_its_ancestry(store: Store) -> None:
    write(store, implements("冀县", "冀"), implements("冀", "冀县"), implements("晋", "国"))
    assert set(ancestry(store, "晋").subgraph(["晋", "国"]).edges) == {("晋", "国")}


names = st.integers(0, 12).map(lambda number: f"{number:02}号")
edge_lists = st.lists(st.tuples(names, names), max_size=40)


@settings(deadline=None)
@given(order=st.permutations([f"{number:02}号" for number in range(13)]), edges=edge_lists)
def test_a_graph_without_a_cycle_never_raises(order: list[str], edges: list[tuple[str, str]]) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((one, other) for one, other in edges if order.index(one) < order.index(other))
    check_acyclic(graph)


@settings(deadline=None)
@given(cycle=st.lists(names, min_size=1, max_size=8, unique=True), edges=edge_lists)
def test_a_graph_with_a_cycle_always_raises_with_a_real_one(cycle: list[str], edges: list[tuple[str, str]]) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph(edges)
    nx.add_cycle(graph, cycle)
    with pytest.raises(Cyclic) as raised:
        check_acyclic(graph)
    path = raised.value.path
    assert all(graph.has_edge(child, parent) for child, parent in pairwise(path))
    assert path[0] == path[-1] == min(path)
    assert len(set(path)) == len(path) - 1


# Diffusion


def test_the_opinion_is_handed_down_to_the_county(five: Store) -> None:
    found = diffusion(five)
    (parent,) = (one for one in found.policies if one.policy == PROVINCE)
    assert (parent.presence, parent.spread.clauses, parent.spread.implementers, parent.spread.children) == ("loaded", 30, 1, 1)
    assert parent.spread.handed_down >= 25, "the county follows its province nearly clause by clause"
    (region,) = (one for one in found.regions if one.level == "province")
    assert (region.region, region.name, region.policies) == ("140000", "山西省", 1)
    assert region.spread == parent.spread


def test_every_count_is_that_of_the_links(five: Store) -> None:
    for one in diffusion(five).policies:
        clauses, children = five.run(
            "MATCH (c:Provision)-[r:DERIVES_FROM]->(p:Provision) WHERE p.policy = $parent AND NOT r.review "
            "RETURN count(DISTINCT p.id) AS clauses, count(DISTINCT c.policy) AS children",
            {"parent": one.policy},
        ).rows[0]
        spread = one.spread
        assert (spread.handed_down, spread.children) == (clauses, children)
        assert spread.handed_down <= spread.clauses
        assert spread.share == pytest.approx(clauses / spread.clauses, abs=1e-4)


def test_clauses_are_those_that_are_compared(five: Store) -> None:
    for policy in loaded(five):
        clauses = {id for id, fields in ancestry(five, policy).nodes.items() if fields.get("policy") == policy}
        assert clauses == {clause.id for clause in side_of(fragment_of(five, policy)).clauses}


def test_which_province_passes_on_most(store: Store) -> None:
    write(store, *CHAIN)
    found = diffusion(store)
    assert [(one.policy, one.spread.handed_down) for one in found.policies] == [("晋", 2), ("国", 1), ("冀", 1)]
    assert [(one.name, one.level) for one in found.regions] == [
        ("山西省", "province"),
        ("中华人民共和国", "national"),
        ("河北省", "province"),
    ]
    shanxi, nation, hebei = (one.spread for one in found.policies)
    assert (shanxi.clauses, shanxi.handed_down, shanxi.share) == (5, 2, 0.4), "four clauses and a section that holds none"
    assert (shanxi.implementers, shanxi.children) == (1, 2)
    assert shanxi.mean_children == 0.6, "clause 2 by two documents, clause 3 by one, of five"
    assert (shanxi.verbatim, shanxi.adapted, shanxi.loose) == (0.25, 0.5, 0.25)
    assert (shanxi.review, hebei.review) == (1, 0)
    assert (nation.implementers, nation.children, nation.mean_children) == (2, 2, 0.4)


def test_links_for_review_hand_nothing_down(store: Store) -> None:
    write(store, derives("晋县/1", "晋/2", review=True))
    (parent,) = diffusion(store).policies
    assert (parent.spread.handed_down, parent.spread.children, parent.spread.mean_children, parent.spread.review) == (0, 0, 0.0, 1)
    assert (parent.spread.verbatim, parent.spread.adapted, parent.spread.loose) == (0.0, 0.0, 0.0)


def test_diffusion_of_one_region(store: Store) -> None:
    write(store, *CHAIN)
    for region in ("130000", "河北省"):
        assert [one.policy for one in diffusion(store, region).policies] == ["冀"]
    with pytest.raises(NotFound, match="no region is called '河被省'; nearest: 河北省"):
        diffusion(store, "河被省")


# Co-responsibility


def test_the_weight_is_the_number_of_lists_that_name_both(five: Store) -> None:
    graph = co_responsibility(five)
    rows = five.run(
        "MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(:Measure) WHERE r.basis <> 'standing-clause' AND a.organ_type <> 'collective' "
        "RETURN DISTINCT a.id, r.bracket"
    ).rows
    lists: dict[str, set[str]] = {}
    for agency, bracket in rows:
        lists.setdefault(agency, set()).add(bracket)
    assert set(graph) == set(lists)
    for one in graph:
        assert graph.nodes[one]["lists"] == len(lists[one])
        for other in graph:
            both = sorted(lists[one] & lists[other]) if one != other else []
            assert graph.has_edge(one, other) == bool(both)
            if both:
                assert graph.edges[one, other]["weight"] == len(both)
                assert graph.edges[one, other]["brackets"] == both
    assert max(graph.edges(data="weight"), key=lambda edge: edge[2])[:2] == (COMMISSION, ECONOMY)


def test_nodes_say_what_a_researcher_asks(five: Store) -> None:
    graph = co_responsibility(five)
    energy, economy = graph.nodes[ENERGY], graph.nodes[ECONOMY]
    assert (energy["name"], energy["short_name"], energy["function"], energy["successor"]) == ("山西省能源局", "省能源局", "能源", None)
    assert energy["policies"] == [CLEANER]
    assert economy["successor"] == "山西省工业和信息化厅"
    for id, fields in graph.nodes.items():
        weights = [edge["weight"] for _, _, edge in graph.edges(id, data=True)]
        assert (fields["degree"], fields["strength"]) == (len(weights), sum(weights))
        assert 0 <= fields["inside"] <= fields["strength"]
        assert 0 <= fields["betweenness"] <= 1
    assert max(graph.nodes, key=lambda id: graph.nodes[id]["betweenness"]) == COMMISSION


def test_communities_that_a_reader_of_the_plans_expects(five: Store) -> None:
    nodes = co_responsibility(five).nodes
    assert nodes[ECONOMY]["community_name"] == "山西省发展和改革委员会"
    assert nodes[ENERGY]["community"] == nodes[ENVIRONMENT]["community"] == nodes[INDUSTRY]["community"] != nodes[ECONOMY]["community"]
    public = {f"140000-{name}" for name in ("中共山西省委宣传部", "山西省总工会", "山西省妇女联合会", "中国共产主义青年团山西省委员会")}
    assert len({nodes[id]["community"] for id in public}) == 1, "those that a campaign of publicity names together"
    money = {"140000-山西省国家税务局", "140000-山西省地方税务局", "140000-中国证券监督管理委员会山西监管局"}
    assert len({nodes[id]["community"] for id in money}) == 1, "taxes and finance"


def test_communities_part_the_agencies(five: Store) -> None:
    graph = co_responsibility(five)
    sizes = [0] * max(fields["community"] for fields in graph.nodes.values())
    for fields in graph.nodes.values():
        sizes[fields["community"] - 1] += 1
    assert sum(sizes) == len(graph)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-3:] == [1, 1, 1]
    alone = {id for id in graph if not graph.degree(id)}
    assert alone == {"140000-山西省人民政府", "140902-忻府区发展和改革局", "140000-国家税务总局山西省税务局"}


def test_collective_bodies_come_in_only_when_asked(five: Store) -> None:
    body = "各市人民政府"
    assert body not in {fields["name"] for fields in co_responsibility(five).nodes.values()}
    graph = co_responsibility(five, collective=True)
    (id,) = (id for id, fields in graph.nodes.items() if fields["name"] == body)
    assert graph.edges[id, ENERGY]["weight"] == 17, "the standing clause stands in every list of the plan"


def test_least_takes_pairs_away_and_no_agency(five: Store) -> None:
    every, many = co_responsibility(five), co_responsibility(five, least=10)
    assert set(many) == set(every)
    assert set(many.edges) == {(one, other) for one, other, weight in every.edges(data="weight") if weight >= 10}


def test_one_region_or_one_document(five: Store) -> None:
    (county,) = co_responsibility(five, region="忻府区")
    assert county == "140902-忻府区发展和改革局"
    shanxi = co_responsibility(five, region="140000")
    assert fingerprint(shanxi) == fingerprint(co_responsibility(five, region="山西省"))
    assert "140100-中国人民银行太原中心支行" in shanxi, "a central organ's branch in a list of the province"
    cleaner = co_responsibility(five, policy=CLEANER)
    assert {policy for fields in cleaner.nodes.values() for policy in fields["policies"]} == {CLEANER}
    assert ECONOMY not in cleaner
    with pytest.raises(NotFound, match="no document '晋政发〔2022〕13号' is loaded; nearest: 晋政发〔2022〕12号"):
        co_responsibility(five, policy="晋政发〔2022〕13号")
    with pytest.raises(NotFound, match="no region is called '山溪省'; nearest: 山西省"):
        co_responsibility(five, region="山溪省")


def test_successors_unite_what_a_reform_parted(five: Store) -> None:
    apart, united = co_responsibility(five), co_responsibility(five, successors=True)
    assert not {fields["successor"] for fields in united.nodes.values()} - {None}
    assert ECONOMY not in united
    assert united.nodes[INDUSTRY]["lists"] == apart.nodes[INDUSTRY]["lists"] + apart.nodes[ECONOMY]["lists"]
    assert united.nodes[INDUSTRY]["policies"] == [SAVING, CLEANER]
    assert "140000-山西省煤炭工业厅" not in united, "all its duties went to 省能源局"
    assert united.nodes[COMMISSION]["lists"] == apart.nodes[COMMISSION]["lists"], "it handed over some duties only"
    tax = united.nodes["140000-国家税务总局山西省税务局"]
    assert tax["lists"] == 3, "a list that names 国税局 and 地税局 counts once"


def test_the_same_graphs_in_every_process(five: Store) -> None:
    """The order of sets of strings, which differs from run to run, decides nothing."""
    program = (
        "import sys; from graph.stores import is_address, open_store; from tests.databases import credentials\n"
        "from tests.graph.test_network import ancestry, co_responsibility, fingerprint\n"
        "url = sys.argv[1]; store = open_store(url, read_only=True, credentials=credentials() if is_address(url) else None)\n"
        "print(fingerprint(co_responsibility(store)), fingerprint(ancestry(store)), fingerprint(ancestry(store, sys.argv[2])), sep='\\n')"
    )
    graphs = [co_responsibility(five), ancestry(five), ancestry(five, COUNTY)]
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-c", program, five.url, COUNTY]
        done = subprocess.run(command, cwd=Path(__file__).parents[2], env=environment, capture_output=True, check=True)
        assert done.stdout.decode().splitlines() == list(map(fingerprint, graphs))


@settings(max_examples=25, deadline=None)
@given(
    edges=st.lists(st.tuples(names, names, st.integers(1, 9)).filter(lambda edge: edge[0] != edge[1]), max_size=30),
    others=st.lists(names),
    data=st.data(),
)
def test_communities_of_any_graph(edges: list[tuple[str, str, int]], others: list[str], data: st.DataObject) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(others)
    graph.add_weighted_edges_from({frozenset(edge[:2]): edge for edge in edges}.values())
    communities = find_communities(graph)
    assert sorted(id for members in communities for id in members) == sorted(graph)
    shuffled: nx.Graph[str] = nx.Graph()
    shuffled.add_nodes_from(data.draw(st.permutations(list(graph))))
    shuffled.add_weighted_edges_from(data.draw(st.permutations(list(graph.edges(data="weight")))))
    assert find_communities(shuffled) == communities
