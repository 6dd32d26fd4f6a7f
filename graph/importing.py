"""Importing: a JSONL export back into an empty database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Any

from graph.corpus import remember
from graph.errors import BadRequest
from graph.exports.jsonl import FORMAT, VERSION
from graph.fragment import Edge, Node, check_edge, check_node
from graph.model import schema_version
from graph.records import Record, check_record, document_of
from graph.stores.base import Store, Transaction
from graph.stores.reading import is_empty

BATCH = 20_000
"""How many nodes or edges are written at a time."""


Item = Node | Edge | Record
_COUNTED: dict[str, type[Item]] = {"nodes": Node, "edges": Edge, "records": Record}


def check_file(path: Path) -> dict[str, int]:
    """How many `nodes`, `edges` and `records` a whole export holds; raises BadRequest, naming file and line, when it is none."""
    counts = dict.fromkeys(_COUNTED, 0)
    for item in _items(path):
        counts[_kind(item)] += 1
    return counts


def restore(store: Store, path: Path, advance: Callable[[], None] = lambda: None) -> None:
    """Write an export into an empty database, all of it or nothing; `advance` is called after each batch.

    Raises BadRequest when the database is not empty or the file is no whole export.
    """

    def work(transaction: Transaction) -> None:
        if not is_empty(transaction):
            raise BadRequest(f"{store.url}: the database is not empty; import into a new one")
        batch: list[Item] = []
        for item in _items(path):
            if batch and (len(batch) == BATCH or type(item) is not type(batch[0])):
                _write(transaction, batch)
                advance()
                batch = []
            batch.append(item)
        if batch:
            _write(transaction, batch)
            advance()

    store.write(work)


def _write(transaction: Transaction, batch: list[Item]) -> None:
    transaction.insert([item for item in batch if isinstance(item, Node)])
    transaction.connect([item for item in batch if isinstance(item, Edge)])
    for item in batch:
        if isinstance(item, Record):
            remember(transaction, item)


def _items(path: Path) -> Iterator[Item]:
    """What the lines between the first and the last hold, each checked against the schema and those before it."""
    seen: set[tuple[str, str]] = set()
    loaded: dict[str, None] = {}  # policies whose record is still to come
    counts = dict.fromkeys(_COUNTED, 0)
    number, is_whole = 0, False
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                value = _parse(line)
                if number == 1:
                    _check_head(value)
                elif is_whole:
                    raise BadRequest("it comes after the last line of the export")
                elif "counts" in value:
                    if value["counts"] != counts:
                        raise BadRequest(
                            f"lines are missing or too many: it holds {_told(counts)}, and should hold {_told(value['counts'])}"
                        )
                    for policy in loaded:
                        raise BadRequest(f"the record of the document {policy!r} is missing")
                    is_whole = True
                else:
                    item = _item(value, seen)
                    counts[_kind(item)] += 1
                    if isinstance(item, Node) and item.fields.get("presence") == "loaded":
                        loaded[item.id] = None
                    elif isinstance(item, Record):
                        loaded.pop(document_of(item.id) or "", None)
                    yield item
    except OSError as error:
        raise BadRequest(f"{path}: it cannot be read ({error.strerror or error})") from error
    except (BadRequest, ValueError, TypeError, KeyError, RecursionError) as error:
        reason = str(error) if isinstance(error, BadRequest) else f"it is no line of an export ({type(error).__name__}: {error})"
        raise BadRequest(f"{path}: line {number}: {reason}") from error
    if not is_whole:
        raise BadRequest(f"{path}: the file ends early, after line {number}; export it again")


def _parse(line: bytes) -> Mapping[str, Any]:
    value = json.loads(line.decode(), parse_constant=_refuse_constant, parse_float=_finite)
    if not isinstance(value, dict):
        raise BadRequest("it is no JSON object")
    if b"\\u" in line:
        json.dumps(value, ensure_ascii=False).encode()  # a lone surrogate, which no database holds, is a ValueError
    return value


def _refuse_constant(name: str) -> None:
    raise BadRequest(f"{name} is no number")


def _finite(printed: str) -> float:
    number = float(printed)
    if not isfinite(number):
        raise BadRequest(f"{printed} is no number that a database holds")
    return number


def _check_head(value: Mapping[str, Any]) -> None:
    if value.get("format") != FORMAT:
        raise BadRequest("it is no export of Zhengmai; write one with `zhengmai export --format jsonl`")
    if (value.get("version"), value.get("schema")) != (VERSION, schema_version()):
        raise BadRequest("the export is of another version of Zhengmai; load the documents instead")


def _item(value: Mapping[str, Any], seen: set[tuple[str, str]]) -> Item:
    """The node, edge or record of a line; raises BadRequest when it does not fit the schema or what came before."""
    match value:
        case {"node": str(label), "id": str(id), "fields": dict(fields)}:
            node = Node(label, id, fields)
            check_node(node)
            _see(seen, label, id)
            return node
        case {"edge": str(label), "start": [str(), str()] as start, "end": [str(), str()] as end, "fields": dict(fields)}:
            edge = Edge(label, (start[0], start[1]), (end[0], end[1]), fields)
            for place in (edge.start, edge.end):
                if place not in seen:
                    raise BadRequest(f"{label} joins {place[0]} {place[1]!r}, of which no line before tells")
            check_edge(edge)
            return edge
        case {"record": str(id), "value": str(text)}:
            record = Record(id, text)
            check_record(record)
            json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
            if (policy := document_of(id)) and ("Policy", policy) not in seen:
                raise BadRequest(f"the record {id!r} is of a policy of which no line before tells")
            _see(seen, "Meta", id)
            return record
    raise BadRequest("it is neither a node nor an edge nor a record")


def _see(seen: set[tuple[str, str]], label: str, id: str) -> None:
    if (label, id) in seen:
        raise BadRequest(f"{label} {id!r} stands twice")
    seen.add((label, id))


def _kind(item: Item) -> str:
    return next(name for name, kind in _COUNTED.items() if isinstance(item, kind))


def _told(counts: Any) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items()) if isinstance(counts, dict) else repr(counts)
