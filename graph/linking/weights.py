"""The thresholds of the alignment, from weights.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def weights(kind: str) -> Mapping[str, float]:
    """The thresholds for one kind of link: provision, measure, target, outline or reuse."""
    with (files(__package__) / "weights.toml").open("rb") as stream:
        table: dict[str, dict[str, float]] = tomllib.load(stream)
    return table[kind]
