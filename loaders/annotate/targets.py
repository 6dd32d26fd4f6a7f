"""Targets: the figures that a document sets, each for one indicator.

A sentence is cut at its commas. Every figure with a unit in a part is judged: is it an aim, or does it only say to whom
something applies or what has been (….other_figures, ….periods); what is measured (….measured, ….quantities); how it compares
(….figures) and for which year (….periods). Figures in a row behind 分别 are handed out by ….distribution, tables are read by ….tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.annotate.distribution import distribute
from loaders.annotate.facts import Measure, Target
from loaders.annotate.figures import figures, may_hold_figure, relation
from loaders.annotate.measured import measured
from loaders.annotate.other_figures import other_kind
from loaders.annotate.periods import Horizon, given_year, holds_for, horizon, is_grant, is_past, sets_nothing, tells_past, years
from loaders.annotate.quantities import MAKES, restore, subject
from loaders.annotate.reach import Reach
from loaders.annotate.sentence import STRIVES, Sentence, commitment
from loaders.annotate.tables import in_tables
from loaders.reference.units import COUNTED
from loaders.structure.outline import Provision
from loaders.structure.skeleton import Skeleton

RULE = "targets/2"

_SILENT_KINDS = ("lead", "header", "preface", "closing", "annex")
_FROM = re.compile(r"(?:由|从)(?:(?P<year>20\d{2})年(?:的|末的|底的)?)?(?=\d)")
_DOUBLED = re.compile(r"翻(?P<times>[一两二三]?)番")  # 产值翻一番
_SENTENCE = re.compile(r"[^。！？\n]+")
_COMMA = re.compile(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）|(?P<comma>[，；：])")
_IS_AIM = re.compile(r"^的?(?:激励|奋斗|争取|努力|预期|任务)性?目标")  # 力争完成14.5%|的激励目标
_NO_NAME = re.compile(r"[\d.%]+|(?:总?面积|金额|规模|总投资|投资|其中|单[个家项]|每[个家项人]|最高|最低|累计|总计|合计)")


def find_targets(skeleton: Skeleton, measures: Sequence[Measure]) -> list[Target]:
    """The targets of a document in order; each belongs to the measure that it stands in, if there is one."""
    limits = horizon(skeleton.metadata)
    tables = in_tables(skeleton, limits)
    found = [target for table in tables for target in table.targets]
    main: dict[int, int | None] = {}
    for provision in skeleton.provisions:
        holds_figure = may_hold_figure(skeleton.text, provision.text_start, provision.text_end)
        if provision.kind in _SILENT_KINDS or not (holds_figure or provision.children) or sets_nothing(provision, limits.first):
            continue
        aims = holds_for(provision)
        if not holds_figure and aims is not provision:
            continue
        made, year = _in_provision(skeleton.text, provision, limits, main.get(id(aims)), aims is not None)
        if aims is provision:
            main[id(aims)] = year
        found += [target for target in made if not any(table.start <= target.start < table.end for table in tables)]
    found.sort(key=lambda target: (target.start, target.end))
    at = 0
    for target in found:
        while at < len(measures) and measures[at].end <= target.start:
            at += 1
        if at < len(measures) and measures[at].start <= target.end - 1:
            target.measure = measures[at]
    return found


def _in_provision(text: str, provision: Provision, limits: Horizon, main: int | None, holds: bool) -> tuple[list[Target], int | None]:
    """The targets of a provision, and the year that holds for its paragraphs; for `main` and `holds` see Reach."""
    found: list[Target] = []
    terms_only = limits.by_year_only or is_grant(provision) or provision.kind == "preamble"
    given = None if terms_only else given_year(provision) or limits.year
    reach = Reach(limits.first, given, holds, main, main)
    before = provision.text_start
    for match in _SENTENCE.finditer(text, provision.text_start, provision.text_end):
        words = match[0]
        reach.enter(words, "\n" in text[before : match.start()] or match.start() == provision.text_start)
        before = match.end()
        if reach.tells_past or not may_hold_figure(text, *match.span()) or tells_past(words, limits.first):
            reach.pass_by()
            continue
        sentence = Sentence(provision, words, reach.for_figures(words))
        for start, end in _parts(text, *match.span()):
            _read_part(text, start, end, sentence)
        found += [target for target in sentence.made if _is_set(target, limits, terms_only)]
        reach.leave(sentence.last_year, bool(sentence.made))
    return found, reach.main


def _is_set(target: Target, limits: Horizon, terms_only: bool) -> bool:
    """Whether the document can set a figure for this year: not for one before its own, nor a term or limit without a year."""
    if target.year is None:
        return not terms_only
    return limits.first is None or target.year >= limits.first


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


def _read_part(text: str, start: int, end: int, sentence: Sentence) -> None:
    """Read the part [start, end) of a sentence: its targets, or what it says for those of later parts, are added to `sentence`."""
    words = text[start:end]
    named, sentence.part_baseline = years(words)
    earlier = sentence.years
    sentence.years = named or earlier
    if doubled := _DOUBLED.search(words):
        _double(text, start, doubled, sentence)
        return
    found = figures(text, start, end)
    if not found or is_past(words):
        sentence.baseline = sentence.part_baseline or sentence.baseline  # 与2020年相比，…
        sentence.strives = sentence.strives or bool(STRIVES.match(words))
        sentence.parts.append(words)
        return
    others = {
        f.start()
        for f in found
        if other_kind(sentence.words, text[start : f.start()], text[f.end() : end], f["unit"], bool(sentence.years))
    }
    if not others and distribute(text, start, end, found, sentence):
        return
    base = _FROM.search(words)
    if not others and base and len(found) == 2 and found[0].start() == start + base.end():
        _rise(text, start, base, found, sentence)
        return
    if base and len(found) > 2:  # 分别从771家、481家增加到1076家、636家
        return
    sentence.makes = bool(MAKES.search(text, start, found[0].start()))
    left, counted = start, False
    for figure in found:
        sentence.years = years(text[start : figure.start()])[0] or earlier or named  # a year behind a figure is not its own
        target = None if figure.start() in others else _judge(text, left, figure, end, sentence, counted)
        counted = target is not None and figure["unit"] in COUNTED
        left = figure.end()
        if target:
            sentence.made.append(target)
    sentence.years = named or earlier


def _rise(text: str, start: int, base: re.Match[str], found: Sequence[re.Match[str]], sentence: Sentence) -> None:
    """由2020年的23%提高到25%: one target, the second figure, with the first as its baseline."""
    name, scope = subject(text[start : start + base.start()])
    name, scope = restore(name, scope, None, "" if name else sentence.subject())
    if len(name) < 2:
        return
    change, comparator = relation(text[found[0].end() : found[1].start()], found[1]["after"], False)
    risen = sentence.target(text, start, found[1], name, scope, change, comparator)
    risen.baseline_value = float(found[0]["value"].replace(",", ""))
    risen.baseline_year = int(base["year"]) if base["year"] else risen.baseline_year
    if risen.year == risen.baseline_year:
        risen.year = sentence.reached
    sentence.made.append(risen)


def _judge(text: str, left: int, figure: re.Match[str], end: int, sentence: Sentence, follows_counted: bool) -> Target | None:
    """The target that a figure makes with the words from `left` before it and up to `end` after it; None for a condition."""
    after = text[figure.end() : end]
    head, tail = text[left : figure.start()], _IS_AIM.sub("", after)
    if figure["unit"] in COUNTED and text.startswith("，包括", end):  # 美丽河湖提升工程|34个|，包括…
        return None
    if follows_counted:  # 150家市级以上农业产业化龙头企业、| 20个农业产业化联合体
        left += max(head.rfind(joint) for joint in "、和及与") + 1
        head = text[left : figure.start()]
    last = sentence.made[-1] if sentence.made else None
    goes_on = sentence.makes or (last is not None and last.unit in COUNTED)
    named = measured(head, tail, figure, last.indicator if last else "", follows_counted, goes_on)
    if named is None:
        return None
    name, scope = named
    name, scope = restore(name, scope, (last.indicator, last.scope) if last else None, "" if name or last else sentence.subject())
    if len(name) < 2 or _NO_NAME.fullmatch(name) or MAKES.fullmatch(name):
        return None
    change, comparator = relation(head, figure["after"], figure["max"] is not None)
    if last and name == last.indicator and _IS_AIM.match(after):  # 比2020年下降13%，力争完成14.5%的激励目标
        change = last.change
    if figure.groupdict().get("over"):  # 30余条
        comparator = ">"
    return sentence.target(text, left, figure, name, scope, change, comparator)


def _double(text: str, start: int, doubled: re.Match[str], sentence: Sentence) -> None:
    """产值翻一番: the figure is the number of doublings, in 番."""
    head = text[start : start + doubled.start()]
    name, scope = subject(head)
    name = name or sentence.subject()
    if len(name) >= 2:
        times = {"两": 2, "二": 2, "三": 3}.get(doubled["times"], 1)
        at = start + len(head) - len(head.lstrip("、，和及 \n"))
        end = start + doubled.end()
        quote = text[at:end].replace("\n", "")
        kind = commitment(text, end, head, sentence.strives)
        sentence.made.append(
            Target(
                sentence.provision, at, end, quote, name, scope, times, None, "番", "increase", "=", kind, sentence.year, sentence.baseline
            )
        )
