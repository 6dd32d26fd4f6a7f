"""Wording: the verb that governs a measure, how binding it is, and the policy instrument that its words name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_ENUMERATED = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}是(?:要)?|(?:另外|此外|同时|其中|因此)，?)")  # 一是加快提升能效水平
# 县级以上人民政府及其有关部门|建立; 国家|鼓励; 各市|确定
_SUBJECT = re.compile(
    r"^(?:国家(?!发展改革|发展和改革|级|标准)|本[国省市区县州]|我[国省市区县州]|全[国省市区县州]|各[市县区州地](?:（[^）]*）)?(?:[市县区州])?"
    r"|[^，：]{0,24}?(?:政府|部门|机关|机构|单位|企业|委员会|[厅局]|学校|高校|银行|中心|组织|协会|市场主体|登记机关)(?:及其(?:有关|工作)部门|及其工作人员)?)"
    r"(?:在[^，]{2,20}内|依法|按照?[^，]{0,12}?(?:要求|规定|职责|标准)|结合实际)?"
)
_SETTING = re.compile(r"^在[^，]*(?:前提下|基础上|过程中|范围内)，")  # 在国家统一规划的前提下，支持…
PARTICLES = "要应须将可并再更也还且拟"
_RECENT = 64  # sentences and parts that are kept: what judges a sentence asks for the same again
_OBJECT = re.compile(r"(?:及时|依法|定期)?[将把向对]")
_GROUND = re.compile(r"(?:按照?|根据|依据|依照|会同|在|通过|结合|以|从)")


def _read(name: str) -> dict[str, Any]:
    with (files("loaders.reference") / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


@cache
def governing_words() -> dict[str, str]:
    """The words that open an order with the modality of each; an adverb, which may stand before one, has none."""
    verbs = _read("verbs")
    words = dict.fromkeys(verbs["verbs"]["words"], "require")
    for entry in reversed(_read("modalities")["modality"]):
        words |= dict.fromkeys(entry["words"], entry["name"])
    return words | dict.fromkeys([*verbs["adverbs"]["words"], *verbs["half_adverbs"]["words"]], "")


@cache
def opening_adverb() -> re.Pattern[str]:
    """An adverb that opens an order even before a verb that is not listed, behind particles at most."""
    adverbs = sorted(_read("verbs")["adverbs"]["words"], key=len, reverse=True)
    return re.compile(f"[{PARTICLES}]?(?:{'|'.join(adverbs)})")


def _any_of(words: Iterable[str]) -> str:
    """Any of the words as a pattern, the longest that stands there; words of one first character are tried together."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())


@cache
def _any_verb() -> re.Pattern[str]:
    """A governing word that is no adverb; an adverb is passed over as a whole: 重点 is not 点."""
    words = governing_words()
    return re.compile(f"(?P<verb>{_any_of(word for word in words if words[word])})|{_any_of(word for word in words if not words[word])}")


@cache
def _verb_at_head() -> re.Pattern[str]:
    """A governing word behind adverbs, and behind one particle where it does not stand there without."""
    words = governing_words()
    verb, adverb = _any_of(word for word in words if words[word]), _any_of(word for word in words if not words[word])
    return re.compile(f"({verb})|(?:{adverb})+({verb})|[{PARTICLES}](?:{adverb})*({verb})")  # 坚决遏制 is a word of its own


@cache
def _auxiliaries() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Any auxiliary as a pattern whose group of number n has the nth of the modalities."""
    entries = [entry for entry in _read("modalities")["modality"] if entry["auxiliaries"]]
    return re.compile("|".join(f"({'|'.join(entry['auxiliaries'])})" for entry in entries)), tuple(entry["name"] for entry in entries)


@lru_cache(_RECENT)
def head_word(part: str) -> str | None:
    """The governing word at the head of a part of a sentence, behind one particle and adverbs.

    >>> head_word("积极探索整体审核模式"), head_word("并推进改造"), head_word("能源结构优化")
    ('探索', '推进', None)
    """
    head = _verb_at_head().match(part)
    return head[1] or head[2] or head[3] if head else None


def behind_subject(part: str) -> str | None:
    """What follows the acting body at the head of a part of a sentence; None where no such body stands there.

    >>> behind_subject("县级以上人民政府及其有关部门建立目录"), behind_subject("绿色产业快速增长")
    ('建立目录', None)
    """
    subject = _SUBJECT.match(part)
    return part[subject.end() :] if subject else None


@lru_cache(_RECENT)
def parts_of(plain: str) -> tuple[str, ...]:
    """The parts of a sentence between commas and colons, without 一是 and the setting at its head."""
    if plain.startswith("在"):
        plain = _SETTING.sub("", plain)
    return tuple(part for part in _ENUMERATED.sub("", plain).replace("：", "，").split("，") if part)


def modality_and_verb(plain: str) -> tuple[str, str | None]:
    """How binding an unquoted sentence is, and the verb that says what is done.

    The verb at the head of a part decides, unless an auxiliary stands before it; then that decides and the verb follows it.

    >>> modality_and_verb("支持企业开发清洁生产技术"), modality_and_verb("各地不得新建燃煤锅炉")
    (('support', '支持'), ('forbid', '新建'))
    """
    words, (pattern, names) = governing_words(), _auxiliaries()
    opening, auxiliary = _head(plain), pattern.search(plain)
    if auxiliary and not (opening and _precedes(opening, auxiliary, plain)):
        is_verb = auxiliary[0] in words  # …区域内禁止露天焚烧
        return names[(auxiliary.lastindex or 1) - 1], auxiliary[0] if is_verb else _verb_in(plain[auxiliary.end() :])
    verb = opening or _verb_in(plain)
    return (words[verb], verb) if verb else ("require", None)


def _precedes(opening: str, auxiliary: re.Match[str], plain: str) -> bool:
    """Whether an order ends before an auxiliary: 加强监管，不得…; in 考核不得收费 what seems a verb is the subject."""
    start = plain.find(opening)
    return start <= auxiliary.start() and (governing_words()[opening] != "require" or "，" in plain[start : auxiliary.start()])


def _head(plain: str) -> str | None:
    """The governing word at the head of the first part of a sentence that has one there, or behind its subject."""
    heads = (head_word(part) or head_word(behind_subject(part) or "") for part in parts_of(plain))
    return next((head for head in heads if head), None)


def _verb_in(words: str) -> str | None:
    """The governing word at the head of what follows an auxiliary, behind a fronted object (将老年教育纳入…) or a ground (按照规定，建立…)."""
    first, *others = parts_of(words) or ("",)
    if head := head_word(first) or head_word(behind_subject(first) or ""):
        return head
    if _OBJECT.match(first):
        return next((match["verb"] for match in _any_verb().finditer(words) if match["verb"]), None)
    return _head("，".join(others)) if _GROUND.match(first) else None


@cache
def _instrument_words() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {word: entry["name"] for entry in _read("instruments")["instrument"] for word in entry["words"]}
    return re.compile("|".join(map(re.escape, sorted(kinds, key=len, reverse=True)))), kinds


def instrument(plain: str, verb: str | None) -> str | None:
    """The kind of policy instrument (政策工具), as family/kind, that an unquoted sentence names between its verb and the next comma.

    >>> instrument("依法落实节能节水相关税收优惠政策", "落实"), instrument("推进园区循环化改造", "推进")
    ('environment/taxation', None)
    """
    pattern, kinds = _instrument_words()
    start = max(plain.find(verb), 0) if verb else 0
    end = plain.find("，", start)
    named = pattern.search(plain, start, end if end > 0 else len(plain))
    return kinds[named[0]] if named else None
