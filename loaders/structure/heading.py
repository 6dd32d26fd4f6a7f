"""Heading: where the heading of a provision ends and its own words begin."""

from __future__ import annotations

import re

from loaders.structure.numbering import System

_LIMIT = 60  # characters of a heading
_LONG = 25  # characters of a heading that may hold a comma and still be no sentence
_LOW_RANK = 8  # from items down, what is numbered is often a sentence
_SENTENCE_END = re.compile(r"[。！？：]")
_FULL_STOP = re.compile(r"[。！？；]|：$")
_FIGURE = re.compile(r"\d{4}年|\d%")  # a sentence that sets a figure is no heading
_ONLY_BRACKET = re.compile(r"（[^（）]+）[。；]?")
_QUOTED = re.compile(r"《[^》]{0,300}》|“[^”]{0,300}”|（[^）]{0,300}）")  # what is opened and never closed is not sought to the end
_QUOTE = re.compile("[《“（]")


def split_heading(text: str, after_numeral: int, end: int, system: System, after: int, goes_below: bool) -> tuple[str, int]:
    """The heading that follows a numeral, and where the provision's own words begin.

    （三）推动转型。统筹把握… -> 推动转型; a paragraph without a full stop is all heading; a paragraph that is one long
    sentence has no heading. `goes_below`: words of the provision, or provisions below it, follow at `after`.
    """
    if system.kind == "article":
        return "", after_numeral
    whole = text[after_numeral:end]
    stop = _first_stop(whole)
    if stop is None or _is_whole_heading(whole, stop[0]):
        return (whole.strip(), min(end + 1, after)) if len(whole) <= _LIMIT else ("", after_numeral)
    heading = whole[: stop.end() if stop[0] == "？" else stop.start()].strip()
    rest = whole[stop.end() :]
    if len(heading) > _LIMIT or _is_sentence(heading, rest, system.rank >= _LOW_RANK, goes_below):
        return "", after_numeral
    if rest and not _ONLY_BRACKET.fullmatch(rest):
        return heading, after_numeral + stop.end()
    # （一）扩大绿色贸易。（省商务厅）, or with nothing after it: the heading is also what is ordered
    is_ordered = bool(rest) or (stop[0] == "。" and not goes_below)
    return heading, after_numeral if is_ordered else min(end + 1, after)


def _first_stop(whole: str) -> re.Match[str] | None:
    """The first stop outside 《》, brackets and quotation marks."""
    stop = _SENTENCE_END.search(whole)
    if stop and _QUOTE.search(whole, 0, stop.start()):
        return _SENTENCE_END.search(_QUOTED.sub(lambda match: "_" * len(match[0]), whole))
    return stop


def _is_whole_heading(whole: str, stop: str) -> bool:
    """Whether the stop stands inside a heading: 理念升级：以人民为中心成为绿色建筑核心理念; or in a question of two parts."""
    has_colon = stop == "：" and not _FULL_STOP.search(whole)
    return len(whole) <= _LIMIT and (has_colon or (whole[-1] == "？" and "。" not in whole))


def _is_sentence(heading: str, rest: str, low: bool, goes_below: bool) -> bool:
    """Whether what ends in the stop is a sentence that orders something, and no heading."""
    if low and heading.count("，") > 1:
        return True
    may_be = low or ("，" in heading and len(heading) > _LONG)
    return not rest and may_be and not (goes_below and not _FIGURE.search(heading))
