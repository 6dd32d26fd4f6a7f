"""Measures: the sentences and semicolon-parts of a provision that order an action."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from loaders.annotate.facts import DutyList, Measure
from loaders.annotate.headings import nature
from loaders.names.numerals import chinese_number
from loaders.reference import plan_years
from loaders.structure.outline import Provision

RULE = "measures/1"

_SILENT_KINDS = ("lead", "header", "preamble", "preface", "closing", "annex")
_QUOTED = re.compile(r"《[^》]{0,300}》|“[^”]{0,300}”|（[^（）]*）")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_BULLET = re.compile(r"^[\s—–\-·•●■◆◇○□▪①-⑳]+|^\d{1,2}[.、](?!\d)")
_FIRST_CHINESE = "\u3400"  # characters below it may be a bullet or a digit
# A sentence that says what will be, not what to do: 到2025年，…达到…; 产业结构明显优化
_AIM = re.compile(rf"^(?:到|至|截至)?(?:“?(?:{plan_years.NAMES})”?(?:末期?|期末|期间|时期)|20\d{{2}}年(?:底|末|前|年底)*)")
_STATE = re.compile(
    r"(?:显著|明显|大幅|持续|进一步|基本|初步|全面|稳步|不断|更加|较为|有效|逐步)(?:(?:[增减提改优缩上下降好完形建成健得扩加壮]|实现)|更)|达到|达\d|形成|成效|迈上|上新台阶|居.{0,4}前列|水平$|格局$|目标$|零增长|减少\d|下降|[≥≤]|高于|低于|不低于|超过|以上$|以下$|以内$"
)
# Background and commentary, in the first 30 characters before any comma: …是…的重要举措; 具有重要意义
_BACKGROUND = re.compile(
    r"是[^，]{0,40}(?:举措|手段|途径|基础|要求|任务|体现|保障|关键|选择)|具有(?:重要|重大)|以来|依然|仍然|取得了|已经|存在"
)
_BACKGROUND_REACH = 30
# 各市要根据实际情况研究提出…; not 主要, 重要, 要求, 供应, 应用
_MODAL = re.compile(r"要(?<![主重需必首摘紧]要)(?![求素点件害闻略])|应(?<![相供适响对反效感]应)(?![用急对收变力缴])|须|不得|严禁|禁止")
# Orders whose subject stands first: 原料用能不纳入…考核; …地区，暂停…审批
_RULES = re.compile(
    r"实行|暂停|免予|纳入|一律|予以|承担|分解到|报送|报告|同步(?:设计|规划|建设)|加强|优先|淘汰|不得|不再(?:新增|新建|审批|受理|批准|建设)"
)
# Orders whose object or place stands first: 对30万千瓦级以上的煤电机组…实施节能改造; 省能源局牵头制定能效标准
_PREPOSED = re.compile(
    r"(?:^|，|：)(?:对|在|将|把|按照?|以|每年|每半年|由)[^，]{0,40}?(?:实施|开展|推进|组织|建设|发展|落实|给予|建立|推行|进行|制定|评估|改造|整治)|(?:牵头|负责)(?:制定|推进|组织|统筹|编制|落实|开展|建立|研究)"
)
# Exhortations that name no action: 要思想到位、措施到位、行动到位
_EXHORTS = re.compile(r"思想到位|(?:责任感|紧迫感|使命感).{0,12}(?:高度重视|重点部署|持续推动)+")
# What is done by a year all the same: 到2022年，建成…; 不再主动提供
_DONE = re.compile(r"(?:完成|建成|新增|打造|培育|建立|实现)(?!.*(?:达到|率))|不再|不得|禁止|停止")
_SETTING = re.compile(r"^在[^，]*(?:前提下|基础上|过程中|范围内)，")  # 在国家统一规划的前提下，支持…
_TITLES = re.compile(r"《[^》]{0,300}》")
_DEADLINE = re.compile(
    rf"(?P<plan>{plan_years.NAMES})”?(?:末期?|期末|期间|时期)|(?:到|至|于|截至|力争)?(?P<year>20\d{{2}})年(?:(?P<month>\d{{1,2}})月)?(?P<end>底|年底|末)?前?"
)
# 2020年版, 2020年度, 2020-2025年
_NO_TERM = re.compile(r"(?:年)?(?:版|度)|-")


@cache
def _words() -> dict[str, str]:
    """The governing words with the modality of each; an adverb, which may stand before one, has none."""
    with (files("loaders.reference") / "verbs.toml").open("rb") as stream:
        data = tomllib.load(stream)
    governing = {word: entry["name"] for entry in reversed(data["modality"]) for word in entry["words"]}
    return governing | dict.fromkeys(data["adverbs"]["words"], "")


@cache
def _any_word() -> re.Pattern[str]:
    """A governing word or an adverb, the longest that stands there; words of one first character are tried together."""
    rests: dict[str, list[str]] = {}
    for word in sorted(_words(), key=len, reverse=True):
        rests.setdefault(word[0], []).append(word[1:])
    return re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items()))


def _opens(part: str) -> bool:
    """Whether a governing word stands at the head of a part of a sentence, at most one particle before it."""
    words = _words()
    if words.get(part[:2]) == "" and not any(words.get(part[2:end]) for end in (4, 5, 6)) and _STATE.search(part.split("，", 1)[0]):
        return False  # 重点行业能源利用效率达到…: what is, not how it is done
    if part[:2] in words or part[:3] in words or part[:4] in words:
        return True
    return part[0] in "要应须将可并以由再更也还且" and (part[1:3] in words or part[1:4] in words or part[1:5] in words)


def find_measures(text: str, provisions: list[Provision], lists: list[DutyList]) -> list[Measure]:
    """The measures of a document in order.

    A list of organs covers at least the sentence before it: where that only states a result it is kept with modality `aim`.
    """
    lists_of: dict[int, list[DutyList]] = {}
    for duty in lists:
        lists_of.setdefault(id(duty.provision), []).append(duty)
    listed = {id(node) for duty in lists for node in duty.provision.up()}
    found: list[Measure] = []
    for provision in provisions:
        if provision.kind in _SILENT_KINDS or (id(provision) not in listed and nature(provision)):
            continue
        own = lists_of.get(id(provision), [])
        sentences = list(split_sentences(text, provision.text_start, provision.text_end, [(duty.start, duty.end) for duty in own]))
        needed = _last_before(sentences, own)
        for start, end in sentences:
            measure = read_measure(text, provision, start, end)
            if measure.modality != "aim" or start in needed:
                found.append(measure)
    return found


def read_measure(text: str, provision: Provision, start: int, end: int) -> Measure:
    """The measure that the sentence [start, end) is; of modality `aim` when it orders nothing."""
    words = text[start:end].replace("\n", "")
    plain = unquoted(words)
    return Measure(provision, start, end, words, modality(plain) if is_measure(plain) else "aim", deadline(words))


def _last_before(sentences: list[tuple[int, int]], lists: list[DutyList]) -> set[int]:
    """Where the last sentence before each list begins."""
    starts = [start for start, _ in sentences]
    places = (bisect_left(starts, duty.start) for duty in lists)
    return {starts[place - 1] for place in places if place}


def split_sentences(text: str, start: int, end: int, skip: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans of the sentences and semicolon-parts in [start, end), bullets and the spans to skip left out."""
    for left, right in _pieces(start, end, skip):
        masked = text[left:right]
        if "《" in masked or "“" in masked or "（" in masked:
            masked = _QUOTED.sub(lambda match: "_" * len(match[0]), masked)
        for match in _SENTENCE.finditer(masked):
            a, b = match.span()
            a, b = left + a, left + b
            if text[a] < _FIRST_CHINESE:
                bullet = _BULLET.match(text[a:b])
                a += bullet.end() if bullet else 0
            while a < b and text[a] in " ，、：；":
                a += 1
            while a < b and text[b - 1] in " ，、：":
                b -= 1
            if b - a >= 4:
                yield a, b


def _pieces(start: int, end: int, skip: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for left, right in skip:
        if start <= left < end:
            if left > start:
                yield start, left
            start = max(start, right)
    if start < end:
        yield start, end


def unquoted(sentence: str) -> str:
    """A sentence without what stands in 《》, quotation marks and brackets.

    >>> unquoted("落实《农用膜管理办法》（省农业农村厅）")
    '落实'
    """
    return _QUOTED.sub("", sentence) if "《" in sentence or "“" in sentence or "（" in sentence else sentence


def is_measure(plain: str) -> bool:
    """Whether an unquoted sentence orders an action.

    >>> is_measure("推进园区循环化改造"), is_measure("产业结构明显优化，绿色产业比重显著提升")
    (True, False)
    """
    background = _BACKGROUND.search(plain)
    if background and background.start() <= _BACKGROUND_REACH and "，" not in plain[: background.start()]:
        return False
    if ("到位" in plain or "感" in plain) and _EXHORTS.search(plain):
        return False
    is_aim = _AIM.match(plain)
    if plain and not is_aim and _opens(plain):  # most orders begin with what is to be done
        return True
    parts = [part for part in plain.replace("：", "，").split("，") if part]
    if is_aim:
        return any(_opens(part) and not _STATE.search(part) for part in parts[1:]) or bool(_DONE.search(plain))
    return any(map(_opens, parts)) or bool(_MODAL.search(plain) or _RULES.search(plain) or _PREPOSED.search(plain))


def modality(plain: str) -> str:
    """require, encourage, support, explore or forbid: the class of the first governing word of an unquoted sentence.

    >>> modality("支持企业开发具有自主知识产权的清洁生产技术"), modality("严禁新增焦化产能")
    ('support', 'forbid')
    """
    if plain.startswith("在"):
        plain = _SETTING.sub("", plain)
    words, pattern = _words(), _any_word()
    match = pattern.search(plain)
    while match and not words[match[0]]:
        match = pattern.search(plain, match.end())
    return words[match[0]] if match else "require"


def deadline(sentence: str) -> str | None:
    """The year (2025), or year and month (2022-12), that a sentence names as its term; None when it names none.

    >>> deadline("到2022年底，一次性塑料用品不再主动提供"), deadline("“十四五”末达到60%")
    ('2022-12', '2025')
    """
    if "20" not in sentence and "十" not in sentence:
        return None
    sentence = _TITLES.sub("", sentence)
    for match in _DEADLINE.finditer(sentence):
        if match["plan"]:
            return str(plan_years.LAST_YEAR[match["plan"]])
        before = sentence[max(0, match.start() - 1) : match.start()]
        if _NO_TERM.match(sentence, match.end()) or before in ("较", "比"):
            continue
        month = match["month"] or ("12" if match["end"] else None)
        return f"{match['year']}-{chinese_number(month):02}" if month else match["year"]
    return None
