"""What the formats share: the parts of a graph in their order, its bookkeeping, and the steps that are followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from graph.reading import Readable
from graph.schema import EDGES

T = TypeVar("T")

PAIRS: tuple[tuple[str, str, str], ...] = tuple((edge.label, start, end) for edge in EDGES.values() for start, end in edge.ends)
"""Each edge label with the labels of its start and of its end."""


class Track(Protocol):
    """Gives the steps one after the other, and shows how far it is."""

    def __call__(self, steps: Sequence[T], /) -> Iterable[T]:
        """The steps."""
        ...


def records(store: Readable) -> Iterator[tuple[str, str]]:
    """The bookkeeping of the corpus, id and value, in the order of ids, without the version, which a store writes by itself."""
    ids = store.run("MATCH (meta:Meta) WHERE meta.id <> 'schema' RETURN meta.id AS id ORDER BY id").rows
    for (id,) in ids:
        yield id, store.run("MATCH (meta:Meta {id: $id}) RETURN meta.value AS value", {"id": id}).rows[0][0]
