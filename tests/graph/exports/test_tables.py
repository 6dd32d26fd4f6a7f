"""CSV: a table for every label, which spreadsheets open in the right encoding."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from graph.schema import EDGES, NODES
from graph.stores import Store
from graph.stores.reading import every_edge, every_node
from tests.graph.exports.material import AWKWARD, Exports, exported


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def cell(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def test_a_table_for_every_label(exports: Exports) -> None:
    assert {file.stem for file in exports["csv"].iterdir()} == {*NODES, *EDGES}
    assert all(file.read_bytes().startswith(b"\xef\xbb\xbf") for file in exports["csv"].iterdir())


@pytest.mark.parametrize("label", NODES)
def test_a_node_is_a_row(label: str, exports: Exports, embedded: Store) -> None:
    nodes = every_node(embedded, label)
    written = [{"id": node.id} | {name: cell(value) for name, value in node.fields.items()} for node in nodes]
    assert rows(exports["csv"] / f"{label}.csv") == written


@pytest.mark.parametrize("label", EDGES)
def test_an_edge_is_a_row_with_its_ends(label: str, exports: Exports, embedded: Store) -> None:
    edges = (edge for start, end in EDGES[label].ends for edge in every_edge(embedded, label, start, end))
    written = [
        {"start_label": edge.start[0], "start": edge.start[1], "end_label": edge.end[0], "end": edge.end[1]}
        | {name: cell(value) for name, value in edge.fields.items()}
        for edge in edges
    ]
    assert rows(exports["csv"] / f"{label}.csv") == written


def test_awkward_texts_and_lists(awkward: Store, tmp_path: Path) -> None:
    found = {row["id"]: row for row in rows(exported(awkward, "csv", tmp_path) / "Policy.csv")}
    for number, text in enumerate(AWKWARD):
        assert found[f"p{number}"]["title"] == text
        assert json.loads(found[f"p{number}"]["aliases"]) == [text, "又"]
    assert found["列表/空 %"]["aliases"] == "[]"
