"""What the schema looks like elsewhere: tables of the embedded database, documentation and picture."""

from __future__ import annotations

import hashlib

from graph.schema import EDGES, NODES, PROVENANCE, EdgeType, Field, Kind

_LADYBUG: dict[Kind, str] = {"string": "STRING", "int": "INT64", "float": "DOUBLE", "bool": "BOOL", "strings": "STRING[]"}
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
