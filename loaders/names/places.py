"""Places: the divisions that a name holds, and the region of a document.

The region comes from the issuers, else from the title's place wherever it stands in it, else from the addressees, else from the
number's letters, else from what the document says of itself; the file's name is the last resort. A ministry, 国家 and 全国 mean the nation.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.reference import agencies, regions
from loaders.reference.regions import NATION, Region

_NATIONAL_LETTERS = re.compile(r"^(?:国|中发|中办|主席令|发改|财|环|工信|建|农|商|交|科|银|证监|人社|卫|教|民|水|林|能|税|海关)")
# 国务院办公厅, 国家能源局, 中共中央, 最高人民法院, 第十三届全国人民代表大会常务委员会
_NATIONAL_ORGAN = re.compile(
    r"^(?:中华人民共和国|国务院|国家|中共中央|中央|全国|最高人民|第[一二三四五六七八九十]+届全国|中国(?:人民银行|证监会|银保监会|气象局)(?!.{2,6}(?:分行|监管局|支行|分局)))"
)
# 国家能源局山西监管办公室, 中国人民银行太原中心支行: a central organ's branch lies in its place
_ALL_PROVINCES = re.compile(r"各省(?:（|、|\(|自治区|级)")  # 各省、自治区、直辖市生态环境厅（局）
_OFFICE = re.compile(r"(?:办公厅|综合司|办公室)$")  # 生态环境部办公厅
_BRANCH = re.compile(r"(?:监管办公室|监管办|监管局|分局|分行|支行|专员办|办事处|调查总队)$")
_WORDS = frozenset({"朝阳", "长治", "安康", "东方", "中山", "大同", "通化", "平安"})  # names of cities that are words too
_SUFFIX = re.compile(r"省|市|自治区|特别行政区|自治州|地区|盟|自治旗|旗|自治县|县|区")
_LONGEST_NAME = 14
_SHORTEST = 2

# What a document of a level calls itself; the level word with the levels that it may mean
_SELF = {
    "省": ("province",),
    "市": ("city", "province"),
    "区": ("county", "province"),
    "县": ("county",),
    "州": ("city",),
    "旗": ("county",),
}
_SELF_WORD = re.compile(r"[我全本](省|市|区|县|州|旗)(?!域|场|政|块)")
_NATION_WORD = re.compile(r"我国|全国|各省|各地区|国家(?=发展改革委|能源局|重点|级|标准)")
_FEWEST_WORDS = 3  # of 全国 and the like, for a text that names no level of its own
_FEWEST_NAMES = 3  # of a place that a text means by 全市
_CLEARLY = 2  # times as often as any other place of the level


@dataclass(frozen=True, slots=True)
class Found:
    """The code of a document's region, and what said it: issuer, title, addressees, number, text or name (the file's)."""

    code: str
    by: str


def region_of(issuers: Sequence[str], title: str, addressees: Sequence[str], doc_number: str | None, text: str, name: str) -> Found | None:
    """The region of a document; None when nothing names one."""
    own = [issuer for issuer in issuers if not _BRANCH.search(issuer)]  # a branch may speak for the province that its city lies in
    for issuer in own:
        if code := organ_place(issuer):
            return Found(code, "issuer")
    if code := title_place(title):
        return Found(code, "title")
    for issuer in issuers:
        if code := organ_place(issuer):
            return Found(code, "issuer")
    if any(_ALL_PROVINCES.match(addressee) for addressee in addressees):
        return Found(NATION, "addressees")
    for addressee in addressees:
        if not addressee.startswith("各") and (code := place_code(addressee)) and code != NATION:
            return Found(_above(code), "addressees")
    if doc_number and (code := _number_place(doc_number)):
        return Found(code, "number")
    if code := title_place(re.sub(r"^\d+[、.．_\- ]*", "", name)):
        return Found(code, "name")
    if code := _self_place(text):
        return Found(code, "text")
    return None


def organ_place(name: str) -> str | None:
    """The code of an organ's region: of the place that its name begins with or holds, the nation for a ministry.

    >>> organ_place("中国银保监会三明监管分局"), organ_place("生态环境部办公厅"), organ_place("省能源局")
    ('350400', '100000', None)
    """
    bare = re.sub(r"^(?:中国共产党|中共)(?!中央)", "", name)
    if _BRANCH.search(bare) and (code := place_inside(bare)):
        return code
    national = agencies.national_names()
    if _NATIONAL_ORGAN.match(bare) or bare in national or _OFFICE.sub("", bare) in national:
        return NATION
    return place_code(bare) or place_inside(bare)


def title_place(title: str) -> str | None:
    """The code of the place that a title names: of its issuer, else wherever it stands, but not in the title of another document."""
    own = re.sub(r"(?:贯彻|落实|实施|执行|根据|按照|转发)[^《]{0,12}《[^》]*》", "", title)
    for part in (own, re.sub(r"^.{0,20}?关于(?:印发)?[《〈]?", "", own)):
        if (_NATIONAL_ORGAN.match(part) and not part.startswith("国家级")) or any(part.startswith(ministry) for ministry in _ministries()):
            return NATION
        if code := place_code(part):
            return code
    return place_inside(own)


def place_code(name: str) -> str | None:
    """The code of the innermost division that a name begins with: 忻州市忻府区人民政府 -> 140902."""
    code: str | None = None
    rest = name
    while True:
        for match in _SUFFIX.finditer(rest[:_LONGEST_NAME]):
            found = regions.find(rest[: match.end()], within=code)
            if found:
                code, rest = found[0].code, rest[match.end() :]
                break
        else:
            break
    if code is None:
        for length in range(min(6, len(name)), 1, -1):
            found = regions.find(name[:length])
            if found and found[0].level == "province":
                return found[0].code
    return code


def place_inside(name: str) -> str | None:
    """The code of the first division whose name stands in a name; the short names of provinces and cities count too.

    >>> place_inside("2022年山东省公共机构工作要点"), place_inside("南京江北新区行动计划")
    ('370000', '320100')
    """
    for start in range(len(name)):
        for match in _SUFFIX.finditer(name, start + _SHORTEST, start + _LONGEST_NAME):
            if _current(name[start : match.end()]):
                return place_code(name[start:])
        for length in (4, 3, 2):
            found = regions.find(name[start : start + length])
            is_whole = len(name) >= start + length and name[start : start + length] not in _WORDS
            if is_whole and found and found[0].level in ("province", "city") and found[0].valid_to is None:
                return found[0].code
    return None


def _current(name: str) -> bool:
    """Whether it is the full name of a division of today."""
    found = regions.find(name)
    return bool(found) and found[0].name == name and found[0].valid_to is None


@cache
def _ministries() -> tuple[str, ...]:
    """The names of national organs, which stand at the head of a title without 国家: 生态环境部关于…"""
    return tuple(name for name in agencies.national_names() if name.endswith(("部", "署", "总局", "总行")))


@cache
def _letters() -> Mapping[str, str]:
    rows = csv.DictReader((files("loaders.reference") / "number_letters.csv").read_text(encoding="utf-8").splitlines())
    return {row["letter"]: row["region"] for row in rows}


def _number_place(number: str) -> str | None:
    """The code of the province or city whose letter a number begins with: 晋政发〔2022〕12号; of 国令第707号 the nation."""
    if _NATIONAL_LETTERS.match(number):
        return NATION
    return _letters().get(number[0]) or place_code(number)


def _above(code: str) -> str:
    """The region that holds one: an addressee lies below who writes to it."""
    above = regions.ancestors(code)
    return code if regions.region(code).level == "province" or not above else above[0].code


def _self_place(text: str) -> str | None:
    """The code of the place that a text means by 全市 or 我省: the one of that level that it names clearly most often; the nation for
    a text that speaks of 全国 and of no level below."""
    words = Counter(match[1] for match in _SELF_WORD.finditer(text))
    if not words:
        return NATION if len(_NATION_WORD.findall(text)) >= _FEWEST_WORDS else None
    levels = _SELF[words.most_common(1)[0][0]]
    counts = Counter(place.code for place in _named(text) if place.level in levels)
    if not counts and "province" in levels:
        counts = Counter({place.code: text.count(place.short_name) for place in regions.regions().values() if place.level == "province"})
    ranked = counts.most_common(2)
    if ranked and ranked[0][1] >= _FEWEST_NAMES and (len(ranked) == 1 or ranked[0][1] >= _CLEARLY * ranked[1][1]):
        return ranked[0][0]
    return None


_FULL_NAME = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|市|县|区|州|盟|旗)")


def _named(text: str) -> Iterator[Region]:
    """The divisions that a text names in full."""
    for match in _FULL_NAME.finditer(text):
        for start in range(match.start(), match.end() - _SHORTEST):
            if _current(text[start : match.end()]):
                yield regions.find(text[start : match.end()])[0]
                break
