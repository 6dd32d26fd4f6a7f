"""The five-year plans and their years (`plan_years.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

with (files(__package__) / "plan_years.toml").open("rb") as _stream:
    _PLANS = tomllib.load(_stream)["plan"]

LAST_YEAR: Mapping[str, int] = MappingProxyType({plan["name"]: plan["last"] for plan in _PLANS})
"""The last year of each plan by its name: 十四五 2025."""

FIRST_YEAR: Mapping[str, int] = MappingProxyType({plan["name"]: plan["first"] for plan in _PLANS})
"""The first year of each plan by its name: 十四五 2021."""

NAMES: str = "|".join(LAST_YEAR)
"""The names of the plans as alternatives of a pattern: 十一五|十二五|…"""
