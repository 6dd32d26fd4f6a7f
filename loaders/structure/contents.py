"""Contents: which paragraphs of a text are its table of contents, whatever its leaders look like.

A list of contents says before the text what stands in it: its lines end in a page, or come again further down as headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.structure.numbering import DIGITS

_LABEL = re.compile(r"目 ?[录次]|目 ?录 ?contents", re.IGNORECASE)
# 一、规划背景……4; （一）主要成效 ···（6）; 第一章 总则 12; the page alone where the leaders were lost
_PAGE = re.compile(r"(?P<leader>[.…·。．\-—_ ]*)[（(\-—]?\s*\d{1,3}\s*[）)\-—]?$")
_LEADERS = re.compile(r"。?[.…·．‥]{3,}|…+")
_NUMERAL = re.compile(
    rf"第[{DIGITS}]{{1,5}}[编篇章节条]|[{DIGITS}]{{1,3}}、|（[{DIGITS}\d]{{1,4}}）|\d{{1,2}}(?:\.\d{{1,2}})*[.、 ]?|专栏\s*\d*|附[件表]\s*\d*"
)
# two entries on one line: …谋篇布局14（二）“三水统筹”提升…16
_GLUED = re.compile(rf"\d(?:（[{DIGITS}]{{1,3}}）|[{DIGITS}]{{1,3}}、|第[{DIGITS}]{{1,3}}[章节]).*\d$")
_LONGEST = 70  # characters of a line of contents
_PAGE_ENDS = "0123456789）)"
_FEWEST = 5  # lines of a list that no word 目录 stands over
_BROKEN = 3  # lines of a broken entry, or of a page mark, between two that have their page
_PAGED_SHARE = 0.6  # of the lines of a list that no word 目录 stands over, how many have a page
_SEARCHED = 0.4  # of the document, how far a list may begin


def contents(text: str, paragraphs: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The indexes of the paragraphs of the table of contents, its label included; empty where there is none."""
    lines = [text[start:end].strip() for start, end in paragraphs]
    head = lines[: max(40, int(_SEARCHED * len(lines)))]
    if not any(line[:1] == "目" or line[-1:] in _PAGE_ENDS for line in head):
        return frozenset()
    last, dotted = _last_places(lines), _dotted(lines)
    for index in range(len(head)):
        stop = _list_at(lines, index, last, dotted)
        if stop:
            return frozenset(range(index, stop))
    return frozenset()


def _last_places(lines: Sequence[str]) -> dict[str, int]:
    """Where the words of each heading stand last: of a whole line, or of its first sentence."""
    last: dict[str, int] = {}
    for index, line in enumerate(lines):
        for words in {line, line.partition("。")[0]}:
            if len(words) <= _LONGEST and len(key := _key(words)) > 1:
                last[key] = index
    return last


def _list_at(lines: Sequence[str], index: int, last: dict[str, int], dotted: range) -> int:
    """Where the list ends that begins at a line: with its label, with dots, or with pages alone; 0 where none begins."""
    line = lines[index]
    label = 1 if _LABEL.fullmatch(line) else 2 if line == "目" and lines[index + 1 : index + 2] == ["录"] else 0
    if label:
        stop = max(_stop(lines, index + label, last), dotted.stop if index <= dotted.start <= index + 4 else 0)
        return _stop(lines, stop, last) if stop > index + label else 0
    if dotted and index == dotted.start:
        return _stop(lines, dotted.stop, last)
    if not _paged(line):
        return 0
    stop = _stop(lines, index, last)
    is_list = stop - index >= _FEWEST and sum(map(_paged, lines[index:stop])) >= _PAGED_SHARE * (stop - index)
    return stop if is_list else 0


def _dotted(lines: Sequence[str]) -> range:
    """The first run of lines most of which lead to a page by dots; broken entries stand between them."""
    start = stop = count = 0
    for index, line in enumerate(lines):
        if not (_LEADERS.search(line) and line[-1] in _PAGE_ENDS):
            continue
        if index - stop > _BROKEN or not count:
            if count >= _FEWEST:
                break
            start, count = index, 0
        count, stop = count + 1, index + 1
    return range(start, stop) if count >= _FEWEST else range(0)


def _stop(lines: Sequence[str], start: int, last: dict[str, int]) -> int:
    """Where the list that begins at `start` ends: at the first line that neither has a page nor comes again, or has stood there already."""
    seen: set[str] = set()
    index = start
    while index < len(lines):
        line, key = lines[index], _key(lines[index])
        is_entry = len(line) <= _LONGEST and key not in seen and (_paged(line) or last.get(key, -1) > index)
        if not is_entry and not _GLUED.search(line) and not _continues(lines, index, last, seen):
            break
        seen.add(key)
        index += 1
    return index


def _continues(lines: Sequence[str], index: int, last: dict[str, int], seen: set[str]) -> bool:
    """Whether a line is the first half of an entry that is broken: the next one has the page and a leader."""
    after = lines[index + 1] if index + 1 < len(lines) else ""
    joined = _key(lines[index] + after)
    whole = bool(_LEADERS.search(after) and _paged(after)) or last.get(joined, -1) > index + 1
    return len(lines[index]) <= _LONGEST and joined not in seen and _key(lines[index]) not in seen and "。" not in lines[index] and whole


def _paged(line: str) -> bool:
    """Whether a line ends in a page, as an entry does; 到2025年 or 第 12 does not."""
    match = _PAGE.search(line)
    return bool(match and match.start() > 1 and (match["leader"] or re.search(r"[\u4e00-\u9fff）”]\d{1,3}$", line)) and "，" not in line)


def _key(line: str) -> str:
    """The words of an entry or a heading, without numeral, leader and page."""
    bare = _LEADERS.sub("", _PAGE.sub("", line)) if line[-1:].isdigit() or line[-1:] in "）)" else line
    return re.sub(r"[\s:：]", "", _NUMERAL.sub("", bare, count=1) if _NUMERAL.match(bare) else bare)
