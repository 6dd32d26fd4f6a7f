"""What is derived from the schema names every label and field, and a database accepts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import ladybug_ddl, markdown_table, mermaid
from graph.schema import EDGES, NODES, PROVENANCE
from graph.stores import open_store


def test_every_table_can_be_made_and_every_field_asked_for_without_quotes(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "graph.db"))
    for node in NODES.values():
        names = ", ".join(f"n.{field.name} AS {field.name}" for field in node.fields)
        assert store.run(f"MATCH (n:{node.label}) RETURN n.id AS id, {names}").columns == ("id", *(field.name for field in node.fields))
    for edge in EDGES.values():
        names = ", ".join(f"r.{field.name} AS {field.name}" for field in edge.fields)
        for start, end in edge.ends:
            table = store.run(f"MATCH (:{start})-[r:{edge.label}]->(:{end}) RETURN {names}")
            assert table.columns == tuple(field.name for field in edge.fields)
    store.close()


def test_field_names_stand_once() -> None:
    for label, fields in [(node.label, node.fields) for node in NODES.values()] + [(edge.label, edge.fields) for edge in EDGES.values()]:
        names = ["id", *(field.name for field in fields)]
        assert len(names) == len(set(names)), label


def test_ends_are_labels() -> None:
    assert {label for edge in EDGES.values() for pair in edge.ends for label in pair} <= NODES.keys()


def test_ddl_creates_only_what_is_missing() -> None:
    ddl = ladybug_ddl()
    assert len(ddl) == 1 + len(NODES) + len(EDGES)
    assert all(" IF NOT EXISTS " in statement for statement in ddl)


@pytest.mark.parametrize("label", [*NODES, *EDGES])
def test_documentation_and_picture_show_every_label(label: str) -> None:
    assert f"**`{label}`**" in markdown_table()
    assert label in mermaid()


def test_documentation_names_every_field() -> None:
    rows = markdown_table().splitlines()
    assert all(any(row.startswith(f"| *every edge* | | `{field.name}`") for row in rows) for field in PROVENANCE)
    assert "| | `doc_number` | string | 发文字号 in canonical form, 晋政发〔2022〕12号 |" in rows


def test_picture_joins_the_labels_of_one_pair() -> None:
    assert "  Agency -->|LEADS<br>SUPPORTS<br>RESPONSIBLE_FOR| Measure" in mermaid().splitlines()
