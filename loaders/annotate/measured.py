"""Measured: what one figure of a sentence measures, or that it only says to whom something applies."""

from __future__ import annotations

import re

from loaders.annotate.quantities import MAKES, MAKES_NOW, counted_noun, subject
from loaders.reference.units import COUNTED, MULTIPLES, PERCENT

# 90%的行政村的生活垃圾得到处理
_SHARE_OF = re.compile(r"的(?P<noun>[^，。]{2,24}?)(?:得到|实现|完成|达到|建成|开展|实施)(?P<done>[\u4e00-\u9fff]{2,12})")
# 生态控制区面积力争达到市域面积的|75%
_OF_WHOLE = re.compile(
    r"(?P<what>[^，、]{4,}?)(?:要|应|力争|原则上)*(?:达到|达|提高到|提升到|不少于|不低于|不超过)[\u4e00-\u9fff]{2,14}的$"
)
_NOUN_AFTER = re.compile(r"的|[\u4e00-\u9fff]")
_GOES_ON = re.compile(r"(?:和|及|、|以及)[^\d]+$")  # 开展建筑节能|75%|和超低能耗建筑试点
_NO_NOUN_AFTER = re.compile(r"(?:和|及|、|以及|的水平|的目标|的比例$|并|左右|（)")
_BOUNDS = ("以上", "以下", "及以上", "及以下", "级以上")
_BOUNDED = re.compile(r"的?[\u4e00-\u9fff“]")
_REACHES = re.compile(r"达|为|控制|不少于|不低于|至少|突破|超|增|升|提高|降|减|保持|拥有|≥")
_EXCEEDS = re.compile(r"(?:超过|超|大于|高于|低于|小于|不足|少于|达到|达)$")
# 入井人数超过|30人|、井深超过800米的地下矿山; 规模超过|100个|标准机架的数据中心
_THINGS_BOUNDED = re.compile(
    r"(?:[^，。；、]{0,12}|、[^，。；]*?\d[^，。；、]{0,8})的[\u4e00-\u9fff]|、[^，。；\d]*的[\u4e00-\u9fff]{2,14}\d"
)
_APPLIES_TO = re.compile(r"^(?:对|对于|将|推动|引导)[^，。]{2,}$")
# What has a capacity: 推进|100万千瓦|风电基地建设
_CAPACITIES = re.compile(r"(?:亿|万)?千瓦|[GMk]W|(?:万)?(?:吨|立方米|平方米)/[天日年]|蒸吨.*|吨|万吨")
_HAS_CAPACITY = re.compile(r"[^，。；]{0,24}?(?:项目|工程|基地|电站|机组|设施|生产线|装置|锅炉|煤矿|电场|码头|技术|示范|研发|等级)")
_BUILDS = re.compile(r"(?:建成|建设|新建|新增|投产|完成|形成)(?:约|近|超过?|不少于|总计|共)*$")
_EXTENTS = re.compile(r"(?:亿|万)?平方米|万?公里|(?:万|亿)?亩|万?公顷")
# 为超过|300万名|婴幼儿发放育儿补贴
_SERVES = re.compile(r"(?:^|[，、])(?:为|向|给|对)(?:全[国省市区县]|超过|超|不少于|约|近)*$")
_SERVED = re.compile(r"(?P<who>[^，。；]{2,20}?)(?:免费)?(?:提供|发放|开展|实施|配备|进行|给予)")

Name = tuple[str, str | None]  # of what is measured, and its scope


def measured(head: str, tail: str, figure: re.Match[str], before: str, follows_counted: bool, goes_on: bool) -> Name | None:
    """What a figure measures by the words around it, "" where they do not say; None for a condition.

    `before` is what the figure before it in the sentence measures, "" for the first; `follows_counted` whether that one counted things
    in the same row, `goes_on` whether a verb or a counted thing before it makes a bare 龙头企业2家 an aim.
    """
    is_share = figure["unit"] in PERCENT
    if _is_condition(head, tail, figure):
        return None
    opened = head.rfind("（")
    if opened >= 0 and "）" not in head[opened:]:
        bracketed = _in_bracket(head, opened, before)
        if bracketed is None:
            return None
        name, scope, tail = bracketed, None, ""
    else:
        name, scope = subject(head, not is_share)
    if is_share and _GOES_ON.match(tail) and not _REACHES.search(head):
        return None
    if is_share:
        if part_of := _OF_WHOLE.match(head):
            name = subject(part_of["what"])[0] or name
        return _share(name, scope, tail, figure["value"] == "100")
    amount = _amount(name, head, tail, figure, follows_counted, goes_on)
    return None if amount is None else (amount, scope)


def _is_condition(head: str, tail: str, figure: re.Match[str]) -> bool:
    """Whether a figure only says which things are meant: 对规模超过100个标准机架的数据中心, 人数在30人以上的."""
    if re.fullmatch(r"的(?:[\u4e00-\u9fff]{1,6}(?:时|前|后))?", tail):
        return True
    if figure["unit"] in PERCENT:
        return False
    exceeds = bool(_EXCEEDS.search(head)) or figure["after"] in _BOUNDS
    return exceeds and bool(_APPLIES_TO.match(head) or tail.startswith("、")) and bool(_THINGS_BOUNDED.match(tail))


def _in_bracket(head: str, opened: int, before: str) -> str | None:
    """…水质断面达到10个（占比47.6%）: what stands before the bracket; a bracket with a subject of its own is a condition, None."""
    inside = subject(head[opened + 1 :])[0]
    if inside and inside != "占比":
        return None
    return (before if before and not head[:opened].strip() else subject(head[:opened])[0]) + inside


def _share(name: str, scope: str | None, tail: str, full: bool) -> Name | None:
    """A share of what stands before it, or of the noun after it: 90%的行政村的生活垃圾得到处理; None for a condition."""
    if not _NOUN_AFTER.match(tail) or _NO_NOUN_AFTER.match(tail):
        return name, scope
    if full and name and 2 <= len(tail) <= 12 and not tail.startswith("的"):  # 废旧放射源做到|100%|安全收贮
        return name + tail, scope
    share = _SHARE_OF.match(tail)
    return (_first_of(share["noun"]) + share["done"], None) if share else None


def _amount(name: str, head: str, tail: str, figure: re.Match[str], follows_counted: bool, goes_on: bool) -> str | None:
    """What an amount measures: the noun that it counts, else the name before it; None for a condition."""
    is_count = figure["unit"] in COUNTED
    is_made = _EXTENTS.fullmatch(figure["unit"]) and MAKES_NOW.search(head)  # 完成|50万平方米|以上的改造
    if figure["after"] in _BOUNDS and not is_count and not is_made and _BOUNDED.match(tail):  # 30万千瓦级以上机组
        return None
    if _CAPACITIES.fullmatch(figure["unit"]) and not _BUILDS.search(head) and not tail.startswith("的") and _HAS_CAPACITY.match(tail):
        return None
    if (is_count or figure["unit"] in MULTIPLES) and _SERVES.search(head) and (served := _SERVED.match(tail)):
        return served["who"]
    noun = counted_noun(head, tail, is_count, follows_counted)
    if noun is None or noun:
        return noun
    return name if not is_count or MAKES.search(head) or _REACHES.search(head) or follows_counted or goes_on else None


def _first_of(noun: str) -> str:
    """What the first of several shares is of: 国家级园区|和50%的省级园区; with the head that they share: 省级|、90%的市级党政机关."""
    first, *others = re.split(r"(?:和|及|、)(?=\d)", noun)
    return first + others[-1].rsplit("的", 1)[-1][len(first) :] if others and first.endswith("级") else first
