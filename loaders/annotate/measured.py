"""Measured: what one figure of a sentence measures, or that it only says to whom something applies."""

from __future__ import annotations

import re

from loaders.annotate.quantities import MAKES, counted_noun, subject
from loaders.reference.units import COUNTED, PERCENT

# 90%的行政村的生活垃圾得到处理
_SHARE_OF = re.compile(r"的(?P<noun>[^，。]{2,24}?)(?:得到|实现|完成|达到|建成|开展|实施)(?P<done>[\u4e00-\u9fff]{2,12})")
_NOUN_AFTER = re.compile(r"的|[\u4e00-\u9fff]")
_NO_NOUN_AFTER = re.compile(r"(?:和|及|、|以及|的水平|的目标|的比例$|并|左右|（)")
_BOUNDS = ("以上", "以下", "及以上", "及以下", "级以上")
_BOUNDED = re.compile(r"的?[\u4e00-\u9fff“]")
_REACHES = re.compile(r"达|为|控制|不少于|不低于|至少|突破|超|增|升|提高|降|减|保持|≥")

Name = tuple[str, str | None]  # of what is measured, and its scope


def measured(head: str, tail: str, figure: re.Match[str], before: str, follows_counted: bool) -> Name | None:
    """What a figure measures by the words around it, "" where they do not say; None for a condition.

    `before` is what the figure before it in the sentence measures, "" for the first; `follows_counted` whether that one counted things.
    """
    is_share = figure["unit"] in PERCENT
    opened = head.rfind("（")
    if opened >= 0 and "）" not in head[opened:]:
        bracketed = _in_bracket(head, opened, before)
        if bracketed is None:
            return None
        name, scope, tail = bracketed, None, ""
    else:
        name, scope = subject(head, not is_share)
    if is_share:
        return _share(name, scope, tail)
    amount = _amount(name, head, tail, figure, follows_counted)
    return None if amount is None else (amount, scope)


def _in_bracket(head: str, opened: int, before: str) -> str | None:
    """…水质断面达到10个（占比47.6%）: what stands before the bracket; a bracket with a subject of its own is a condition, None."""
    inside = subject(head[opened + 1 :])[0]
    if inside and inside != "占比":
        return None
    return (before if before and not head[:opened].strip() else subject(head[:opened])[0]) + inside


def _share(name: str, scope: str | None, tail: str) -> Name | None:
    """A share of what stands before it, or of the noun after it: 90%的行政村的生活垃圾得到处理; None for a condition."""
    if not _NOUN_AFTER.match(tail) or _NO_NOUN_AFTER.match(tail):
        return name, scope
    share = _SHARE_OF.match(tail)
    return (_first_of(share["noun"]) + share["done"], None) if share else None


def _amount(name: str, head: str, tail: str, figure: re.Match[str], follows_counted: bool) -> str | None:
    """What an amount measures: the noun that it counts, else the name before it; None for a condition."""
    is_count = figure["unit"] in COUNTED
    if figure["after"] in _BOUNDS and not is_count and _BOUNDED.match(tail):  # 30万千瓦级以上机组
        return None
    noun = counted_noun(head, tail, is_count, follows_counted)
    if noun is None or noun:
        return noun
    return name if not is_count or MAKES.search(head) or _REACHES.search(head) or follows_counted else None


def _first_of(noun: str) -> str:
    """What the first of several shares is of: 国家级园区|和50%的省级园区; with the head that they share: 省级|、90%的市级党政机关."""
    first, *others = re.split(r"(?:和|及|、)(?=\d)", noun)
    return first + others[-1].rsplit("的", 1)[-1][len(first) :] if others and first.endswith("级") else first
