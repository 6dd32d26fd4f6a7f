"""What the schema looks like elsewhere: tables of the embedded database, JSON schema, documentation and picture."""

from __future__ import annotations

import hashlib
from typing import Any

from graph.schema import EDGES, NODES, PROVENANCE, EdgeType, Field, Kind

_LADYBUG: dict[Kind, str] = {"string": "STRING", "int": "INT64", "float": "DOUBLE", "bool": "BOOL", "strings": "STRING[]"}
_JSON: dict[Kind, dict[str, Any]] = {
    "string": {"type": ["string", "null"]},
    "int": {"type": ["integer", "null"]},
    "float": {"type": ["number", "null"]},
    "bool": {"type": ["boolean", "null"]},
    "strings": {"type": ["array", "null"], "items": {"type": "string"}},
}
_META = "CREATE NODE TABLE IF NOT EXISTS Meta(id STRING PRIMARY KEY, value STRING)"


def ladybug_ddl() -> list[str]:
    """The statements that create every table of the embedded database, `Meta` (bookkeeping of the store) included."""
    nodes = [f"CREATE NODE TABLE IF NOT EXISTS {node.label}(id STRING PRIMARY KEY, {_columns(node.fields)})" for node in NODES.values()]
    edges = [f"CREATE REL TABLE IF NOT EXISTS {edge.label}({_pairs(edge)}, {_columns(edge.fields)})" for edge in EDGES.values()]
    return [_META, *nodes, *edges]


def schema_version() -> str:
    """A digest that changes with every label, field or pair of labels that the graph has."""
    return hashlib.sha256("\n".join(ladybug_ddl()).encode()).hexdigest()


def neo4j_ddl() -> list[str]:
    """The statements that create the constraints and indexes of a Neo4j database, `Meta` (bookkeeping of the store) included.

    Ids are unique; the full-text index `words` searches Chinese by pairs of characters (analyser `cjk`). It follows a commit
    by some seconds, for a commit that waits for it takes two thirds longer.
    """
    constraints = [
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE" for label in [*NODES, "Meta"]
    ]
    indexes = [
        f"CREATE INDEX {node.label.lower()}_{name} IF NOT EXISTS FOR (n:{node.label}) ON (n.{name})"
        for node in NODES.values()
        for name in node.lookups
    ]
    texts = dict.fromkeys(name for node in NODES.values() for name in node.texts)
    searched = "|".join(node.label for node in NODES.values() if node.texts)
    words = (
        f"CREATE FULLTEXT INDEX words IF NOT EXISTS FOR (n:{searched}) ON EACH [{', '.join(f'n.{name}' for name in texts)}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: true}}"
    )
    return [*constraints, *indexes, words]


def json_schema() -> dict[str, Any]:
    """The JSON schema (2020-12) of a graph: `nodes` with label, id and fields, `edges` with label, start, end and fields."""
    nodes = {
        node.label: _object(node.doc, {"label": {"const": node.label}, "id": {"type": "string"}, "fields": _properties(node.fields)})
        for node in NODES.values()
    }
    edges = {
        edge.label: _object(
            edge.doc,
            {
                "label": {"const": edge.label},
                "start": _end({start for start, _ in edge.ends}),
                "end": _end({end for _, end in edge.ends}),
                "fields": _properties(edge.fields),
            },
        )
        for edge in EDGES.values()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Zhengmai graph",
        **_object(
            "nodes and edges of the graph",
            {
                "nodes": {"type": "array", "items": {"oneOf": [{"$ref": f"#/$defs/{label}"} for label in nodes]}},
                "edges": {"type": "array", "items": {"oneOf": [{"$ref": f"#/$defs/{label}"} for label in edges]}},
            },
        ),
        "$defs": nodes | edges,
    }


def markdown_table() -> str:
    """Two Markdown tables for the documentation: every field of every node, then of every edge."""
    lines = ["| node | field | type | meaning |", "| --- | --- | --- | --- |"]
    for node in NODES.values():
        lines.append(f"| **`{node.label}`** | `id` | string | {node.doc}{'; shared by documents' if node.shared else ''} |")
        lines += [f"| | `{field.name}` | {field.kind} | {field.doc} |" for field in node.fields]
    lines += ["", "| edge | from → to | field | type | meaning |", "| --- | --- | --- | --- | --- |"]
    for edge in EDGES.values():
        ends = ", ".join(f"{start} → {end}" for start, end in edge.ends)
        lines.append(f"| **`{edge.label}`** | {ends} | | | {edge.doc} |")
        lines += [f"| | | `{field.name}` | {field.kind} | {field.doc} |" for field in edge.own_fields]
    lines += [f"| *every edge* | | `{field.name}` | {field.kind} | {field.doc} |" for field in PROVENANCE]
    return "\n".join(lines) + "\n"


def mermaid() -> str:
    """A Mermaid flowchart of the model: one box per node label (round when shared), one arrow per pair of labels."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for edge in EDGES.values():
        for pair in edge.ends:
            arrows.setdefault(pair, []).append(edge.label)
    lines = ["flowchart LR"]
    lines += [f"  {node.label}([{node.label}])" if node.shared else f"  {node.label}[{node.label}]" for node in NODES.values()]
    lines += [f"  {start} -->|{'<br>'.join(labels)}| {end}" for (start, end), labels in arrows.items()]
    return "\n".join(lines) + "\n"


def _columns(fields: tuple[Field, ...]) -> str:
    return ", ".join(f"{field.name} {_LADYBUG[field.kind]}" for field in fields)


def _pairs(edge: EdgeType) -> str:
    return ", ".join(f"FROM {start} TO {end}" for start, end in edge.ends)


def _object(doc: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "description": doc, "properties": properties, "required": list(properties), "additionalProperties": False}


def _properties(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {field.name: _JSON[field.kind] | {"description": field.doc} for field in fields},
        "additionalProperties": False,
    }


def _end(labels: set[str]) -> dict[str, Any]:
    """The (label, id) pair that names an end of an edge."""
    return {"type": "array", "prefixItems": [{"enum": sorted(labels)}, {"type": "string"}], "items": False, "minItems": 2}
