"""Printed names of documents: a title in marks with the number and the short name that follow it, or a number alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.ids import canonical_number, normal_title
from loaders.structure.front import NUMBER

# 《国务院关于印发〈2030年前碳达峰行动方案〉的通知》; 〈广州市就业补助资金使用管理办法〉; 《关于推动绿色发展的意见〉, as misprinted
_TITLE = re.compile(
    r"《(?P<title>(?:[^《》]|《[^《》]*》){2,120})》|《(?P<misprint>[^《》〈〉]{2,80})〉|〈(?P<single>[^《》〈〉\n]{4,80})〉"
)
# （国发〔2021〕4号）, also behind （试行）
_NUMBER_AFTER = re.compile(rf"\s*(?:（(?:试行|暂行|修订版?|修正)）)?（\s*{NUMBER.pattern}[^（）]{{0,20}}）")
# 《关于支持实体经济发展的若干措施（深坪府规〔2018〕4号）》
_NUMBER_INSIDE = re.compile(rf"（\s*{NUMBER.pattern}\s*）$")
# （国务院令第712号）, （国家发展和改革委员会令2016年第45号）, （生态环境部公告2021年第3号）
_ORDER_AFTER = re.compile(
    r"\s*（\s*(?P<order>[\u4e00-\u9fff]{1,24}?(?:令|公告)\s*(?:[〔（(]?(?:19|20)\d{2}\s*年?[〕）)]?)?\s*第?\s*\d{1,4}\s*号)[^（）]{0,20}）"
)
_UNNAMED_ORGAN = re.compile(r"^(?:省|市|区|县|自治区)(?:人民)?政府|^部")  # （部令第19号）, （省政府令第371号）
# （以下简称《纲要》）, （简称“意见”）, （晋发〔2021〕3号，以下简称《意见》）
_SHORT_NAME = r"(?:以下)?(?:简称|统称|称)为?[《“]?(?P<short>[^《》“”（）]{1,30})[》”]?"
_SHORT_NAME_AFTER, _SHORT_NAME_INSIDE = re.compile(rf"（{_SHORT_NAME}）"), re.compile(rf"[，、；]\s*{_SHORT_NAME}")
_ANNEXED = re.compile(r"（(?:详?见)?附[件表录]")  # 《申报指南》（附件2）
_BRACKETED_YEAR = re.compile(r"[〔\[（(【{]\s*(?:19|20)\d{2}\s*[〕\]）)】}]")
_LONGEST_LETTERS = 10
# What stands before the letters of a number: 按照|国办发〔2016〕8号
_NO_LETTERS = re.compile(r"^.*(?:按照|根据|依据|依照|落实|执行|贯彻|实施|参照|遵照|符合|[^\u4e00-\u9fff]|[见和及与以])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name in [start, stop): title without marks, number in canonical form; `key` is the title for comparison, `short_name` what the
    document is called from here on, `annexed` whether it is called an annex."""

    start: int
    stop: int
    title: str | None
    number: str | None
    key: str = ""
    short_name: str | None = None
    annexed: bool = False


def read_titles(text: str, start: int, end: int) -> Iterator[PrintedName]:
    """The titles in [start, end), each with what the brackets behind it say."""
    for match in _TITLE.finditer(text, start, end):
        title = (match["title"] or match["misprint"] or match["single"]).replace("\n", "")
        number, stop, brackets = _number_after(text, match.end(), end)
        if inside := _NUMBER_INSIDE.search(title):
            title, number = title[: inside.start()], number or _canonical(inside)
        short = _SHORT_NAME_AFTER.match(text, stop, end) or _SHORT_NAME_INSIDE.search(brackets)
        short_name = normal_title(short["short"]) if short else None
        yield PrintedName(match.start(), stop, title, number, normal_title(title), short_name, bool(_ANNEXED.match(text, stop, end)))


def _number_after(text: str, at: int, end: int) -> tuple[str | None, int, str]:
    """The number in brackets behind a title, where the brackets end, and their words; an order of an unnamed organ has no number."""
    if match := _NUMBER_AFTER.match(text, at, end):
        return _canonical(match), match.end(), match[0]
    if match := _ORDER_AFTER.match(text, at, end):
        return None if _UNNAMED_ORGAN.match(match["order"]) else canonical_number(match["order"]), match.end(), match[0]
    return None, at, ""


def _canonical(number: re.Match[str]) -> str:
    return canonical_number(f"{number['organ']}〔{number['year']}〕{number['serial']}号")


def read_numbers(text: str, start: int, end: int) -> Iterator[PrintedName]:
    """The document numbers in [start, end), those behind titles too: 按照国办发〔2016〕8号文件要求."""
    for year in _BRACKETED_YEAR.finditer(text, start, end):
        letters = _NO_LETTERS.sub("", text[max(start, year.start() - _LONGEST_LETTERS) : year.start()])
        match = NUMBER.match(text, year.start() - len(letters), end) if len(letters) >= 2 else None
        if match:
            yield PrintedName(match.start(), match.end(), None, _canonical(match))
