"""The files that ``neo4j-admin database import full`` reads, and its arguments.

One CSV file for each label of nodes and each pair of labels of edges, its first line the header. Ids are unique only within a
label, so each label is an id space of its own. Every text is quoted and what is not known is not, so that empty texts and
unknown ones stay apart; an empty list has no form that the importer takes, so ``after.cypher`` sets those of nodes. The bookkeeping of the corpus goes with the graph, so that zhengmai can go on with the database.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graph.errors import BadRequest
from graph.exports.cypher import literal
from graph.exports.parts import PAIRS, Track
from graph.fragment import Node, Value
from graph.model import neo4j_ddl, schema_version
from graph.schema import EDGES, NODES, Field, Kind
from graph.stores.base import Store
from graph.stores.reading import every_edge, every_node, records

_TYPES: dict[Kind, str] = {"string": "string", "int": "long", "float": "double", "bool": "boolean", "strings": "string[]"}
_BETWEEN = "\x1f"  # U+001F separates the members of a list: no text holds it
_MEBIBYTE = 2**20
_LEAST_BUFFER = 4  # mebibytes; what the importer takes when nothing is said
_ARGUMENTS = """--array-delimiter=U+001F
--multiline-fields=true
--read-buffer-size={buffer}m
"""
_README = """An export of Zhengmai for Neo4j 5.26 or newer. In this folder, while the database is stopped:

    neo4j-admin database import full @import.args --overwrite-destination neo4j

Then start the server and run what the importer cannot do, constraints, indexes and empty lists:

    cypher-shell -d neo4j -f after.cypher
"""


def write(store: Store, out: Path, track: Track) -> None:
    """Write the files to the folder `out`."""
    longest = 0
    without: dict[tuple[str, str], list[str]] = {}
    for label in track(tuple(NODES)):
        fields = NODES[label].fields
        nodes = _noting_empty(every_node(store, label), without)
        rows = ([node.id, *_values(f"{label} {node.id}", fields, node.fields.values())] for node in nodes)
        longest = max(longest, _write(out / f"{label}.csv", [f"id:ID({label})", *_header(fields)], rows))
    for label, start, end in track(PAIRS):
        fields = EDGES[label].fields
        edges = every_edge(store, label, start, end)
        rows = ([edge.start[1], edge.end[1], *_values(label, fields, edge.fields.values())] for edge in edges)
        header = [f":START_ID({start})", f":END_ID({end})", *_header(fields)]
        longest = max(longest, _write(out / _pair_file(label, start, end), header, rows))
    held = (list(record) for record in (("schema", schema_version()), *records(store)))
    longest = max(longest, _write(out / "Meta.csv", ["id:ID(Meta)", "value:string"], held))
    arguments = [f"--nodes={label}={label}.csv\n" for label in (*NODES, "Meta")]
    arguments += [f"--relationships={label}={_pair_file(label, start, end)}\n" for label, start, end in PAIRS]
    buffer = max(_LEAST_BUFFER, 2 * longest // _MEBIBYTE + 1)
    (out / "import.args").write_text("".join(arguments) + _ARGUMENTS.format(buffer=buffer), encoding="utf-8")
    empty = [f"MATCH (n:{label}) WHERE n.id IN {literal(ids)} SET n.{field} = []" for (label, field), ids in without.items()]
    (out / "after.cypher").write_text("".join(f"{statement};\n" for statement in [*neo4j_ddl(), *empty]), encoding="utf-8")
    (out / "README.txt").write_text(_README, encoding="utf-8")


def _noting_empty(nodes: Iterator[Node], without: dict[tuple[str, str], list[str]]) -> Iterator[Node]:
    """The nodes; the ids of those with an empty list are added to `without` by label and field."""
    for node in nodes:
        for name, value in node.fields.items():
            if value == []:
                without.setdefault((node.label, name), []).append(node.id)
        yield node


def _pair_file(label: str, start: str, end: str) -> str:
    return f"{label}.{start}.{end}.csv"


def _header(fields: Sequence[Field]) -> list[str]:
    return [f"{field.name}:{_TYPES[field.kind]}" for field in fields]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str | None]]) -> int:
    """Write a table; returns the size of its longest cell in bytes."""
    longest = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(",".join(header) + "\n")
        for row in rows:
            cells = ["" if cell is None else '"' + cell.replace('"', '""') + '"' for cell in row]
            longest = max(longest, *(len(cell.encode()) for cell in cells))
            stream.write(",".join(cells) + "\n")
    return longest


def _values(what: str, fields: Sequence[Field], values: Iterable[Value]) -> list[str | None]:
    return [_cell(f"{what}.{field.name}", value) for field, value in zip(fields, values, strict=True)]


def _cell(what: str, value: Value) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if not isinstance(value, list):
        return json.dumps(value)
    if any(_BETWEEN in member for member in value):
        raise BadRequest(f"{what} holds the control character U+001F, which separates the members of a list; export another format")
    return _BETWEEN.join(value)
