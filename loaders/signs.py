"""Signs: where a document was perhaps read wrongly, seen without knowing what is right, each with the words that were there.

A sign is a place to look, not a verdict: a bare plan names no issuer, a plan on a portal has no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loaders.names.numerals import DATE, chinese_number

_NUMERALS = "一二三四五六七八九十百零〇"
# A line that looks like a heading and was left in the text: 一、, （二）, 第三条, 4．
_NUMBERED = re.compile(
    rf"\s*(?:[{_NUMERALS}]{{1,3}}、(?![一二三]次?产业)|（[{_NUMERALS}]{{1,4}}）|第[{_NUMERALS}]{{1,5}}[章编篇节条][ \u4e00-\u9fff]|\d{{1,2}}[.．、](?=[\u4e00-\u9fff“]))"
)
_CONTENTS_LINE = re.compile(r"[.…·]{3,}|\s\d{1,3}$|（\d{1,3}）$")
_LEADER = re.compile(r"[.…·]{4,}")
_NO_TITLE = re.compile(r"^目\s*录|^附\s*件|^通知$|https?|www|当前位置|索引号|编辑时间|联系人|[#|]")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}\s*[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*第?\s*\d+\s*号|令\s*第?\s*\d+\s*号")
_OUTLINED = ("chapter", "section", "article", "clause", "item")
_LONGEST_TITLE = 90
_LONG = 1500  # characters that hardly stand without an outline
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Sign:
    """One place to look: `kind` is region, number, date, issuers, title, outline, gap, lost heading, contents or warning."""

    kind: str
    words: str
    """The words that were there, or what the reader says."""


def signs_of(record: Mapping[str, Any]) -> list[Sign]:
    """The signs in the record of a document, as `to_json` gives it; its `policy`, `provisions` and `warnings` are looked at."""
    policy, provisions = record["policy"], record["provisions"]
    head = _words(one for one in provisions if one["kind"] in ("header", "preamble"))
    tail = _words(one for one in provisions if one["kind"] == "closing")
    return [
        *_missing(policy, head, tail),
        *_title(policy["title"] or ""),
        *_outline(provisions),
        *_gaps(provisions),
        *_lost(provisions),
        *(Sign("contents", _cut(one["heading"])) for one in provisions if _LEADER.search(one["heading"] or "")),
        *(Sign("warning", words) for words in record["warnings"]),
    ]


def _missing(policy: Mapping[str, Any], head: str, tail: str) -> Iterator[Sign]:
    region = policy["region"]
    if not (region["code"] if isinstance(region, Mapping) else region):
        yield Sign("region", _cut(head))
    if not policy["doc_number"]:
        yield Sign("number", _around(_NUMBER, head))
    if not policy["date_issued"]:
        yield Sign("date", _around(DATE, tail) or _around(DATE, head))
    if not policy["issuers"]:
        yield Sign("issuers", _cut(tail) or _cut(head))


def _title(title: str) -> Iterator[Sign]:
    half = title[: len(title) // 2]
    if not title or _NO_TITLE.search(title) or len(title) > _LONGEST_TITLE or (len(half) > 10 and title.count(half) > 1):
        yield Sign("title", _cut(title))


def _outline(provisions: Sequence[Mapping[str, Any]]) -> Iterator[Sign]:
    length = sum(len(one["text"] or "") for one in provisions)
    numbered = sum(one["kind"] in _OUTLINED for one in provisions)
    if length > _LONG and numbered < 3:
        yield Sign("outline", f"{numbered} numbered provisions in {length} characters")


def _gaps(provisions: Sequence[Mapping[str, Any]]) -> Iterator[Sign]:
    """Numbers that neither begin a run, nor go on with that of their parent or of the document."""
    last: dict[tuple[str, str], int] = {}
    running: dict[str, int] = {}
    for one in provisions:
        if one["kind"] not in _OUTLINED or (number := _value(one["number"])) is None:
            continue
        key, kind = (one["parent"] or "", one["kind"]), one["kind"]
        before = last.get(key)
        if number not in (1, (before or -9) + 1, running.get(kind, -9) + 1):
            after = f" after {before}" if before else ""
            yield Sign("gap", _cut(f"{kind} {one['number']}{after}: {one['heading'] or one['text']}"))
        last[key] = running[kind] = number


def _lost(provisions: Sequence[Mapping[str, Any]]) -> Iterator[Sign]:
    for one in provisions:
        if one["kind"] in ("header", "annex", "box"):
            continue
        lines = (one["text"] or "").split("\n")
        for line in lines if one["kind"] in ("preamble", "preface") else lines[1:]:
            if _NUMBERED.match(line) and not _CONTENTS_LINE.search(line):
                yield Sign("lost heading", _cut(line))


def _value(numeral: str | None) -> int | None:
    plain = re.sub(rf"[^0-9{_NUMERALS}两]", "", numeral or "")
    if plain.isdigit():
        return int(plain)
    return chinese_number(plain) if plain else None


def _words(provisions: Iterator[Mapping[str, Any]]) -> str:
    return " ".join(f"{one['heading'] or ''} {one['text'] or ''}" for one in provisions)


def _around(pattern: re.Pattern[str], words: str) -> str:
    """The first match with what stands around it, or nothing."""
    match = pattern.search(words)
    return _cut(words[max(0, match.start() - 15) : match.end() + 15]) if match else ""


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
