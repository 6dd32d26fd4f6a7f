"""Canonical indicators and the names that mean the same (`indicators.toml`).

Two names are one indicator only if quantity and scope agree: 城市生活垃圾回收利用率 and 生活垃圾回收利用率 are two.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """One indicator. `direction` says which way is stricter; `additive` whether parts add up; `unit_dimension` what it is measured in.

    A change has no direction of its own: 下降14.5% of a `lower` indicator is stricter than 下降14%.
    """

    name: str
    aliases: tuple[str, ...]
    direction: Literal["higher", "lower"]
    additive: bool
    unit_dimension: str
    example: str


@cache
def indicators() -> tuple[IndicatorEntry, ...]:
    """Return every indicator, in the order of the file."""
    with (files(__package__) / "indicators.toml").open("rb") as stream:
        entries = tomllib.load(stream)["indicator"]
    return tuple(
        IndicatorEntry(
            name=entry["name"],
            aliases=tuple(entry.get("aliases", ())),
            direction=entry["direction"],
            additive=entry["additive"],
            unit_dimension=entry["unit_dimension"],
            example=entry["example"],
        )
        for entry in entries
    )
