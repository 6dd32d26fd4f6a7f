"""The words of questions and answers about agencies, from ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that ask for a role; `role` or `basis` None stands for every one."""

    words: str
    example: str
    role: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Roles and bases with their Chinese labels, the cues (longest first), words without a meaning of their own, and compounds.

    A compound holds the word of a duty but names no such duty: 节能 in 节能环保产业.
    """

    roles: dict[str, str]
    bases: dict[str, str]
    cues: tuple[Cue, ...]
    fillers: tuple[str, ...]
    compounds: tuple[str, ...]
    predecessors: tuple[str, ...]
    kinds: tuple[str, ...]
    no_region: str


@cache
def words() -> Words:
    """The table of ``words.toml``."""
    data = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

    def longest_first(given: list[str]) -> tuple[str, ...]:
        return tuple(sorted(given, key=len, reverse=True))

    return Words(
        roles=data["roles"],
        bases=data["bases"],
        cues=tuple(sorted((Cue(**cue) for cue in data["cue"]), key=lambda cue: -len(cue.words))),
        fillers=longest_first(data["fillers"]),
        compounds=longest_first(data["compounds"]),
        predecessors=longest_first(data["predecessors"]),
        kinds=tuple(data["kinds"]),
        no_region=data["no_region"],
    )


def check_choice(parameter: str, value: str | None, choices: Collection[str]) -> None:
    """Raise BadRequest unless `value` is None or one of `choices`."""
    if value is not None and value not in choices:
        raise BadRequest(f"{parameter} must be one of {', '.join(choices)}, not {value!r}")
