"""GraphML is read back by NetworkX with every node, edge and field."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given

from graph.exports.parts import PAIRS
from graph.exports.xmltext import escaped, fit
from graph.schema import NODES
from graph.stores import Store
from graph.stores.reading import every_edge, every_node
from tests.graph.exports.material import Exports, exported, texts


@pytest.fixture(scope="module")
def network(exports: Exports) -> nx.MultiDiGraph[str]:
    return nx.read_graphml(exports["graphml"])  # type: ignore[no-any-return]


def known(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields as NetworkX reads them: without those that are unknown, lists as JSON."""
    held = {name: value for name, value in fields.items() if value is not None}
    return {name: json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value for name, value in held.items()}


def test_every_node_with_its_fields(network: nx.MultiDiGraph[str], embedded: Store) -> None:
    nodes = [node for label in NODES for node in every_node(embedded, label)]
    assert len(network) == len(nodes)
    for node in nodes:
        assert network.nodes[f"{node.label}:{node.id}"] == {"label": node.label, "key": node.id} | known(node.fields)


def test_every_edge_with_its_fields_and_parallel_ones_apart(network: nx.MultiDiGraph[str], embedded: Store) -> None:
    edges = [edge for pair in PAIRS for edge in every_edge(embedded, *pair)]
    assert network.is_multigraph()
    written = Counter(str((":".join(edge.start), ":".join(edge.end), {"label": edge.label} | known(edge.fields))) for edge in edges)
    assert Counter(map(str, network.edges(data=True))) == written


def test_the_attributes_are_typed(network: nx.MultiDiGraph[str]) -> None:
    target = next(data for _, data in network.nodes(data=True) if data["label"] == "Target")
    assert (type(target["value"]), type(target["span_start"]), type(target["quote"])) == (float, int, str)


def test_awkward_texts(awkward: Store, tmp_path: Path) -> None:
    network = nx.read_graphml(exported(awkward, "graphml", tmp_path))
    for node in every_node(awkward, "Policy"):
        assert network.nodes[f"Policy:{node.id}"].get("title") == (None if node.fields["title"] is None else fit(str(node.fields["title"])))


@given(texts())
def test_any_text_stands_in_xml(text: str) -> None:
    read = ET.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>')
    assert read.attrib["b"] == (read.text or "") == fit(text)


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert fit("一\x00二\x0c三\ufffe四\n五") == "一\ufffd二\ufffd三\ufffd四\n五"
