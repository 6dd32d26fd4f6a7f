"""Passages: where in the own words of provisions stands what has a span in the source text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from queries.document_answers import Mark

Row = Mapping[str, Any]

# An agency that is named once may stand in several lists: the heaviest role says how it is marked
_ROLES = ("lead", "support", "responsible", "")


class Passage:
    """The own words of a provision and the way to them from the source text, of which they leave out some characters."""

    def __init__(self, text: str, start: int, left_out: str | None) -> None:
        """Take the words, the place of the first in the source, and what they leave out: ``38:1 76:2``."""
        self.text = text
        self.start = start
        pairs = [one.split(":") for one in (left_out or "").split()]
        sizes = [int(size) for _, size in pairs]
        self._places = [int(place) for place, _ in pairs]
        self._shifts = list(accumulate(sizes))
        # where in the source, from the first of the words, what is kept goes on after each gap
        self._resumes = [place + shift for place, shift in zip(self._places, self._shifts, strict=True)]

    def place(self, origin: int) -> int:
        """The place in the words of a character of the source; of one that was left out, where they go on; outside, the nearest end."""
        at = origin - self.start
        gap = bisect_right(self._resumes, at) - 1
        after = self._places[gap + 1] if gap + 1 < len(self._places) else len(self.text)
        return max(0, min(at - (self._shifts[gap] if gap >= 0 else 0), after))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the words that the source has at [start, end); empty where they hold nothing of it."""
        return self.place(start), self.place(end)


def marks_in(outline: Sequence[Row], found: Iterable[Row]) -> Iterator[Mark]:
    """What was found, as marks on the own words of the provisions of `outline` (rows of `policy-outline`), in document order.

    `found` are rows of `policy-marks`. What stands in a heading, or nowhere, has no mark; what reaches over several provisions has
    one in each.
    """
    placed = sorted(
        (row for row in outline if row["text"] and row["text_start"] is not None), key=lambda row: (row["text_start"], row["text_end"])
    )
    starts = [row["text_start"] for row in placed]
    marks: defaultdict[tuple[int, int, int, str, str], list[Row]] = defaultdict(list)
    passages = [Passage(row["text"], row["text_start"], row["left_out"]) for row in placed]
    for one in found:
        if one["span_start"] is None:
            continue
        for index in range(max(bisect_right(starts, one["span_start"]) - 1, 0), bisect_right(starts, one["span_end"] - 1)):
            if placed[index]["text_end"] <= one["span_start"]:
                continue
            start, end = passages[index].span(max(one["span_start"], starts[index]), min(one["span_end"], placed[index]["text_end"]))
            if start < end:
                marks[index, start, -end, one["kind"], one["id"]].append(one)
    for (index, start, end, kind, id), same in sorted(marks.items()):
        role = min((one["role"] for one in same), key=_ROLES.index)
        yield Mark(placed[index]["provision"], start, -end, kind, id, same[0]["name"] or None, role or None)
