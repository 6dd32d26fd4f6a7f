"""Duties: printed lists of organs, who leads, who supports, and which measures each list covers.

A list stands in brackets at the end of what it covers, or on lines of its own behind labels (责任单位：…); tables of tasks have theirs in
columns (loaders.annotate.tasks).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.annotate.facts import DutyList, Measure
from loaders.annotate.lists import ListReader
from loaders.annotate.measures import deadline, read_measure
from loaders.annotate.roles import LABEL_LINE
from loaders.structure.outline import Provision
from loaders.structure.tables import Table

RULE = "duties/2"

_SILENT_KINDS = ("lead", "header", "preamble", "closing", "annex")
_BRACKETS = re.compile(r"[（）〔〕【】\[\]]")
_CLOSES = {"）": "（", "〕": "〔", "】": "【", "]": "["}
_LONGEST = 800  # characters of a list: what is longer was never closed
_SHORTEST = 3
_WITHIN = re.compile(r"[、的和及与]")  # what follows a bracket in mid-sentence: 省委党校（省行政学院）、各类干部学院
_WORD = re.compile(r"[\u4e00-\u9fff]")
_ORGANISH = re.compile(r"[厅局委办部院府署行司团会位区企社门室心处]")  # an organ's name has one of these

_Place = tuple[int, int, int, int]
"""Where a list may stand, [start, end), and where its words do, inside of its brackets."""


def find_lists(text: str, provisions: list[Provision], reader: ListReader, tables: Sequence[Table] = ()) -> list[DutyList]:
    """Every printed list of organs in the provisions' own words, in document order, measures not yet given; none in the `tables`."""
    found: list[DutyList] = []
    inside = [(table.start, table.end) for table in tables]
    for provision in provisions:
        if provision.kind in _SILENT_KINDS:
            continue
        taken = provision.start  # what stands before this is in a list already
        for start, end, first, last in _candidates(text, provision.start, provision.text_end):
            if start < taken or _WITHIN.match(text, end) or any(left <= start < right for left, right in inside):
                continue
            reading = reader.read(text, first, last)
            if reading.named and not (_is_gloss(text, start, end) and all(one.basis != "explicit" for one in reading.named)):
                found.append(DutyList(provision, start, end, text[start:end], reading.named, deadline=deadline(reading.term)))
                taken = end
    return found


def _is_gloss(text: str, start: int, end: int) -> bool:
    """Whether words stand close before and after a bracket: it explains one of them (各级党校（行政学院）会同), as a list
    at the end of a sentence does not."""
    return bool(_WORD.match(text, max(0, start - 1)) and _WORD.match(text, end))


def _candidates(text: str, start: int, end: int) -> list[_Place]:
    """Where a list may stand, in order, outer brackets before those inside them."""
    spans = [place for place in _bracketed(text, start, end) if _ORGANISH.search(text, place[2], place[3])]
    position = start
    lines: list[_Place] = []
    for line in text[start:end].split("\n"):
        if LABEL_LINE.match(line):
            if lines and lines[-1][1] == position - 1:  # lines that follow one another are one list
                position_before = lines.pop()[0]
                lines.append((position_before, position + len(line), position_before, position + len(line)))
            else:
                lines.append((position, position + len(line), position, position + len(line)))
        position += len(line) + 1
    return sorted(spans + lines, key=lambda place: (place[0], -place[1]))


def _bracketed(text: str, start: int, end: int) -> Iterator[_Place]:
    """What stands in brackets of any kind; one that is never closed, or closed without having been opened, is passed over."""
    opened: list[tuple[str, int]] = []
    for mark in _BRACKETS.finditer(text, start, end):
        opening = _CLOSES.get(mark[0])
        if opening is None:
            opened.append((mark[0], mark.start()))
            continue
        place = next((index for index in range(len(opened) - 1, -1, -1) if opened[index][0] == opening), None)
        if place is not None:
            first = opened[place][1]
            del opened[place:]
            if _SHORTEST <= mark.end() - first <= _LONGEST:
                yield first, mark.end(), first + 1, mark.start()


def headings_covered(text: str, lists: list[DutyList], measures: list[Measure]) -> list[Measure]:
    """The headings that are all that a list covers: 1.新建社区食堂20个⏎责任单位：市民政局."""
    starts = [measure.start for measure in measures]
    found: dict[int, Measure] = {}
    for duty in lists:
        provision = duty.provision
        is_alone = bisect_left(starts, provision.start) == bisect_left(starts, provision.end)
        at = text.find(provision.heading, provision.start, provision.text_start) if provision.heading else -1
        if is_alone and at >= 0 and not duty.measures:
            end = min(at + len(provision.heading), duty.start) if duty.start > at else at + len(provision.heading)
            found.setdefault(at, read_measure(text, provision, at, end))
    return list(found.values())


def cover(lists: list[DutyList], measures: list[Measure]) -> None:
    """Give each list without measures its own: those of its provision since the list before it; a term of the list is theirs.

    A list that stands alone after items, or is the only one of its clause, covers what no list of the clause has covered yet. One that
    stands at the head, before all sentences of its provision, covers what stands below it and has no list of its own.
    """
    starts = [measure.start for measure in measures]
    per_clause = Counter(id(_clause(duty.provision)) for duty in lists)
    done = 0  # lists come in document order: what stands before this has been given to a list
    heads: list[DutyList] = []
    for duty in lists:
        stop = bisect_left(starts, duty.start)
        if not duty.measures:
            clause = _clause(duty.provision)
            own = measures[max(done, bisect_left(starts, duty.provision.start)) : stop]
            if not own and _stands_at_head(duty, starts):
                heads.append(duty)
                continue
            if not own or (per_clause[id(clause)] == 1 and duty.provision is not clause):
                own = measures[max(done, bisect_left(starts, clause.start)) : stop]
            duty.measures = own
        done = max(done, stop)
    covered = {id(measure) for duty in lists for measure in duty.measures}
    for duty in heads:
        below = measures[bisect_left(starts, duty.start) : bisect_left(starts, duty.provision.end)]
        duty.measures = [measure for measure in below if id(measure) not in covered]
        covered |= {id(measure) for measure in duty.measures}
    for duty in lists:
        for measure in duty.measures:
            measure.deadline = measure.deadline or duty.deadline


def _stands_at_head(duty: DutyList, starts: list[int]) -> bool:
    """Whether a list stands in a heading or on the line below it, and measures only follow."""
    provision = duty.provision
    first = bisect_left(starts, provision.start)
    is_at_head = duty.start <= provision.text_start or (duty.start < provision.text_end and duty.text[0] not in _CLOSES.values())
    return is_at_head and first < len(starts) and duty.end <= starts[first] < provision.end


def _clause(provision: Provision) -> Provision:
    """The clause (or article, box, section) that a provision belongs to."""
    return next((node for node in provision.up() if node.kind in ("clause", "article", "box")), provision)
