"""Outline: a cleaned text becomes a tree of provisions that together hold every character.

Levels follow GB/T 9704—2012 (一、→（一）→ 1. →（1）), the habits of regulations (第X章, 第X条), boxes (专栏N) and annexes.
What cannot be placed stays in the text of the provision before it, and a warning says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.numerals import DATE, chinese_number


@dataclass(slots=True)
class Provision:
    """A node of the outline; all positions index the cleaned text.

    [start, text_start) holds numeral and heading, [text_start, text_end) its own words, [start, end) also all below it.
    """

    eid: str
    kind: str
    number: str | None
    heading: str
    start: int
    text_start: int
    text_end: int
    end: int
    depth: int
    parent: Provision | None = field(default=None, repr=False)
    children: list[Provision] = field(default_factory=list, repr=False)

    @property
    def path(self) -> str:
        """The numerals of sections, clauses, items and boxes from the top to here: 二/四."""
        above = self.parent.path if self.parent else ""
        own = self.number if self.number and self.kind in _IN_PATH else ""
        return f"{above}/{own}" if above and own else above or own or ""

    def up(self) -> Iterator[Provision]:
        """This provision and those that hold it, innermost first."""
        node: Provision | None = self
        while node:
            yield node
            node = node.parent


@dataclass(frozen=True, slots=True)
class Marker:
    """A way of numbering: its kind, rank (smaller holds larger) and pattern; `example` is a line that it matches."""

    kind: str
    rank: int
    abbreviation: str
    pattern: re.Pattern[str]
    example: str


_DIGITS = "一二三四五六七八九十百零〇"
MARKERS: tuple[Marker, ...] = (
    Marker(
        "annex",
        0,
        "annex",
        re.compile(rf"(?P<label>附[件表录])\s*(?P<number>\d{{1,2}}|[{_DIGITS}]{{1,3}})?\s*(?:[：:.]|$|(?=[^，。]{{2,40}}$))"),
        "附件：加快建立健全绿色低碳循环发展经济体系重点任务分工",
    ),
    Marker("chapter", 1, "chp", re.compile(rf"第(?P<number>[{_DIGITS}]{{1,5}})[章编篇]\s*"), "第一章 总则"),
    Marker("section", 2, "sec", re.compile(rf"(?P<number>[{_DIGITS}]{{1,3}})、(?![一二三]次?产业)"), "一、总体要求"),
    Marker("section", 2, "sec", re.compile(rf"第(?P<number>[{_DIGITS}]{{1,5}})节\s*"), "第一节 一般规定"),
    # a numeral that lost its mark to OCR; 一 alone is a dash more often
    Marker("section", 2, "sec", re.compile(rf"(?P<number>(?!一\n)[{_DIGITS}]{{1,3}})\n(?=.)"), "二\n健全绿色低碳循环发展的流通体系"),
    Marker("article", 3, "art", re.compile(rf"第(?P<number>[{_DIGITS}]{{1,5}})条(?![第的规中款])\s*"), "第一条 为了促进清洁生产"),
    Marker("clause", 3, "cl", re.compile(rf"（(?P<number>[{_DIGITS}]{{1,4}})）"), "（一）指导思想。坚持以"),
    Marker(
        "box",
        4,
        "box",
        re.compile(rf"(?P<label>专栏)\s*(?P<number>\d{{1,2}}|[{_DIGITS}]{{1,3}})?\s*[：:]?\s*"),
        "专栏1 工业产品生态（绿色）设计示范企业工程",
    ),
    Marker("item", 5, "item", re.compile(r"(?P<number>\d{1,2})[.．、](?![\d])"), "1.推动种植业绿色发展"),
    Marker("subitem", 6, "sub", re.compile(r"（(?P<number>\d{1,2})）"), "（1）主要目标"),
)
_MARKER_STARTS = frozenset(f"附第专（0123456789{_DIGITS}")
_IN_PATH = ("section", "clause", "item", "box")
_RANK = {marker.kind: marker.rank for marker in MARKERS}

_PREFACE = re.compile(r"前言|序言|引言")
_CONTENTS = re.compile(r"目 *[录次]")
_CONTENTS_LINE = re.compile(r".{2,60}?[.…·\s]*\d{1,3}$")
# Where the body ends: 抄送：省委各部门…; （此件公开发布）; …办公厅2022年4月26日印发
_CLOSING = re.compile(
    r"抄\s*送[：:]|[（(]?此[件文](?:主动|公开|依申请|不予)|.{2,30}办公[厅室].{0,4}\d{4}年\d{1,2}月\d{1,2}日印发|附\s*[件表]\d*[：:]"
)
_SIGNED = re.compile(rf"{_CLOSING.pattern}|[\u4e00-\u9fff]{{2,24}}(?:人民政府|办公[厅室]|委员会|[厅局院])$|{DATE.pattern}$")
_FIRST = re.compile(r"一、|第一[章编篇条]")
_NUMBERED = re.compile(rf"[{_DIGITS}]{{1,3}}、|（[{_DIGITS}]{{1,4}}）|第[{_DIGITS}]{{1,5}}[章条节]")
_BARE_HEADING = re.compile(r"[\u4e00-\u9fff、“”（）]{4,40}")
_SENTENCE_END = re.compile(r"[。！？：]")
_HEADING_LIMIT = 60


def body_start(text: str) -> int:
    """Where the numbered body begins: the first 一、, 第一章, 第一条 or 前言 that is not in a table of contents."""
    paragraphs = list(_paragraphs(text))
    contents = _contents(text, paragraphs)
    for index, (start, end) in enumerate(paragraphs):
        line = text[start:end]
        if index not in contents and (_FIRST.match(line) or _PREFACE.fullmatch(line)):
            return start
    return next((start for start, end in paragraphs if text.startswith("（一）", start)), len(text))


def closing_start(text: str) -> int:
    """Where signature, date, 抄送 and the list of annexes begin, after the last numbered provision."""
    paragraphs = list(_paragraphs(text))
    last = next((i for i in reversed(range(len(paragraphs))) if _NUMBERED.match(text, *paragraphs[i])), None)
    if last is None:
        return len(text)
    for i in range(last + 1, len(paragraphs)):
        start, end = paragraphs[i]
        line = text[start:end]
        after = text[slice(*paragraphs[i + 1])] if i + 1 < len(paragraphs) else ""
        signed = len(line) <= 30 and DATE.fullmatch(after) and not re.search(r"[。，；]", line)
        if _CLOSING.match(line) or DATE.fullmatch(line) or signed:
            return start
    return len(text)


def parse_outline(
    text: str, parts: Sequence[tuple[int, str]] = (), body: int | None = None, closing: int | None = None
) -> tuple[list[Provision], list[str]]:
    """The provisions of a cleaned text in document order, and warnings.

    `parts` says where lead, header and preamble begin before the numbered body (loaders.front); `body` and `closing` are
    where it begins and ends, when that is known already. Never fails: a text without any numbering is one preamble.
    Together the provisions hold every character.
    """
    return _Parser(text, parts).run(body_start(text) if body is None else body, closing_start(text) if closing is None else closing)


class _Parser:
    def __init__(self, text: str, parts: Sequence[tuple[int, str]]) -> None:
        self.text = text
        self.parts = dict(parts)
        self.found: list[Provision] = []
        self.warnings: list[str] = []
        self.stack: list[Provision] = []
        self.last: dict[tuple[str, int], int] = {}  # (eid of parent, rank) -> last number there
        self.running: dict[str, int] = {}  # kind -> last number in the whole document
        self.eids: dict[str, int] = {}

    def run(self, body: int, closing: int) -> tuple[list[Provision], list[str]]:
        paragraphs = list(_paragraphs(self.text))
        contents = _contents(self.text, paragraphs)
        for index, (start, end) in enumerate(paragraphs):
            line = self.text[start:end]
            after = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else len(self.text)
            if index in contents:
                self._part("header", start)
            elif start < body:
                if start in self.parts or not self.found:
                    self._part(self.parts.get(start, "preamble"), start)
            elif start >= closing and not line.startswith("附") and not (self._in_annex() and not _SIGNED.match(line)):
                self._part("closing", start)
            elif _PREFACE.fullmatch(line):
                self._part("preface", start, line, min(end + 1, after))
            elif not (self._place(start, end, line, after) or self._place_bare(paragraphs[index : index + 3])) and not self.found:
                self._part("preamble", start)
        self._close()
        return self.found, self.warnings

    def _in_annex(self) -> bool:
        return bool(self.stack) and self.stack[0].kind == "annex"

    def _part(self, kind: str, start: int, heading: str = "", text_start: int | None = None) -> None:
        """Start an unnumbered provision here, unless one of its kind is open."""
        if not (self.found and self.found[-1].kind == kind):
            self.stack.clear()
            self._open(kind, None, heading, start, start if text_start is None else text_start)
            self.stack.clear()

    # numbered provisions

    def _place(self, start: int, end: int, line: str, after: int) -> bool:
        if line[0] not in _MARKER_STARTS:
            return False
        for marker in MARKERS:
            match = marker.pattern.match(line)
            if match and self._fits(marker, match, start, line):
                self._numbered(marker, match, start, end, line, after)
                return True
        return False

    def _place_bare(self, paragraphs: Sequence[tuple[int, int]]) -> bool:
        """Place a numeral that stands alone over its heading, which has no stop."""
        (start, numeral_end), *below = paragraphs
        if numeral_end - start > 3 or not below or not _BARE_HEADING.fullmatch(self.text, *below[0]):
            return False
        end, after = below[0][1], below[1][0] if len(below) > 1 else len(self.text)
        return self._place(start, end, self.text[start:end], after)

    def _fits(self, marker: Marker, match: re.Match[str], start: int, line: str) -> bool:
        """Whether the numeral goes on with its row, or starts one; anything else is text that only looks like a heading."""
        if marker.kind == "annex":
            return bool(self.found) and self.found[-1].kind not in ("header", "preamble")
        if marker.kind == "box":
            return bool(match["number"]) or len(line) <= 40
        if marker.kind in ("item", "subitem") and not self.stack:
            return False
        number = chinese_number(match["number"])
        parent = self._parent(marker.rank)
        before = self.last.get((parent.eid if parent else "", marker.rank), 0)
        running = self.running.get(marker.kind, 0)
        if number in (1, before + 1) or (marker.kind in ("clause", "article", "box") and number == running + 1):
            return True
        if marker.kind == "clause" and not before and number == running:  # （二十二） again at the head of the next section
            self.warnings.append(f"{match[0].strip()} at {start} repeats the number before it")
            return True
        ahead = number - max(before, running if marker.kind in ("clause", "article") else 0)
        if 1 < ahead <= 3 and marker.rank <= 3:
            self.warnings.append(f"numbering jumps to {match[0].strip()} at {start}")
            return True
        if marker.rank <= 3:
            self.warnings.append(f"{match[0].strip()} at {start} does not go on with the numbering; kept as text")
        return False

    def _parent(self, rank: int) -> Provision | None:
        for node in reversed(self.stack):
            if _RANK.get(node.kind, -1) < rank:
                return node
        return None

    def _numbered(self, marker: Marker, match: re.Match[str], start: int, end: int, line: str, after: int) -> None:
        if marker.kind == "box":  # a box stands in its clause, not in an item of it
            while self.stack and _RANK.get(self.stack[-1].kind, -1) >= marker.rank:
                self.stack.pop()
        parent = self._parent(marker.rank)
        while self.stack and self.stack[-1] is not parent:
            self.stack.pop()
        numeral = match["number"] or ""
        value = chinese_number(numeral) if numeral else None
        if value is not None:
            self.last[(parent.eid if parent else "", marker.rank)] = self.running[marker.kind] = value
        heading, text_start = _split_heading(self.text, start, start + match.end(), end, marker, after)
        label = match.groupdict().get("label")
        number = f"{label}{numeral}" if label and numeral else (numeral or label)
        self._open(marker.kind, number, heading, start, text_start, marker.abbreviation, value)

    def _open(
        self, kind: str, number: str | None, heading: str, start: int, text_start: int, abbreviation: str = "", value: int | None = None
    ) -> None:
        parent = self.stack[-1] if self.stack else None
        own = f"{abbreviation or kind}_{value}" if value is not None else abbreviation or kind
        eid = own if parent is None or kind in ("box", "annex") else f"{parent.eid}__{own}"
        count = self.eids[eid] = self.eids.get(eid, 0) + 1
        if count > 1:
            eid = f"{eid}-{count}"
        node = Provision(eid, kind, number, heading, start, text_start, text_start, start, len(self.stack), parent)
        if parent:
            parent.children.append(node)
        self.found.append(node)
        self.stack.append(node)

    def _close(self) -> None:
        """Set where own words and whole provisions end: own words run up to the next provision."""
        if not self.found:
            return
        ends = [node.start for node in self.found[1:]] + [len(self.text)]
        for node, end in zip(self.found, ends, strict=True):
            node.text_end = end
            node.text_start = min(node.text_start, end)
        for node in reversed(self.found):
            node.end = max([node.text_end, *(child.end for child in node.children)])


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def _contents(text: str, paragraphs: list[tuple[int, int]]) -> set[int]:
    """The indexes of the paragraphs of a table of contents: 目录, then lines that end in a page number."""
    if not _CONTENTS.search(text):
        return set()
    for i, (start, end) in enumerate(paragraphs):
        if _CONTENTS.fullmatch(text[start:end].strip(" ")):
            stop = i + 1
            while stop < len(paragraphs) and _CONTENTS_LINE.search(text[slice(*paragraphs[stop])]):
                stop += 1
            return set(range(i, stop)) if stop > i + 1 else set()
    return set()


def _split_heading(text: str, start: int, after_numeral: int, end: int, marker: Marker, after: int) -> tuple[str, int]:
    """The heading that follows a numeral, and where the provision's own words begin.

    （三）推动转型。统筹把握… -> 推动转型; a paragraph without a full stop is all heading; a paragraph that is one long
    sentence has no heading.
    """
    whole = text[after_numeral:end]
    if marker.kind == "article":
        return "", after_numeral
    stop = _SENTENCE_END.search(whole)
    if stop and _QUOTE.search(whole, 0, stop.start()):
        stop = _SENTENCE_END.search(_mask_quotes(whole))
    if stop is None:
        return (whole.strip(), min(end + 1, after)) if len(whole) <= _HEADING_LIMIT else ("", after_numeral)
    heading = whole[: stop.start()]
    rest = whole[stop.end() :]
    if len(heading) > _HEADING_LIMIT or (not rest and (marker.rank >= 5 or ("，" in heading and len(heading) > 25))):
        return "", after_numeral
    if marker.rank >= 5 and heading.count("，") > 1:
        return "", after_numeral
    alone = not rest and whole[stop.start()] == "。" and not _goes_below(text, after, marker)
    if alone or _ONLY_BRACKET.fullmatch(rest):  # （一）扩大绿色贸易。（省商务厅）: the heading is also what is ordered
        return heading.strip(), after_numeral
    return heading.strip(), after_numeral + stop.end() if rest else min(end + 1, after)


def _goes_below(text: str, after: int, marker: Marker) -> bool:
    """Whether words of the provision follow at `after`, or provisions below it; else its heading is all it has."""
    following = next((m for m in MARKERS if m.pattern.match(text, after)), None)
    return after < len(text) and (following is None or following.rank > marker.rank)


def _mask_quotes(text: str) -> str:
    """The text with what stands in 《》, brackets and quotation marks blanked, so that a stop in there ends nothing."""
    return _QUOTED.sub(lambda match: "_" * len(match[0]), text)


_ONLY_BRACKET = re.compile(r"（[^（）]+）[。；]?")
_QUOTED = re.compile(r"《[^》]{0,300}》|“[^”]{0,300}”|（[^）]{0,300}）")  # what is opened and never closed is not sought to the end
_QUOTE = re.compile("[《“（]")
