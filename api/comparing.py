"""Comparisons of two documents, each a file or the id of a loaded policy."""

from __future__ import annotations

from pathlib import Path

from graph.linking.comparison import Comparison, compare
from graph.linking.sides import Side, side_of


def compare_documents(child: str, parent: str, db: str) -> Comparison:
    """What became of the parent in the child; raises UnreadableFile or NotFound when one cannot be had."""
    return compare(_side(child, db), _side(parent, db))


def _is_file(name: str) -> bool:
    """Whether a file of that name is there; a name that no file can have (a whole title) is none."""
    try:
        return Path(name).exists()
    except OSError:
        return False


def _side(name: str, db: str) -> Side:
    if _is_file(name):
        import loaders

        return side_of(loaders.assemble(loaders.parse_file(Path(name))))
    from graph.reading import fragment_of
    from graph.stores import open_store

    store = open_store(db, read_only=True)
    try:
        return side_of(fragment_of(store, name))
    finally:
        store.close()
