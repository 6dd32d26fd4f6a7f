"""Targets: the figures that a document sets, each for one indicator.

A sentence is cut at its commas. Every figure with a unit in a part is judged: is it an aim, or does it only say to whom
something applies; what is measured (loaders.annotate.quantities); how it compares and for which year (….figures).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.annotate.facts import Measure, Target
from loaders.annotate.figures import COEFFICIENT, FIGURE, may_hold_figure, relation, years
from loaders.annotate.headings import nature
from loaders.annotate.measured import measured
from loaders.annotate.quantities import is_own_scope, restore, row, subject
from loaders.annotate.tables import find_tables
from loaders.reference.units import COUNTED, PERCENT
from loaders.structure.outline import Provision

RULE = "targets/1"

_SILENT_KINDS = ("lead", "header", "preamble", "preface", "closing", "annex")
# A line that gives the year for all that follows: 2025年愿景：
_VISION = re.compile(r"(?:到)?(?P<year>20\d{2})年.{0,6}[：:]?")
_FROM = re.compile(r"(?:由|从)(?:(?P<year>20\d{2})年(?:的|末的|底的)?)?(?=\d)")
_PROPERTY = re.compile(r"（(约束性|预期性)(?:指标)?）")
_DOUBLED = re.compile(r"翻(?P<times>[一两二三]?)番")  # 产值翻一番
_SENTENCE = re.compile(r"[^。！？\n]+")
_DIGIT = re.compile(r"\d")
_SPREAD = re.compile(r"分别|均(?=达|为|超|提|降|不|保|稳|控|在)")
_COMMA = re.compile(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）|(?P<comma>[，；：])")
_IS_AIM = re.compile(r"^的?(?:激励|奋斗|争取|努力|预期|任务)性?目标")  # 力争完成14.5%|的激励目标
_STRIVES = re.compile(r"力争|争取|努力")


@dataclass(slots=True)
class _Sentence:
    """What a sentence has said so far: the year for its figures, the parts without one, its targets."""

    provision: Provision
    year: int | None
    parts: list[str] = field(default_factory=list)  # those without a figure
    own_year: int | None = None
    baseline: int | None = None
    strives: bool = False
    made: list[Target] = field(default_factory=list)

    def words(self) -> str:
        """What the last part without a figure is about; empty when no part says it."""
        names = (subject(part)[0] for part in reversed(self.parts))
        return next((name for name in names if 2 <= len(name) <= 30 and not _DIGIT.search(name)), "")


def find_targets(text: str, provisions: Sequence[Provision], measures: Sequence[Measure]) -> list[Target]:
    """The targets of a document in order; each belongs to the measure that it stands in, if there is one."""
    found: list[Target] = []
    for provision in provisions:
        tables = find_tables(text, provision)
        found += [target for table in tables for target in table.targets]
        if provision.kind not in _SILENT_KINDS and nature(provision) in (None, "aims"):
            found += [t for t in _in_provision(text, provision) if not any(table.start <= t.start < table.end for table in tables)]
    found.sort(key=lambda target: (target.start, target.end))
    at = 0
    for target in found:
        while at < len(measures) and measures[at].end <= target.start:
            at += 1
        if at < len(measures) and measures[at].start <= target.end - 1:
            target.measure = measures[at]
    return found


def _in_provision(text: str, provision: Provision) -> list[Target]:
    """The targets of a provision; a year reaches on as long as every sentence has a figure."""
    found: list[Target] = []
    if not may_hold_figure(text, provision.text_start, provision.text_end):
        return found
    year: int | None = None
    vision: int | None = None
    for match in _SENTENCE.finditer(text, provision.text_start, provision.text_end):
        words = match[0]
        if not _DIGIT.search(words):
            year = None
            continue
        heading = _VISION.fullmatch(words)
        if heading:
            vision = int(heading["year"])
        if not may_hold_figure(text, match.start(), match.end()):
            year = None
            continue
        sentence = _Sentence(provision, year or vision)
        for start, end in _parts(text, match.start(), match.end()):
            _read_part(text, start, end, sentence)
        found += sentence.made
        year = (sentence.own_year or year) if sentence.made else None
    return found


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces between commas and semicolons that are not inside brackets."""
    left = start
    for match in _COMMA.finditer(text, start, end):
        if match["comma"]:
            if match.start() > left:
                yield left, match.start()
            left = match.end()
    if end > left:
        yield left, end


def _read_part(text: str, start: int, end: int, sentence: _Sentence) -> None:
    words = text[start:end]
    year, baseline = years(words)
    sentence.own_year = year or sentence.own_year
    doubled = _DOUBLED.search(words)
    if doubled:
        _double(text, start, doubled, sentence)
        return
    figures = _figures(text, start, end)
    if not figures:
        sentence.baseline = baseline or sentence.baseline  # 与2020年相比，…
        sentence.strives = sentence.strives or bool(_STRIVES.match(words))
        sentence.parts.append(words)
        return
    if _is_distributed(text, start, words, figures, sentence, baseline):
        return
    base = _FROM.search(words)
    if base and len(figures) == 2 and figures[0].start() == start + base.end():
        _rise(text, start, base, figures, sentence, baseline)
        return
    left, counted = start, False
    for i, figure in enumerate(figures):
        target = _judge(text, left, figure, end, sentence, baseline, counted)
        counted = target is not None and figure["unit"] in COUNTED
        left = figure.end() if i + 1 < len(figures) else left
        if target:
            sentence.made.append(target)


def _figures(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The figures with a unit; without any, the coefficients."""
    return list(FIGURE.finditer(text, start, end)) or [
        f for f in COEFFICIENT.finditer(text, start, end) if "系数" in text[start : f.start()]
    ]


def _is_distributed(text: str, start: int, words: str, figures: Sequence[re.Match[str]], sentence: _Sentence, baseline: int | None) -> bool:
    """Whether 分别 or 均 gives the figures behind it to things in a row; their targets are made then."""
    spread = _SPREAD.search(words)
    after = [f for f in figures if spread and f.start() >= start + spread.end()]
    return bool(spread and after and _distribute(text, start, start + spread.start(), spread[0], after, sentence, baseline))


def _rise(text: str, start: int, base: re.Match[str], figures: Sequence[re.Match[str]], sentence: _Sentence, baseline: int | None) -> None:
    """由2020年的23%提高到25%: one target, the second figure, with the first as its baseline."""
    name, scope = subject(text[start : start + base.start()])
    name, scope = restore(name, scope, None, "" if name else sentence.words())
    if len(name) < 2:
        return
    change, comparator = relation(text[figures[0].end() : figures[1].start()], figures[1]["after"], False)
    risen = _target(text, start, figures[1], sentence, name, scope, change, comparator, baseline)
    risen.baseline_value = float(figures[0]["value"])
    risen.baseline_year = int(base["year"]) if base["year"] else risen.baseline_year
    if risen.year == risen.baseline_year:
        risen.year = sentence.year
    sentence.made.append(risen)


def _judge(
    text: str, left: int, figure: re.Match[str], end: int, sentence: _Sentence, baseline: int | None, follows_counted: bool
) -> Target | None:
    """The target that a figure makes with the words from `left` before it and up to `end` after it; None for a condition."""
    after = text[figure.end() : end]
    head, tail = text[left : figure.start()], _IS_AIM.sub("", after)
    if follows_counted:  # 150家市级以上农业产业化龙头企业、| 20个农业产业化联合体
        left += max(head.rfind(joint) for joint in "、和及与") + 1
        head = text[left : figure.start()]
    last = sentence.made[-1] if sentence.made else None
    named = measured(head, tail, figure, last.indicator if last else "", follows_counted)
    if named is None:
        return None
    name, scope = named
    name, scope = restore(name, scope, (last.indicator, last.scope) if last else None, "" if name or last else sentence.words())
    if len(name) < 2 or re.fullmatch(r"[\d.%]+", name):
        return None
    change, comparator = relation(head, figure["after"], figure["max"] is not None)
    if last and name == last.indicator and _IS_AIM.match(after):  # 比2020年下降13%，力争完成14.5%的激励目标
        change = last.change
    if figure.groupdict().get("over"):  # 30余条
        comparator = ">"
    return _target(text, left, figure, sentence, name, scope, change, comparator, baseline)


def _distribute(text: str, start: int, at: int, word: str, figures: list[re.Match[str]], sentence: _Sentence, baseline: int | None) -> bool:
    """分别: the figures go to the things in a row, one each; 均: one figure goes to all. False when the words are no such row."""
    names, scope = subject(text[start:at])
    names = names or sentence.words()
    count = len(figures) if word == "分别" else names.count("、") + 1
    if count < 2 or (word != "分别" and len(figures) > 1):
        return False
    things = row(_whole(text[start:at], names), count)
    if not things:
        return False
    lead = text[at : figures[0].start()]
    shared = (
        figures[-1]["after"]
        if re.search(r"[和及与]$", text[: figures[-1].start()][-2:]) and not any(f["after"] for f in figures[:-1])
        else ""
    )
    for i, name in enumerate(things):
        figure = figures[i] if word == "分别" else figures[0]
        change, comparator = relation(lead, figure["after"] or shared, figure["max"] is not None)  # 98%和95%以上
        target = _target(text, start, figure, sentence, name, scope, change, comparator, baseline)
        if target.unit == "个" and figures[-1]["unit"] in PERCENT:  # 分别降低20个、10个百分点
            target.unit = figures[-1]["unit"]
        sentence.made.append(target)
    return True


def _whole(head: str, names: str) -> str:
    """The names with the row before them that shortening cut off."""
    at = head.find(names)
    if at <= 0 or "、" not in head[:at]:
        return names
    return subject(re.split(r"[，；]", head[:at])[-1])[0] + names if head[:at].rstrip().endswith("等") is False else head[: at + len(names)]


def _commitment(text: str, end: int, head: str, sentence: _Sentence) -> str:
    """strive after 力争, binding or expected by the word in the bracket behind the figure, else stated."""
    word = _PROPERTY.match(text, end)
    if word:
        return "binding" if word[1] == "约束性" else "expected"
    return "strive" if sentence.strives or _STRIVES.search(head) else "stated"


def _double(text: str, start: int, doubled: re.Match[str], sentence: _Sentence) -> None:
    """产值翻一番: the figure is the number of doublings, in 番."""
    head = text[start : start + doubled.start()]
    name, scope = subject(head)
    name = name or sentence.words()
    if len(name) >= 2:
        times = {"两": 2, "二": 2, "三": 3}.get(doubled["times"], 1)
        at = start + len(head) - len(head.lstrip("、，和及 \n"))
        end = start + doubled.end()
        commitment = _commitment(text, end, head, sentence)
        year = sentence.own_year or sentence.year
        quote = text[at:end].replace("\n", "")
        sentence.made.append(
            Target(sentence.provision, at, end, quote, name, scope, times, None, "番", "increase", "=", commitment, year, sentence.baseline)
        )


def _target(
    text: str,
    left: int,
    figure: re.Match[str],
    sentence: _Sentence,
    name: str,
    scope: str | None,
    change: str,
    comparator: str,
    baseline: int | None,
) -> Target:
    head = text[left : figure.start()]
    start = left + len(head) - len(head.lstrip("、，和及 \n"))
    last = sentence.made[-1] if sentence.made else None
    if baseline is None and change != "level":
        baseline = last.baseline_year if last is not None and change == last.change else sentence.baseline
    return Target(
        provision=sentence.provision,
        start=start,
        end=figure.end(),
        quote=text[start : figure.end()].replace("\n", ""),
        indicator=name,
        scope=scope or (last.scope if last and is_own_scope(last.scope) else None),  # 太原市…达到100%，其他设市城市达到95%
        value=float(figure["value"].replace(",", "")),
        value_max=float(figure["max"]) if figure["max"] else None,
        unit=figure["unit"],
        change=change,
        comparator=comparator,
        commitment=_commitment(text, figure.end(), head, sentence),
        year=sentence.own_year or sentence.year,
        baseline_year=baseline,
    )
