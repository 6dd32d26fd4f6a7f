"""Spotting: which names and words of the graph stand where in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

LONGEST = 200  # characters of a question that are read
_LONGEST_NAME = 60
_SHORTEST_WORDS, _LONGEST_WORDS = 2, 30

# 〔2022〕 [2022] （2022）
_NUMBER_YEAR = re.compile(r"[\[(（【〔{［]\s*(\d{4})\s*[\])）】〕}］]")


def normalise(text: str) -> str:
    """`text` without blanks and punctuation, in half width and small letters; 〔2022〕 of a number and the stroke of a path stay.

    >>> normalise("《山西省“十四五”方案》 （晋政发［2022］12号）")
    '山西省十四五方案晋政发〔2022〕12号'
    """
    if text.isalnum() and unicodedata.is_normalized("NFKC", text):  # most names: nothing to leave out
        return text.casefold()
    text = _NUMBER_YEAR.sub(r"〔\1〕", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(sign for sign in text if sign.isalnum() or sign in "〔〕/")


@dataclass(frozen=True, slots=True)
class Found:
    """What a slot takes: the words of the text, and what they may stand for.

    `values` are ids, names or numbers, according to the kind. `looseness` is 0 for a name, 1 for a place that stands for its documents,
    and for words of one's own their length.
    """

    kind: str
    text: str
    values: tuple[str, ...]
    looseness: int = 0


Names = Mapping[str, tuple[str, ...]]
"""For a name, normalised, what it may stand for."""

Finder = Callable[[str], Iterable[tuple[int, int, Found]]]
"""Where in a text something stands that no list of names holds: start, end and what it is."""


@dataclass(slots=True)
class Spotted:
    """A text with everything that was spotted in it; of a kind in `wild` any stretch of the text is taken, as what nobody knows."""

    text: str
    fillers: tuple[str, ...]
    places: dict[str, dict[int, list[tuple[int, Found]]]] = field(default_factory=dict)
    wild: str | None = None
    _skips: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def at(self, kind: str, start: int) -> Iterable[tuple[int, Found]]:
        """What of the kind begins at `start`: where it ends, and what it is."""
        if kind == "words" or kind == self.wild:
            last = min(len(self.text), start + _LONGEST_WORDS)
            for end in range(last, start + _SHORTEST_WORDS - 1, -1):
                words = self.text[start:end]
                if kind == "words" and words.endswith(self.fillers):
                    continue
                yield end, Found(kind if kind == "words" else "unknown", words, (words,), len(self._bare(words)))
        if kind != "words":
            yield from self.places.get(kind, {}).get(start, ())

    def has(self, kind: str) -> bool:
        """Whether anything of the kind stands in the text."""
        return kind in ("words", self.wild) or kind in self.places

    def skip(self, start: int) -> tuple[int, ...]:
        """Every place that is reached from `start` over fillers, itself first."""
        if start not in self._skips:
            reached, todo = {start}, [start]
            while todo:
                here = todo.pop()
                new = {here + len(one) for one in self.fillers if self.text.startswith(one, here)} - reached
                reached |= new
                todo += new
            self._skips[start] = tuple(sorted(reached))
        return self._skips[start]

    def named(self, *kinds: str) -> set[str]:
        """The names of those kinds that stand in the text, places that stand for documents left out."""
        some = (found for kind in kinds for here in self.places.get(kind, {}).values() for _, found in here)
        return {found.text for found in some if not found.looseness and len(found.text) > 2}

    def covered(self) -> set[int]:
        """The characters that stand in a name, a word of a choice or a filler."""
        known = {place for kind in self.places.values() for start, some in kind.items() for end, _ in some for place in range(start, end)}
        for start in range(len(self.text)):
            for one in self.fillers:
                if self.text.startswith(one, start):
                    known |= set(range(start, start + len(one)))
        return known

    def _bare(self, words: str) -> str:
        """The words without the fillers that they begin and end with."""
        for one in self.fillers:
            if len(words) > len(one):
                words = words.removeprefix(one).removesuffix(one)
        return words


def spot(text: str, fillers: tuple[str, ...], names: Mapping[str, Names], finders: Iterable[Finder]) -> Spotted:
    """`text`, normalised already, with what of `names` (by kind) stands in it and what the finders find."""
    spotted = Spotted(text, fillers)
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + _LONGEST_NAME) + 1):
            piece = text[start:end]
            for kind, known in names.items():
                if piece in known:
                    _add(spotted, start, end, Found(kind, piece, known[piece]))
    for finder in finders:
        for start, end, found in finder(text):
            _add(spotted, start, end, found)
    return spotted


def _add(spotted: Spotted, start: int, end: int, found: Found) -> None:
    spotted.places.setdefault(found.kind, {}).setdefault(start, []).append((end, found))
