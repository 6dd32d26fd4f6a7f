"""Lists: the names in one printed list of organs, each with its duty.

Custom, not law, makes the first of a joint list the leader: such leads have the basis `first-listed`, never `explicit`. A name that
nobody knows keeps its place in a list that is one: it is `unlisted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from loaders.annotate.facts import Named
from loaders.annotate.roles import FIRST_LEADS, LABEL, Duty, duty_after, duty_of_label
from loaders.names.issuers import split_organs
from loaders.names.organs import ORGAN_FORM, Organ, OrganResolver

_DITTO = re.compile(r"^(?:下同|以下同|以下均同)$")
_TERM = re.compile(r"^(?:\d{4}年|到\d{4}年|“?十[三四五]五|长期|持续|每年|立即|常态化)")  # 2025年底前完成
# 以下均需各市人民政府落实，不再列出; 以下各项任务均由各县（市、区）政府负责，不再一一列出; 以下各条均涉及; 以下责任单位均包括…
_BELOW = r"以下(?:各项|各条|各责任单位|责任单位|任务|工作|措施|内容)*(?:均|都|皆)(?:需|由|须|涉及|包括)"
_STANDING = re.compile(rf"不再(?:逐一|一一|分别|重复)?列(?:出|举|明)|{_BELOW}")
# Its body stands behind 以下均需, else it is the collective name in the list
_STANDING_BODY = re.compile(rf"{_BELOW}(?P<body>[^，。；]{{2,40}}?)(?:按照?职责|按|负责|落实|配合|执行|实施|$|(?=[，。；]))")
_COLLECTIVE_BODY = re.compile(r"(?P<body>(?:地方)?各[^，。；：]{0,14}?(?:人民政府|政府|管委会|部门|单位))")
_LEVELS = "(?:有关|相关|市级|省级|区级|县级|省直|市直|区直|县直|中央|各)*"
_OPEN = re.compile(rf"等{_LEVELS}(?:有关|相关)?(?:部门|单位|地方|地区|\d*个?部门)?$")  # 省国资委等; 等有关部门
_BEFORE_JOINT = "[厅局委办部院会行区县府]"
_AFTER_JOINT = "(?=[省市县区国各中人农工商生交住自水财公司教科文卫应])"
# Brackets, and what stands between names: 省财政厅、省水利厅; 省工信厅等部门和各市人民政府; 省教育厅和省科技厅; 教育部会同有关部门; not 各市、县人民政府
_NAME_MARKS = re.compile(
    r"[（〔\[〈]|[）〕\]〉]|[,，/。；;]|、(?![市县区州乡镇旗](?:人民政府|政府|（|、[市县区州乡镇旗]))|等(?:有关|相关)?(?:部门|单位)?(?:和|及|与|以及)|"
    + "|".join(f"{joint}(?<={_BEFORE_JOINT}{joint}){_AFTER_JOINT}" for joint in ("和", "及", "与", "以及"))
    + f"|(?<={_BEFORE_JOINT})(?:会同|联合)(?=[^、，]{{2}})"
)
_BEFORE_NAME = re.compile(r"[ 由和及与]*(?:会同|联合|协同|商(?!务))?")
_GROUP_MARKS = re.compile(r"[（）〔〕\[\]〈〉，,；;。\n]|(?<=牵头|负责|主办|配合)、")  # 省能源局牵头、省财政厅配合
_INNER = re.compile(r"[（〔][^（）〔〕]*[）〕]$")  # 省发展改革委（省粮食和储备局）
_REMARK = re.compile(rf"[（〔][^（）〔〕]*(?:下同|{FIRST_LEADS.pattern})[^（）〔〕]*[）〕]$")  # …供电公司（排在第一为牵头单位，下同）
_NO_LIST = re.compile(
    r"(?:详?见|按照)附[件表]|附后|(?:简称|统称|以下称)|附[件表]\d*$|^(?:如|例如|含|包括)"
)  # 各部门职责分工见附件; 如化工园区
_PLACED = re.compile(r"国家|自治区|[省市县区州]")
_SECTION = re.compile(r"[处科室站所队馆社校院股组办园场]$")  # 气候处: an organ where a label says so
_EVERYWHERE = re.compile(r"各地区?|各级|各地市|各县区")  # collective names that end like no organ's


@dataclass(slots=True)
class Reading:
    """What one list says: its organs, and the words that hold a term (2024年12月底前), empty where it sets none."""

    named: list[Named] = field(default_factory=list)
    term: str = ""


@dataclass(slots=True)
class _Group:
    """Names that share a duty; `names` are (start, end) in the text."""

    names: list[tuple[int, int]]
    duty: Duty | None


class ListReader:
    """Reads the lists of one document in order: a standing clause, and that the first of a list leads, hold from where they are said."""

    def __init__(self, resolver: OrganResolver) -> None:
        self.resolver = resolver
        self.standing: list[Named] = []
        self.first_leads = False

    def read(self, text: str, start: int, end: int) -> Reading:
        """What the list in [start, end) says; without organs when its words are no list of organs."""
        inner = text[start:end]
        if _NO_LIST.search(inner):
            return Reading()
        groups, term = _groups(text, start, end)
        standing = self._standing_clause(text, start, end)
        first_leads = self.first_leads or bool(FIRST_LEADS.search(inner))
        named = self.resolved(text, groups, {clause.mention for clause in standing})
        if not _is_list(named, groups):
            return Reading()
        self.first_leads = first_leads
        self.standing += [clause for clause in standing if clause.organ.id not in {s.organ.id for s in self.standing}]
        return Reading(self.with_customs(named), term)

    def read_cell(self, text: str, start: int, end: int, duty: Duty) -> list[Named]:
        """The organs in a cell of a table whose head says their duty; customs are those of the whole row (`with_customs`)."""
        groups, _ = _groups(text, start, end)
        for group in groups:
            group.duty = group.duty or duty
        named = self.resolved(text, groups, set())
        return named if _is_list(named, groups) else []

    def with_customs(self, named: list[Named]) -> list[Named]:
        """The organs of a whole list numbered, the first of a joint list leading, and those of standing clauses after them."""
        for position, one in enumerate(named, 1):
            one.position = position
        if named and named[0].role == "responsible":
            by_rule = "explicit" if self.first_leads else "first-listed"
            named[0].role, named[0].basis = "lead", by_rule if len(named) > 1 else "sole"
        following = range(len(named) + 1, len(named) + len(self.standing) + 1)
        return named + [
            Named(clause.organ, clause.mention, "responsible", "standing-clause", position, clause.stands, clause.said_in)
            for position, clause in zip(following, self.standing, strict=True)
        ]

    def resolved(self, text: str, groups: list[_Group], left_out: set[str]) -> list[Named]:
        """The organs of groups of names, without the names `left_out`; of persons only those that are known organs."""
        named: list[Named] = []
        before: Organ | None = None
        for group in groups:
            for left, right in group.names:
                mention = text[left:right]
                if mention in left_out:
                    continue
                for organ, place in self._organs(mention, left, before):
                    if not (group.duty and group.duty.role == "person" and organ.family is None):
                        before = organ
                        named.append(_named(organ, text[slice(*place)], group.duty, place))
        return named

    def _organs(self, mention: str, start: int, before: Organ | None) -> list[tuple[Organ, tuple[int, int]]]:
        """The organ that a name at `start` stands for, with its place; the organs, where names that are all known follow one another
        without a mark between them."""
        organ = self.resolver.resolve(_INNER.sub("", mention), before)
        if organ is None or organ.listing == "unlisted":
            names = split_organs(mention)
            known = [one for name in names if (one := self.resolver.resolve(name, before)) and one.listing != "unlisted"]
            if len(known) == len(names) > 1 and sum(map(len, names)) == len(mention):
                ends = [start, *(start + end for end in accumulate(map(len, names)))]
                return list(zip(known, pairwise(ends), strict=True))
        return [(organ or self.resolver.unlisted(mention, before), (start, start + len(mention)))]

    def _standing_clause(self, text: str, start: int, end: int) -> list[Named]:
        """The bodies that this list names for itself and all later ones: 各市人民政府。以下均需各市人民政府落实，不再列出."""
        if not _STANDING.search(text, start, end):
            return []
        body = _STANDING_BODY.search(text, start, end) or _COLLECTIVE_BODY.search(text, start, end)
        names = names_in(text, *body.span("body")) if body else []
        bodies = [(organ, place) for place in names if (organ := self.resolver.resolve(text[slice(*place)]))]
        return [Named(organ, text[slice(*place)], "responsible", "standing-clause", 0, place, (start, end)) for organ, place in bodies]


def _named(organ: Organ, mention: str, duty: Duty | None, stands: tuple[int, int]) -> Named:
    if duty and duty.role in ("lead", "support"):
        return Named(organ, mention, duty.role, "labelled" if duty.labelled else "explicit", 0, stands)
    return Named(organ, mention, "responsible", "labelled" if duty and duty.labelled else "joint", 0, stands)


def _is_list(named: list[Named], groups: list[_Group]) -> bool:
    """Whether the names make a list of organs.

    Where a label or 牵头, 配合 says so, one that is an organ by name or form is enough; else half must be known, or all formed as organs.
    """
    if not named:
        return False
    formed = [bool(ORGAN_FORM.search(_INNER.sub("", one.mention)) or _EVERYWHERE.fullmatch(one.mention)) for one in named]
    known = sum(
        one.organ.family is not None or (one.organ.listing == "collective" and is_formed)
        for one, is_formed in zip(named, formed, strict=True)
    )
    if any(group.duty and (group.duty.labelled or group.duty.role in ("lead", "support")) for group in groups):
        return known > 0 or any(formed) or any(_SECTION.search(one.mention) for one in named)
    if known * 2 >= len(named):
        return all(formed) or known > 1 or len(named) == 1
    return all(formed) and (known > 0 or all(_PLACED.match(one.mention) for one in named))


def _groups(text: str, start: int, end: int) -> tuple[list[_Group], str]:
    """The groups of names in a list with their duty, and its words of a term; a group without a word of duty has that of the group after it."""
    groups: list[_Group] = []
    terms: list[str] = []
    for label, left, right in _labelled(text, start, end):
        duty = duty_of_label(label) if label else None
        if label and duty is None:
            terms += [text[left:right]] if label["deadline"] else []
            continue
        for first, last in _split(text, left, right, _GROUP_MARKS):
            words = text[first:last]
            if _TERM.match(words):
                terms.append(words)
            elif not (_DITTO.match(words) or _STANDING.search(words) or FIRST_LEADS.match(words)):
                said, stop = duty_after(text, first, last) or (duty, last)
                names = names_in(text, first, stop)
                if names:
                    groups.append(_Group(names, said))
    if any(group.duty and group.duty.role == "support" for group in groups):  # 责任单位：A，配合单位：B — beside a supporter A leads
        for group in groups:
            if group.duty == Duty("joint", labelled=True):
                group.duty = Duty("lead", labelled=True)
    following: Duty | None = None
    for group in reversed(groups):
        group.duty = following = group.duty or following
    return groups, "，".join(terms)


def _labelled(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str] | None, int, int]]:
    """The parts of a list, each with the label before it, None for what stands before the first."""
    before: re.Match[str] | None = None
    for label in LABEL.finditer(text, start, end):
        yield before, before.end() if before else start, label.start()
        before = label
    yield before, before.end() if before else start, end


def names_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names of a list in [start, end) stand: each as (start, end), without 由, 等部门 and what else is around them."""
    names = []
    for left, right in _split(text, start, end, _NAME_MARKS):
        remark = _REMARK.search(text, left, right) if text[right - 1] in "）〕" else None
        right = remark.start() if remark else right
        opened = _OPEN.search(text, left, right) if text.find("等", left, right) >= 0 else None
        right = opened.start() if opened else right
        left = _BEFORE_NAME.match(text, left, right).end()  # type: ignore[union-attr]
        if right > left + 1:
            names.append((left, right))
    return names


def _split(text: str, start: int, end: int, marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The spans between separators that are not inside inner brackets; `marks` finds separators and brackets."""
    depth, left = 0, start
    for mark in marks.finditer(text, start, end):
        if mark[0] in "（〔[〈":  # 各市〔特区、区〕人民政府
            depth += 1
        elif mark[0] in "）〕]〉":
            depth -= 1
        elif depth <= 0:
            if mark.start() > left:
                yield left, mark.start()
            left = mark.end()
    if end > left:
        yield left, end
