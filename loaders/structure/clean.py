"""Cleaning: a SourceText becomes a CleanText with one line per paragraph and a way back to the source.

Two kinds of change, kept apart so that spans stay exact: characters are first exchanged one for one (widths,
punctuation), then runs of the source are left out (white space, page marks, line breaks inside a paragraph).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from loaders.readers import SourceText
from loaders.structure.joins import MARKER, Line, joins, marker_class
from loaders.structure.paragraphs import Known, known_paragraphs
from loaders.structure.printed import is_page_mark
from loaders.structure.traditional import is_traditional, simplified

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
    return table | blanks | {"«": "《", "»": "》", "﹪": "%", "﹝": "〔", "﹞": "〕", "∶": ":"}


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

# A character of a font's own between digits is a decimal point: 73􀆰5%
_OWN_POINT = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff](?:(?<=\\d.)(?=\\d))")

_LONE_NUMBER = re.compile(r"^\d{1,3}$")
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\r"
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_DROPPED = re.compile(f" +|[{_UNSEEN}]+")
_BLANK_KEEPS = re.compile(r"[A-Za-z0-9]")

_WIDE_ASCII = b"!\"#$'()*,.:;<=>?@[\\]^_`{|}~"  # stands for a full-width mark in these texts
_NEAR = 6  # lines before and after one that say how the text around it is wrapped


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned text; `starts[i]`/`origins[i]` say where the i-th kept run begins here and in the source."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    was_traditional: bool = False
    """Whether the source is written in traditional characters, and its words stand here in simplified ones."""

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source of the cleaned characters [start, end); an empty span stays empty."""
        first = self.origin(start)
        return (first, first) if end <= start else (first, self.origin(end - 1) + 1)

    def words(self, start: int, end: int) -> str:
        """The words in [start, end), one line per paragraph, without the line breaks that part them from what stands around."""
        return self.text[start:end].strip("\n")

    def left_out(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What ``words`` leaves out of the source: how many characters before which place in them, in their order."""
        held = self.text[start:end]
        first = start + len(held) - len(held.lstrip("\n"))
        if first > start:
            yield 0, self.origin(first) - self.origin(start)
        for run in range(bisect_right(self.starts, first), bisect_left(self.starts, start + len(held.rstrip("\n")))):
            before = self.origins[run] - self.origins[run - 1] - (self.starts[run] - self.starts[run - 1])
            if before:
                yield self.starts[run] - first, before

    def origin(self, index: int) -> int:
        """The source index of one cleaned character."""
        run = bisect_right(self.starts, index) - 1
        return self.origins[run] + index - self.starts[run]

    def place(self, origin: int) -> int:
        """The place here of a source index; for one that was left out, where what is kept goes on."""
        run = bisect_right(self.origins, origin) - 1
        after = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return min(self.starts[run] + origin - self.origins[run], after) if run >= 0 else 0


def clean(source: SourceText) -> CleanText:
    """The cleaned text of a source: half-width digits, Chinese punctuation, one line per paragraph, no page marks."""
    raw = source.text.replace("\r\n", " \n").replace("\r", "\n")
    text = unify(raw)
    traditional = is_traditional(text)
    if traditional:
        text = simplified(text)
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
            goes_on = joins(before, line, wrap[i - 1], paragraph, alone) if known is None else line.start not in known.starts
            if not goes_on:
                keep.append((before.stop, before.stop + 1))
                paragraph = ""
        paragraph += line.text
        if has_unseen or " " in line.text:
            keep += _kept_runs(text, line)
        else:
            keep.append((line.start, line.end))
    return _assemble(text, keep, traditional)


def unify(text: str) -> str:
    """The text with widths and punctuation unified, character for character: the length does not change."""
    text = _WIDE_FORM.sub(lambda found: _WIDTHS[found[0]], text)
    text = _OWN_POINT.sub(".", text)
    for mark, pattern, plain in _PUNCTUATION:
        if mark in text:
            text = pattern.sub(plain, text)
    return text


def _lines(text: str, raw: str) -> list[Line]:
    """The lines that hold something, page marks left out."""
    out: list[Line] = []
    position = 0
    for chunk in text.split("\n"):
        stop = position + len(chunk)
        stripped = chunk.strip()
        if stripped and not _is_furniture(stripped):
            indent = len(chunk) - len(chunk.lstrip())
            start = position + indent
            end = start + len(stripped)
            narrow = len(raw[start:end].encode("ascii", "ignore").translate(None, _WIDE_ASCII))
            out.append(Line(start, end, stop, indent, stripped, 2 * len(stripped) - narrow, bool(MARKER.match(stripped))))
        position = stop + 1
    return out


def _known_lines(text: str, raw: str, known: Known) -> list[Line]:
    """The lines of the blocks that are text; a known paragraph begins at its first character that is no blank."""
    return [line for line in _lines(text, raw) if not known.is_dropped(line.start)]


def _is_furniture(line: str) -> bool:
    """Whether a line is a page mark or holds nothing that can be seen."""
    return is_page_mark(line) or bool(line[0] in _UNSEEN and _INVISIBLE.fullmatch(line))


def _drop_page_numbers(lines: list[Line]) -> list[Line]:
    """The lines without lone numbers that run upwards through the document, as page numbers do."""
    lone = [(i, int(line.text)) for i, line in enumerate(lines) if len(line.text) <= 3 and _LONE_NUMBER.match(line.text)]
    pages = {index for (i, n), (j, m) in pairwise(lone) if m == n + 1 for index in (i, j)}
    return [line for i, line in enumerate(lines) if i not in pages] if len(pages) >= 3 else lines


def _wrap_widths(lines: list[Line]) -> list[int]:
    """For each line the width at which the text around it is wrapped, 0 where it is not.

    Wrapped text has many lines of one width and hardly any wider; boxes are set narrower or wider than the body.
    """
    if not lines:
        return []
    counts = Counter(line.width // 4 for line in lines if line.width >= 24)
    total = sum(counts.values())
    common = max(counts, key=lambda k: counts[k] + counts[k + 1], default=0)
    body = 4 * common + 4 if total >= 15 and counts[common] + counts[common + 1] >= 0.3 * total else 0
    out = []
    for place, line in enumerate(lines):
        near = sorted((other.width for other in lines[max(0, place - _NEAR) : place + _NEAR + 1]), reverse=True)
        widest = near[min(1, len(near) - 1)]  # but one
        is_wide = sum(width >= max(widest - 8, 1) for width in near) >= min(4, len(near))
        common_here = sum(counts[widest // 4 + d] for d in (-2, -1, 0, 1)) >= 0.05 * total
        width = widest if is_wide and common_here else body if line.width <= body + 8 else 0
        out.append(width if 44 <= width <= 140 else 0)
    return out


def _standing_alone(lines: list[Line], wrap: list[int]) -> set[str]:
    """The classes of markers whose headings have lines of their own in this document: most are short and unpunctuated."""
    alone: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for line, width in zip(lines, wrap, strict=True):
        if line.marked:
            marked[marker_class(line.text)] += 1
            alone[marker_class(line.text)] += line.width < width - 8 and not any(c in line.text for c in "。；")
    return {kind for kind, count in marked.items() if alone[kind] >= 0.5 * count}


def _kept_runs(text: str, line: Line) -> list[tuple[int, int]]:
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


def _assemble(text: str, keep: list[tuple[int, int]], was_traditional: bool) -> CleanText:
    pieces = [text[left:right] for left, right in keep]
    starts = tuple(accumulate(map(len, pieces[:-1]), initial=0))
    return CleanText("".join(pieces), starts, tuple(left for left, _ in keep) or (0,), was_traditional)
