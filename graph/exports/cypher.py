"""A script of Cypher statements that makes the graph in an empty Neo4j database.

Constraints and indexes first, then nodes and edges in batches, then the bookkeeping of the corpus, the version last: a
database in which the script stopped half-way is refused by zhengmai.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from graph.exports.parts import PAIRS, Track
from graph.fragment import Value
from graph.model import neo4j_ddl, schema_version
from graph.schema import EDGES, NODES, Field
from graph.stores.base import Store
from graph.stores.reading import every_edge, every_node, records

_ROWS = 100  # of one statement; the time that the server takes to read one grows faster than its length
_HEAD = "// An export of Zhengmai for an empty Neo4j database, 5.26 or newer: cypher-shell -f FILE\n"
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r"[\\'\n\r\t]")


def write(store: Store, out: Path, track: Track) -> None:
    """Write the script to the file `out`."""
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(_HEAD)
        stream.writelines(f"{statement};\n" for statement in neo4j_ddl())
        stream.write("CALL db.awaitIndexes(300);\n")
        for label in track(tuple(NODES)):
            made = f"CREATE (n:{label} {{id: row[0]}}) {_set('n', NODES[label].fields, 1)}"
            rows = ([node.id, *node.fields.values()] for node in every_node(store, label))
            stream.writelines(f"UNWIND {batch} AS row {made};\n" for batch in _batches(rows))
        for label, start, end in track(PAIRS):
            ends = f"MATCH (a:{start} {{id: row[0]}}), (b:{end} {{id: row[1]}})"
            made = f"CREATE (a)-[r:{label}]->(b) {_set('r', EDGES[label].fields, 2)}"
            rows = ([edge.start[1], edge.end[1], *edge.fields.values()] for edge in every_edge(store, label, start, end))
            stream.writelines(f"UNWIND {batch} AS row {ends} {made};\n" for batch in _batches(rows))
        for id, value in (*records(store), ("schema", schema_version())):
            stream.write(f"CREATE (:Meta {{id: {literal(id)}, value: {literal(value)}}});\n")


def literal(value: Value) -> str:
    """The value as a Cypher literal."""
    if isinstance(value, str):
        return "'" + _ESCAPED.sub(lambda match: _ESCAPES[match[0]], value) + "'"
    if isinstance(value, list):
        return _list(value)
    return json.dumps(value)


def _set(variable: str, fields: Sequence[Field], first: int) -> str:
    """The clause that gives the fields the members of a row from `first` on."""
    return "SET " + ", ".join(f"{variable}.{field.name} = row[{place}]" for place, field in enumerate(fields, first))


def _list(items: Iterable[Value]) -> str:
    return f"[{', '.join(map(literal, items))}]"


def _batches(rows: Iterator[list[Value]]) -> Iterator[str]:
    """The rows as literals, some to a list."""
    while batch := list(islice(rows, _ROWS)):
        yield f"[{', '.join(map(_list, batch))}]"
