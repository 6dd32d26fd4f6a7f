"""Automatic numbering of a Word file, counted as Word shows it (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from loaders.readers.word_styles import Styles, W, is_on

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9


def chinese(value: int, digits: str = _DIGITS, units: tuple[str, ...] = ("", "十", "百", "千")) -> str:
    """A whole number below 10,000 as Chinese counts: 12 -> 十二, 105 -> 一百〇五."""
    if not 0 < value < 10_000:
        return str(value)
    out, gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            out += (digits[0] if gap and out else "") + digits[digit] + units[place]
        gap = not digit
    return out.removeprefix(digits[1]) if out.startswith(digits[1] + units[1]) and digits == _DIGITS else out


def _circled(value: int) -> str:
    """①…⑳, ㉑…㉟, ㊱…㊿."""
    if value <= 20:
        return chr(0x2460 + value - 1)
    return chr(0x3251 + value - 21) if value <= 35 else chr(0x32B1 + value - 36) if value <= 50 else str(value)


def _letter(value: int) -> str:
    """a…z, then aa, bb…"""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    out = ""
    for worth, letters in _ROMAN:
        out += letters * (value // worth)
        value %= worth
    return out


def _bullet(value: int) -> str:
    return ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": lambda value: "".join(chr(ord(digit) + 0xFEE0) for digit in str(value)),
    "decimalFullWidth2": lambda value: "".join(chr(ord(digit) + 0xFEE0) for digit in str(value)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": lambda value: chr(0x2488 + value - 1) if value <= 20 else f"{value}.",
    "decimalEnclosedParen": lambda value: chr(0x2474 + value - 1) if value <= 20 else f"({value})",
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "chineseLegalSimplified": lambda value: chinese(value, _LEGAL_DIGITS, ("", "拾", "佰", "仟")),
    "ideographDigital": lambda value: "".join(_DIGITS[int(digit)] for digit in str(value)),
    "taiwaneseDigital": lambda value: "".join(_DIGITS[int(digit)] for digit in str(value)),
    "ideographEnclosedCircle": lambda value: chr(0x3280 + value - 1) if value <= 10 else str(value),
    "ideographTraditional": lambda value: _STEMS[(value - 1) % 10],
    "ideographZodiac": lambda value: _BRANCHES[(value - 1) % 12],
    "bullet": _bullet,
    "none": _bullet,
}
"""How a counter is written, by the name of its format; any other is written in Arabic digits."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    legal: bool  # all counters in Arabic digits
    restart: int | None  # begins again after a level up to this one, 0 never, None after any above


@dataclass(slots=True)
class _List:
    """An abstract list with its counters; all lists that are made from it count on together."""

    levels: dict[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, tuple[_List, dict[int, _Level], dict[int, int]]] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        abstracts = {abstract.get(f"{W}abstractNumId"): abstract for abstract in root.iter(f"{W}abstractNum")}
        linked = {_value(abstract, "styleLink"): key for key, abstract in abstracts.items() if _value(abstract, "styleLink")}
        for instance in root.iter(f"{W}num"):
            key = _value(instance, "abstractNumId") or ""
            key = linked.get(_value(abstracts[key], "numStyleLink"), key) if key in abstracts else key
            if key not in abstracts:
                continue
            levels = {int(level.get(f"{W}ilvl")): _level(level) for level in abstracts[key].findall(f"{W}lvl")}
            shared = self._lists.setdefault(key, _List(levels))
            own = dict(levels)
            starts: dict[int, int] = {}
            for override in instance.findall(f"{W}lvlOverride"):
                index = int(override.get(f"{W}ilvl"))
                level = override.find(f"{W}lvl")
                if level is not None:
                    own[index] = _level(level)
                start = _value(override, "startOverride")
                if start is not None:
                    starts[index] = int(start)
            identity = instance.get(f"{W}numId")
            self._instances[identity] = (shared, own, starts)
            for level in abstracts[key].findall(f"{W}lvl"):
                style = _value(level, "pStyle")
                if style:
                    self._by_style.setdefault(style, (identity, int(level.get(f"{W}ilvl"))))

    def label(self, paragraph: Any) -> str:
        """The numeral that Word shows before a paragraph, without the blank after it; empty when there is none. Counts on."""
        identity, index = self._place(paragraph)
        if identity not in self._instances:
            return ""
        shared, levels, starts = self._instances[identity]
        level = levels.get(index)
        if level is None:
            return ""
        counters = shared.counters
        for above in range(index):
            counters.setdefault(above, levels[above].start if above in levels else 1)
        if index in starts:
            counters[index] = starts.pop(index)
        else:
            counters[index] = counters[index] + 1 if index in counters else level.start
        for below in [key for key in counters if key > index]:
            restart = levels[below].restart if below in levels else None
            if restart is None or index < restart:
                del counters[below]
        return _text(level, levels, counters)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list of a paragraph and the level in it; the list is "0" when there is none."""
        identity = index = None
        for found in self._styles.properties(paragraph, "numPr"):
            identity = identity or _value(found, "numId")
            index = index or _value(found, "ilvl")
            if identity:
                break
        if identity is None:
            return "0", 0
        if index is None:
            linked = (self._by_style[style] for style in self._styles.style_ids(paragraph) if style in self._by_style)
            return identity, next((level for _, level in linked), 0)
        return identity, int(index)


def _level(element: Any) -> _Level:
    restart = _value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return _Level(
        start=int(_value(element, "start") or 1),
        format=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText") or "",
        legal=legal is not None and is_on(legal.get(f"{W}val", "true")),
        restart=None if restart is None else int(restart),
    )


def _text(level: _Level, levels: dict[int, _Level], counters: dict[int, int]) -> str:
    """A level's text with its counters: %1.%2 -> 3.1."""
    if level.format == "bullet":
        return ""

    def counted(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        name = "decimal" if level.legal and index in levels else levels[index].format if index in levels else "decimal"
        return _FORMATS.get(name, str)(counters.get(index, 1))

    return re.sub(rf"%([1-{_LEVELS}])", counted, level.text)


def _value(element: Any, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")
