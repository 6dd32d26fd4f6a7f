"""Narrowing: what is left of a list under some filters, and what else it could be narrowed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from queries.answer import Answer

Item = TypeVar("Item")

Values = Mapping[str, Collection[str]]
"""Values by the name of the filter."""


@dataclass(frozen=True, slots=True)
class Choice(Answer):
    """One value that an answer can be narrowed to."""

    value: str
    """The value of the parameter."""
    name: str
    """What people call it."""
    count: int
    """How many entries there are with it, all other filters being as they are."""
    chosen: bool
    """Whether the answer is narrowed to it."""


def narrow(
    items: Sequence[Item], filters: Collection[str], values_of: Callable[[Item], Values], chosen: Values
) -> tuple[list[Item], dict[str, Counter[str]]]:
    """The items that have one of the chosen values of every filter that has some, and how many items each value of each filter would leave.

    The count of a value is that of the items that pass every other filter, so that one value can be exchanged for another.
    """
    left: list[Item] = []
    counts: dict[str, Counter[str]] = {name: Counter() for name in filters}
    wanted = {name: set(some) for name, some in chosen.items() if some}
    for item in items:
        values = values_of(item)
        failed = [name for name, some in wanted.items() if some.isdisjoint(values[name])]
        if not failed:
            left.append(item)
        if len(failed) < 2:
            for name in failed or filters:
                count = counts[name]
                for value in values[name]:
                    count[value] += 1
    return left, counts


def choices(counts: Counter[str], chosen: Collection[str], names: Mapping[str, str]) -> tuple[Choice, ...]:
    """The values, the most frequent first; one that is chosen is there even if nothing has it."""
    ordered = sorted({*counts, *chosen}, key=lambda value: (-counts[value], value))
    return tuple(Choice(value, names.get(value, value), counts[value], value in chosen) for value in ordered)
