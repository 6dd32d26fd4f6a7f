"""Responsibility: which agencies printed lists name together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from itertools import combinations

import networkx as nx

from graph.errors import NotFound
from graph.network.communities import find_communities
from graph.network.places import region_codes
from graph.stores import views
from graph.stores.base import Readable


def co_responsibility(
    store: Readable,
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
    codes = region_codes(views.regions(store).values(), region)
    if policy is not None:
        _check_loaded(store, policy)
    heirs = _last_successors(views.successions(store))
    name_of = heirs if successors else {}
    lists: dict[str, set[str]] = defaultdict(set)
    policies: dict[str, set[str]] = defaultdict(set)
    for row in views.memberships(store, codes, policy, collective):
        named: str = row["agency"]
        agency = name_of.get(named, named)
        lists[row["bracket"]].add(agency)
        policies[agency].add(row["policy"])
    graph: nx.Graph[str] = nx.Graph(lists=len(lists))
    _add_agencies(graph, views.agencies(store), heirs, lists, policies)
    _join_pairs(graph, lists, least)
    _describe(graph)
    return graph


def _check_loaded(store: Readable, policy: str) -> None:
    loaded = [row["id"] for row in views.policies(store) if row["presence"] == "loaded"]
    if policy not in loaded:
        raise NotFound(f"no document {policy!r} is loaded", get_close_matches(policy, loaded, 5, 0.3))


def _last_successors(successions: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The last successor of each agency that handed over all its duties to one."""
    heirs: dict[str, list[str]] = defaultdict(list)
    for older, newer in successions:
        heirs[older].append(newer)
    found = {}
    for older in heirs:
        chain = [older]
        while len(heirs.get(chain[-1], ())) == 1 and heirs[chain[-1]][0] not in chain:
            chain += heirs[chain[-1]]
        found[older] = chain[-1]
    return found


def _add_agencies(
    graph: nx.Graph[str],
    agencies: Mapping[str, views.Row],
    heirs: Mapping[str, str],
    lists: Mapping[str, set[str]],
    policies: Mapping[str, set[str]],
) -> None:
    """Add the agencies that a list names; `policies` are the documents of the lists that name each."""
    named = Counter(agency for members in lists.values() for agency in members)
    for id, fields in agencies.items():
        if id in named:
            heir = agencies[heirs[id]]["name"] if id in heirs else None
            known = {name: value for name, value in fields.items() if name != "id"}
            graph.add_node(id, **known, successor=heir, lists=named[id], policies=sorted(policies[id]))


def _join_pairs(graph: nx.Graph[str], lists: Mapping[str, set[str]], least: int) -> None:
    """Join the agencies that at least so many lists name together."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for bracket in sorted(lists):
        for pair in combinations(sorted(lists[bracket]), 2):
            pairs[pair].append(bracket)
    for (one, other), brackets in sorted(pairs.items()):
        if len(brackets) >= least:
            graph.add_edge(one, other, weight=len(brackets), brackets=brackets)


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
