"""Years, days and clauses as questions name them: 2025年, “十四五”末, 2025年底前, 第四条, 二/四."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from queries.questions.spotting import Found

_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")}

# 2025年 2025
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?!\d)")
# 十四五末 十四五期间
_PLAN = re.compile(r"十([二三四五])五(?:末|期间|时期)?")
# 2025年底前 2022年年底前 到2025年底 2025年6月底前 by2025
_DAY = re.compile(
    r"(?:(?:到|截至|在|by)?((?:19|20)\d\d)年(?:(\d{1,2})月)?(?:年?底|年?末)(?:之前|以前|前|为止)?|by((?:19|20)\d\d))(?![\d年])"
)
# 第四条 第2部分第四条
_CLAUSE = re.compile(r"(?:第[一二三四五六七八九十百零\d]+(?:条|部分|章|节|款|项))+")
_CLAUSE_PART = re.compile(r"第([一二三四五六七八九十百零\d]+)(条|部分|章|节|款|项)")
# 二/四
_PATH = re.compile(r"[一二三四五六七八九十百零\d]+(?:/[一二三四五六七八九十百零\d]+)+")

KINDS = {
    "条": ("clause", "article"),
    "款": ("clause", "subitem"),
    "项": ("item", "subitem"),
    "部分": ("section", "chapter"),
    "章": ("chapter", "section"),
    "节": ("section",),
}
"""For the word after a numeral the kinds of provision that it counts."""


def read_numeral(text: str) -> int | None:
    """The number that a Chinese or an Arabic numeral below a thousand stands for; None for anything else.

    >>> read_numeral("二十一"), read_numeral("15"), read_numeral("专栏2")
    (21, 15, None)
    """
    if text.isascii() and text.isdigit():
        return int(text)
    total, digit = 0, 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            return None
    return total + digit


def find_periods(text: str) -> Iterator[tuple[int, int, Found]]:
    """Years (kind ``year``: 2025) and days by which something is due (kind ``day``: 2025-12-31)."""
    for found in _YEAR.finditer(text):
        yield found.start(), found.end(), Found("year", found[0], (found[1],))
        if found[0].endswith("年"):
            yield found.start(), found.end() - 1, Found("year", found[0][:-1], (found[1],))
    for found in _PLAN.finditer(text):
        yield found.start(), found.end(), Found("year", found[0], (str(2000 + 5 * (_DIGITS[found[1]] + 1)),))
    for found in _DAY.finditer(text):
        year, month = int(found[1] or found[3]), int(found[2] or 12)
        if 1 <= month <= 12:
            day = f"{year}-{month:02}-{monthrange(year, month)[1]}"
            yield found.start(), found.end(), Found("day", found[0], (day,))


def find_clauses(text: str) -> Iterator[tuple[int, int, Found]]:
    """Clauses (kind ``clause``) as they are written; ``fits`` says which provision one is."""
    for pattern in (_CLAUSE, _PATH):
        for found in pattern.finditer(text):
            yield found.start(), found.end(), Found("clause", found[0], (found[0],))


def fits(written: str, kind: str, path: str) -> bool:
    """Whether a provision of that kind and that path of numerals is the one that is written so.

    >>> fits("第四条", "clause", "二/四"), fits("二/四", "clause", "二/四"), fits("第三部分第四条", "clause", "二/四")
    (True, True, False)
    """
    numbers = [read_numeral(part) for part in path.split("/")]
    if "/" in written:
        return numbers == [read_numeral(part) for part in written.split("/")]
    parts = _CLAUSE_PART.findall(written)
    wanted = [read_numeral(number) for number, _ in parts]
    return kind in KINDS[parts[-1][1]] and numbers[-len(wanted) :] == wanted
