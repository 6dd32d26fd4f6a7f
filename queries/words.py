"""The words of answers about agencies, from ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Words:
    """Roles and bases with their Chinese labels, compounds (longest first), and examples of questions.

    A compound holds the word of a duty but names no such duty: 节能 in 节能环保产业.
    """

    roles: dict[str, str]
    bases: dict[str, str]
    compounds: tuple[str, ...]
    kinds: tuple[str, ...]
    no_region: str


@cache
def words() -> Words:
    """The table of ``words.toml``."""
    data = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

    return Words(
        roles=data["roles"],
        bases=data["bases"],
        compounds=tuple(sorted(data["compounds"], key=len, reverse=True)),
        kinds=tuple(data["kinds"]),
        no_region=data["no_region"],
    )


def check_choice(parameter: str, value: str | None, choices: Collection[str]) -> None:
    """Raise BadRequest unless `value` is None or one of `choices`."""
    if value is not None and value not in choices:
        raise BadRequest(f"{parameter} must be one of {', '.join(choices)}, not {value!r}")
