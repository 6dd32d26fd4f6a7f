"""Relations: the role in which a document is named, by the words around the name (`loaders/reference/relations.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.reference import plan_years

# “十四五”, 第十四个五年规划
_PLAN = re.compile(rf"(?P<name>{plan_years.NAMES})|第(?P<ordinal>[一二三四五六七八九十]+)个五年")
# 《…条例》、《…办法》（…号）同时废止
_REPEALED = re.compile(r"^(?:[、及和与]|《[^》]*》|（[^（）]*）)*[^，。；《》]{0,20}?(?:废止|停止(?:执行|施行))")
_AMENDED_BEFORE = re.compile(r"(?:决定对|对)[^，。；《》]{0,10}$")  # 决定对《…条例》作如下修改
_AMENDED_AFTER = re.compile(r"^[^。；]{0,20}?(?:作|作出|进行)?(?:如下|以下)?(?:修改|修正)")


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a document is named: the words of the sentence on both sides, and what is known of the place.

    `opening`: before the first heading. `article`: in the first article of a regulation. `background`: under a heading that tells what has been
    done. `numbered`: a document number follows.
    """

    title: str
    before: str
    after: str
    opening: bool
    article: bool
    background: bool
    numbered: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    relation: str
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    conditions: tuple[tuple[str, bool], ...]

    def fits(self, naming: Naming) -> bool:
        return all(getattr(naming, key) == value for key, value in self.conditions) and all(
            pattern.search(getattr(naming, key)) for key, pattern in self.patterns
        )


_CONDITIONS = {"opening": "opening", "articles": "article", "background": "background", "numbered": "numbered"}


@cache
def _rules() -> tuple[_Rule, ...]:
    with (files("loaders.reference") / "relations.toml").open("rb") as stream:
        entries = tomllib.load(stream)["rule"]
    return tuple(
        _Rule(
            entry["relation"],
            tuple((key, re.compile(entry[key])) for key in ("title", "before", "after") if key in entry),
            tuple((field, entry[key]) for key, field in _CONDITIONS.items() if key in entry),
        )
        for entry in entries
    )


def relation_of(naming: Naming, own_title: str) -> str:
    """implements, basis, mention or planned: the role in which a document is named in one with the title `own_title`.

    A plan does not carry out the plan of an earlier period, though its opening looks back at it.
    """
    relation = next((rule.relation for rule in _rules() if rule.fits(naming)), "mention")
    if relation == "implements":
        cited, own = _plan_year(naming.title), _plan_year(own_title)
        if cited and own and cited < own:
            return "mention"
    return relation


def _plan_year(title: str) -> int | None:
    """The last year of the five-year plan that a title names."""
    named = _PLAN.search(title)
    return plan_years.LAST_YEAR.get(named["name"] or f"{named['ordinal']}五") if named else None


def effect_of(before: str, after: str) -> str | None:
    """repeals or amends: what a sentence does to the document that it names; None where it only names it.

    >>> effect_of("", "同时废止"), effect_of("决定对", "作如下修改")
    ('repeals', 'amends')
    """
    if _REPEALED.match(after):
        return "repeals"
    return "amends" if _AMENDED_BEFORE.search(before) and _AMENDED_AFTER.match(after) else None
