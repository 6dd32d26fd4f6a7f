"""Indicator table: what its two readers share, that of cells (….tables) and that of words in a row (….flat_tables)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.annotate.facts import Target

SIGNS = {
    "≥": ">=",
    "≧": ">=",
    "不低于": ">=",
    "以上": ">=",
    "≤": "<=",
    "≦": "<=",
    "不高于": "<=",
    "不超过": "<=",
    "以下": "<=",
    "以内": "<=",
    ">": ">",
    "＞": ">",
    "大于": ">",
    "<": "<",
    "＜": "<",
    "小于": "<",
    "左右": "~",
}
COMMITMENTS = {"约束性": "binding", "预期性": "expected"}
_CHANGES = (
    ("decrease", re.compile(r"(?:降低|下降|减少|削减)(?:率|幅度|比例)?$")),
    ("increase", re.compile(r"(?:提高|提升|增长|增加|增速)(?:率|幅度)?$")),
)


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """One table: where it stands and the targets of its rows."""

    start: int
    end: int
    targets: list[Target]


def change_of(name: str) -> str:
    """The change that a printed name of an indicator says: decrease of 单位GDP能耗降低, level of 森林覆盖率."""
    return next((change for change, pattern in _CHANGES if pattern.search(name)), "level")
