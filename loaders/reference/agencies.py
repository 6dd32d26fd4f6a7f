"""Function families of organs and the successions between them.

A family is one function (发展改革, 生态环境 …) with the names that its organs have at each level. `agencies.toml` and
`successions.toml` hold the data; names of national organs follow the State Council's list of organs of March 2023 and
the reform plans of 2013, 2018 and 2023.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from loaders.reference.regions import MUNICIPALITIES

OrganType = Literal["government", "party", "mass", "branch", "enterprise", "judicial", "military", "legislature", "collective"]

# A short name ends like the full name of its level: 工信厅, but 市 + 工信局. Longest first.
_ENDINGS = (
    ("委员会", "委"),
    ("办公厅", "办公厅"),
    ("办公室", "办公室"),
    ("分局", "分局"),
    ("支局", "支局"),
    ("总队", "总队"),
    ("支队", "支队"),
    ("大队", "大队"),
    ("调查队", "队"),
    ("厅", "厅"),
    ("局", "局"),
    ("委", "委"),
)
_SWAPPED = ("办公厅", "办公室", "分局", "总队", "支队", "大队", "厅", "局", "委")


@dataclass(frozen=True, slots=True)
class Family:
    """One function and the names of its organs.

    `names` gives by level the canonical body, which follows a place name (山西省 + 发展和改革委员会); under `nation` stands the full
    name. `forms` are names with the place inside them: `{place}` is a place or a level word (团{place}委: 团省委, 团太原市委), `{short}`
    a place's short name only (`{short}金融监管局`). `full` gives by level the legal name of an organ that is not place + body, with
    `{name}` and `{short}` for the place. `regional` gives the body that one region uses instead, by region code. `valid_from` and
    `valid_to` are years, months or days in ISO 8601: the first and the last date at any level, where a succession is more exact.
    """

    function: str
    organ_type: OrganType
    names: Mapping[str, str]
    short: str
    aliases: tuple[str, ...]
    national_aliases: tuple[str, ...]
    forms: tuple[str, ...]
    full: Mapping[str, str]
    regional: Mapping[str, str]
    valid_from: str | None
    valid_to: str | None
    example: str

    @property
    def is_local(self) -> bool:
        """Whether organs of this family follow a place or a level word."""
        return any(level != "nation" for level in self.names)

    @property
    def bodies(self) -> tuple[str, ...]:
        """Every name that follows a place or a level word, canonical ones first, without repeats."""
        own = [name for level, name in self.names.items() if level != "nation"]
        short = [self.short] if self.is_local else []
        return tuple(dict.fromkeys([*own, *short, *self.aliases, *self.regional.values()]))

    @property
    def national(self) -> tuple[str, ...]:
        """Every name of the national organ, the full one first; empty if there is none."""
        name = self.names.get("nation")
        return tuple(dict.fromkeys([*([name] if name else []), *self.national_aliases]))

    def body(self, level: str, region: str | None = None) -> str | None:
        """Return the canonical body at a level, or None; `region` is the code of the place, whose own usage goes first.

        The four municipalities (110000, 120000, 310000, 500000) are of level `municipality`, also when `province` is asked for.
        """
        if region is not None and region in self.regional:
            return self.regional[region]
        if level == "province" and region in MUNICIPALITIES:
            level = "municipality"
        if level == "municipality":
            return self.names.get("municipality") or self.names.get("province")
        return self.names.get(level)

    def full_name(self, level: str, name: str, short: str, region: str | None = None) -> str | None:
        """Return the full name of the organ at a place with this full and short name, or None if the level has none.

        ("province", "山西省", "山西") gives 山西省能源局, 国家税务总局山西省税务局, 中共山西省委组织部.
        """
        if level in ("nation", "national"):
            return self.names.get("nation")
        form = self.full.get("province" if level == "municipality" else level)
        if form is not None:
            return form.format(name=name, short=short)
        body = self.body(level, region)
        return None if body is None else name + body

    def meant(self, printed: str, level: str, region: str | None = None) -> str:
        """Return the full body that a printed one stands for; one that shortens none of the family's is what it says.

        发改委 stands for 发展和改革委员会, at every level; 科技创新局 is not 科学技术局, nor 卫生健康局 卫生健康委员会.
        """
        own = [name for place, name in self.names.items() if place != "nation"]
        fulls = [body for body in (self.body(level, region), *own, *self.regional.values()) if body]
        return next((full for full in fulls if shortens(printed, full)), printed)

    def short_of(self, body: str, level: str, region: str | None = None) -> str:
        """Return the short form of a full body at a level."""
        if body == self.body(level, region):
            return self.short_body(level, region)
        return self.short if shortens(self.short, body) else body

    def short_body(self, level: str, region: str | None = None) -> str:
        """Return the short body as it ends at a level: 工信厅 of a province, 工信局 of a city, 发展改革局 of a county."""
        body = self.body(level, region)
        if body is None or body.endswith(self.short):
            return self.short
        full, ending = next(((full, short) for full, short in _ENDINGS if body.endswith(full)), ("", None))
        if region in self.regional and not any(name.startswith(body.removesuffix(full)) for name in self.names.values()):
            return body.removesuffix(full) + (ending or "")
        stem = next((self.short.removesuffix(old) for old in _SWAPPED if self.short.endswith(old)), None)
        return self.short if ending is None or stem is None else stem + ending


@dataclass(frozen=True, slots=True)
class Succession:
    """One handing-over of duties between two families.

    `from_function` and `to_function` are keys of families; `levels` where it happened; `regions` the codes that it is known for, each
    with all below it, or empty where it happened everywhere at these levels; `date` a year, month or day in ISO 8601; `scope` is ("all",)
    or the duties named by words; `source` the reform plan.
    """

    from_function: str
    to_function: str
    levels: tuple[str, ...]
    regions: tuple[str, ...]
    date: str
    scope: tuple[str, ...]
    source: str


def shortens(short: str, full: str) -> bool:
    """Whether a name is another with characters left out: 住建厅, 住房和城乡建设厅."""
    rest = iter(full)
    return all(letter in rest for letter in short)


def _entries(file: str, key: str) -> list[dict[str, Any]]:
    with (files(__package__) / file).open("rb") as stream:
        entries: list[dict[str, Any]] = tomllib.load(stream)[key]
    return entries


@cache
def families() -> tuple[Family, ...]:
    """Return every family, in the order of the file."""
    return tuple(
        Family(
            function=entry["function"],
            organ_type=entry["organ_type"],
            names=MappingProxyType(entry.get("names", {})),
            short=entry["short"],
            aliases=tuple(entry.get("aliases", ())),
            national_aliases=tuple(entry.get("national_aliases", ())),
            forms=tuple(entry.get("forms", ())),
            full=MappingProxyType(entry.get("full", {})),
            regional=MappingProxyType(entry.get("regional", {})),
            valid_from=entry.get("valid_from"),
            valid_to=entry.get("valid_to"),
            example=entry["example"],
        )
        for entry in _entries("agencies.toml", "family")
    )


@cache
def family(function: str) -> Family:
    """Return the family with this key; raise KeyError if there is none."""
    return {one.function: one for one in families()}[function]


def _index(pairs: Iterator[tuple[str, Family]]) -> Mapping[str, Family]:
    index: dict[str, Family] = {}
    for name, owner in pairs:
        other = index.setdefault(name, owner)
        if other is not owner:
            raise ValueError(f"agencies.toml: {name} belongs to {other.function} and to {owner.function}; leave it with one")
    return MappingProxyType(index)


@cache
def bodies() -> Mapping[str, Family]:
    """Return the family of every body; a body follows a place or a level word (能源局, 发改委)."""
    return _index((body, one) for one in families() for body in one.bodies)


@cache
def national_names() -> Mapping[str, Family]:
    """Return the family of every name of a national organ (国家能源局, 国务院国资委)."""
    return _index((name, one) for one in families() for name in one.national)


@cache
def forms() -> Mapping[str, Family]:
    """Return the family of every name with a place inside it (国网{place}供电公司, 团{place}委)."""
    return _index((form, one) for one in families() for form in one.forms)


@cache
def successions() -> tuple[Succession, ...]:
    """Return every succession, in the order of the file."""
    return tuple(
        Succession(
            from_function=entry["from"],
            to_function=entry["to"],
            levels=tuple(entry["levels"]),
            regions=tuple(entry.get("regions", ())),
            date=entry["date"],
            scope=tuple(entry["scope"]),
            source=entry["source"],
        )
        for entry in _entries("successions.toml", "succession")
    )
