"""The analyses of ``graph.network`` by name, each as tables for people and one value for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from typing import Any

import networkx as nx

from graph.errors import BadRequest, NotFound
from graph.network import PolicySpread, RegionSpread, ancestry, co_responsibility, diffusion
from graph.stores.base import Store

# Pairs of agencies in the table for people; the value for programs has all.
PAIRS = 20
# Modularity from which communities are commonly called clear (Newman and Girvan 2004).
CLEARLY_APART = 0.3
AGENCY_COLUMNS = ("community", "name", "function", "lists", "degree", "strength", "inside", "betweenness", "successor")

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its title."""

    title: str
    columns: tuple[str, ...]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Report:
    """What an analysis found: a JSON value, and tables with a line above them."""

    value: Any
    sheets: list[Sheet]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """An analysis; `options` are the names of what it may be asked with besides the database."""

    name: str
    title_zh: str
    title_en: str
    options: tuple[str, ...]
    report: Callable[..., Report] = field(repr=False)


def find_analysis(name: str) -> Analysis:
    """The analysis of that name; raises NotFound with the nearest names, all of them when none is near."""
    for one in ANALYSES:
        if one.name == name:
            return one
    names = [one.name for one in ANALYSES]
    raise NotFound(f"no analysis is called {name!r}", get_close_matches(name, names, 3, 0.5) or names)


def analyse(store: Store, name: str, options: Mapping[str, Any]) -> Report:
    """What the analysis finds; raises NotFound for an unknown name, BadRequest for an option that it does not have."""
    analysis = find_analysis(name)
    for option in options:
        if option not in analysis.options:
            raise BadRequest(f"{name} has no option --{option}; it has {', '.join(f'--{one}' for one in analysis.options)}")
    return analysis.report(store, **options)


def _node_link(graph: nx.Graph[str]) -> dict[str, Any]:
    """The graph as node-link data, which ``networkx.node_link_graph(data, edges="edges")`` reads."""
    return {
        "directed": graph.is_directed(),
        "multigraph": False,
        "graph": dict(graph.graph),
        "nodes": [{"id": id, **fields} for id, fields in graph.nodes(data=True)],
        "edges": [{"source": start, "target": end, **fields} for start, end, fields in graph.edges(data=True)],
    }


def _ancestry(store: Store, policy: str | None = None) -> Report:
    graph = ancestry(store, policy)
    policies = graph.subgraph([id for id, fields in graph.nodes.items() if fields["label"] == "Policy"])
    order = list(nx.lexicographical_topological_sort(policies))
    sheets = [
        Sheet(
            "policies",
            ("child", "title", "level", "parent", "parent's title", "presence", "relation", "method", "clauses", "review"),
            [row for id in order for row in _policy_rows(policies, id)],
        )
    ]
    if policy is not None:
        place = {id: number for number, id in enumerate(order)}
        provisions = [id for id, fields in graph.nodes.items() if fields["label"] == "Provision"]
        provisions.sort(key=lambda id: (place[graph.nodes[id]["policy"]], graph.nodes[id]["seq"] or 0, id))
        sheets.append(
            Sheet(
                "clauses",
                ("child", "clause", "heading", "kind", "likeness", "method", "parent", "clause", "heading", "review"),
                [row for id in provisions for row in _provision_rows(graph, id, policy)],
            )
        )
    return Report(_node_link(graph), sheets)


def _policy_rows(graph: nx.DiGraph[str], id: str) -> list[Row]:
    """A row for each parent; one without when the document has no kin at all."""
    own = graph.nodes[id]
    rows: list[Row] = []
    for parent in sorted(graph.successors(id)):
        edge, above = graph.edges[id, parent], graph.nodes[parent]
        relations = [relation.lower().replace("_", " ") for relation in edge["relations"]]
        rows.append(
            (
                id,
                own["title"],
                own["level"],
                parent,
                above["title"],
                above["presence"],
                relations,
                edge["method"],
                edge["clauses"],
                edge["review"],
            )
        )
    if not graph.degree(id):
        rows.append((id, own["title"], own["level"], *[None] * 7))
    return rows


def _provision_rows(graph: nx.DiGraph[str], id: str, policy: str) -> list[Row]:
    """A row for each parent; one without for a clause of the policy itself that has none."""
    own = graph.nodes[id]
    start = (own["policy"], own["path"], own["heading"])
    rows: list[Row] = []
    for parent in sorted(graph.successors(id), key=lambda parent: (graph.nodes[parent]["policy"], graph.nodes[parent]["seq"] or 0)):
        edge, above = graph.edges[id, parent], graph.nodes[parent]
        likeness = None if edge["similarity"] is None else f"{edge['similarity']:.2f}"
        end = (above["policy"], above["path"], above["heading"])
        rows.append((*start, edge["kind"], likeness, edge["method"], *end, "?" if edge["review"] else None))
    if not rows and own["policy"] == policy:
        rows.append((*start, *[None] * 7))
    return rows


def _diffusion(store: Store, region: str | None = None) -> Report:
    found = diffusion(store, region)
    policies, regions = [_flat(one) for one in found.policies], [_flat(one) for one in found.regions]
    first = next((one for one in found.regions if one.level == "province"), None)
    if first and first.spread.handed_down:
        counts = first.spread
        summary = (
            f"{first.name} passes on most: {counts.handed_down} of {counts.clauses} clauses; documents that took any: {counts.children}"
        )
    else:
        summary = "no clause of a province's document was handed down to a loaded document"
    narrow = [{name: cell for name, cell in row.items() if name not in ("region", "level")} for row in policies]
    return Report({"policies": policies, "regions": regions}, [_sheet("regions", regions), _sheet("policies", narrow)], summary)


def _flat(one: PolicySpread | RegionSpread) -> dict[str, Any]:
    row = asdict(one)
    spread: dict[str, Any] = row.pop("spread")
    return row | spread


def _sheet(title: str, rows: Sequence[Mapping[str, Any]]) -> Sheet:
    columns = tuple(rows[0]) if rows else ()
    return Sheet(title, columns, [tuple(row.values()) for row in rows])


def _co_responsibility(store: Store, **options: Any) -> Report:
    graph = co_responsibility(store, **options)
    nodes = graph.nodes

    def rank(id: str) -> tuple[int, str]:
        return -nodes[id]["strength"], id

    order = sorted(graph, key=lambda id: (nodes[id]["community"], -nodes[id]["inside"], rank(id)))
    members: dict[int, list[str]] = {}
    for id in order:
        members.setdefault(nodes[id]["community"], []).append(id)
    communities: list[Row] = [
        (number, nodes[ids[0]]["name"], len(ids), "、".join(_short(nodes[id]) for id in ids))
        for number, ids in members.items()
        if len(ids) > 1
    ]
    alone = [id for id in order if not nodes[id]["degree"]]
    if alone:
        communities.append((None, "named with no other", len(alone), "、".join(_short(nodes[id]) for id in alone)))
    agencies: list[Row] = [tuple(nodes[id][name] for name in AGENCY_COLUMNS) for id in order]
    edges = sorted(
        ((fields["weight"], *sorted((one, other), key=rank)) for one, other, fields in graph.edges(data=True)),
        key=lambda edge: (-edge[0], rank(edge[1]), rank(edge[2])),
    )
    pairs: list[Row] = [(weight, nodes[one]["name"], nodes[other]["name"]) for weight, one, other in edges[:PAIRS]]
    sheets = [
        Sheet("communities", ("community", "strongest agency", "agencies", "members"), communities),
        Sheet("agencies", AGENCY_COLUMNS, agencies),
        Sheet(f"pairs, the first {len(pairs)} of {len(edges)}", ("lists", "agency", "and"), pairs),
    ]
    return Report(_node_link(graph), sheets, _co_responsibility_summary(graph))


def _co_responsibility_summary(graph: nx.Graph[str]) -> str:
    modularity = graph.graph["modularity"]
    apart = "the communities overlap much" if modularity < CLEARLY_APART else "the communities are clearly apart"
    summary = f"{len(graph)} agencies in {graph.graph['lists']} lists; modularity {modularity:.2f}: {apart}"
    succeeded = sum(fields["successor"] is not None for _, fields in graph.nodes(data=True))
    return f"{summary}; agencies that were succeeded by others: {succeeded} (--successors unites them)" if succeeded else summary


def _short(agency: Mapping[str, Any]) -> str:
    return str(agency["short_name"] or agency["name"])


ANALYSES = (
    Analysis("ancestry", "政策源流", "What each document, or each clause of one, comes from", ("policy",), _ancestry),
    Analysis("diffusion", "条款传导", "How many clauses were handed down, by document and region", ("region",), _diffusion),
    Analysis(
        "co-responsibility",
        "部门协同",
        "Which agencies printed lists name together, with communities",
        ("policy", "region", "least", "collective", "successors"),
        _co_responsibility,
    ),
)
