"""Loaders: a file of a policy becomes a Document, and a Document a Fragment of the graph.

parse_file(path) -> Document    reads one file
to_json(document) -> dict       what was found, for programs
assemble(document) -> Fragment  what the document contributes to the graph
reference_fragment() -> Fragment  regions, industries and catalogued policies, which belong to no document
sample_paths() -> list[Path]    the five bundled documents
"""

from loaders.assemble import assemble
from loaders.document import Document, digest_of, parse, parse_file
from loaders.record import to_json
from loaders.reference_fragment import reference_fragment
from loaders.samples import sample_paths

__all__ = ["Document", "assemble", "digest_of", "parse", "parse_file", "reference_fragment", "sample_paths", "to_json"]
