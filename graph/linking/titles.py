"""Titles: taken apart into place, issuer, years and core, so that two spellings of one title can be told from two titles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph.ids import normal_title

NATION = "中华人民共和国"

Names = Mapping[str, frozenset[str]]
"""The codes of the regions that bear a name: 吉林 -> {220000, 220200}."""

# 二〇三五年 for 2035年
_CHINESE_YEAR = re.compile(r"[一二][〇○零Oo一二三四五六七八九]{3}(?=年)")
_DIGITS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
# （国科发社〔2022〕157号） at the end of a title
_NUMBER = re.compile(r"[(（][^()（）]{2,12}[〔\[［]\d{4}[〕\]］]第?\d+号[)）]\s*$")
# 山西省人民政府办公厅 in 山西省人民政府办公厅关于印发…的通知, after ids.normal_title
_ISSUER = re.compile(r"((?!关于|印发).{2,60}?[院府厅室委会局部办署门])(?=关于|印发)")
# The issuers of the nation: 国务院办公厅, 中共中央, 国家发展改革委
_NATIONAL = re.compile(r"国务院|中共中央|中央|国家|全国")
# 关于印发X的通知, 印发X的通知, 印发X
_FRAME = re.compile(r"(?:关于)?(?:印发|发布)(.+?)(?:的(?:通知|公告|函))?$")
# （2021—2025年） and （2021年版）, whose brackets and dash ids.normal_title removes
_YEARS = re.compile(r"20\d\d[至到~–]?20\d\d年?|20\d\d年版")
# （试行）, （修订）
_EDITION = re.compile(r"(?:试行|暂行|修订[版稿]?|修正)$")
# 我省 in 加快建立健全我省绿色低碳循环发展经济体系, 全国 in 全国碳排放权交易管理办法
_OWN_PLACE = re.compile(r"[我全本][国省区市县]")
# Words that authors exchange or leave out: 强化 for 严格, 推动 for 推进
_EXCHANGED = re.compile(
    r"加快|深入|全面|大力|积极|切实|着力|持续|扎实|有序|稳步|坚决|推进|推动|促进|强化|加强|加大|严格|严控|做好|抓好|开展|落实|实施好|的|和|与|及"
)
# What makes another policy of a title that is otherwise the same: 实施意见 and 意见, 第二批
_TELLING = re.compile(r"[\d一二三四五六七八九十非不]|进一步|实施|指导|补充|专项|若干|试点|工作|修订|[省市县区州]")

_LEAST_LETTERS = 12  # of a title in which letters may be missing
_MOST_MISSING = 3  # of them: 新发展 in 完整准确全面贯彻新发展理念
_LONGEST_NAME = 12  # letters of the name of a region


@dataclass(frozen=True, slots=True)
class Wording:
    """A title taken apart: the codes of the place that it begins with, issuer, range of years, and the words that are left."""

    places: frozenset[str]
    issuer: str
    years: str
    core: str

    def fits(self, other: Wording) -> bool:
        """Whether both may name one policy, if their cores do: no place, issuer or years that contradict."""
        return (
            (not self.places or not other.places or bool(self.places & other.places))
            and (not self.years or not other.years or self.years == other.years)
            and (_is_short_for(self.issuer, other.issuer) or _is_short_for(other.issuer, self.issuer))
        )


def spell(title: str) -> str:
    """A title in the spelling that is compared: no spaces and punctuation, years in digits, no document number at the end.

    >>> spell("«二〇三五年 远景目标»")
    '2035年远景目标'
    """
    return _CHINESE_YEAR.sub(lambda year: year[0].translate(_DIGITS), normal_title(_NUMBER.sub("", title)))


def read_title(title: str, names: Names) -> Wording:
    """A title, as `spell` gives it, taken apart."""
    framed = _ISSUER.match(title)
    rest = _FRAME.sub(r"\1", title[framed.end() :] if framed else title)
    inside = _ISSUER.match(rest)  # 关于印发《国务院办公厅关于…的意见》的通知
    rest = rest[inside.end() :] if inside else rest
    issuer = framed or inside
    places, _ = _leading_place(issuer[1] if issuer else title, names)
    if not places and issuer and _NATIONAL.match(issuer[1]):
        places = names.get(NATION, frozenset())
    inner, length = _leading_place(rest, names)
    rest = rest[length:]
    years = _YEARS.search(rest)
    rest = _EDITION.sub("", _YEARS.sub("", rest, count=1))
    return Wording(places or inner, issuer[1] if issuer else "", years[0] if years else "", without_own_place(rest).removeprefix("关于"))


def without_own_place(words: str) -> str:
    """Words without 我省, 全国 and the like."""
    return _OWN_PLACE.sub("", words)


def skeleton(core: str) -> str:
    """A core without the words that authors exchange."""
    return _EXCHANGED.sub("", core)


def is_misspelt(core: str, other: str) -> bool:
    """Whether two cores are one title spelt differently: in words that authors exchange, or by a few letters that one lacks.

    >>> is_misspelt("强化塑料污染治理的意见", "严格塑料污染治理的意见"), is_misspelt("科学绿化的意见", "科学绿化的实施意见")
    (True, False)
    """
    one, two = sorted((skeleton(core), skeleton(other)), key=len)
    if one == two:
        return len(one) >= _LEAST_LETTERS // 2
    if len(one) < _LEAST_LETTERS or not 0 < len(two) - len(one) <= _MOST_MISSING:
        return False
    steps = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    return all(step == "equal" or (step == "insert" and not _TELLING.search(two[start:end])) for step, _, _, start, end in steps)


def _leading_place(title: str, names: Names) -> tuple[frozenset[str], int]:
    """The codes of the last of the places that a title begins with, and where the words after them begin: 山西省忻州市|…"""
    start = len("中共") if title.startswith("中共") else 0
    first, codes = start, frozenset[str]()
    while end := next((end for end in range(min(len(title), start + _LONGEST_NAME), start + 1, -1) if title[start:end] in names), None):
        codes, start = names[title[start:end]], end
    return codes, start if start > first else 0


def _is_short_for(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in the same order: 省政府 in 山西省人民政府."""
    rest = iter(full)
    return all(character in rest for character in short)
