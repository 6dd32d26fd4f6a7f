"""Front matter: what stands before the numbered body, line by line.

A line is a letterhead, a document number, a title, addressees, the notice's words, a signature, a date, a label of an
index table (发文机关：…) or a news lead. Nothing is judged here beyond the sort of line; loaders.metadata draws the facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.numerals import DATE

GENRES = (
    "实施意见", "指导意见", "意见", "实施方案", "工作方案", "推行方案", "行动方案", "总体方案", "方案", "行动计划", "工作计划", "计划", "规划纲要", "规划", "纲要",
    "若干措施", "政策措施", "措施", "实施办法", "管理办法", "办法", "实施细则", "细则", "暂行规定", "规定", "条例", "决定", "决议", "通知", "通告", "公告", "批复", "要点", "清单",
    "指南", "目录", "倡议书", "复函", "函",
)  # fmt: skip
_GENRE = "|".join(GENRES)
GENRE = re.compile(f"(?:{_GENRE})")
_TAIL = r"(?:（[^（）]{1,14}）)?"  # （试行）, （2021-2030年）
TITLE_END = re.compile(f"(?:{_GENRE})》?{_TAIL}$")  # not …指导意见〉: a title inside a title goes on
# 晋政发〔2022〕12号, 晋发改资环发〔2022〕198号, 大发改资源字（2021）283号
NUMBER = re.compile(
    r"(?P<organ>[\u4e00-\u9fff]{1,14}?)\s*[〔\[（(【{]\s*(?P<year>(?:19|20)\d{2})\s*[〕\]）)】}J]?\s*(?:第\s*)?(?P<serial>\d{1,5})\s*号"
)
# 山西省人民政府, 山西省住建厅, 国务院办公厅, 国家发展改革委
ORGAN = re.compile(
    r"[\u4e00-\u9fff（）]{2,30}?(?:人民政府|政府|办公厅|办公室|委员会|管委会|国务院|常委会|[厅局委院部署办行]|法院|检察院|总队|总工会|联合会|集团|公司)"
)
_LETTERHEAD = re.compile(r"^(?:[\u4e00-\u9fff]{2,30})?文\s*件$")
_ADDRESSEES = re.compile(r"^.{2,400}[：:]$")
_ADDRESSED = re.compile(r"^(?:各|省|市|区|县|国务院|有关|机关|驻)|政府|部门|单位|委员会|办公室|公司")
_LABEL = re.compile(
    r"^(?P<label>索引号|主题分类|分类|发文机关|发布机构|成文日期|标题|名称|发文字号|文号|发布日期|主题词|有效性)：(?P<value>.*)$"
)
_LEAD = re.compile(r"近日|日前|记者|获悉|从.{2,12}了解到")
_PUBLIC = re.compile(r"^[（(]?(?:此[件文]|本文)[^，。]{2,20}[）)]?$")
_LABEL_KEYS = {"发布机构": "发文机关", "文号": "发文字号", "名称": "标题"}


@dataclass(frozen=True, slots=True)
class FrontLine:
    """One line of the front matter; `kind` is letterhead, number, title, addressees, prose, organ, date, note, label, lead or specks."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """One past the last character in the cleaned text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter: its lines, labelled fields, titles (start, end, words joined) in order."""

    lines: tuple[FrontLine, ...]
    labels: dict[str, str]
    titles: tuple[tuple[int, int, str], ...]

    def of(self, kind: str) -> list[FrontLine]:
        """The lines of one kind, in order."""
        return [line for line in self.lines if line.kind == kind]

    def parts(self) -> list[tuple[int, str]]:
        """Where each part of the outline begins: (start, lead | header | preamble), equal neighbours joined."""
        out: list[tuple[int, str]] = []
        for line in self.lines:
            part = "lead" if line.kind == "lead" else "preamble" if line.kind in ("addressees", "prose") else "header"
            if line.kind in ("organ", "date", "note") and any(kind == "preamble" for _, kind in out):
                part = "preamble"  # the signature of the notice
            if not out or out[-1][1] != part:
                out.append((line.start, part))
        return out


def read_front(text: str, end: int) -> Front:
    """The front matter of a cleaned text, which ends where the numbered body begins."""
    raw: list[tuple[int, str]] = []
    position = 0
    for chunk in text[:end].split("\n"):
        if chunk.strip():
            raw.append((position, chunk))
        position += len(chunk) + 1
    labels: dict[str, str] = {}
    lines: list[FrontLine] = []
    pending = ""
    for index, (start, line) in enumerate(raw):
        label = _LABEL.match(line)
        if label:
            pending = _LABEL_KEYS.get(label["label"], label["label"])
            labels[pending] = label["value"]
            lines.append(FrontLine("label", line, start))
        elif pending and (not labels[pending] or (pending == "标题" and not TITLE_END.search(labels[pending]))):
            labels[pending] += line
            lines.append(FrontLine("label", line, start))
        else:
            pending = ""
            beside = (raw[i][1] for i in (index - 1, index + 1) if 0 <= i < len(raw))
            specks = len(line) == 1 and any(len(other) == 1 for other in beside)  # a stamp that was read as single characters
            lines.append(FrontLine("specks" if specks else _kind(line, lines), line, start))
    return Front(tuple(lines), labels, tuple(_titles(lines)))


def _kind(line: str, before: list[FrontLine]) -> str:
    if NUMBER.fullmatch(line.strip("（）() ")):
        return "number"
    if DATE.fullmatch(line.replace(" ", "")):
        return "date"
    if _PUBLIC.match(line):
        return "note"
    if _LETTERHEAD.match(line):
        return "letterhead"
    if not before and len(line) > 30 and _LEAD.search(line[:40]):
        return "lead"
    if _ADDRESSEES.match(line) and _ADDRESSED.search(line) and not any(b.kind == "addressees" for b in before) and "。" not in line:
        return "addressees"
    if "。" in line or (len(line) > 60 and "，" in line):
        return "prose"
    if ORGAN.fullmatch(line) and len(line) <= 30:
        return "organ"
    return "title"


def _titles(lines: list[FrontLine]) -> list[tuple[int, int, str]]:
    """Runs of title lines that end in a genre; the issuer's own line before 关于 belongs to the title."""
    out: list[tuple[int, int, str]] = []
    run: list[FrontLine] = []
    for i, line in enumerate(lines):
        if line.kind == "organ":
            organs = 0
            while i + organs < len(lines) and lines[i + organs].kind == "organ":
                organs += 1
            after = lines[i + organs] if i + organs < len(lines) else None
            starts_title = organs == 1 and after is not None and after.kind == "title" and re.match(r"关于|印发|转发|批转", after.text)
            run = [line] if starts_title and not run else []
            continue
        if line.kind != "title":
            run = []
            continue
        run.append(line)
        joined = "".join(part.text for part in run)
        after = lines[i + 1] if i + 1 < len(lines) else None
        goes_on = after is not None and after.kind == "title" and re.match(r"[（(的]", after.text)
        if TITLE_END.search(joined) and not goes_on:
            out.append((run[0].start, line.end, joined))
            run = []
    return out
