"""Comparisons of two documents, each a file or the id of a loaded policy."""

from __future__ import annotations

from pathlib import Path

from api.service.database import open_database
from api.settings import Settings
from graph.fragment import Fragment
from graph.linking.comparison import Comparison, compare
from graph.linking.sides import side_of
from graph.stores.reading import fragment_of
from queries.inheritance_columns import LikelyParent
from queries.inheritance_parents import likely_parents as likely_of
from queries.snapshot import Snapshot


def compare_documents(child: str, parent: str, settings: Settings) -> Comparison:
    """What became of the parent in the child; raises UnreadableFile or NotFound when one cannot be had."""
    return compare(side_of(_fragment(child, settings)), side_of(_fragment(parent, settings)))


def likely_parents(child: str, settings: Settings) -> tuple[LikelyParent, ...]:
    """The loaded policies of the child's own region and of those above it that it likely carries out, though it may name none.

    Raises UnreadableFile or NotFound when the child cannot be had.
    """
    document = _fragment(child, settings)
    with open_database(settings) as store:
        return likely_of(Snapshot(store), document)


def _fragment(name: str, settings: Settings) -> Fragment:
    if _is_file(name):
        import loaders

        return loaders.assemble(loaders.parse_file(Path(name)))
    with open_database(settings) as store:
        return fragment_of(store, name)


def _is_file(name: str) -> bool:
    """Whether a file of that name is there; a name that no file can have (a whole title) is none."""
    try:
        return Path(name).exists()
    except OSError:
        return False
