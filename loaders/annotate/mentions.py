"""Mentions: the regions and industries that a measure names."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from loaders.annotate.facts import Measure, Mention
from loaders.annotate.organs import NATION
from loaders.reference import areas, industries, regions

RULE = "mentions/1"
# A short name that is only part of another name: 大同煤矿集团, 五台山, 平遥古城, 汾河
_NOT_AFTER = re.compile(
    r"^(?:山(?!西|东)|河(?!北|南)|湖(?!北|南)|江(?!苏|西)|集团|公司|大学|学院|银行|古城|石窟|煤矿|铁路局|航空|机场|海关|特钢|钢铁)"
)
_NOT_BEFORE = re.compile(r"[\u4e00-\u9fff]$")
_LIST_BEFORE = re.compile(
    r"(?:^|[、，。；：（“\s和及与在以对将向从到至由是县市省区]|推进|推动|支持|加快|建设|深化|发挥|利用|打造|开展|实施)$"
)


@cache
def _region_names() -> ahocorasick.Automaton[tuple[str, int, str]]:
    """Names of divisions and named areas -> (id, length, name); a short name stands for one division only."""
    automaton: ahocorasick.Automaton[tuple[str, int, str]] = ahocorasick.Automaton()
    for name, found in regions.full_and_short_names().items():
        place = found[0]
        if len(name) >= 2 and place.code != NATION and place.valid_to is None:
            automaton.add_word(name, (place.code, len(name), name))
    for area in areas.areas():
        for name in (area.name, *area.aliases):
            automaton.add_word(name, (f"area-{area.name}", len(name), name))
    automaton.make_automaton()
    return automaton


@cache
def _industry_names() -> ahocorasick.Automaton[tuple[str, int, str]]:
    automaton: ahocorasick.Automaton[tuple[str, int, str]] = ahocorasick.Automaton()
    for industry in industries.industries():
        for name in industry.terms:
            automaton.add_word(name, (industry.code or f"industry-{industry.name}", len(name), industry.name))
    automaton.make_automaton()
    return automaton


def find_regions(measures: list[Measure], text: str, home: str | None) -> list[Mention]:
    """The regions that the measures name; short names of counties only count inside the document's own province."""
    out: list[Mention] = []
    province = (home or NATION)[:2]
    for measure, start, end, (key, _, name) in _hits(_region_names(), measures, text):
        own = key[:2] == province
        if not key.startswith("area-"):
            place = (
                regions.find(name, within=f"{province}0000")[0]
                if province != "10" and regions.find(name, within=f"{province}0000")
                else regions.region(key)
            )
            if place is None:
                continue
            key, own = place.code, place.code[:2] == province
            short = name != place.name
            if short and (_NOT_AFTER.match(text[end : end + 3]) or (place.level == "county" and not own)):
                continue
            if short and not _LIST_BEFORE.search(text[max(measure.start, start - 2) : start] if start > measure.start else ""):
                continue
        out.append(Mention(measure, key, name, text[start:end], start, end))
    return out


def find_industries(measures: list[Measure], text: str) -> list[Mention]:
    """The industries that the measures name, each once per measure."""
    out: list[Mention] = []
    seen: set[tuple[int, str]] = set()
    for measure, start, end, (key, _, name) in _hits(_industry_names(), measures, text):
        if (id(measure), key) not in seen:
            seen.add((id(measure), key))
            out.append(Mention(measure, key, name, text[start:end], start, end))
    return out


def _hits(
    automaton: ahocorasick.Automaton[tuple[str, int, str]], measures: list[Measure], text: str
) -> list[tuple[Measure, int, int, tuple[str, int, str]]]:
    """The longest names in each measure, left to right, none inside another."""
    out = []
    at, taken = 0, 0
    for last, value in automaton.iter_long(text):
        start = last - value[1] + 1
        while at < len(measures) and measures[at].end <= last:
            at += 1
        if at == len(measures):
            break
        if measures[at].start <= start and start >= taken:
            out.append((measures[at], start, last + 1, value))
            taken = last + 1
    return out
