"""Outline: a cleaned text becomes a tree of provisions that together hold every character.

The headings are those that ``loaders.structure.solver`` finds among all that looks like a numeral (``loaders.structure.numbering``). What is none
stays in the text of the provision before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from loaders.names.numerals import DATE
from loaders.structure.contents import contents
from loaders.structure.heading import split_heading
from loaders.structure.numbering import STEP, Candidate, candidates
from loaders.structure.solver import Placed, solve
from loaders.structure.tables import Table


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


_IN_PATH = ("section", "clause", "item", "box")

_PREFACE = re.compile(r"前言|序言|引言")
# Where the body ends: 抄送：省委各部门…; （此件公开发布）; …办公厅2022年4月26日印发
_CLOSING = re.compile(
    r"抄\s*送[：:]|[（(]?此[件文](?:主动|公开|依申请|不予)|.{2,30}办公[厅室].{0,4}\d{4}年\d{1,2}月\d{1,2}日印发|附\s*[件表]\d*[：:]"
)
_CAPTION = re.compile(r"(?:附?表|专栏)\s*\d*.{2,40}|.{4,40}(?:指标|目标|表|清单|一览)(?:（[^（）]*）)?")  # 表1 “十四五”主要指标
_NOTE = re.compile(r"注[：:]|备注|说明[：:]|[*＊]|\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[〔\[]\d{1,2}[〕\]]")  # what stands below a table
_LISTED = re.compile(r"\s*1\s*[.．、]")  # 附件：1.任务分工表: the list of the annexes
_SIGNED = re.compile(rf"{_CLOSING.pattern}|[\u4e00-\u9fff]{{2,24}}(?:人民政府|办公[厅室]|委员会|[厅局院])$|{DATE.pattern}$")


@dataclass(frozen=True, slots=True)
class Numbering:
    """What is numbered in a cleaned text: where its paragraphs stand, which of them are its table of contents, the headings
    that were found, lines that look like one and are none, and where the numbered body begins and the closing stands."""

    paragraphs: tuple[tuple[int, int], ...]
    contents: frozenset[int]
    headings: tuple[Placed, ...]
    rejected: tuple[Candidate, ...]
    body: int
    closing: tuple[int, int]
    tables: tuple[tuple[int, int], ...] = ()
    """Where the tables begin and end."""


def read_numbering(text: str, tables: Sequence[Table] = ()) -> Numbering:
    """The numbering of a cleaned text: all that looks like a numeral read together (loaders.structure.solver).

    What is numbered in the cells of a table is no part of it; a table's first row may hold the heading of a box.
    """
    paragraphs = tuple(_paragraphs(text))
    listed = contents(text, paragraphs)
    read = [paragraph for index, paragraph in enumerate(paragraphs) if index not in listed]
    preface = next((start for start, end in read if _PREFACE.fullmatch(text, start, end)), len(text))
    cells = [(table.rows[1][0].start, table.end) for table in tables]
    found = list(candidates(text, [(start, end) for start, end in read if not any(left <= start < right for left, right in cells)]))
    headings = tuple(solve(text, found))
    accepted = {one.candidate.start for one in headings}
    rejected = tuple(one for one in found if one.system.strong and not one.in_middle and one.start not in accepted)
    body = min(preface, headings[0].candidate.line if headings else len(text))
    spans = tuple((table.start, table.end) for table in tables)
    return Numbering(paragraphs, listed, headings, rejected, body, _closing(text, read, headings), spans)


def _closing(text: str, paragraphs: Sequence[tuple[int, int]], headings: Sequence[Placed]) -> tuple[int, int]:
    """Where signature, date, 抄送 and the list of annexes stand: after the last heading before the annexes, up to the first annex."""
    headings = [one for one in headings if not (one.candidate.system.kind == "annex" and _LISTED.match(text, one.candidate.after))]
    annex = next((one.candidate.start for one in headings if one.candidate.system.kind == "annex"), len(text))
    last = max((one.candidate.start for one in headings if one.candidate.start < annex), default=-1)
    if last < 0:
        return len(text), len(text)
    tail = [paragraph for paragraph in paragraphs if paragraph[0] > last]
    for (start, end), after in zip_longest(tail, tail[1:]):
        line = text[start:end]
        below = text[slice(*after)] if after else ""
        signed = len(line) <= 30 and DATE.fullmatch(below) and not re.search(r"[。，；]", line)
        if start < annex and (_CLOSING.match(line) or DATE.fullmatch(line) or signed):
            return start, annex
    for start, end in tail:
        if start > annex and _SIGNED.match(text, start, end):  # signed after the annexes, or on their last page
            return start, len(text)
    return len(text), len(text)


def parse_outline(
    text: str, parts: Sequence[tuple[int, str]] = (), numbering: Numbering | None = None
) -> tuple[list[Provision], list[str]]:
    """The provisions of a cleaned text in document order, and warnings.

    `parts` says where lead, header and preamble begin before the numbered body (loaders.structure.front); `numbering` is that of the
    text, when it is known already. Never fails: a text without any numbering is one preamble. Together the provisions hold
    every character.
    """
    return _Builder(text, parts, numbering or read_numbering(text)).run()


class _Builder:
    """Makes the tree of provisions from the headings that were found."""

    def __init__(self, text: str, parts: Sequence[tuple[int, str]], numbering: Numbering) -> None:
        self.text = text
        self.parts = dict(parts)
        self.numbering = numbering
        self.found: list[Provision] = []
        self.warnings: list[str] = []
        self.stack: list[Provision] = []
        self.outside: list[Provision] = []  # what was open where the annex began
        self.eids: dict[str, int] = {}

    def run(self) -> tuple[list[Provision], list[str]]:
        of_line: dict[int, list[int]] = {}
        for index, one in enumerate(self.numbering.headings):
            of_line.setdefault(one.candidate.line, []).append(index)
        closing, closed = self.numbering.closing
        boxes = self._boxes(of_line)
        for place, (start, end) in enumerate(self.numbering.paragraphs):
            if place in self.numbering.contents:
                self._part("header", start)
            elif start < self.numbering.body:
                self._front(place, start, end)
            elif closing <= start < closed:
                self._part("closing", start)
            elif _PREFACE.fullmatch(self.text, start, end):
                self._part("preface", start, self.text[start:end], min(end + 1, self._next(place)))
            elif start in boxes and self.stack and self.stack[-1].kind != "box":
                self._box(start, end, boxes[start])
            elif start in of_line:
                if not self.found and self.numbering.headings[of_line[start][0]].candidate.in_middle:
                    self._part("preamble", start)
                for index in of_line[start]:
                    self._place(index)
            elif not self.found:
                self._part("preamble", start)
        self._close()
        self.warnings += [
            f"{one.printed} at {one.start} does not go on with the numbering; kept as text"
            for one in self.numbering.rejected
            if one.start >= self.numbering.body and one.system.kind != "annex"
        ]
        return self.found, self.warnings

    def _boxes(self, headings: Container[int]) -> dict[int, int]:
        """The tables, with the caption above, that nothing follows in their provision but notes: where each begins, and its first row.

        A table in mid-text stays text, so that what follows it stays in its provision.
        """
        paragraphs = self.numbering.paragraphs
        starts = [start for start, _ in paragraphs]
        found: dict[int, int] = {}
        for first, last in self.numbering.tables:
            place = bisect_right(starts, first) - 1  # a pipe may stand before the first cell
            after = bisect_left(starts, last)
            while after < len(paragraphs) and starts[after] not in headings and _NOTE.match(self.text, starts[after]):
                after += 1
            ends = after == len(paragraphs) or starts[after] in headings or starts[after] == self.numbering.closing[0]
            if not ends or starts[place] < self.numbering.body or starts[place] in headings:
                continue
            above = place - 1
            captioned = above >= 0 and starts[above] not in headings and _CAPTION.fullmatch(self.text, *paragraphs[above])
            found[starts[above if captioned else place]] = starts[place]
        return found

    def _box(self, start: int, end: int, first: int) -> None:
        """Open the box of a table below the innermost provision; its caption is the heading."""
        depth = len(self.stack)
        heading = self.text[start:end] if start < first else ""
        self._open("box", None, heading, start, first)
        del self.stack[depth:]

    def _front(self, place: int, start: int, end: int) -> None:
        """Start the parts of the front matter that begin in a paragraph: at its head, after the contents, or behind a title in one line."""
        if not self.found or place - 1 in self.numbering.contents:
            before = [at for at in self.parts if at <= start]
            self._part(self.parts[max(before)] if before else "preamble", start)
        for at in sorted(at for at in self.parts if start <= at < end):
            self._part(self.parts[at], at)

    def _next(self, place: int) -> int:
        """Where the paragraph after one begins."""
        return self.numbering.paragraphs[place + 1][0] if place + 1 < len(self.numbering.paragraphs) else len(self.text)

    def _part(self, kind: str, start: int, heading: str = "", text_start: int | None = None) -> None:
        """Start an unnumbered provision here, unless one of its kind is open."""
        if not (self.found and self.found[-1].kind == kind):
            self.stack.clear()
            self._open(kind, None, heading, start, start if text_start is None else text_start)
            self.stack.clear()

    def _place(self, index: int) -> None:
        """Open the provision of a heading."""
        headings = self.numbering.headings
        one = headings[index].candidate
        self._warn(headings[index])
        if one.system.kind == "annex" and not (self.stack and self.stack[0].kind == "annex"):
            self.outside = list(self.stack)
        elif headings[index].resumed:
            self.stack = list(self.outside)
        del self.stack[headings[index].depth :]
        following = headings[index + 1].candidate if index + 1 < len(headings) else None
        end = min(one.end, following.start) if following else one.end
        after = self.text.find("\n", end) + 1 or len(self.text)
        after = min(after, following.start) if following else after
        goes_below = bool(following and following.start == after and headings[index + 1].depth > headings[index].depth) or bool(
            after < len(self.text) and self.text[after] != "（" and not (following and following.start == after)
        )
        heading, text_start = split_heading(self.text, one.after, end, one.system, after, goes_below)
        number = f"{one.label}{one.number}" if one.label else one.number
        self._open(one.system.kind, number, heading, one.start, text_start, one.system.abbreviation, one)

    def _warn(self, placed: Placed) -> None:
        if placed.jumped:
            self.warnings.append(f"numbering jumps to {placed.candidate.printed} at {placed.candidate.start}")
        elif placed.repeated:
            self.warnings.append(f"{placed.candidate.printed} at {placed.candidate.start} repeats the number before it")

    def _open(
        self, kind: str, number: str | None, heading: str, start: int, text_start: int, abbreviation: str = "", one: Candidate | None = None
    ) -> None:
        parent = self.stack[-1] if self.stack else None
        own = abbreviation or kind
        if one is not None and one.value:
            own += f"_{one.value // STEP}" + (f"-{one.value % STEP}" if one.value % STEP else "")
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
