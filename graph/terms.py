"""Terms: what people search for, as words that texts have or have not.

A text is a row of tokens. A run of Chinese is the pairs of its neighbouring characters and its last one (煤炭消费 → 煤炭 炭消 消费 费), so
that any piece of it is a row of tokens too; digits and Latin letters are whole words (PM2.5, 5G). A text has a term when it has the tokens
of the term one after the other, whatever marks stand between them. Case and width of letters and digits do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

from graph.errors import BadRequest

HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Chinese characters, as a class of a regular expression has them."""

_WORD = rf"[^\W_{HAN}]"
_POINT = rf"(?<={_WORD})\.(?={_WORD})|(?<=\d),(?=\d)"  # PM2.5, www.gov.cn, 1,000
_RUN = re.compile(rf"(?P<han>[{HAN}]+)|(?:{_WORD}|{_POINT})+")
# No part of a longer word: 5G, but neither 15G nor 2.5G
_NOT_AFTER_WORD = rf"(?<!{_WORD})(?<!{_WORD}\.)(?<!\d,(?=\d))"
_NOT_BEFORE_WORD = rf"(?!{_WORD})(?!\.{_WORD})(?!(?<=\d),\d)"
_GAP = r"[\W_]"

# 「能耗双控」, “能耗双控”, "能耗双控", or words up to a blank or a mark that parts words, which 1,000 does not hold
_QUERY = re.compile(r"「([^」]*)」|『([^』]*)』|“([^”]*)”|\"([^\"]*)\"|((?:[^\s，。、；：？！,;?!「『“\"]|(?<=\d),(?=\d))+)")
MOST, LONGEST = 20, 200
"""How many terms a query may have, and how many characters."""


class _Folded(dict[int, str]):
    """Each letter and digit to the half-width, lower-case one, if that is one character; every other character to itself."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        self[code] = plain if len(plain) == 1 and plain.isalnum() else chr(code)
        return self[code]


_FOLDED = _Folded()


class Piece(NamedTuple):
    """A run of Chinese, or a word of letters and digits."""

    text: str
    is_han: bool


@dataclass(frozen=True, slots=True)
class Term:
    """What one term of a query asks for: its words as given, and its pieces one after the other."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds the term in a folded text."""
        return _pattern(self.pieces)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a query asks for: a text answers when it has all of them."""

    terms: tuple[Term, ...]

    def are_in(self, texts: Sequence[str | None]) -> bool:
        """Whether each of the terms stands in one of the texts."""
        folded = [fold(text) for text in texts if text]
        return all(any(term.pattern.search(text) for text in folded) for term in self.terms)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the terms stand in a text, [start, end), in order and without overlaps."""
        folded = fold(text)
        found = sorted(match.span() for term in self.terms for match in term.pattern.finditer(folded))
        merged: list[tuple[int, int]] = []
        for start, end in found:
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged


def read_terms(query: str) -> Terms:
    """The terms of a query: words between blanks or marks, and what stands in quotation marks; traditional characters as simplified ones.

    Raises BadRequest when there are none, or more than ``MOST``, or than ``LONGEST`` characters.

    >>> [term.text for term in read_terms("煤炭消費　「能耗 双控」 ＰＭ2.5").terms]
    ['煤炭消费', '能耗 双控', 'pm2.5']
    """
    if len(query) > LONGEST:
        raise BadRequest(f"{len(query)} characters are too many to search for; give at most {LONGEST}")
    given = (next(filter(None, groups), "") for groups in _QUERY.findall(_simplified(query)))
    terms = {text: Term(text.strip(), pieces) for text in map(fold, given) if (pieces := tuple(pieces_of(text)))}
    if not terms:
        raise BadRequest(f"there are no words in {query[:80]!r}; give one or more, with blanks between them")
    if len(terms) > MOST:
        raise BadRequest(f"{len(terms)} words are too many; give at most {MOST}")
    return Terms(tuple(terms.values()))


def fold(text: str) -> str:
    """The text with its letters and digits in half width and lower case; its length does not change."""
    return text.translate(_FOLDED)


def pieces_of(folded: str) -> Iterator[Piece]:
    """The runs of Chinese and the words of a folded text, in order."""
    for match in _RUN.finditer(folded):
        yield Piece(match[0], match["han"] is not None)


def tokens_of(pieces: Iterable[Piece]) -> list[str]:
    """The tokens of pieces that stand one after the other; a run of Chinese ends with its last character.

    >>> tokens_of(pieces_of("到2025年底"))
    ['到', '2025', '年底', '底']
    """
    tokens: list[str] = []
    for piece in pieces:
        if piece.is_han:
            tokens += map(add, piece.text, piece.text[1:])
            tokens.append(piece.text[-1])
        else:
            tokens.append(piece.text)
    return tokens


@lru_cache(maxsize=256)
def _pattern(pieces: tuple[Piece, ...]) -> re.Pattern[str]:
    parts: list[str] = []
    for place, piece in enumerate(pieces):
        if place:
            parts.append(_GAP + ("+" if piece.is_han == pieces[place - 1].is_han else "*"))
        parts.append(re.escape(piece.text) if piece.is_han else f"{_NOT_AFTER_WORD}{re.escape(piece.text)}{_NOT_BEFORE_WORD}")
    return re.compile("".join(parts))


@cache
def _converter() -> object:
    from opencc import OpenCC  # which loads its dictionaries, for who searches

    return OpenCC("t2s")


def _simplified(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadRequest(f"no text holds the half of a character {error.object[error.start]!a}; leave it out") from error
    return str(_converter().convert(text))  # type: ignore[attr-defined]
