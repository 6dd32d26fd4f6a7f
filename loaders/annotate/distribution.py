"""Distribution: figures in a row that 分别 or 均 gives to things in a row, or to the years of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.annotate.figures import relation
from loaders.annotate.quantities import restore, row, subject
from loaders.annotate.sentence import Sentence
from loaders.reference.units import PERCENT

_SPREAD = re.compile(r"分别|均(?=达|为|超|提|降|不|保|稳|控|在|较|比|要|应)")
_WHOLE_SHARE = re.compile(r"[^、]{3,}(?:率|比例|占比|比重)$")
_SHORTEST = 3  # characters of a thing in a row without 分别: 大、中、小型|矿山建设率 are none
_JOINTS = re.compile(r"、|(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2})")
_ONLY_JOINS = re.compile(r"[、和及与，]?(?:以及)?(?:达到|提高到|提升到|提升至)?")


def distribute(text: str, start: int, end: int, figures: Sequence[re.Match[str]], sentence: Sentence) -> bool:
    """Whether the figures of a part [start, end) go to things or years in a row; their targets are made then."""
    if len(sentence.years) > 1 and len(figures) == len(sentence.years):
        return _to_years(text, start, figures, sentence)
    if len(figures) == 1 and _to_shares(text, start, figures[0], sentence):
        return True
    spread = _SPREAD.search(text, start, end)
    if spread is None:
        joined = len(figures) > 1 and all(text[one.end() : other.start()] in ("、", "和") for one, other in pairwise(figures))
        return joined and _to_things(text, start, figures[0].start(), True, figures, sentence)
    after = [figure for figure in figures if figure.start() >= spread.end()]
    return bool(after) and _to_things(text, start, spread.start(), spread[0] == "分别", after, sentence)


def _to_years(text: str, start: int, figures: Sequence[re.Match[str]], sentence: Sentence) -> bool:
    """到2022年和2030年，居民健康素养水平分别不低于22%和30%: one figure for each year. False when the figures are no such row."""
    gaps = [text[one.end() : other.start()] for one, other in pairwise(figures)]
    if not all(_ONLY_JOINS.fullmatch(gap) for gap in gaps):
        return False
    head = text[start : figures[0].start()]
    name, scope = subject(head)
    last = sentence.made[-1] if sentence.made else None
    name, scope = restore(name, scope, (last.indicator, last.scope) if last else None, "" if name else sentence.subject())
    if len(name) < 2:
        return False
    for year, figure in zip(sentence.years, figures, strict=True):
        change, comparator = relation(head, figure["after"] or figures[-1]["after"], figure["max"] is not None)
        target = sentence.target(text, start, figure, name, scope, change, comparator)
        target.year = year
        sentence.made.append(target)
    return True


def _to_shares(text: str, start: int, figure: re.Match[str], sentence: Sentence) -> bool:
    """产后访视率、儿童健康管理率达到90%以上: one figure for shares in a row that are whole names. False when the words are no such row."""
    head = text[start : figure.start()]
    names, scope = subject(head)
    things = re.split(r"[、和及]", names)
    if figure["unit"] not in PERCENT or len(things) < 2 or not all(_WHOLE_SHARE.search(thing) for thing in things):
        return False
    change, comparator = relation(head, figure["after"], figure["max"] is not None)
    for name in things:
        sentence.made.append(sentence.target(text, start, figure, name, scope, change, comparator))
    return True


def _to_things(text: str, start: int, at: int, each: bool, figures: Sequence[re.Match[str]], sentence: Sentence) -> bool:
    """The figures go to the things in a row before `at`, one to each, or one to all. False when the words are no such row.

    分别, and figures in a row, give one to each; 均, or 分别 with one figure, one to all.
    """
    head = text[start:at]
    names, scope = subject(head)
    names = names or sentence.subject()
    if not each and len(figures) > 1:
        return False
    each = each and len(figures) > 1
    count = len(figures) if each else len(_JOINTS.findall(names)) + 1
    if count < 2:
        return False
    things = row(_whole(head, names), count)
    if not things or (at == figures[0].start() and any(len(thing) < _SHORTEST for thing in things)):
        return False
    lead = text[at : figures[0].start()] or head
    shared = "" if any(figure["after"] for figure in figures[:-1]) else figures[-1]["after"]  # 98%、97%和95%以上
    for i, name in enumerate(things):
        figure = figures[i] if each else figures[0]
        change, comparator = relation(lead, figure["after"] or shared, figure["max"] is not None)
        target = sentence.target(text, start, figure, name, scope, change, comparator)
        if target.unit == "个" and figures[-1]["unit"] in PERCENT:  # 分别降低20个、10个百分点
            target.unit = figures[-1]["unit"]
        sentence.made.append(target)
    return True


def _whole(head: str, names: str) -> str:
    """The names with the row before them that shortening cut off."""
    at = head.find(names)
    if at <= 0 or "、" not in head[:at]:
        return names
    return head[: at + len(names)] if head[:at].rstrip().endswith("等") else subject(re.split(r"[，；]", head[:at])[-1])[0] + names
