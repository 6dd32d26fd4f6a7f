"""Differences: what changed between a parent's words and a child's, word by word.

Characters are compared, but a number with its unit and a Latin word count as one, so they are never cut. Place names, level
words (全省, 我区), terms of years in brackets, punctuation and white space are put aside: they are not compared. Amid changed
words they count as changed; elsewhere names, level words and terms that differ are marked as put aside, punctuation never.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from operator import itemgetter

from graph.linking.words import LEVEL_WORDS

SAME, CHANGED, ASIDE = "same", "changed", "aside"

# What stands as one: 2025年, 45万亩, 1－3家, 14.5%, 500千伏, 233吨/天
_NUMBER = r"""\d+(?:[.．,，]\d+)*(?:[-－—~～至]\d+(?:[.．]\d+)?)?[十百千万亿]*
(?:个百分点|[%％‰℃]|吨标准煤|(?:平方|立方)?(?:公里|千米|米)|公顷|千瓦时?|千伏|兆瓦|(?:吨|元|亩|米|人|个|家|座|项|年|月|日|户|辆|台|套|倍|次|条|种|批|天|度|处|名|类|级)(?:/[天日年月])?)?"""
_LATIN = r"(?:\d+(?:[.．]\d+)?)?[A-Za-zＡ-Ｚａ-ｚ]+(?:[.．\-]?[\dA-Za-zＡ-Ｚａ-ｚ]+)*"  # VOCs, PM2.5, 5G, 500kV
_TERM = r"[（(]20\d{2}[^()（）]{0,6}20\d{2}年[)）]"  # （2022-2025年）
_MARK = r"(?P<mark>[^\w%％])(?P=mark)*"  # ，  ——
_SPEAKS = re.compile(r"[\w%]")
_LONG = 4  # characters of a change amid which two equal ones are chance

Run = tuple[int, int, int]
"""Equal words: place in the parent, place in the child, how many."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words; `kind` is same (as to the words), changed, or aside: a place name, level word or term that differs."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two texts in parts; the parts of each joined give the text."""

    parent: tuple[Part, ...]
    child: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    key: str
    is_aside: bool


def difference(parent: str, child: str, places: Sequence[str] = ()) -> Difference:
    """What changed from `parent` to `child`; `places` are the place names of both documents, put aside.

    >>> [part.text for part in difference("全省装机占比达到50%", "全区装机占比达到60%").child if part.kind == CHANGED]
    ['60%']
    """
    pattern = _pattern(tuple(sorted(filter(None, places), key=len, reverse=True)))
    sides = list(_words(pattern, parent)), list(_words(pattern, child))
    kept = [[i for i, word in enumerate(side) if not word.is_aside] for side in sides]
    keys = [[side[i].key for i in indices] for side, indices in zip(sides, kept, strict=True)]
    runs = _without_islands(_equal_runs(keys[0], keys[1]), keys[0])
    _slide(runs, keys, [[i == 0 or side[i - 1].is_aside for i in indices] for side, indices in zip(sides, kept, strict=True)])
    partner = {kept[0][a + k]: kept[1][b + k] for a, b, size in runs for k in range(size)}
    back = {j: i for i, j in partner.items()}
    return Difference(tuple(_parts(sides[0], sides[1], partner)), tuple(_parts(sides[1], sides[0], back)))


def _pattern(places: tuple[str, ...]) -> re.Pattern[str]:
    """The words of a text, what is put aside first."""
    aside = "|".join([*map(re.escape, places), LEVEL_WORDS.pattern, _TERM])
    return re.compile(f"(?P<aside>{aside}|{_MARK})|{_LATIN}|{_NUMBER}|.", re.VERBOSE | re.DOTALL)


def _words(pattern: re.Pattern[str], text: str) -> Iterator[_Word]:
    for found in pattern.finditer(text):
        key = unicodedata.normalize("NFKC", found[0])
        is_mark = found["mark"] is not None and not _SPEAKS.search(key)  # ﹪ and ㎡ look like marks
        yield _Word(found[0], "" if is_mark else key, is_mark or (found["aside"] is not None and found["mark"] is None))


def _equal_runs(parent: list[str], child: list[str]) -> list[Run]:
    """What both have in the same order, and an empty run at the ends."""
    return [(a, b, size) for a, b, size in SequenceMatcher(None, parent, child, autojunk=False).get_matching_blocks()]


def _without_islands(runs: list[Run], words: list[str]) -> list[Run]:
    """The runs without what only looks kept: one character between changes, or two between long ones."""
    kept = []
    end = (0, 0)
    for (a, b, size), (next_a, next_b, _) in pairwise(runs):
        before, after = max(a - end[0], b - end[1]), max(next_a - a - size, next_b - b - size)
        end = a + size, b + size
        is_short = size <= 2 and all(len(word) == 1 for word in words[a : a + size])
        if not (is_short and min(before, after) >= (1 if size == 1 else _LONG)):
            kept.append((a, b, size))
    return [*kept, runs[-1]]


def _slide(runs: list[Run], keys: list[list[str]], opens: list[list[bool]]) -> None:
    """Move what was only added or only left out to where it begins a phrase: 。推|进…。推|动 becomes 。|推进…。|推动."""
    for k in range(len(runs) - 1):
        (a, b, size), (next_a, next_b, next_size) = runs[k : k + 2]
        if (a + size == next_a) == (b + size == next_b):
            continue
        side, start, end = (0, a + size, next_a) if b + size == next_b else (1, b + size, next_b)
        for shift in range(size + 1):
            if opens[side][start - shift]:
                runs[k : k + 2] = [(a, b, size - shift), (next_a - shift, next_b - shift, next_size + shift)]
                break
            if shift == size or keys[side][start - shift - 1] != keys[side][end - shift - 1]:
                break


def _parts(own: list[_Word], other: list[_Word], partner: dict[int, int]) -> Iterator[Part]:
    """The words of one side in runs of a kind; `partner` holds the place on the other side of each equal word."""
    kinds = [SAME if i in partner else CHANGED for i in range(len(own))]
    for gap in _gaps(own):
        first, last = gap.start - 1, gap.stop  # the words around it
        around: list[str] | None = None  # what is put aside at that place on the other side
        if first < 0 or first in partner:
            around = _asides(other, partner.get(first, -1) + 1, 1)
        if last == len(own) or last in partner:
            around = (around or []) + _asides(other, partner.get(last, len(other)) - 1, -1)
        for i in gap:
            kinds[i] = CHANGED if around is None else SAME if own[i].key in ("", *around) else ASIDE
    for kind, run in groupby(zip(own, kinds, strict=True), key=itemgetter(1)):
        yield Part("".join(word.text for word, _ in run), kind)


def _gaps(words: list[_Word]) -> Iterator[range]:
    """The runs of what is put aside."""
    place = 0
    for is_aside, run in groupby(word.is_aside for word in words):
        size = len(list(run))
        if is_aside:
            yield range(place, place + size)
        place += size


def _asides(words: list[_Word], place: int, step: int) -> list[str]:
    """The keys of what is put aside from `place` on, up to the next word that is compared."""
    keys = []
    while 0 <= place < len(words) and words[place].is_aside:
        keys.append(words[place].key)
        place += step
    return keys
