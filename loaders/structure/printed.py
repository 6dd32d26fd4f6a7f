"""Printed lines: which of them begin a paragraph, by the geometry of the page.

A line goes on with the paragraph before it when that line is full and this one is not indented. Type size, leading, centred lines,
numerals and the leaders of a list of contents decide where the margins alone do not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from loaders.readers.source import Block

Margins = tuple[float, float]
"""The left and the right margin of a column, in points."""

# Lengths as shares of the type size
_SLACK = 0.9  # what a full line may leave free beside the words that did not fit: a mark at its end is drawn half as wide
_LETTER = 0.55  # the width of a Latin letter or digit
_INDENT = 1.2  # how far from the left margin a first line begins at least; it is printed two characters in
_DEEPEST = 6.0  # how far in the first line of a paragraph may begin; a date or a signature begins further in
_CENTRED = 1.0  # between the middles of a centred line and its column
_CLEAR = 2.0  # what a centred line keeps free at either side
_SAME_EDGE = 1.0  # between the edges of two lines that end, or begin, at one margin
_INSIDE = 0.7  # how far inside the margins of the page the lines of a box stand at least

_SCRAP = 3  # characters
_WIDE_LEADING = 1.45  # times the usual distance between lines: what is wider parts paragraphs
_OTHER_SIZE = 1.12  # times: another type size
_FEWEST_OF_MARGIN = 3  # lines of a page that share an edge, for it to be a margin
_FEWEST_OF_PAGE = 8  # lines, for a page to have a type size of its own
_SHARE_OF_MARGIN = 6  # and at least every sixth: a line that is overfull reaches beyond
_FEWEST_INSIDE = 4  # lines that share an edge inside the margins, for it to be that of a box
_NARROWEST = 14.0  # of a box or a column: what is narrower is a signature

_MARKER = re.compile(
    r"[（(]\s*[一二三四五六七八九十百]{1,4}\s*[）)]|[一二三四五六七八九十百]{1,4}\s*、(?![一二三]次?产业)|第[一二三四五六七八九十百零〇\d]{1,5}[编篇章节条]"
    r"|[\d０-９]{1,2}\s*[.．、](?![\d０-９])|[（(]\s*[\d０-９]{1,2}\s*[）)]|[\d０-９]{1,2}(?:[.．][\d０-９]{1,2}){1,3}\s*[\u4e00-\u9fff]|[①-⑳]|专栏|附\s*[件表]|抄\s*送|[■●◆◇○□▪➢•✓]"
)
_CHAPTER = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,5}[编篇章节]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|附\s*[件表]|专栏"
)
_LEADER = re.compile(r"(?:[.…·．‥。_]\s*){3,}[（(\-—\s]*\d{0,4}[）)\-—\s]*$|…\s*\d{1,4}$")
# What is not broken over lines: a number or a Latin word, or one character, with the marks that must not begin a line
_UNIT = re.compile(r"(?:[〔（(《“]?[A-Za-z0-9０-９.．%％/+\-~～]+|[〔（(《“]*.)[，。、；：！？）》”〕…％%]*")
_PAGE_AFTER = re.compile(r"[\u4e00-\u9fff）”] ?\d{1,3}$")  # 第一章 总则 12, the leader lost
# A line that is only a page mark: —２—, - 12 -, 一 7 一 (read by OCR), — 3 —, ·4·, 第 3 页, 第3页 共9页
_PAGE_MARK = re.compile(
    r"^[\-—―–－_·•.\s]+\d{1,4}[\-—―–－_·•.\s]+$|^[\-—―–－一]\s*\d(?:\s?\d){0,2}\s*[\-—―–－一]$|^第\s*\d+\s*页(?:\s*[，/,]?\s*共\s*\d+\s*页)?$"
)
_PAGE_MARK_ENDS = "-—―–－_·•.一页"
_TERMINAL = "。！？；：.;:"
_OPEN = "，、"  # no paragraph ends in them: 鼓励银行、证券、 | 保险等金融机构


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line; `indent` and `rest` are shares of its type size."""

    block: Block
    text: str
    size: float
    indent: float
    """From the left margin to the line."""
    rest: float
    """From the line to the right margin."""

    @property
    def top(self) -> float:
        """Its upper edge, in points."""
        return self.block.box[1] if self.block.box else 0.0

    @property
    def is_centred(self) -> bool:
        """Whether it stands in the middle, clear of both margins."""
        return abs(self.indent - self.rest) < 2 * _CENTRED and min(self.indent, self.rest) > _CLEAR

    @property
    def is_indented(self) -> bool:
        """Whether it begins as the first line of a paragraph does."""
        return self.indent >= _INDENT

    def is_full(self, after: str) -> bool:
        """Whether the words `after` it did not fit on the line any more."""
        unit = _UNIT.match(after)
        width = sum(_LETTER if c.isascii() else 1.0 for c in unit[0]) if unit else 0.0
        return self.rest < _SLACK + width


def line_starts(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The lines among the blocks that begin a paragraph; a table between two lines parts them."""
    lines = _printed(text, blocks)
    leadings = _leadings(lines.values())
    before: Printed | None = None
    goes_on = False
    for block in blocks:
        line = lines.get(block.start)
        if line and line.text and is_page_mark(line.text):
            continue
        goes_on = (
            before is not None
            and line is not None
            and (_joins(before, line, leadings.get(line.size, 0.0)) or (goes_on and _is_scrap(before, line)))
        )
        if block.kind == "line" and not goes_on:
            yield block
        before = line


def is_page_mark(line: str) -> bool:
    """Whether a line, which is not empty, is only a page mark.

    >>> is_page_mark("—２—"), is_page_mark("第3页 共9页"), is_page_mark("—")
    (True, True, False)
    """
    return line[-1] in _PAGE_MARK_ENDS and bool(_PAGE_MARK.match(line))


def _is_scrap(before: Printed, line: Printed) -> bool:
    """Whether the line before, in mid-paragraph, is the scrap of a line that was broken twice: …；车 | 位、充电基础设施…"""
    flush = not before.is_indented and not line.is_indented and not _MARKER.match(line.text)
    return flush and len(before.text) <= _SCRAP and before.text[-1] not in _TERMINAL


def _joins(before: Printed, line: Printed, leading: float) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if _are_entries(before.text, line.text):
        return False
    marked = bool(_MARKER.match(line.text))
    if before.text[-1] in _OPEN and not marked:
        return True
    if _is_parted(before, line, leading):
        return False
    if before.is_centred and line.is_centred:  # 第二章 … | …; the lines of a title stay apart
        return not marked and before.block.bold == line.block.bold and bool(_CHAPTER.match(before.text))
    if before.indent > _DEEPEST or not before.is_full(line.text):
        return False
    if line.is_indented:  # a hanging indent: 1. … | ··…
        return not marked and not before.is_indented and before.indent < line.indent and bool(_MARKER.match(before.text))
    return not (marked and before.text[-1] in _TERMINAL)


def _are_entries(before: str, line: str) -> bool:
    """Whether a line that ends in its page, as an entry of a list of contents, stands before another entry."""
    if "，" in before or "。" in before:
        return False
    return bool(_LEADER.search(before) or (_PAGE_AFTER.search(before) and (_PAGE_AFTER.search(line) or _LEADER.search(line))))


def _is_parted(before: Printed, line: Printed, leading: float) -> bool:
    """Whether type size or a wide gap parts two lines."""
    if max(before.size, line.size) > _OTHER_SIZE * min(before.size, line.size):
        return True
    gap = line.top - before.top
    return before.block.page == line.block.page and gap > _WIDE_LEADING * max(leading, line.size)


def _leadings(lines: Iterable[Printed]) -> dict[float, float]:
    """For each type size the usual distance between two lines, in points."""
    gaps: defaultdict[float, list[float]] = defaultdict(list)
    for a, b in pairwise(lines):
        if a.block.page == b.block.page and a.size == b.size and b.top > a.top:
            gaps[a.size].append(b.top - a.top)
    return {size: median(found) for size, found in gaps.items()}


def _printed(text: str, blocks: Sequence[Block]) -> dict[int, Printed]:
    """The lines that have a place, by where they start, each with the margins of its column."""
    lines = [block for block in blocks if block.kind == "line" and block.box and block.size]
    if not lines:
        return {}
    body = _usual_size(lines)
    widest = _margins(lines, body) or (min(_left(line) for line in lines), max(_right(line) for line in lines))
    wholes: dict[float, Margins] = {body: widest}
    found: dict[int, Printed] = {}
    for _, group in groupby(lines, key=lambda block: block.page):
        page = list(group)
        usual = _usual_size(page) if len(page) >= _FEWEST_OF_PAGE else body  # an annex may be set in another type
        whole = wholes.setdefault(usual, _margins(lines, usual) or widest)
        for block, (left, right) in zip(page, _columns(page, usual, whole), strict=True):
            size = block.size or body
            words = text[block.start : block.end].strip()
            found[block.start] = Printed(block, words, size, (_left(block) - left) / size, (right - _right(block)) / size)
    return found


def _usual_size(lines: Iterable[Block]) -> float:
    """The type size of most characters."""
    return Counter(block.size for block in lines for _ in range(block.end - block.start)).most_common(1)[0][0] or 1.0


def _columns(page: list[Block], size: float, whole: Margins) -> list[Margins]:
    """For each line of a page its margins: those of the page, where it is as wide as the document's pages are; those of a box, or of
    one of two columns, for lines that stand inside."""
    left, right = _margins(page, size) or whole
    if abs((right - left) - (whole[1] - whole[0])) > _CLEAR * size:
        left, right = whole
    rights = [-edge for edge in _inner([-_right(line) for line in page], -right, _CLEAR * size, size)]
    lefts = _inner([_left(line) for line in page], left, _INSIDE * size, size)
    full = [edge - _right(line) <= _CLEAR * size for line, edge in zip(page, rights, strict=True)]
    for _, run in groupby(range(len(page)), key=lambda i: lefts[i]):
        indexes = list(run)
        first_lines = any(_left(page[i]) - lefts[i] > _INDENT * size for i in indexes)
        if not first_lines or sum(full[i] for i in indexes) <= 0.5 * len(indexes):  # short paragraphs in turn are no box
            lefts[indexes[0] : indexes[-1] + 1] = [left] * len(indexes)
    return [(a, b) if b - a >= _NARROWEST * size else (left, right) for a, b in zip(lefts, rights, strict=True)]


def _inner(edges: Sequence[float], margin: float, inside: float, size: float) -> list[float]:
    """For each line the margin that it keeps to: where several lines in turn stay inside by so much, the edge that most share."""
    found: list[float] = []
    for is_inside, run in groupby(edges, key=lambda edge: edge > margin + inside):
        group = list(run)
        edge = _shared(sorted(group), size, max(_FEWEST_INSIDE, len(group) // 3)) if is_inside else None
        found += [margin if edge is None else edge] * len(group)
    return found


def _margins(lines: Sequence[Block], size: float) -> Margins | None:
    """The outermost edges that several lines of the body's size share; None where none do."""
    body = [line for line in lines if line.size and max(line.size, size) <= _OTHER_SIZE * min(line.size, size)]
    count = max(_FEWEST_OF_MARGIN, len(body) // _SHARE_OF_MARGIN)
    left = _shared(sorted(_left(line) for line in body), size, count)
    right = _shared(sorted(-_right(line) for line in body), size, count)
    return None if left is None or right is None or -right - left < _NARROWEST * size else (left, -right)


def _shared(edges: Sequence[float], size: float, count: int) -> float | None:
    """The first edge, in rising order, that lies close to so many others, itself among them."""
    return next((first for first, last in zip(edges, edges[count - 1 :], strict=False) if last - first <= _SAME_EDGE * size), None)


def _left(block: Block) -> float:
    return block.box[0] if block.box else 0.0


def _right(block: Block) -> float:
    return block.box[2] if block.box else 0.0
