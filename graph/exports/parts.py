"""What the formats share: the parts of a graph in their order, and the steps that are followed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from graph.schema import EDGES

T = TypeVar("T")

PAIRS: tuple[tuple[str, str, str], ...] = tuple((edge.label, start, end) for edge in EDGES.values() for start, end in edge.ends)
"""Each edge label with the labels of its start and of its end."""


class Track(Protocol):
    """Gives the steps one after the other, and shows how far it is."""

    def __call__(self, steps: Sequence[T], /) -> Iterable[T]:
        """The steps."""
        ...
