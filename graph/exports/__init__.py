"""The graph in the formats of other programs.

Each format is a module with one function, which reads a store through the protocol ``Store`` and writes a file or a
folder. The same graph gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.exports.parts import Track
    from graph.stores.base import Store

__all__ = ["FORMATS", "Format", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it is for, whether it is a folder of files, and the module that writes it, imported when it is needed."""

    name: str
    doc: str
    is_folder: bool
    module: str

    def write(self, store: Store, out: Path, track: Track) -> None:
        """Write the graph to `out`; `track` follows the steps."""
        import_module(f"graph.exports.{self.module}").write(store, out, track)


FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format("graphml", "GraphML, for NetworkX and Gephi", False, "graphml"),
        Format("csv", "one table for each label of nodes and of edges, for spreadsheets", True, "tables"),
        Format("jsonl", "one JSON object a line, which zhengmai import reads", False, "jsonl"),
        Format("neo4j-admin", "what neo4j-admin database import reads", True, "admin"),
        Format("cypher", "a script of statements for an empty Neo4j database", False, "cypher"),
        Format("turtle", "RDF in Turtle, with terms of ELI where they fit", False, "turtle"),
        Format("akn", "one Akoma Ntoso 3.0 document for each loaded policy", True, "akn"),
    )
}


def export(store: Store, format: str, out: Path, track: Track = iter) -> None:
    """Write the graph to `out`, a path at which there is nothing yet; `track` follows the steps.

    Raises BadRequest, and leaves nothing, when it cannot be written.
    """
    from graph.exports.whole import written_whole

    chosen = FORMATS[format]
    with written_whole(out, chosen.is_folder) as path:
        chosen.write(store, path, track)
