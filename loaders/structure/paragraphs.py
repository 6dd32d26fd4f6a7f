"""Paragraphs: where they begin, as far as the blocks of a layout say so.

A known paragraph is never joined or split by guess. The lines of a PDF are joined by their geometry; of a plain text nothing is
known, and ``loaders.structure.clean`` guesses from the lengths of its lines.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from loaders.readers.source import Block, SourceText
from loaders.structure.printed import line_starts


@dataclass(frozen=True, slots=True)
class Known:
    """What the blocks say: the places in the text where a paragraph begins (its first character that is no blank), and the
    spans of what is no text, in order."""

    starts: frozenset[int]
    dropped: tuple[tuple[int, int], ...]

    def is_dropped(self, place: int) -> bool:
        """Whether a place of the text is page furniture."""
        index = bisect_right(self.dropped, (place, len(self.dropped) and self.dropped[-1][1])) - 1
        return index >= 0 and self.dropped[index][0] <= place < self.dropped[index][1]


def known_paragraphs(source: SourceText) -> Known | None:
    """Where paragraphs begin in a source with blocks; None where only lines are known."""
    if not source.blocks:
        return None
    text = source.text
    starts = {_first(text, block) for block in source.blocks if block.kind in ("paragraph", "cell")}
    starts |= {_first(text, block) for block in line_starts(text, [block for block in source.blocks if block.kind != "furniture"])}
    return Known(frozenset(starts), tuple((block.start, block.end) for block in source.blocks if block.kind == "furniture"))


def _first(text: str, block: Block) -> int:
    """The place of the first character of a block that is no blank."""
    words = text[block.start : block.end]
    return block.start + len(words) - len(words.lstrip())
