"""The graph in the formats of other programs.

Each format is a module with one function, which reads a store through the protocol ``Store`` and writes a file or a
folder. The same graph gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.exports import admin, akn, cypher, graphml, jsonl, tables, turtle
from graph.exports.parts import Track
from graph.exports.whole import written_whole
from graph.stores.base import Store

__all__ = ["FORMATS", "Format", "Track", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it is for, whether it is a folder of files, and what writes it."""

    name: str
    doc: str
    is_folder: bool
    write: Callable[[Store, Path, Track], None]


FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format("graphml", "GraphML, for NetworkX and Gephi", False, graphml.write),
        Format("csv", "one table for each label of nodes and of edges, for spreadsheets", True, tables.write),
        Format("jsonl", "one JSON object a line, which zhengmai import reads", False, jsonl.write),
        Format("neo4j-admin", "what neo4j-admin database import reads", True, admin.write),
        Format("cypher", "a script of statements for an empty Neo4j database", False, cypher.write),
        Format("turtle", "RDF in Turtle, with terms of ELI where they fit", False, turtle.write),
        Format("akn", "one Akoma Ntoso 3.0 document for each loaded policy", True, akn.write),
    )
}


def export(store: Store, format: str, out: Path, track: Track = iter) -> None:
    """Write the graph to `out`, a path at which there is nothing yet; `track` follows the steps.

    Raises BadRequest, and leaves nothing, when it cannot be written.
    """
    chosen = FORMATS[format]
    with written_whole(out, chosen.is_folder) as path:
        chosen.write(store, path, track)
