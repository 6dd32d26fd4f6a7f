"""Cleaning: a SourceText becomes a CleanText with one line per paragraph and a way back to the source.

Two kinds of change, kept apart so that spans stay exact: characters are first exchanged one for one (widths,
punctuation), then runs of the source are left out (white space, page marks, line breaks inside a paragraph).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from loaders.paragraphs import Known, known_paragraphs
from loaders.readers import SourceText

_CJK = "\u3400-\u9fff"
_WIDE = f"{_CJK}，。、；：？！（）《》〈〉“”‘’〔〕【】"


def _width_table() -> dict[str, str]:
    """Full-width forms, Kangxi radicals and compatibility ideographs -> the plain character (NFKC, one for one)."""
    table: dict[str, str] = {}
    for low, high in ((0xFF01, 0xFF5F), (0x2F00, 0x2FE0), (0xF900, 0xFB00), (0x2E80, 0x2F00)):
        for code in range(low, high):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[chr(code)] = plain
    # a font that gives its GBK codes for Unicode: ꎮ (U+A3AE) is ．, ꎬ (U+A3AC) ，; nothing else in these texts is written in Yi
    for high in (0xA1, 0xA3):
        for low in range(0xA1, 0xFF):
            plain = unicodedata.normalize("NFKC", bytes([high, low]).decode("gbk", "ignore"))
            if len(plain) == 1:
                table[chr(high << 8 | low)] = plain
    for mark in "，；：？！（）":  # stay full-width: they are what the punctuation rules produce
        table.pop(mark, None)
    blanks = dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\t\x0b\x0c", " ")
    return table | blanks | {"«": "《", "»": "》", "﹪": "%", "﹝": "〔", "﹞": "〕"}


_WIDTHS = _width_table()
_WIDE_FORM = re.compile(f"[{re.escape(''.join(_WIDTHS))}]")

# Punctuation that stands for its Chinese form, one for one: (the mark, where, the form); each with an example.
# A pattern begins with its mark, and then looks back over it: a search for one character is fast.
_PUNCTUATION: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("(", re.compile(r"\((?:(?=[^()\n]*[^\x00-\x7f]|\d{1,2}\)|\d{4}\s*\))|(?<![A-Za-z]\())"), "（"),  # (一) -> （一
    (")", re.compile(r"\)"), "）"),
    (",", re.compile(r",(?:(?<!\d,)|(?!\d{3}(?!\d)))"), "，"),  # 目标,加快; 1,000 stays
    (";", re.compile(r";"), "；"),
    (":", re.compile(r":(?:(?<!\d:)|(?!\d))"), "："),  # 附件:加快; 1:1.5 stays
    # 显著成效.能源; 达到80%.发展; LNG.加快
    (".", re.compile(rf"\.(?:(?<![\x00-\x7f]\.)|(?<=[A-Za-z%]\.)(?:(?!\w)|(?=[{_CJK}])))"), "。"),
    ("?", re.compile(rf"\?(?=[{_CJK}\n])"), "？"),
    *(
        (mark, re.compile(rf"(?<=《)([^《》\n{mark}]{{2,60}}(?:\n[^《》\n{mark}]{{0,60}}){{0,2}}){mark}(?=[\s（(，、。]|精神)"), r"\1》")
        for mark in "}~｝"
    ),  # 《…指导意见}(国发〔2021〕4号), read by OCR
)

# A line that is only a page mark: —２—, - 12 -, 一 7 一 (read by OCR), — 3 —, ·4·, 第 3 页, 第3页 共9页
_PAGE_MARK = re.compile(
    r"^[\-—–－_·•.\s]+\d{1,4}[\-—–－_·•.\s]+$|^[\-—–－一]\s*\d(?:\s?\d){0,2}\s*[\-—–－一]$|^第\s*\d+\s*页(?:\s*[，/,]?\s*共\s*\d+\s*页)?$"
)
_PAGE_MARK_ENDS = "-—–－_·•.一页"
_LONE_NUMBER = re.compile(r"^\d{1,3}$")
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\r"
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_DROPPED = re.compile(f" +|[{_UNSEEN}]+")
_BLANK_KEEPS = re.compile(r"[A-Za-z0-9]")

_WIDE_ASCII = b"!\"#$'()*,.:;<=>?@[\\]^_`{|}~"  # stands for a full-width mark in these texts
_TERMINAL = "。！？；"
_MARKER = re.compile(
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
_CONTINUES = "，、的和与及或（《“"  # a line that ends so goes on


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned text; `starts[i]`/`origins[i]` say where the i-th kept run begins here and in the source."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source of the cleaned characters [start, end); an empty span stays empty."""
        first = self.origin(start)
        return (first, first) if end <= start else (first, self.origin(end - 1) + 1)

    def origin(self, index: int) -> int:
        """The source index of one cleaned character."""
        run = bisect_right(self.starts, index) - 1
        return self.origins[run] + index - self.starts[run]


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    stop: int  # where its line break stands
    indent: int  # blanks before it
    text: str  # without white space at either end
    width: int  # columns in the source: a Chinese character counts two
    marked: bool  # whether it begins with the marker of a heading


def clean(source: SourceText) -> CleanText:
    """The cleaned text of a source: half-width digits, Chinese punctuation, one line per paragraph, no page marks."""
    raw = source.text.replace("\r\n", " \n").replace("\r", "\n")
    text = unify(raw)
    known = known_paragraphs(source)
    lines = _drop_page_numbers(_lines(text, raw)) if known is None else _known_lines(text, raw, known)
    keep: list[tuple[int, int]] = []
    wrap = _wrap_widths(lines)
    alone = _standing_alone(lines, wrap)
    has_unseen = bool(_INVISIBLE.search(text))
    paragraph = ""
    for i, line in enumerate(lines):
        if i:
            before = lines[i - 1]
            joins = _joins(before, line, wrap[i - 1], paragraph, alone) if known is None else line.start not in known.starts
            if not joins:
                keep.append((before.stop, before.stop + 1))
                paragraph = ""
        paragraph += line.text
        if has_unseen or " " in line.text:
            keep += _kept_runs(text, line)
        else:
            keep.append((line.start, line.end))
    return _assemble(text, keep)


def unify(text: str) -> str:
    """The text with widths and punctuation unified, character for character: the length does not change."""
    text = _WIDE_FORM.sub(lambda found: _WIDTHS[found[0]], text)
    for mark, pattern, plain in _PUNCTUATION:
        if mark in text:
            text = pattern.sub(plain, text)
    return text


def _lines(text: str, raw: str) -> list[_Line]:
    """The lines that hold something, page marks left out."""
    out: list[_Line] = []
    position = 0
    for chunk in text.split("\n"):
        stop = position + len(chunk)
        stripped = chunk.strip()
        if stripped and not _is_furniture(stripped):
            indent = len(chunk) - len(chunk.lstrip())
            start = position + indent
            end = start + len(stripped)
            narrow = len(raw[start:end].encode("ascii", "ignore").translate(None, _WIDE_ASCII))
            out.append(_Line(start, end, stop, indent, stripped, 2 * len(stripped) - narrow, bool(_MARKER.match(stripped))))
        position = stop + 1
    return out


def _known_lines(text: str, raw: str, known: Known) -> list[_Line]:
    """The lines of the blocks that are text; what is known to begin a paragraph begins at its first character that is no blank."""
    return [line for line in _lines(text, raw) if not known.is_dropped(line.start)]


def _is_furniture(line: str) -> bool:
    """Whether a line is a page mark or holds nothing that can be seen."""
    return bool((line[-1] in _PAGE_MARK_ENDS and _PAGE_MARK.match(line)) or (line[0] in _UNSEEN and _INVISIBLE.fullmatch(line)))


def _drop_page_numbers(lines: list[_Line]) -> list[_Line]:
    """The lines without lone numbers that run upwards through the document, as page numbers do."""
    lone = [(i, int(line.text)) for i, line in enumerate(lines) if len(line.text) <= 3 and _LONE_NUMBER.match(line.text)]
    pages = {index for (i, n), (j, m) in pairwise(lone) if m == n + 1 for index in (i, j)}
    return [line for i, line in enumerate(lines) if i not in pages] if len(pages) >= 3 else lines


def _wrap_widths(lines: list[_Line]) -> list[int]:
    """For each line the width at which the text around it is wrapped, 0 where it is not.

    Wrapped text has many lines of one width and hardly any wider; boxes are set narrower or wider than the body.
    """
    if not lines:
        return []
    counts = Counter(line.width // 4 for line in lines if line.width >= 24)
    total = sum(counts.values())
    common = max(counts, key=lambda k: counts[k] + counts[k + 1], default=0)
    body = 4 * common + 4 if total >= 15 and counts[common] + counts[common + 1] >= 0.3 * total else 0
    widths = [line.width for line in lines]
    alike = {k: sum(counts[k + d] for d in (-2, -1, 0, 1)) for k in set(counts) | {w // 4 for w in widths}}
    # for each line the widths of the six before it, its own, and of the six after it, sorted; 0 where there is no line
    near = np.sort(np.lib.stride_tricks.sliding_window_view(np.pad(np.array(widths, dtype=np.int64), 6), 13), axis=1)
    there = np.count_nonzero(near, axis=1)
    second = np.where(there > 1, near[:, -2], near[:, -1])  # the widest but one
    wide = np.count_nonzero(near >= np.maximum(second - 8, 1)[:, None], axis=1) >= np.minimum(4, there)
    out = []
    for own, widest, is_wide in zip(widths, second.tolist(), wide.tolist(), strict=True):
        width = widest if is_wide and alike[widest // 4] >= 0.05 * total else body if own <= body + 8 else 0
        out.append(width if 44 <= width <= 140 else 0)
    return out


def _standing_alone(lines: list[_Line], wrap: list[int]) -> set[str]:
    """The classes of markers whose headings have lines of their own in this document: most are short and unpunctuated."""
    alone: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for line, width in zip(lines, wrap, strict=True):
        if line.marked:
            marked[_marker_class(line.text)] += 1
            alone[_marker_class(line.text)] += line.width < width - 8 and not any(c in line.text for c in "。；")
    return {kind for kind, count in marked.items() if alone[kind] >= 0.5 * count}


def _joins(before: _Line, line: _Line, wrap: int, paragraph: str, alone: set[str]) -> bool:
    """Whether `line` goes on with the paragraph that ends in `before`."""
    last = before.text[-1]
    full = before.width >= wrap - 5 if wrap else 80 <= before.width <= 140  # what is wider was never wrapped
    if last == "号" and not full and _NUMBER_END.search(paragraph):
        return False
    tail = paragraph[-120:]
    if ("（" in tail and _is_open(tail, "（", "）", 60)) or ("《" in tail and _is_open(tail, "《", "》", 120)):
        return full or not line.marked
    if last in "发字函办规" and _NUMBER_TAIL.match(line.text):
        return True
    if line.text[-1] in _ALONE_ENDS and last not in _CONTINUES and _ALONE.match(line.text.replace(" ", "")):
        return False
    if last == "：" or (line.text[0] == "各" and _ADDRESSED.match(line.text)) or (line.indent >= 2 and line.indent > before.indent):
        return False
    if line.marked:
        if last in "、，":  # 加快推进一、 | 二、三产业融合
            return True
        if not full or last in _TERMINAL + "：）)》”":
            return False
        return _marker_class(line.text) == _marker_class(paragraph) or not _is_heading(paragraph)
    if last in _TERMINAL:
        return bool(wrap) and full
    if _is_prose(paragraph):
        return True
    heading = bool(_MARKER.match(paragraph))
    if heading and wrap and _marker_class(paragraph) in alone:
        # a heading that has a line of its own goes on only in a short rest: （四）…建成文化璀璨 | 风光壮美的魅力空间
        return before.width >= wrap - 9 and (line.width < 0.75 * wrap or "。" in line.text[:15])
    if wrap and not heading and paragraph == before.text:  # the first line of a paragraph is indented
        full = full or before.width >= wrap - 11
    return full or (last in _CONTINUES and not paragraph.endswith("目的"))  # 1.1 编制目的


# The second half of a document number that was broken: 大发改资源字 | （2021）283号
_NUMBER_END = re.compile(r"20\d\d.{1,4}\d{1,5}\s*号$")
_NUMBER_TAIL = re.compile(r"^[〔（\[]\s*20\d\d\s*.{0,2}\s*\d{1,5}\s*号")


def _is_prose(paragraph: str) -> bool:
    """Whether the paragraph has two commas or a full stop; commas come early, so a long paragraph is not read through."""
    comma = paragraph.find("，")
    return (comma >= 0 and paragraph.find("，", comma + 1) >= 0) or "。" in paragraph


def _is_heading(paragraph: str) -> bool:
    """Whether the paragraph begins as a heading and is no prose so far."""
    return not _is_prose(paragraph) and bool(_MARKER.match(paragraph))


def _is_open(paragraph: str, left: str, right: str, reach: int) -> bool:
    """Whether a bracket that was opened in the last `reach` characters is not closed yet."""
    opened = paragraph.rfind(left, -reach)
    return opened >= 0 and paragraph.find(right, opened) < 0


_ADDRESSED = re.compile(r"^各[^，。]{1,60}：$")  # 各有关单位：
# A line that stands alone whatever comes before it: a signature (山西省人民政府) or a date (2022年4月21日)
_ALONE = re.compile(r"^[\u4e00-\u9fff]{2,24}(?:人民政府|办公[厅室]|委员会|[厅局])$|^\d{4}年\d{1,2}月\d{1,2}日$")
_ALONE_ENDS = "府厅室会局日"


def _marker_class(text: str) -> str:
    """A rough class of the marker that a line begins with."""
    return "（" if text[0] == "（" else "1" if text[0].isdigit() else "一"


def _kept_runs(text: str, line: _Line) -> list[tuple[int, int]]:
    """The runs of a line that stay: blanks only between two Latin words or numbers."""
    runs: list[tuple[int, int]] = []
    start = line.start
    for gap in _DROPPED.finditer(text, line.start, line.end):
        left, right = gap.span()
        if left > start:
            runs.append((start, left))
        start = right
        if gap.group()[0] == " " and _BLANK_KEEPS.match(text[left - 1]) and right < line.end and _BLANK_KEEPS.match(text[right]):
            runs.append((left, left + 1))
    if start < line.end:
        runs.append((start, line.end))
    return runs


def _assemble(text: str, keep: list[tuple[int, int]]) -> CleanText:
    pieces = [text[left:right] for left, right in keep]
    starts = tuple(accumulate(map(len, pieces[:-1]), initial=0))
    return CleanText("".join(pieces), starts, tuple(left for left, _ in keep) or (0,))
