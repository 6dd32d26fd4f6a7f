"""Numbering: the systems by which documents number their provisions, and every place of a text that looks like a numeral of one.

The systems are those of GB/T 9704—2012 (一、→（一）→ 1. →（1）), of regulations (第X章, 第X节, 第X条, 第X条之一), of reports (1, 1.1, 1.1.1),
of lists (①) and of what stands beside the body (专栏N, 附件N). A candidate is no heading yet: ``loaders.structure.solver`` reads all of them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.names.numerals import chinese_number

DIGITS = "一二三四五六七八九十百零〇"
STEP = 100  # between the values of two numerals: 第十七条 is 1700, 第十七条之一 1701


@dataclass(frozen=True, slots=True)
class System:
    """A way of numbering: the kind of provision that it makes and its rank (smaller holds larger); `example` is a line that it matches."""

    name: str
    kind: str
    rank: int
    abbreviation: str
    pattern: re.Pattern[str]
    example: str
    strong: bool = True  # a line that begins so is rarely anything else than a heading


SYSTEMS: tuple[System, ...] = (
    System(
        "annex",
        "annex",
        0,
        "annex",
        re.compile(rf"(?P<label>附[件表录])\s*(?P<number>\d{{1,2}}|[{DIGITS}]{{1,3}})?\s*(?:[：:.]|$|(?=[^，。]{{2,40}}$))"),
        "附件：加快建立健全绿色低碳循环发展经济体系重点任务分工",
    ),
    System("part", "chapter", 1, "part", re.compile(rf"第(?P<number>[{DIGITS}]{{1,5}})(?:[编篇]|部分)[ 、：]?"), "第一编 总论"),
    System("chapter", "chapter", 2, "chp", re.compile(rf"第(?P<number>[{DIGITS}]{{1,5}}|\d{{1,2}})章[ 、：]?"), "第一章 总则"),
    System(
        "part of a chapter", "section", 3, "sec", re.compile(rf"第(?P<number>[{DIGITS}]{{1,5}}|\d{{1,2}})节[ 、：]?"), "第一节 一般规定"
    ),
    System(
        "article",
        "article",
        4,
        "art",
        re.compile(
            rf"第(?P<number>[{DIGITS}]{{1,5}}|\d{{1,3}})条(?:之(?P<sub>[{DIGITS}]{{1,2}}))?(?!的?(?:规定|要求)|[、和或至款])[ 、：]?"
        ),
        "第一条 为了促进清洁生产",
    ),
    System("一、", "section", 5, "sec", re.compile(rf"(?P<number>[{DIGITS}]{{1,3}})(?:、(?![一二三]次?产业)|[.．](?!\d))"), "一、总体要求"),
    # a numeral that lost its mark to OCR; 一 alone is a dash more often
    System(
        "一", "section", 5, "sec", re.compile(rf"(?P<number>(?!一\n)[{DIGITS}]{{1,3}})\n(?=.)"), "二\n健全绿色低碳循环发展的流通体系", False
    ),
    System("（一）", "clause", 6, "cl", re.compile(rf"（ ?(?P<number>[{DIGITS}]{{1,4}}) ?）[、.．]?"), "（一）指导思想。坚持以"),
    System(
        "box",
        "box",
        7,
        "box",
        re.compile(rf"(?P<label>专栏)\s*(?P<number>\d{{1,2}}(?:[-—.]\d{{1,2}})?|[{DIGITS}]{{1,3}})?\s*[：:]?\s*"),
        "专栏1 工业产品生态（绿色）设计示范企业工程",
    ),
    System(
        "1.1.1",
        "item",
        10,
        "item",
        re.compile(r"(?P<number>\d{1,2}\.\d{1,2}\.\d{1,2})(?![\d.%])[ 、]?(?=[^\d%])"),
        "1.1.1 建设目标",
        False,
    ),
    System(
        "1.1", "clause", 9, "cl", re.compile(r"(?P<number>\d{1,2}\.\d{1,2})(?![\d.%])[ 、]?(?=[\u4e00-\u9fff“《])"), "1.1 建设目标", False
    ),
    # of documents in 1, 1.1, 1.1.1 alone
    System("1", "section", 5, "sec", re.compile(r"(?P<number>\d{1,2}) ?(?=[\u4e00-\u9fff]{2,20}$)"), "1 总则", False),
    System("1.", "item", 8, "item", re.compile(r"(?P<number>\d{1,2})[.．、](?!\d)"), "1.推动种植业绿色发展", False),
    System("（1）", "subitem", 11, "sub", re.compile(r"（(?P<number>\d{1,2})）"), "（1）主要目标", False),
    System("①", "subitem", 12, "pt", re.compile(r"(?P<number>[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳])"), "①生活污水", False),
)
BY_NAME = {system.name: system for system in SYSTEMS}
_STARTS = frozenset(f"附第专（0123456789{DIGITS}①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")

# a heading in mid-line, after a full stop: …目标基本实现。二、推进生产体系绿色升级
_MIDDLE = re.compile(rf"(?<=[。！？；）”]) ?(?=[{DIGITS}]{{1,3}}、|（[{DIGITS}]{{1,4}}）|第[{DIGITS}]{{1,5}}[章节条])")
_MIDDLE_SYSTEMS = frozenset({"chapter", "part of a chapter", "article", "一、", "（一）"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that looks like a numeral: [start, after) holds it, the paragraph [line, end) holds all; `value` counts in steps of STEP."""

    system: System
    printed: str
    number: str
    label: str
    value: int
    start: int
    after: int
    line: int
    end: int

    @property
    def in_middle(self) -> bool:
        """Whether words stand before it in its paragraph."""
        return self.start > self.line


def candidates(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """The candidates of a cleaned text in document order; `paragraphs` are its lines, those of a table of contents left out."""
    is_decimal = sum(bool(BY_NAME["1.1"].pattern.match(text, start, end)) for start, end in paragraphs) > 1
    for start, end in paragraphs:
        if text[start] in _STARTS:
            yield from (one for one in _at(text, start, start, end) if is_decimal or one.system.name != "1")
        for match in _MIDDLE.finditer(text, start + 1, end):
            for found in _at(text, match.end(), start, end):
                if found.system.name in _MIDDLE_SYSTEMS:
                    yield found


def _at(text: str, place: int, line: int, end: int) -> Iterator[Candidate]:
    """The candidate at a place: that of the first system that matches."""
    for system in SYSTEMS:
        stop = len(text) if system.name == "一" else end
        match = system.pattern.match(text, place, stop)
        if not match:
            continue
        groups = match.groupdict()
        number = groups["number"] or ""
        sub = groups.get("sub")
        if system.name == "一":  # the heading is the next line
            below = text.find("\n", match.end())
            if place > line or match.end() != end + 1 or not _BARE_HEADING.fullmatch(text, match.end(), below if below >= 0 else len(text)):
                continue
            end = below if below >= 0 else len(text)
        after = match.end()
        if after == end and end + 1 < len(text) and text[end + 1] not in _STARTS and system.kind not in ("annex", "box"):
            after += 1  # （三）, and its heading on the next line
            below = text.find("\n", after)
            end = below if below >= 0 else len(text)
        yield Candidate(
            system,
            match[0].strip(),
            f"{number}之{sub}" if sub else number,
            groups.get("label") or "",
            _value(system, number) * STEP + (chinese_number(sub) if sub else 0),
            place,
            after,
            line,
            end,
        )
        return


_BARE_HEADING = re.compile(r"[\u4e00-\u9fff、“”（）]{4,40}")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def _value(system: System, number: str) -> int:
    """The place of a numeral in its row: the last part of 2.1, of 1-1; 0 when there is none (附件)."""
    if not number:
        return 0
    if number in _CIRCLED:
        return _CIRCLED.index(number) + 1
    return chinese_number(re.split(r"[-—.]", number)[-1])


def follows(before: int, value: int) -> bool:
    """Whether a value comes next after one: 1800 and 1701 after 1700."""
    return value == before + 1 or value == (before // STEP + 1) * STEP
