"""Mentions: the regions and industries that a measure names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from loaders.annotate.facts import Measure, Mention
from loaders.reference import areas, industries, regions
from loaders.reference.regions import NATION

RULE = "mentions/1"
# A short name that is only part of another name: 大同煤矿集团, 五台山, 平遥古城, 汾河
_NOT_AFTER = re.compile(
    r"(?:山(?!西|东)|河(?!北|南)|湖(?!北|南)|江(?!苏|西)|域|集团|公司|理工|师范|科技大学|大学|学院|银行|古城|石窟|煤矿|铁路局|航空|机场|海关|特钢|钢铁)"
)
# Divisions whose names are ordinary words too: 城市建成区、城区, 矿区
_ORDINARY = frozenset({"城区", "矿区", "郊区", "新区", "市中区", "城关区", "港口区"})
_LIST_BEFORE = re.compile(
    r"(?:^|[、，。；：（“\s和及与在以对将向从到至由是县市省区]|推进|推动|支持|加快|建设|深化|发挥|利用|打造|开展|实施)$"
)


Name = tuple[str, str, str, int]  # (region or industry, id, name, how many characters are printed)


@cache
def _names() -> tuple[BytesAhoCorasick, list[Name]]:
    """A search for the names of divisions, named areas and industries, and what each stands for.

    A short name of several divisions stands for the first. The search is for UTF-8, which can hold any text.
    """
    names: dict[str, Name] = {}
    for industry in industries.industries():
        for term in industry.terms:
            names[term] = ("industry", industry.code or f"industry-{industry.name}", industry.name, len(term))
    for name, (place, *_) in regions.full_and_short_names().items():
        if len(name) >= 2 and place.code != NATION and place.valid_to is None:
            names[name] = ("region", place.code, name, len(name))
    for area in areas.areas():
        for name in (area.name, *area.aliases):
            names[name] = ("region", f"area-{area.name}", name, len(name))
    search = BytesAhoCorasick([name.encode() for name in names], MatchKind.LeftmostLongest, Implementation.DFA)
    return search, list(names.values())


def find_mentions(text: str, measures: list[Measure], home: str | None) -> tuple[list[Mention], list[Mention]]:
    """The regions and the industries that the measures name; an industry once per measure.

    Short names of counties only count inside the document's own province.
    """
    places: list[Mention] = []
    trades: list[Mention] = []
    seen: set[tuple[int, str]] = set()
    for measure, start, end, (kind, key, name, _) in _hits(text, measures):
        if kind == "region":
            code = _region(text, measure.start, start, end, key, name, home or NATION)
            if code:
                places.append(Mention(measure, code, name, text[start:end], start, end))
        elif (measure.start, key) not in seen:
            seen.add((measure.start, key))
            trades.append(Mention(measure, key, name, text[start:end], start, end))
    return places, trades


def _region(text: str, left: int, start: int, end: int, key: str, name: str, home: str) -> str | None:
    """The id of the region that a name stands for in a document of `home`; None when it is only part of another name."""
    if key.startswith("area-"):
        return key
    province = f"{home[:2]}0000"
    near = regions.find(name, within=province) if home != NATION else ()
    place = near[0] if near else regions.region(key)
    if name in _ORDINARY or text.startswith("域", end):
        return None
    if name != place.name:
        foreign = place.level == "county" and place.code[:2] != home[:2]
        part = _NOT_AFTER.match(text, end) or not (start == left or _LIST_BEFORE.search(text[max(left, start - 2) : start]))
        if foreign or part:
            return None
    return place.code


def _hits(text: str, measures: list[Measure]) -> Iterator[tuple[Measure, int, int, Name]]:
    """The longest names in the measures, left to right, none inside another."""
    search, names = _names()
    encoded = text.encode("utf-8", "surrogatepass")
    at = end = end_byte = 0
    for which, first_byte, stop_byte in search.find_matches_as_indexes(encoded):
        start = end + len(encoded[end_byte:first_byte].decode("utf-8", "surrogatepass"))
        end, end_byte = start + names[which][3], stop_byte
        while at < len(measures) and measures[at].end < end:
            at += 1
        if at == len(measures):
            return
        if measures[at].start <= start:
            yield measures[at], start, end, names[which]
