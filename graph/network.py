"""NetworkX views of the graph: the ancestry of documents, the diffusion of clauses, the co-responsibility of agencies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import combinations
from typing import Any

import networkx as nx

from graph.errors import Cyclic, NotFound
from graph.stores.base import Store

POLICIES = """
MATCH (p:Policy)
RETURN p.id AS id, p.title AS title, p.level AS level, p.region AS region, p.date_issued AS date, p.presence AS presence
ORDER BY id
"""
IMPLEMENTS = """
MATCH (c:Policy)-[r:IMPLEMENTS]->(p:Policy)
RETURN c.id AS child, p.id AS parent, r.method AS method, r.score AS score
ORDER BY child, parent, score
"""
DERIVATIONS = """
MATCH (c:Provision)-[r:DERIVES_FROM]->(p:Provision)
RETURN c.id AS child, p.id AS parent, c.policy AS child_policy, p.policy AS parent_policy, r.kind AS kind, r.similarity AS similarity,
       r.method AS method, r.review AS review
ORDER BY child, parent, similarity
"""
PROVISIONS = """
MATCH (v:Provision)
WHERE v.policy IN $policies
RETURN v.id AS id, v.policy AS policy, v.eid AS eid, v.kind AS kind, v.number AS number, v.path AS path, v.heading AS heading, v.seq AS seq
ORDER BY policy, seq, id
"""
HOLDERS = """
MATCH (s:Provision)-[:CONTAINS]->(c:Provision)
WHERE s.policy IN $policies AND c.kind IN ['clause', 'article'] AND NOT EXISTS { MATCH (s)-[:CONTAINS]->(:Measure) }
RETURN DISTINCT s.id AS id
"""
REGIONS = "MATCH (r:Region) WHERE r.code IS NOT NULL RETURN r.code AS code, r.name AS name, r.short_name AS short_name, r.level AS level"
AGENCIES = """
MATCH (a:Agency)
RETURN a.id AS id, coalesce(a.name, a.id) AS name, a.short_name AS short_name, a.function AS function, a.organ_type AS organ_type, a.region AS region
ORDER BY id
"""
LISTS = """
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure), (p:Policy)
WHERE p.id = m.policy AND r.bracket IS NOT NULL AND (size($regions) = 0 OR p.region IN $regions) AND ($policy = '' OR p.id = $policy)
  AND ($collective OR ((a.organ_type IS NULL OR a.organ_type <> 'collective') AND (r.basis IS NULL OR r.basis <> 'standing-clause')))
RETURN DISTINCT r.bracket AS bracket, a.id AS agency, p.id AS policy
ORDER BY bracket, agency
"""
SUCCESSIONS = (
    "MATCH (a:Agency)-[r:SUCCEEDED_BY]->(b:Agency) WHERE 'all' IN r.scope RETURN a.id AS older, b.id AS newer ORDER BY older, newer"
)

# How often the Louvain method, which starts at random, is asked for communities.
SEEDS = range(20)


def ancestry(store: Store, policy: str | None = None) -> nx.DiGraph[str]:
    """The documents that documents come from, a DAG with edges from child to parent.

    Without `policy`: the loaded documents, and those that they implement. With it: that document, all above it, its
    clauses (also those that come from nowhere) and the provisions that they derive from, up to the last.

    Nodes have `label`. A Policy has title, level, region, date and presence; a Provision has policy, kind, number, path,
    heading and seq. An edge between policies has `relations` (IMPLEMENTS, DERIVES_FROM), the method and score of
    IMPLEMENTS (None without it), `clauses`, the number of links between their provisions, and `review`, the links that a
    person should look at, which `clauses` leaves out. An edge between provisions has relations, kind, similarity, method
    and review.

    Raises NotFound when there is no such policy, with the nearest ids, and Cyclic when an ancestry comes back to itself.
    """
    documents = {row.pop("id"): row for row in store.run(POLICIES).dicts()}
    derivations = store.run(DERIVATIONS).dicts()
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(id for id, fields in documents.items() if fields["presence"] == "loaded" or id == policy)
    for row in store.run(IMPLEMENTS).dicts():
        _connect(graph, row["child"], row["parent"], "IMPLEMENTS", method=row["method"], score=row["score"])
    for row in derivations:
        _connect(graph, row["child_policy"], row["parent_policy"], "DERIVES_FROM")
        graph.edges[row["child_policy"], row["parent_policy"]]["review" if row["review"] else "clauses"] += 1
    if policy is not None:
        if policy not in graph:
            raise NotFound(f"there is no policy {policy!r}", get_close_matches(policy, graph, 5, 0.3))
        graph = _above(graph, [policy])
    for id in graph:
        graph.nodes[id].update(label="Policy", **documents[id])
    provisions = _provisions(store, policy, derivations) if policy is not None else nx.DiGraph()
    check_acyclic(graph)
    graph.update(provisions)
    return graph


def check_acyclic(graph: nx.DiGraph[str]) -> None:
    """Raise Cyclic, with the path that begins and ends with its smallest id, when the graph has a cycle."""
    if nx.is_directed_acyclic_graph(graph):
        return
    cycle = [start for start, *_ in nx.find_cycle(graph, sorted(graph))]
    first = cycle.index(min(cycle))
    raise Cyclic([*cycle[first:], *cycle[:first], cycle[first]])


def _connect(graph: nx.DiGraph[str], child: str, parent: str, relation: str, **fields: Any) -> None:
    """Add an edge between two policies, or one more relation to the one that is there."""
    if not graph.has_edge(child, parent):
        graph.add_edge(child, parent, relations=[], method=None, score=None, clauses=0, review=0)
    edge = graph.edges[child, parent]
    edge.update(fields)
    if relation not in edge["relations"]:
        edge["relations"].append(relation)


def _above(graph: nx.DiGraph[str], ids: Iterable[str]) -> nx.DiGraph[str]:
    """The part of the graph that can be reached from the nodes, in the graph's order, which a view of networkx does not keep."""
    reached = {above for id in ids for above in (id, *nx.descendants(graph, id))}
    part: nx.DiGraph[str] = nx.DiGraph()
    part.add_nodes_from((id, fields) for id, fields in graph.nodes(data=True) if id in reached)
    part.add_edges_from((child, parent, fields) for child, parent, fields in graph.edges(data=True) if child in reached)
    return part


def _provisions(store: Store, policy: str, derivations: Iterable[Mapping[str, Any]]) -> nx.DiGraph[str]:
    """The clauses of a policy and what they derive from."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    policies: dict[str, str] = {}
    graph.add_nodes_from(_clauses(store, [policy]).get(policy, ()))
    for row in derivations:
        fields = {name: row[name] for name in ("kind", "similarity", "method", "review")}
        graph.add_edge(row["child"], row["parent"], relations=["DERIVES_FROM"], **fields)
        policies |= {row["child"]: row["child_policy"], row["parent"]: row["parent_policy"]}
    graph = _above(graph, [id for id in graph if policies.get(id, policy) == policy])
    check_acyclic(graph)
    for row in store.run(PROVISIONS, {"policies": sorted({policy, *(policies[id] for id in graph if id in policies)})}).dicts():
        if row["id"] in graph:
            fields = {name: row[name] for name in ("policy", "kind", "number", "path", "heading", "seq")}
            graph.nodes[row["id"]].update(label="Provision", **fields)
    return graph


def _clauses(store: Store, policies: Iterable[str]) -> dict[str, list[str]]:
    """The clauses of each policy in order, as ``graph.linking.sides`` has them.

    Clauses and articles, and the sections that hold none or have measures of their own; nothing of an annex.
    """
    params = {"policies": sorted(policies)}
    holders = {row[0] for row in store.run(HOLDERS, params).rows}
    found: dict[str, list[str]] = defaultdict(list)
    for row in store.run(PROVISIONS, params).dicts():
        is_clause = row["kind"] in ("clause", "article") or (row["kind"] == "section" and row["id"] not in holders)
        if is_clause and not (row["eid"] or "").startswith("annex"):
            found[row["policy"]].append(row["id"])
    return dict(found)


@dataclass(frozen=True, slots=True)
class Spread:
    """How far clauses were handed down; the shares are in [0, 1] and rounded to four places, as is the mean.

    Links that a person should look at count in `review` alone.
    """

    clauses: int  # of the parent documents
    handed_down: int  # of these, clauses that at least one child took
    share: float  # handed_down / clauses
    implementers: int  # documents made to carry the parents out
    children: int  # documents that took at least one clause
    mean_children: float  # children that took a clause, mean over all clauses
    verbatim: float  # shares of the links by kind
    adapted: float
    loose: float
    review: int


@dataclass(frozen=True, slots=True)
class PolicySpread:
    """The spread of one parent document; of one that is catalogued, clauses are told by their headings alone."""

    policy: str
    title: str
    region: str | None
    level: str | None
    presence: str | None
    spread: Spread


@dataclass(frozen=True, slots=True)
class RegionSpread:
    """The spread of the parent documents of one region, those of regions below it not included."""

    region: str
    name: str
    level: str | None
    policies: int
    spread: Spread


@dataclass(frozen=True, slots=True)
class Diffusion:
    """What is handed down, by document and by region, most first.

    The first of `regions` at level `province` is the province that passes on most.
    """

    policies: tuple[PolicySpread, ...]
    regions: tuple[RegionSpread, ...]


def diffusion(store: Store, region: str | None = None) -> Diffusion:
    """How far the clauses of each parent document, and of each region's parent documents, were handed down.

    A parent is a document with an outline that another implements or takes clauses from; `region` (code or name) keeps
    the parents of that region only. Direct children count, whatever their region. The order is by clauses handed down,
    then by mean of children per clause, then by id. Raises NotFound when there is no such region.
    """
    regions = {row["code"]: row for row in store.run(REGIONS).dicts()}
    codes = _codes(regions.values(), region)
    links: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in store.run(DERIVATIONS).dicts():
        links[row["parent_policy"]].append(row)
    implementers: dict[str, set[str]] = defaultdict(set)
    for row in store.run(IMPLEMENTS).dicts():
        implementers[row["parent"]].add(row["child"])
    clauses = _clauses(store, links.keys() | implementers.keys())
    documents = [row for row in store.run(POLICIES).dicts() if row["id"] in clauses and (region is None or row["region"] in codes)]

    def spread(ids: Iterable[str]) -> Spread:
        parents = list(ids)
        return _spread(
            {clause for id in parents for clause in clauses[id]},
            [link for id in parents for link in links.get(id, ())],
            {child for id in parents for child in implementers.get(id, ())},
        )

    policies = [
        PolicySpread(row["id"], row["title"] or row["id"], row["region"], row["level"], row["presence"], spread([row["id"]]))
        for row in documents
    ]
    members: dict[str, list[str]] = defaultdict(list)
    for one in policies:
        if one.region is not None:
            members[one.region].append(one.policy)
    spreads = [
        RegionSpread(place, regions[place]["name"] or place, regions[place]["level"], len(ids), spread(ids))
        for place, ids in members.items()
        if place in regions
    ]
    return Diffusion(
        tuple(sorted(policies, key=lambda one: (*_most(one.spread), one.policy))),
        tuple(sorted(spreads, key=lambda one: (*_most(one.spread), one.region))),
    )


def _most(spread: Spread) -> tuple[int, float]:
    return -spread.handed_down, -spread.mean_children


def _spread(clauses: set[str], links: Iterable[Mapping[str, Any]], implementers: set[str]) -> Spread:
    """The spread of the clauses; a provision that a child derives from counts as a clause."""
    links = list(links)
    sure = [link for link in links if not link["review"]]
    taken = {(link["parent"], link["child_policy"]) for link in sure}
    handed_down = {parent for parent, _ in taken}
    every = len(clauses | handed_down)
    kinds = [link["kind"] for link in sure]
    return Spread(
        clauses=every,
        handed_down=len(handed_down),
        share=_ratio(len(handed_down), every),
        implementers=len(implementers),
        children=len({child for _, child in taken}),
        mean_children=_ratio(len(taken), every),
        verbatim=_ratio(kinds.count("verbatim"), len(kinds)),
        adapted=_ratio(kinds.count("adapted"), len(kinds)),
        loose=_ratio(kinds.count("loose"), len(kinds)),
        review=len(links) - len(sure),
    )


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _codes(regions: Iterable[Mapping[str, Any]], region: str | None) -> list[str]:
    """The codes of the regions that go by a code or a name (朝阳区 is in Beijing and in Changchun); empty for None."""
    known = list(regions)
    codes = sorted(row["code"] for row in known if region in (row["code"], row["name"], row["short_name"]))
    if region is not None and not codes:
        raise NotFound(f"no region is called {region!r}", get_close_matches(region, [row["name"] or row["code"] for row in known], 5, 0.4))
    return codes if region is not None else []


def co_responsibility(
    store: Store,
    region: str | None = None,
    least: int = 1,
    policy: str | None = None,
    collective: bool = False,
    successors: bool = False,
) -> nx.Graph[str]:
    """The agencies that printed lists name together, as an undirected weighted graph.

    `weight` is the number of lists that name both (an agency that one list names twice counts once) and `brackets` are
    their ids, sorted; pairs with fewer than `least` lists are not joined, but every agency stays. A sentence with an
    agency as its subject counts as a list. `region` (code or name) takes the documents of that region alone, with the
    central branches that they name; `policy` takes one document. Collective bodies (各市人民政府) and what a standing
    clause adds to every list come in only with `collective`. With `successors`, an agency that handed over all its duties
    (省经信委, to 省工信厅 in 2018) goes by its last successor; without it, documents from before and after a reform fall apart.

    Nodes have name, short_name, function, organ_type, region, `successor` (the name of the last one, None while the agency
    stands), `lists` (how many name it), `policies` (ids of their documents), degree, strength (sum of weights),
    betweenness (unweighted, in [0, 1], four places), community (a number from 1, the largest first), `inside` (strength
    inside the community) and community_name (its agency of greatest strength inside). Of the graph, `lists` is the number
    of lists, and `modularity` (four places) says how far the communities are apart: near 0 hardly, from about 0.3 clearly.

    Raises NotFound, with the nearest names, when there is no such region or loaded policy.
    """
    codes = _codes(store.run(REGIONS).dicts(), region)
    if policy is not None:
        loaded = [row["id"] for row in store.run(POLICIES).dicts() if row["presence"] == "loaded"]
        if policy not in loaded:
            raise NotFound(f"no document {policy!r} is loaded", get_close_matches(policy, loaded, 5, 0.3))
    rows = store.run(LISTS, {"regions": codes, "policy": policy or "", "collective": collective}).dicts()
    succeeded = _successors(store)
    name_of = succeeded if successors else {}
    lists: dict[str, set[str]] = defaultdict(set)
    policies: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        agency = name_of.get(row["agency"], row["agency"])
        lists[row["bracket"]].add(agency)
        policies[agency].add(row["policy"])
    named = Counter(agency for members in lists.values() for agency in members)
    graph: nx.Graph[str] = nx.Graph(lists=len(lists))
    agencies = {row["id"]: row for row in store.run(AGENCIES).dicts()}
    for id, fields in agencies.items():
        if id in named:
            graph.add_node(id, **{name: value for name, value in fields.items() if name != "id"})
            heir = agencies[succeeded[id]]["name"] if id in succeeded else None
            graph.nodes[id].update(successor=heir, lists=named[id], policies=sorted(policies[id]))
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for bracket in sorted(lists):
        for pair in combinations(sorted(lists[bracket]), 2):
            pairs[pair].append(bracket)
    for (one, other), brackets in sorted(pairs.items()):
        if len(brackets) >= least:
            graph.add_edge(one, other, weight=len(brackets), brackets=brackets)
    _describe(graph)
    return graph


def _successors(store: Store) -> dict[str, str]:
    """The last successor of each agency that handed over all its duties to one."""
    heirs: dict[str, list[str]] = defaultdict(list)
    for older, newer in store.run(SUCCESSIONS).rows:
        heirs[older].append(newer)
    found = {}
    for older in heirs:
        chain = [older]
        while len(heirs.get(chain[-1], ())) == 1 and heirs[chain[-1]][0] not in chain:
            chain += heirs[chain[-1]]
        found[older] = chain[-1]
    return found


def _describe(graph: nx.Graph[str]) -> None:
    """Give the nodes their centralities and communities."""
    betweenness = nx.betweenness_centrality(graph)
    for id, fields in graph.nodes.items():
        fields["degree"] = graph.degree(id)
        fields["strength"] = graph.degree(id, weight="weight")
        fields["betweenness"] = round(betweenness[id], 4)
    communities = find_communities(graph)
    modularity = nx.community.modularity(graph, [set(members) for members in communities]) if graph.size() else 0.0
    graph.graph["modularity"] = round(modularity, 4)
    for number, members in enumerate(communities, 1):
        within = graph.subgraph(members)
        for id in members:
            fields = {"community": number, "community_name": graph.nodes[members[0]]["name"], "inside": within.degree(id, weight="weight")}
            graph.nodes[id].update(fields)


def find_communities(graph: nx.Graph[str]) -> list[list[str]]:
    """The communities of a graph with weights, the largest first, each with the member of greatest strength inside it first.

    The best, by modularity, of the Louvain method's answers for a fixed row of seeds, so that the same graph has the same
    communities always. An isolated node is one alone; these come last.
    """

    linked = sorted(id for id in graph if graph.degree(id))
    alone = [[id] for id in sorted(graph) if not graph.degree(id)]
    if not linked:
        return alone
    # numbers instead of names, in order: neither the order of edges nor that of a set of strings, which differs from run to run, decides
    number = {id: place for place, id in enumerate(linked)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(number.values())
    for one, other in sorted((min(ends), max(ends)) for ends in ((number[a], number[b]) for a, b in graph.edges)):
        numbered.add_edge(one, other, weight=graph.edges[linked[one], linked[other]]["weight"])
    answers = [nx.community.louvain_communities(numbered, seed=seed) for seed in SEEDS]
    best = max(answers, key=lambda groups: nx.community.modularity(numbered, groups))
    found = [_by_strength(graph.subgraph(linked[place] for place in group)) for group in best]
    return sorted(found, key=lambda members: (-len(members), members[0])) + alone


def _by_strength(graph: nx.Graph[str]) -> list[str]:
    """The nodes, that with the greatest sum of weights first."""
    return sorted(graph, key=lambda id: (-graph.degree(id, weight="weight"), id))
