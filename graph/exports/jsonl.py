"""JSONL: the graph and the bookkeeping of the corpus, one JSON object a line, so that ``import`` gives the same database.

The first line tells format and schema, the last how many nodes, edges and records stand between them::

    {"format": "zhengmai-graph", "version": 1, "schema": "9f…"}
    {"node": "Policy", "id": "晋政发〔2022〕12号", "fields": {"title": "…"}}
    {"edge": "APPLIES_IN", "start": ["Policy", "晋政发〔2022〕12号"], "end": ["Region", "140000"], "fields": {}}
    {"record": "document 晋政发〔2022〕12号", "value": "…"}
    {"counts": {"nodes": 1, "edges": 1, "records": 1}}

What is not known is left out of `fields`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.exports.parts import PAIRS, Track
from graph.fragment import Value
from graph.model import schema_version
from graph.schema import NODES
from graph.stores.base import Store
from graph.stores.reading import every_edge, every_node, records

FORMAT, VERSION = "zhengmai-graph", 1


def write(store: Store, out: Path, track: Track) -> None:
    """Write the graph to the file `out`."""
    counts = {"nodes": 0, "edges": 0, "records": 0}
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(_line({"format": FORMAT, "version": VERSION, "schema": schema_version()}))
        for kind, line in _lines(store, track):
            stream.write(_line(line))
            counts[kind] += 1
        stream.write(_line({"counts": counts}))


def _lines(store: Store, track: Track) -> Iterator[tuple[str, dict[str, Any]]]:
    for label in track(tuple(NODES)):
        for node in every_node(store, label):
            yield "nodes", {"node": label, "id": node.id, "fields": _known(node.fields)}
    for label, start, end in track(PAIRS):
        for edge in every_edge(store, label, start, end):
            yield "edges", {"edge": label, "start": edge.start, "end": edge.end, "fields": _known(edge.fields)}
    for id, value in records(store):
        yield "records", {"record": id, "value": value}


def _known(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value is not None}


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
