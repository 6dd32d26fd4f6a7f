"""Solver: which of all candidate numerals are headings, and what stands below what.

The candidates of a document are read together: a reading accepts or rejects each, and gives every accepted one its place on a
stack of open numberings. Readings are scored by how the numbers run (at every level, on through the document or restarting), by
rank, and by how the line looks; a beam keeps the best, so the cost grows with the number of candidates alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loaders.structure.numbering import BY_NAME, STEP, SYSTEMS, Candidate, follows

BEAM = 8  # readings that are kept after each candidate
MARGIN = 7.0  # a reading that is worse than the best by more is given up


class Frame(NamedTuple):
    """An open numbering: its system and its last value. A box or an annex also keeps the numbers that ran on outside it, an
    annex the numberings that were open."""

    system: int
    value: int
    outside: tuple[int, ...] | None = None
    open_outside: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """An accepted candidate; `depth` is how many provisions hold it, `jumped` whether numbers before it are missing, `repeated`
    whether it has the number of the one before it, `resumed` whether it goes on where the annex before it began."""

    candidate: Candidate
    depth: int
    jumped: bool = False
    repeated: bool = False
    resumed: bool = False


class _Step(NamedTuple):
    before: _Step | None
    which: int
    depth: int
    jumped: bool = False
    repeated: bool = False
    resumed: bool = False


class _Reading(NamedTuple):
    score: float
    stack: tuple[Frame, ...]
    running: tuple[int, ...]  # by system, its last number in the document, 0 before the first
    step: _Step | None


class _Move(NamedTuple):
    """What a transition is worth, whether numbers are missing before it, whether it is the number before it again."""

    worth: float
    jumped: bool = False
    repeated: bool = False


# What a transition is worth
_NEXT = 2.0  # the number after the last one of its row
_RUNS_ON = 1.5  # the row goes on under another heading
_FIRST = 0.5  # a row begins
_REPEATED = -2.5  # the number before it again
_GAP = (-1.0, -2.0)  # one number is missing, two are
_RESTART = -1.5  # a row begins anew under the same heading
_INVERTED = -2.0  # what ranks higher stands below what ranks lower: 1. holds （一）
_BARE = -1.5  # （一） without a section, where the document has sections
_WEAK_TOP = -4.0  # 1. without anything above, where the document has sections or clauses
_OTHER_PARENT = -3.0  # 2.1 below 1
_OUT_OF_BOX = 0.3  # of two readings alike, the row outside a box goes on
_RESUMED = -6.0  # the body goes on after what looked like an annex
_LEFT_BOX = -2.0  # and a row that begins does so in the box

# What a line is worth as a heading
_STRONG, _WEAK = 1.0, 0.3
_SHORT_HEADING = 0.7  # words without a stop, or up to an early one
_MIDDLE = -1.2  # words stand before it
_BROKEN = -2.0  # the line before it has no end

_HEADING_WORDS = re.compile(r"[^。！？；\n]{1,45}(?:[。：]|$)")
_STOPPED = "。！？；：:.…”）)》〕】"


def solve(text: str, found: Sequence[Candidate]) -> list[Placed]:
    """The best reading of the candidates: those that are headings, with their depths, in document order.

    Linear in their number: a beam of readings, each of which may go on in as many ways as numberings are open.
    """
    if not found:
        return []
    judge = _Judge(text, found)
    readings = [_Reading(0.0, (), (0,) * len(SYSTEMS), None)]
    for index, candidate in enumerate(found):
        grown: dict[tuple[tuple[Frame, ...], tuple[int, ...]], _Reading] = {}
        for reading in readings:
            for further in judge.go_on(reading, index, candidate):
                key = further.stack, further.running
                if key not in grown or further.score > grown[key].score:
                    grown[key] = further
        readings = sorted(grown.values(), key=lambda one: -one.score)[:BEAM]
        limit = readings[0].score - MARGIN
        readings = [one for one in readings if one.score >= limit]
    placed: list[Placed] = []
    step = readings[0].step
    while step:
        placed.append(Placed(found[step.which], *step[2:]))
        step = step.before
    return placed[::-1]


class _Judge:
    """What is worth what in one document."""

    def __init__(self, text: str, found: Sequence[Candidate]) -> None:
        self._text = text
        self._found = found
        self._index = {system.name: place for place, system in enumerate(SYSTEMS)}
        self._index["一"] = self._index["一、"]  # the same row
        rows = {name: _has_row(found, name) for name in ("一、", "（一）", "chapter", "article")}
        self._has_sections = rows["一、"] or rows["chapter"]
        self._has_strong = any(rows.values())
        self._looks = [self._look(one) for one in found]

    def go_on(self, reading: _Reading, index: int, candidate: Candidate) -> list[_Reading]:
        """The readings that one candidate makes of one: rejected, or accepted in each place that it may have."""
        look, rejected = self._looks[index]
        out = [reading._replace(score=reading.score + rejected)]
        system = self._index[candidate.system.name]
        if candidate.system.kind == "annex":
            if reading.stack:  # what stands before any heading belongs to the notice
                annex = reading.stack[0]
                held = reading.stack if annex.outside is None else annex.open_outside
                frame = Frame(system, candidate.value, reading.running if annex.outside is None else annex.outside, held)
                out.append(self._accept(reading, index, (), frame, 1.5 + look, (0,) * len(SYSTEMS)))
            return out
        if candidate.system.kind == "box":
            below = self._box_place(reading.stack)
            frame = Frame(system, candidate.value, reading.running)
            out.append(self._accept(reading, index, reading.stack[:below], frame, 1.5 + look, reading.running))
            return out
        out += self._placings(reading, index, system, candidate, look)
        if reading.stack and reading.stack[0].open_outside:
            outside = reading._replace(
                score=reading.score + _RESUMED, stack=reading.stack[0].open_outside, running=reading.stack[0].outside or reading.running
            )
            out += self._placings(outside, index, system, candidate, look, resumed=True)
        return out

    def _placings(
        self, reading: _Reading, index: int, system: int, candidate: Candidate, look: float, resumed: bool = False
    ) -> Iterator[_Reading]:
        """The readings in which the candidate is accepted, at each depth that it may have; after an annex only as the next of its row."""
        for depth, move, bonus in _moves(reading, system, candidate.value):
            if not resumed or _goes_on(reading.stack[depth : depth + 1], system, candidate.value):
                yield self._accepted(reading, index, system, depth, move, look + bonus, resumed)

    def _accepted(self, reading: _Reading, index: int, system: int, depth: int, move: _Move, look: float, resumed: bool) -> _Reading:
        """The reading in which a candidate stands at a depth, in place of what was open from there on."""
        candidate = self._found[index]
        above = reading.stack[:depth]
        running = _running(reading, depth)
        return _Reading(
            reading.score + move.worth + look + self._parent(above, candidate),
            (*above, Frame(system, candidate.value)),
            (*running[:system], candidate.value, *running[system + 1 :]),
            _Step(reading.step, index, depth, move.jumped, move.repeated, resumed),
        )

    def _accept(
        self, reading: _Reading, index: int, below: tuple[Frame, ...], frame: Frame, score: float, running: tuple[int, ...]
    ) -> _Reading:
        return _Reading(reading.score + score, (*below, frame), running, _Step(reading.step, index, len(below)))

    def _box_place(self, stack: tuple[Frame, ...]) -> int:
        """The depth at which a box stands: in its clause, not in an item or a box of it."""
        return next((depth for depth, frame in enumerate(stack) if SYSTEMS[frame.system].rank >= _BOX_RANK), len(stack))

    def _parent(self, above: tuple[Frame, ...], candidate: Candidate) -> float:
        """What the provisions above say of a candidate below them."""
        system = candidate.system
        if not above:
            if system.rank >= _ITEM_RANK and self._has_strong:
                return _WEAK_TOP
            return _BARE if system.name == "（一）" and self._has_sections else 0.0
        parent = SYSTEMS[above[-1].system]
        score = 0.0
        if parent.rank > system.rank and above[-1].outside is None:
            score += _INVERTED
        if system.name in ("1.1", "1.1.1"):
            *_, prefix, _ = candidate.number.split(".")
            if above[-1].value != int(prefix) * STEP:
                score += _OTHER_PARENT
        return score

    def _look(self, one: Candidate) -> tuple[float, float]:
        """What the line is worth as a heading, and what it costs to take it for text."""
        words = _HEADING_WORDS.match(self._text, one.after, one.end)
        if one.in_middle:
            is_heading = words and (one.system.kind == "article" or "，" not in words[0]) and self._text[one.start - 1] not in "；"
            return (_MIDDLE if is_heading else _MIDDLE - 3.0), 0.0
        score = _STRONG if one.system.strong else _WEAK
        if words and words[0].count("，") <= 2:
            score += _SHORT_HEADING
        broken = one.line > 1 and self._text[one.line - 1] == "\n" and self._is_broken(one.line - 2)
        if broken:
            score += _BROKEN
        cost = -2.5 if one.system.strong else -0.8
        return score, (cost / 3 if broken else cost)

    def _is_broken(self, last: int) -> bool:
        """Whether the line that ends in this character is a sentence that goes on: it is long and has no stop."""
        if self._text[last] in _STOPPED:
            return False
        start = self._text.rfind("\n", 0, last) + 1
        return self._text[last] in "、，" or (last - start > 45 and "，" in self._text[start:last])


_RANKS = tuple(system.rank for system in SYSTEMS)
_ITEM_RANK = BY_NAME["1."].rank
_BOX_RANK = next(system.rank for system in SYSTEMS if system.kind == "box")


def _running(reading: _Reading, depth: int) -> tuple[int, ...]:
    """The last numbers of the document once all from `depth` on is closed."""
    for frame in reading.stack[depth:]:
        if frame.outside is not None:
            return frame.outside
    return reading.running


def _goes_on(there: Sequence[Frame], system: int, value: int) -> bool:
    """Whether a number comes next in the row that is open there, if any."""
    return any(frame.system == system and follows(frame.value, value) for frame in there)


def _moves(reading: _Reading, system: int, value: int) -> Iterator[tuple[int, _Move, float]]:
    """Where a number of a system may stand: (depth, what the transition is worth, a bonus for what it does to a box)."""
    stack = reading.stack
    boxed = next((place for place, frame in enumerate(stack) if frame.outside is not None and not frame.open_outside), len(stack))
    is_open = False  # its row is open further up
    for depth, frame in enumerate(stack):
        ends_box = boxed < len(stack) and boxed >= depth
        if frame.system == system and not is_open:
            is_open = True
            if move := _run(frame.value, value):
                yield depth, move, _OUT_OF_BOX if ends_box else 0.0
            continue
        may_end = depth == boxed if frame.outside is not None else _RANKS[frame.system] >= _RANKS[system]
        if not is_open and may_end and (move := _begin(_running(reading, depth)[system], value)):
            yield depth, move, _LEFT_BOX if ends_box else 0.0
        if frame.outside is not None:
            is_open = False  # a box or an annex has numbers of its own
    if not is_open and (move := _begin(reading.running[system], value)):
        yield len(stack), move, 0.0


def _run(before: int, value: int) -> _Move | None:
    """What a number is worth after the last one of its own row; None for one that cannot be of it."""
    if follows(before, value):
        return _Move(_NEXT)
    if value == STEP:
        return _Move(_RESTART)
    if value == before:
        return _Move(_REPEATED, repeated=True)
    missing = value // STEP - before // STEP - 1
    return _Move(_GAP[missing - 1], jumped=True) if 1 <= missing <= len(_GAP) else None


def _begin(running: int, value: int) -> _Move | None:
    """What the first number of a row is worth: 1, or one soon after the last of its system in the document; None for any other."""
    if value == STEP:
        return _Move(_FIRST)
    if running and follows(running, value):
        return _Move(_RUNS_ON)
    if running and value == running:
        return _Move(_REPEATED, repeated=True)
    missing = value // STEP - running // STEP - 1
    return _Move(_GAP[missing - 1] - 1.0, jumped=True) if running and 1 <= missing <= len(_GAP) else None


def _has_row(found: Sequence[Candidate], name: str) -> bool:
    """Whether the document has the first two numbers of a system at the heads of lines."""
    values = {one.value for one in found if one.system.name == name and not one.in_middle}
    return {STEP, 2 * STEP} <= values
