"""Reach: how far a year holds from sentence to sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.annotate.periods import years

_SAYS_YEAR = re.compile(r"\d年|[一二三四五六]五")


@dataclass(slots=True)
class Reach:
    """The year for the figures of a provision, sentence by sentence.

    A year holds on as long as every sentence has a figure. Below 主要目标 (`holds`) that of a paragraph's first sentence, or of
    figures, is the `main` one, which every paragraph begins with. `given` is the year of the heading or the document; `first` the
    first that the document can set something for.
    """

    first: int | None
    given: int | None
    holds: bool
    main: int | None
    year: int | None = None
    tells_past: bool = False
    _opens: bool = False
    _named: int | None = None

    def enter(self, words: str, opens: bool) -> None:
        """Go on to a sentence; `opens` says whether a paragraph begins with it."""
        named = years(words)[0] if _SAYS_YEAR.search(words) else []
        self._opens, self._named = opens, named[-1] if named else None
        if opens or named:  # “十四五”时期，… in a report of 2026
            self.tells_past = bool(named and self.first and max(named) < self.first)
        if opens:
            self.year = self.main if self.holds else self.year

    def for_figures(self, words: str) -> int | None:
        """The year for the figures of the sentence that has been entered, until a part of it names another."""
        return self.given if self.given and "今年" in words else self.year or self.given

    def pass_by(self) -> None:
        """Leave a sentence that sets nothing."""
        self.year = self._named or (self.year if self.holds else None)
        if self.holds and (self._opens or self.main is None):
            self.main = self.year

    def leave(self, last_year: int | None, has_target: bool) -> None:
        """Leave a sentence with figures; `last_year` is the last that it names."""
        self.year = last_year or (self.year if has_target or self.holds else None)
        if self.holds:
            self.main = self.year
