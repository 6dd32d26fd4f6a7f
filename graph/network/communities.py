"""Communities: the groups of a graph whose members have more to do with each other than with the rest."""

from __future__ import annotations

import networkx as nx

# How often the Louvain method, which starts at random, is asked for communities.
SEEDS = range(20)


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
