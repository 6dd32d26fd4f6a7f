"""Measures: the sentences and semicolon-parts of a provision that order an action."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence

from loaders.annotate.facts import DutyList, Measure
from loaders.annotate.headings import nature
from loaders.annotate.orders import is_order
from loaders.annotate.wording import instrument, modality_and_verb
from loaders.reference import plan_years
from loaders.structure.outline import Provision

RULE = "measures/2"

_SILENT_KINDS = ("lead", "header", "preamble", "preface", "closing", "annex")
_QUOTED = re.compile(r"《[^》]{0,300}》|“[^”]{0,300}”|（[^（）]*）")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_BULLET = re.compile(r"^[\s—–\-·•●■◆◇○□▪①-⑳]+|^\d{1,2}[.、](?!\d)")
_FIRST_CHINESE = "\u3400"  # characters below it may be a bullet or a digit
_TITLES = re.compile(r"《[^》]{0,300}》")
_DEADLINE = re.compile(
    rf"(?P<plan>{plan_years.NAMES})”?(?:末期?|期末|期间|时期)|(?:到|至|于|截至|力争)?(?P<year>20\d{{2}})年(?:(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日)?)?(?P<end>底|年底|末)?前?"
)
# 2020年版, 2020年度, 2020-2025年
_NO_TERM = re.compile(r"(?:年)?(?:版|度)|-")


def find_measures(text: str, provisions: list[Provision], lists: list[DutyList]) -> list[Measure]:
    """The measures of a document in order.

    A list of organs covers at least the sentence before it: where that only states a result it is kept with modality `aim`.
    """
    lists_of: dict[int, list[DutyList]] = {}
    for duty in lists:
        lists_of.setdefault(id(duty.provision), []).append(duty)
    listed = {id(node) for duty in lists for node in duty.provision.up()}
    found: list[Measure] = []
    for provision in provisions:
        if provision.kind in _SILENT_KINDS or (id(provision) not in listed and nature(provision)):
            continue
        own = lists_of.get(id(provision), [])
        sentences = list(split_sentences(text, provision.text_start, provision.text_end, [(duty.start, duty.end) for duty in own]))
        needed = _last_before(sentences, own)
        for start, end in sentences:
            measure = read_measure(text, provision, start, end)
            if measure.modality != "aim" or start in needed:
                found.append(measure)
    return found


def read_measure(text: str, provision: Provision, start: int, end: int) -> Measure:
    """The measure that the sentence [start, end) is; of modality `aim` when it orders nothing."""
    words = text[start:end].replace("\n", "")
    plain = unquoted(words)
    if not is_order(plain) or words.endswith("的"):  # （三）提供虚假情况的: a case, not what is done
        return Measure(provision, start, end, words, "aim", None, None, deadline(words))
    modality, verb = modality_and_verb(plain)
    return Measure(provision, start, end, words, modality, verb, instrument(plain, verb), deadline(words))


def _last_before(sentences: list[tuple[int, int]], lists: list[DutyList]) -> set[int]:
    """Where the last sentence before each list begins."""
    starts = [start for start, _ in sentences]
    places = (bisect_left(starts, duty.start) for duty in lists)
    return {starts[place - 1] for place in places if place}


def split_sentences(text: str, start: int, end: int, skip: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans of the sentences and semicolon-parts in [start, end), bullets and the spans to skip left out."""
    for left, right in _pieces(start, end, skip):
        masked = text[left:right]
        if "《" in masked or "“" in masked or "（" in masked:
            masked = _QUOTED.sub(lambda match: "_" * len(match[0]), masked)
        for match in _SENTENCE.finditer(masked):
            a, b = match.span()
            a, b = left + a, left + b
            if text[a] < _FIRST_CHINESE:
                bullet = _BULLET.match(text[a:b])
                a += bullet.end() if bullet else 0
            while a < b and text[a] in " ，、：；":
                a += 1
            while a < b and text[b - 1] in " ，、：":
                b -= 1
            if b - a >= 4:
                yield a, b


def _pieces(start: int, end: int, skip: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for left, right in skip:
        if start <= left < end:
            if left > start:
                yield start, left
            start = max(start, right)
    if start < end:
        yield start, end


def unquoted(sentence: str) -> str:
    """A sentence without what stands in 《》, quotation marks and brackets.

    >>> unquoted("落实《农用膜管理办法》（省农业农村厅）")
    '落实'
    """
    return _QUOTED.sub("", sentence) if "《" in sentence or "“" in sentence or "（" in sentence else sentence


def deadline(sentence: str) -> str | None:
    """The year (2025), year and month (2022-12) or day (2024-12-31) that a sentence names as its term; None when it names none.

    >>> deadline("到2022年底，一次性塑料用品不再主动提供"), deadline("“十四五”末达到60%"), deadline("2024年12月底前完成")
    ('2022-12', '2025', '2024-12-31')
    """
    if "20" not in sentence and "十" not in sentence:
        return None
    sentence = _TITLES.sub("", sentence)
    for match in _DEADLINE.finditer(sentence):
        if match["plan"]:
            return str(plan_years.LAST_YEAR[match["plan"]])
        before = sentence[max(0, match.start() - 1) : match.start()]
        if _NO_TERM.match(sentence, match.end()) or before in ("较", "比"):
            continue
        return _term(int(match["year"]), match["month"], match["day"], bool(match["end"]))
    return None


def _term(year: int, month: str | None, day: str | None, at_end: bool) -> str:
    """A term in ISO 8601, as exact as it is printed: 12月底 is the last day of the month, 年底 its last month."""
    if month is None or not 1 <= int(month) <= 12:
        return f"{year}-12" if at_end else str(year)
    last = monthrange(year, int(month))[1]
    number = int(day) if day else last if at_end else None
    return f"{year}-{int(month):02}" + (f"-{number:02}" if number and number <= last else "")
