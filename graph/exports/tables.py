"""CSV: one table for each label of nodes and of edges.

UTF-8 with a byte order mark, without which spreadsheets take Chinese for another encoding. A list is JSON, what is
not known an empty cell.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

from graph.exports.parts import Track
from graph.fragment import Value
from graph.schema import EDGES, NODES
from graph.stores.base import Store
from graph.stores.reading import every_edge, every_node


def write(store: Store, out: Path, track: Track) -> None:
    """Write ``LABEL.csv`` for every label to the folder `out`."""
    for label in track(tuple(NODES)):
        with (out / f"{label}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
            rows = csv.writer(stream)
            rows.writerow(["id", *(field.name for field in NODES[label].fields)])
            rows.writerows([node.id, *map(_cell, node.fields.values())] for node in every_node(store, label))
    for label in track(tuple(EDGES)):
        with (out / f"{label}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
            rows = csv.writer(stream)
            rows.writerow(["start_label", "start", "end_label", "end", *(field.name for field in EDGES[label].fields)])
            for start, end in EDGES[label].ends:
                edges = every_edge(store, label, start, end)
                rows.writerows([*edge.start, *edge.end, *map(_cell, edge.fields.values())] for edge in edges)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
