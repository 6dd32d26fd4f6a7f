"""Named areas that are no administrative division: basins, city clusters, economic zones (`areas.toml`).

Members follow the national plans: 京津冀协同发展规划纲要, 粤港澳大湾区发展规划纲要, 长江经济带发展规划纲要,
黄河流域生态保护和高质量发展规划纲要, 京津冀及周边地区大气污染传输通道城市 (2017).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Area:
    """One area. `members` are codes of GB/T 2260, empty where the area cuts across divisions."""

    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    example: str


@cache
def areas() -> tuple[Area, ...]:
    """Return every named area, in the order of the file."""
    with (files(__package__) / "areas.toml").open("rb") as stream:
        entries = tomllib.load(stream)["area"]
    return tuple(
        Area(entry["name"], tuple(entry.get("aliases", ())), tuple(entry.get("members", ())), entry["example"]) for entry in entries
    )
