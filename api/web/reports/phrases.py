"""The words of reports for kinds of links, changes of figures and reasons, in a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """`kinds` of links of clauses, `changes` of figures in the order of a report, `reasons` why two documents were not compared."""

    kinds: dict[str, str]
    changes: dict[str, str]
    reasons: dict[str, str]


def phrases(_: Translate) -> Phrases:
    """The phrases in the language of `_`."""
    return Phrases(
        kinds={"verbatim": _("沿用"), "adapted": _("细化/改写"), "loose": _("相近"), "new": _("新增")},
        changes={
            "stricter": _("更严"),
            "looser": _("更宽"),
            "omitted": _("未提及"),
            "share": _("分解"),
            "added": _("新增指标"),
            "other-year": _("年份不同"),
            "same": _("相同"),
        },
        reasons={
            "no text": _("未载入，也没有目录"),
            "no region": _("其中一份的地区不明，又不是按文号或全称引用"),
            "other region": _("不属于本地区和上级地区"),
            "later": _("它晚于本文件"),
            "no parent": _("文中没有写明上级文件，也没有标题相近的上级文件"),
            "not joined": _("两份文件之间没有贯彻落实关系"),
        },
    )
