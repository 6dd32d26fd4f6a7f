"""Loaders: a file of a policy becomes a Document, and a Document a Fragment of the graph.

parse_file(path) -> Document    reads one file
to_json(document) -> dict       what was found, for programs
assemble(document) -> Fragment  what the document contributes to the graph
reference_fragment() -> Fragment  regions, industries and catalogued policies, which belong to no document
pipeline(add) -> Language       a spaCy pipeline, for components of one's own: parse_file(path, pipeline(["mine"]))
to_displacy(document) -> list   each provision's words with what was found in them, for displaCy
sample_paths() -> list[Path]    the five bundled documents
"""

from loaders.document import Document
from loaders.fragments.assemble import assemble
from loaders.fragments.digests import digest_of
from loaders.fragments.displacy import to_displacy
from loaders.fragments.record import to_json
from loaders.fragments.reference_fragment import reference_fragment
from loaders.kinds.annotation import pipeline
from loaders.samples import sample_paths
from loaders.stages import parse, parse_file

__all__ = [
    "Document",
    "assemble",
    "digest_of",
    "parse",
    "parse_file",
    "pipeline",
    "reference_fragment",
    "sample_paths",
    "to_displacy",
    "to_json",
]
