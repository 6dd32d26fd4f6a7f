"""Other figures: those that set nothing for a region or a field, by the words around them (loaders.reference.other_figures)."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.reference.other_figures import OtherFigure, other_figures

# A part that only says whom something applies to: 对年产值超过1亿元的, 凡面积在500亩以上的
_APPLIES_TO = re.compile(r"^[、和及与]?(?:对|对于|凡|凡是|当|如|若|如果|因|经)[^，。]*(?:的|时|情形)$")


def other_kind(sentence: str, head: str, tail: str, unit: str, dated: bool) -> str | None:
    """The kind of a figure that sets nothing; None for one that may be an aim.

    `head` and `tail` are the words before and after it in its part of the sentence; `dated` whether it has a year.

    >>> other_kind("对新建项目给予最高50万元奖励", "对新建项目给予最高", "奖励", "万元", False)
    'subsidy'
    """
    if _APPLIES_TO.match(head + tail):
        return "condition"
    if (head.count("“") > head.count("”") and "”" in tail) or head.count("《") > head.count("》"):
        return "name"
    for kind in _in_sentence(sentence):
        if _is_unit(kind, unit) and not (kind.unless_dated and dated):
            return kind.name
    for kind in other_figures():
        if kind.where == "sentence" or not _is_unit(kind, unit) or (kind.unless_dated and dated):
            continue
        if kind.words.search(head) if kind.where == "before" else kind.words.match(tail):
            return kind.name
    return None


@lru_cache(maxsize=64)
def _in_sentence(sentence: str) -> tuple[OtherFigure, ...]:
    """The kinds whose words a sentence holds."""
    return tuple(kind for kind in other_figures() if kind.where == "sentence" and kind.words.search(sentence))


def _is_unit(kind: OtherFigure, unit: str) -> bool:
    return kind.units is None or bool(kind.units.fullmatch(unit))
