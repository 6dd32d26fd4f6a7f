"""The units that figures are printed in (`units.toml`): shares, measured units, words that things are counted by."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

with (files(__package__) / "units.toml").open("rb") as _stream:
    _DATA = tomllib.load(_stream)

PERCENT: tuple[str, ...] = tuple(_DATA["percent"])
"""Shares and points of shares: %, ‰, 个百分点."""

MEASURED: tuple[str, ...] = tuple(_DATA["measured"])
"""Units with a dimension; what each is worth in SI stands in `units.txt`."""

COUNTED: tuple[str, ...] = tuple(_DATA["counted"])
"""Words that things are counted by: 个, 家, 座."""

MULTIPLES: Mapping[str, float] = MappingProxyType(_DATA["multiples"])
"""What is counted in ten thousands, with how many one of them is: 万人 10,000."""

PRINTED: tuple[str, ...] = tuple(sorted((*PERCENT, *MEASURED, *MULTIPLES, *COUNTED), key=len, reverse=True))
"""Every unit, the longest first, as a pattern must try them."""
