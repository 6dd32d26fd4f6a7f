"""A corpus of any size: mutated copies of documents, each with a region, a date and a parent.

Levels stand in a fixed proportion (nation 2 %, provinces 13 %, cities 35 %, counties 50 %), so what every document must be looked
up against grows with the corpus: the hard case. The regions are those of GB/T 2260. A policy's parent is an earlier one of the
nearest ancestor region that has any; the nation's are copies of the documents themselves. Four policies appear a day.

A child is its parent with these mutations, one after another:

drop     a clause goes with a chance of 10 %, a sentence with 15 % (a clause keeps its heading and a sentence)
reword   a word of `synonyms.toml` becomes another of its group with a chance of 40 %
figures  a number becomes another one of as many digits with a chance of 30 %
reorder  neighbouring clauses change places with a chance of 20 %, neighbouring sentences with 15 %

and the names of the place become those of its region. All chances are drawn from a generator seeded by the policy's number,
so that a text is made when it is wanted, from its forebears, and need not be kept.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from graph.linking.sides import side_of
from loaders import assemble, parse_file
from loaders.reference.regions import Region, ancestors, regions

SHARES = {"national": 2, "province": 13, "city": 35, "county": 50}
DROP_CLAUSE, DROP_SENTENCE, REWORD, FIGURE, SWAP_CLAUSES, SWAP_SENTENCES = 0.10, 0.15, 0.40, 0.30, 0.20, 0.15
PLACE = "{place}"
CACHED = 1000  # texts of policies kept at hand

_SENTENCE = re.compile(r"[^。；\n]*[。；\n]|[^。；\n]+$")
_NUMBER = re.compile(r"\d+")

T = TypeVar("T")
Clauses = dict[int, str]  # by the place of the clause in the document that all was copied from


@dataclass(frozen=True, slots=True)
class Policy:
    """One document: `parent` is a number, None for a copy of a source; `source` says which one all its forebears come from."""

    number: int
    region: Region
    date: str
    parent: int | None
    source: int


class Corpus:
    """Policies one after another, each made from its number. Only what `Policy` says is kept."""

    def __init__(self, sources: Sequence[Clauses], seed: int = 0) -> None:
        """Make an empty corpus of copies of `sources`, whose own place stands as PLACE."""
        self.policies: list[Policy] = []
        self._sources = sources
        self._seed = seed
        self._of_region: dict[str, list[int]] = {}
        self._by_level: dict[str, list[Region]] = {level: [] for level in SHARES}
        for code in sorted(regions()):
            self._by_level[regions()[code].level].append(regions()[code])
        self._made: dict[int, Clauses] = {}

    def grow(self) -> Policy:
        """The next policy."""
        number = len(self.policies)
        random = self._random(number, "policy")
        level = random.choices(list(SHARES), list(SHARES.values()))[0] if number else "national"
        region = random.choice(self._by_level[level])
        above = next((found for r in ancestors(region.code) if (found := self._of_region.get(r.code))), None)
        parent = random.choice(above) if above else None
        source = random.randrange(len(self._sources)) if parent is None else self.policies[parent].source
        day = date(2000, 1, 1) + timedelta(days=number // 4)
        self.policies.append(Policy(number, region, day.isoformat(), parent, source))
        self._of_region.setdefault(region.code, []).append(number)
        return self.policies[number]

    def above(self, policy: Policy) -> list[Policy]:
        """The policies of the ancestor regions that came before this one."""
        numbers = [n for region in ancestors(policy.region.code) for n in self._of_region.get(region.code, ()) if n < policy.number]
        return [self.policies[number] for number in numbers]

    def clauses(self, policy: Policy) -> Clauses:
        """The policy's clauses, in its order, with its region's name."""
        return {key: text.replace(PLACE, policy.region.name) for key, text in self._clauses(policy.number).items()}

    def _clauses(self, number: int) -> Clauses:
        if number not in self._made:
            policy = self.policies[number]
            before = self._sources[policy.source] if policy.parent is None else self._clauses(policy.parent)
            if len(self._made) >= CACHED:
                del self._made[next(iter(self._made))]
            self._made[number] = mutated(before, self._random(number, "text"))
        return self._made[number]

    def _random(self, number: int, use: str) -> Random:
        return Random(f"{self._seed}/{number}/{use}")


def read_source(path: Path) -> Clauses:
    """The clauses of a real document, heading first, its place names as PLACE."""
    side = side_of(assemble(parse_file(path)))
    clauses = {clause.seq: f"{clause.heading}。{clause.text}" for clause in side.clauses}
    for place in side.places:
        clauses = {key: text.replace(place, PLACE) for key, text in clauses.items()}
    return clauses


def places(policy: Policy) -> tuple[str, ...]:
    """The names of the policy's region and of those that it lies in."""
    return tuple(
        sorted({name for r in (policy.region, *ancestors(policy.region.code)) for name in (r.name, r.short_name) if len(name) > 1})
    )


def mutated(clauses: Clauses, random: Random) -> Clauses:
    """A child's clauses: dropped, reworded, with other figures, in another order."""
    kept = [key for key in clauses if random.random() >= DROP_CLAUSE] or list(clauses)
    return {key: _mutated_text(clauses[key], random) for key in _swapped(kept, SWAP_CLAUSES, random)}


def _mutated_text(text: str, random: Random) -> str:
    heading, *sentences = _SENTENCE.findall(text)
    kept = [sentence for sentence in sentences if random.random() >= DROP_SENTENCE] or sentences
    text = heading + "".join(_swapped(kept, SWAP_SENTENCES, random))
    pattern, others = synonyms()
    text = pattern.sub(lambda word: random.choice(others[word[0]]) if random.random() < REWORD else word[0], text)
    return _NUMBER.sub(lambda number: _other(number[0], random) if random.random() < FIGURE else number[0], text)


def _swapped(items: Sequence[T], chance: float, random: Random) -> list[T]:
    made = list(items)
    for i in range(len(made) - 1):
        if random.random() < chance:
            made[i], made[i + 1] = made[i + 1], made[i]
    return made


def _other(number: str, random: Random) -> str:
    """Another number of as many digits: 25 becomes 38."""
    return str(random.randrange(10 ** (len(number) - 1), 10 ** len(number)))


@cache
def synonyms() -> tuple[re.Pattern[str], Mapping[str, Sequence[str]]]:
    """A pattern of all words of the table, long ones first, and for each the words that may stand for it."""
    groups: list[list[str]] = tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))["groups"]
    others: dict[str, list[str]] = {}
    for group in groups:
        for word in group:
            others[word] = [*others.get(word, ()), *(other for other in group if other != word)]
    return re.compile("|".join(sorted(others, key=lambda word: (-len(word), word)))), others
