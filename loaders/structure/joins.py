"""Joins: whether a printed line goes on with the paragraph before it.

The rules are asked in order, and the first that knows decides. Each is a question about the seam between two lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_TERMINAL = "。！？；"
_CONTINUES = "，、的和与及或（《“"  # a line that ends so goes on
MARKER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3} ?、(?![一二三]次?产业)"  # 一、
    r"|（ ?[一二三四五六七八九十]{1,4} ?）"  # （一）; （ 十九）, read by OCR
    r"|\d{1,2}[.．、](?!\d)"  # 1.
    r"|\d{1,2}(?:\.\d{1,2}){1,2} ?(?=[\u4e00-\u9fff])"  # 1.1 编制目的, 2.1.1 职责
    r"|[①②③④⑤⑥⑦⑧⑨⑩]"
    r"|（\d{1,2}）"  # （1）
    r"|第[一二三四五六七八九十百零〇]{1,5}[章条节编]"
    r"|专栏|附件|附表|抄送|前言|目录|———|[■●◆◇○□▪]"
    r"|(?:责任|牵头|配合|参与|完成)(?:单位|部门|时限)[:：]"
    r"|(?:索引号|主题分类|分类|发文机关|成文日期|标题|发文字号|发布日期|文号)：)"
)
# The second half of a document number that was broken: 大发改资源字 | （2021）283号
_NUMBER_END = re.compile(r"20\d\d.{1,4}\d{1,5}\s*号$")
_NUMBER_TAIL = re.compile(r"^[〔（\[]\s*20\d\d\s*.{0,2}\s*\d{1,5}\s*号")
_BEFORE_NUMBER = "发字函办规"
_ADDRESSED = re.compile(r"^各[^，。]{1,60}：$")  # 各有关单位：
# A line that stands alone whatever comes before it: a signature (山西省人民政府) or a date (2022年4月21日)
_ALONE = re.compile(r"^[\u4e00-\u9fff]{2,24}(?:人民政府|办公[厅室]|委员会|[厅局])$|^\d{4}年\d{1,2}月\d{1,2}日$")
_ALONE_ENDS = "府厅室会局日"


@dataclass(slots=True)
class Line:
    """A line that holds something; positions index the text with unified characters."""

    start: int
    end: int
    stop: int  # where its line break stands
    indent: int  # blanks before it
    text: str  # without white space at either end
    width: int  # columns in the source: a Chinese character counts two
    marked: bool  # whether it begins with the marker of a heading


@dataclass(frozen=True, slots=True)
class _Seam:
    """Two lines that follow one another: `paragraph` is what the first ends, `wrap` the width of the text around it, 0 where unwrapped."""

    before: Line
    line: Line
    wrap: int
    paragraph: str
    alone: set[str]
    last: str  # character of the line before
    full: bool  # whether the line before reaches the margin


def joins(before: Line, line: Line, wrap: int, paragraph: str, alone: set[str]) -> bool:
    """Whether `line` goes on with the paragraph that ends in `before`; `alone` are the classes of markers with lines of their own."""
    full = before.width >= wrap - 5 if wrap else 80 <= before.width <= 140  # what is wider was never wrapped
    seam = _Seam(before, line, wrap, paragraph, alone, before.text[-1], full)
    return next(verdict for rule in _RULES if (verdict := rule(seam)) is not None)


def marker_class(text: str) -> str:
    """A rough class of the marker that a line begins with."""
    return "（" if text[0] == "（" else "1" if text[0].isdigit() else "一"


def _after_number(seam: _Seam) -> bool | None:
    """A document number ends its line."""
    return False if seam.last == "号" and not seam.full and _NUMBER_END.search(seam.paragraph) else None


def _in_bracket(seam: _Seam) -> bool | None:
    """What was opened and not closed goes on, unless a heading begins."""
    tail = seam.paragraph[-120:]
    is_open = ("（" in tail and _is_open(tail, "（", "）", 60)) or ("《" in tail and _is_open(tail, "《", "》", 120))
    return seam.full or not seam.line.marked if is_open else None


def _broken_number(seam: _Seam) -> bool | None:
    return True if seam.last in _BEFORE_NUMBER and _NUMBER_TAIL.match(seam.line.text) else None


def _signature(seam: _Seam) -> bool | None:
    """A signature or a date stands alone."""
    may_be = seam.line.text[-1] in _ALONE_ENDS and seam.last not in _CONTINUES
    return False if may_be and _ALONE.match(seam.line.text.replace(" ", "")) else None


def _begins_paragraph(seam: _Seam) -> bool | None:
    """After a colon, at an address, at an indent."""
    line = seam.line
    addressed = line.text[0] == "各" and _ADDRESSED.match(line.text)
    return False if seam.last == "：" or addressed or (line.indent >= 2 and line.indent > seam.before.indent) else None


def _marked_line(seam: _Seam) -> bool | None:
    """What begins like a heading is one, unless the words before it cannot end there."""
    if not seam.line.marked:
        return None
    if seam.last in "、，":  # 加快推进一、 | 二、三产业融合
        return True
    if not seam.full or seam.last in _TERMINAL + "：）)》”":
        return False
    return marker_class(seam.line.text) == marker_class(seam.paragraph) or not _is_heading(seam.paragraph)


def _after_sentence(seam: _Seam) -> bool | None:
    return bool(seam.wrap) and seam.full if seam.last in _TERMINAL else None


def _in_prose(seam: _Seam) -> bool | None:
    return True if _is_prose(seam.paragraph) else None


def _in_heading(seam: _Seam) -> bool | None:
    """A heading that has a line of its own goes on only in a short rest: （四）…建成文化璀璨 | 风光壮美的魅力空间."""
    if not (seam.wrap and MARKER.match(seam.paragraph) and marker_class(seam.paragraph) in seam.alone):
        return None
    return seam.before.width >= seam.wrap - 9 and (seam.line.width < 0.75 * seam.wrap or "。" in seam.line.text[:15])


def _first_line(seam: _Seam) -> bool | None:
    """The first line of a paragraph is indented and so reaches the margin a little earlier."""
    is_first = seam.wrap and seam.paragraph == seam.before.text and not MARKER.match(seam.paragraph)
    return True if is_first and seam.before.width >= seam.wrap - 11 else None


def _reaches_margin(seam: _Seam) -> bool | None:
    return seam.full or (seam.last in _CONTINUES and not seam.paragraph.endswith("目的"))  # 1.1 编制目的


_RULES: tuple[Callable[[_Seam], bool | None], ...] = (
    _after_number,
    _in_bracket,
    _broken_number,
    _signature,
    _begins_paragraph,
    _marked_line,
    _after_sentence,
    _in_prose,
    _in_heading,
    _first_line,
    _reaches_margin,
)


def _is_prose(paragraph: str) -> bool:
    """Whether the paragraph has two commas or a full stop; commas come early, so a long paragraph is not read through."""
    comma = paragraph.find("，")
    return (comma >= 0 and paragraph.find("，", comma + 1) >= 0) or "。" in paragraph


def _is_heading(paragraph: str) -> bool:
    """Whether the paragraph begins as a heading and is no prose so far."""
    return not _is_prose(paragraph) and bool(MARKER.match(paragraph))


def _is_open(paragraph: str, left: str, right: str, reach: int) -> bool:
    """Whether a bracket that was opened in the last `reach` characters is not closed yet."""
    opened = paragraph.rfind(left, -reach)
    return opened >= 0 and paragraph.find(right, opened) < 0
