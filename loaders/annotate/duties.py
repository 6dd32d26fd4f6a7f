"""Duties: printed lists of organs, who leads, who supports, and which measures each list covers.

A list stands in brackets at the end of what it covers, or on a line of its own behind a label (责任单位：…). Custom, not
law, makes the first of a joint list the leader: such leads have the basis `first-listed`, never `explicit`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from loaders.annotate.facts import DutyList, Measure, Named
from loaders.names.organs import ORGAN_FORM, Organ, OrganResolver
from loaders.structure.outline import Provision

RULE = "duties/1"

# Words after (or a label before) a group of names that say its duty. Each with an example.
_LEAD = re.compile(r"(?:共同|联合|负责)?牵头(?:负责|落实|组织实施|实施|推进)?$|为牵头(?:单位|部门)$|主办$")  # 省经信委牵头
_SUPPORT = re.compile(r"(?:积极|共同|分别|协同)?(?:配合|参与|协办|协同|协助|支持)(?:落实|实施|负责|推进)?$")  # 省科技厅等配合
_JOINT = re.compile(
    r"(?:按照?(?:各自)?(?:职责|职能|分工)(?:和?分工)?|(?:分别|共同|具体|各自)+)*(?:负责|落实|组织实施|推进落实|指导|督导|督促|监督|统筹|推进|承担|执行|实施)(?:落实|实施|推进|指导|监督|协调)?$"
)  # 按职责分工负责
_ROLES = (("lead", _LEAD), ("support", _SUPPORT), ("joint", _JOINT))
_DUTY_LETTERS = "\n".join(pattern.pattern for _, pattern in _ROLES)  # the words of a duty have no others
_LABELS = {
    "lead": re.compile(r"^(?:牵头|主办|主要责任|第一责任)(?:责任)?(?:单位|部门|领导)?[：:]"),  # 牵头单位：省发展改革委
    "support": re.compile(r"^(?:配合|参与|协办|协同|协助|参加)(?:责任)?(?:单位|部门)?[：:]"),  # 配合单位：省财政厅
    "joint": re.compile(r"^(?:责任|负责|落实|实施|承办)(?:单位|部门|主体)?[：:]"),  # 责任单位：省工信厅
}
_OTHER_LABEL = re.compile(r"^(?:(?:完成时限|时限|完成时间|责任人)[：:]|\d{4}年|长期|持续|每年|立即)")  # 完成时限：2025年
LABEL_LINE = re.compile(r"^(?:(?:牵头|主办|责任|配合|参与|协办|落实|实施|负责)(?:责任)?(?:单位|部门|主体)|完成时限|完成时间)[：:]")
_DITTO = re.compile(r"^(?:下同|以下同|以下均同)$")
_FIRST_LEADS = re.compile(r"(?:第一位|首位|列第一)的?(?:单位|部门)?(?:为|是)?(?:牵头|主办)")  # 排在第一位的为牵头部门
# 以下均需各市人民政府落实，不再列出; 以下各项任务均由各县（市、区）政府负责，不再一一列出
_STANDING = re.compile(r"不再(?:逐一|一一|分别|重复)?列(?:出|举|明)|以下(?:各项|各条|任务|工作|措施|内容)*(?:均|都|皆)(?:需|由|须)")
# Its body stands behind 以下均需, else it is the collective name in the list
_STANDING_BODY = re.compile(
    r"以下(?:各项|各条|任务|工作|措施|内容)*(?:均|都|皆)(?:需|由|须)(?P<body>[^，。；、]{2,24}?)(?:按照?职责|按|负责|落实|配合|执行|实施)"
)
_COLLECTIVE_BODY = re.compile(r"(?P<body>(?:地方)?各[^，。；：]{0,14}?(?:人民政府|政府|管委会|部门|单位))")
_OPEN = re.compile(r"等(?:有关|相关|市级|省级|区级|县级|各)*(?:有关|相关)?(?:部门|单位|地方|地区|\d*个?部门)?$")  # 省国资委等; 等有关部门
_BEFORE_JOINT = "[厅局委办部院会行区县府]"
_AFTER_JOINT = "(?=[省市县区国各中人农工商生交住自水财公司教科文卫应])"
# Brackets, and what stands between names: 省财政厅、省水利厅; 省工信厅等部门和各市人民政府; 省教育厅和省科技厅; not 各市、县人民政府
_NAME_MARKS = re.compile(
    r"[（〔\[]|[）〕\]]|,|，|、(?![市县区州乡镇旗](?:人民政府|政府|（|、[市县区州乡镇旗]))|等(?:有关|相关)?(?:部门|单位)?(?:和|及|与|以及)|"
    + "|".join(f"{joint}(?<={_BEFORE_JOINT}{joint}){_AFTER_JOINT}" for joint in ("和", "及", "与", "以及"))
)
_BEFORE_NAME = re.compile(r"[ 由和及与]*(?:会同|联合|协同|商(?!务))?")
_GROUP_MARKS = re.compile(r"[（）〔〕\[\]，,；;。\n]")
_BRACKET = re.compile(r"（(?P<inner>[^（）]*(?:（[^（）]*）[^（）]*)*)）")
_SQUARE_BRACKET = re.compile(r"[【\[](?P<inner>[^【】\[\]\n]{3,300})[】\]]")  # 【责任单位：市发展改革委】

_INNER = re.compile(r"（[^）]*）$")
_ORGANISH = re.compile(r"[厅局委办部院府署行司团会位区企社门室心]")  # an organ's name has one of these


@dataclass(frozen=True, slots=True)
class _Group:
    """Names that share a duty; `names` are (start, end) in the text."""

    names: list[tuple[int, int]]
    role: str | None


def find_lists(text: str, provisions: list[Provision], resolver: OrganResolver) -> list[DutyList]:
    """Every printed list of organs in the provisions' own words, in document order, measures not yet given."""
    found: list[DutyList] = []
    state = _State(resolver)
    for provision in provisions:
        if provision.kind in ("lead", "header", "preamble", "closing", "annex"):
            continue
        for start, end, inner in _candidates(text, provision.text_start, provision.text_end):
            named = state.read(text, start + inner[0], start + inner[1])
            if named:
                found.append(DutyList(provision, start, end, text[start:end], named))
    return found


def _candidates(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Where a list may stand: (start, end, span of the inside relative to start)."""
    spans: list[tuple[int, int, tuple[int, int]]] = []
    squared = text.find("】", start, end) >= 0 or text.find("]", start, end) >= 0
    squares = _SQUARE_BRACKET.finditer(text, start, end) if squared else ()
    for match in chain(_BRACKET.finditer(text, start, end), squares):
        if _ORGANISH.search(match["inner"]):
            spans.append((match.start(), match.end(), (1, match.end() - match.start() - 1)))
    position = start
    for line in text[start:end].split("\n"):
        if LABEL_LINE.match(line):
            if spans and spans[-1][1] == position - 1 and text[spans[-1][0]] != "（":  # lines that follow one another are one list
                first = spans.pop()[0]
                spans.append((first, position + len(line), (0, position + len(line) - first)))
            else:
                spans.append((position, position + len(line), (0, len(line))))
        position += len(line) + 1
    yield from sorted(spans)


class _State:
    """What a document has said so far about its lists: standing clauses, and whether the first of a list leads."""

    def __init__(self, resolver: OrganResolver) -> None:
        self.resolver = resolver
        self.standing: list[Named] = []
        self.first_leads = False

    def read(self, text: str, start: int, end: int) -> list[Named]:
        """The organs of one list; empty when the words are no list of organs."""
        inner = text[start:end]
        standing = self._standing_clause(text, start, end)
        first_leads = self.first_leads or bool(_FIRST_LEADS.search(inner))
        named: list[Named] = []
        before: Organ | None = None
        position = 0
        for group in _groups(text, start, end):
            for left, right in group.names:
                mention = text[left:right]
                if any(mention == clause.mention for clause in standing):
                    continue
                organ = self.resolver.resolve(_INNER.sub("", mention), before)  # 省发展改革委（省粮食和储备局）
                if organ is None:
                    return []
                before = organ
                position += 1
                named.append(_named(organ, mention, group.role, position, (left, right)))
        if not _is_list(named):
            return []
        self.first_leads = first_leads
        joint = [one for one in named if one.basis == "joint"]
        if joint and joint[0].position == 1:
            joint[0].role, joint[0].basis = "lead", "sole" if len(named) == 1 else "first-listed"
            if first_leads:
                joint[0].basis = "explicit"
        self.standing += [clause for clause in standing if clause.organ.id not in {s.organ.id for s in self.standing}]
        for clause in self.standing:
            position += 1
            named.append(Named(clause.organ, clause.mention, "responsible", "standing-clause", position, clause.stands, clause.said_in))
        return named

    def _standing_clause(self, text: str, start: int, end: int) -> list[Named]:
        """The body that this list names for itself and all later ones: 各市人民政府。以下均需各市人民政府落实，不再列出."""
        trigger = _STANDING.search(text, start, end)
        if not trigger:
            return []
        body = _STANDING_BODY.search(text, start, end) or _COLLECTIVE_BODY.search(text, start, end)
        organ = self.resolver.resolve(body["body"]) if body else None
        return [Named(organ, body["body"], "responsible", "standing-clause", 0, body.span("body"), (start, end))] if body and organ else []


def _named(organ: Organ, mention: str, role: str | None, position: int, stands: tuple[int, int]) -> Named:
    if role in ("lead", "support"):
        return Named(organ, mention, role, "explicit", position, stands)
    return Named(organ, mention, "responsible", "joint", position, stands)


def _is_list(named: list[Named]) -> bool:
    """Whether the names make a list of organs: a known one among them, or each with the form of an organ."""
    if not named:
        return False
    known = sum(one.organ.listing != "unlisted" for one in named)
    if known * 2 >= len(named) or any(one.basis == "explicit" for one in named):
        return True
    formed = all(ORGAN_FORM.search(one.mention) for one in named)
    return formed and (known > 0 or all(re.match(r"国家|[省市县区州]", one.mention) for one in named))


def _groups(text: str, start: int, end: int) -> list[_Group]:
    """The groups of names in a list with their duty; a group without a word of duty has that of the group after it."""
    groups: list[_Group] = []
    label: str | None = None
    for left, right in _split(text, start, end, _GROUP_MARKS):
        words = text[left:right]
        if _DITTO.match(words) or _OTHER_LABEL.match(words) or _STANDING.search(words) or _FIRST_LEADS.search(words):
            continue
        for role, pattern in _LABELS.items():
            match = pattern.match(words)
            if match:
                label, left = role, left + match.end()
                words = text[left:right]
        said: str | None = None
        duty_start = len(words.rstrip(_DUTY_LETTERS))
        for name, pattern in _ROLES:
            match = pattern.search(words, duty_start)
            if match:
                said, right = name, left + match.start()
                break
        names = names_in(text, left, right)
        if names:
            groups.append(_Group(names, said or ("responsible unit" if label == "joint" else label)))
    if any(group.role == "support" for group in groups):  # 责任单位：A，配合单位：B — beside a supporter the responsible one leads
        groups = [_Group(group.names, "lead") if group.role == "responsible unit" else group for group in groups]
    out: list[_Group] = []
    following: str | None = None
    for group in reversed(groups):
        following = group.role or following
        out.insert(0, _Group(group.names, following))
    return out


def names_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names of a list in [start, end) stand: each as (start, end), without 由, 等部门 and what else is around them."""
    names = []
    for left, right in _split(text, start, end, _NAME_MARKS):
        opened = _OPEN.search(text, left, right) if text.find("等", left, right) >= 0 else None
        if opened:
            right = opened.start()
        left = _BEFORE_NAME.match(text, left, right).end()  # type: ignore[union-attr]
        if right > left:
            names.append((left, right))
    return names


def _split(text: str, start: int, end: int, marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The spans between separators that are not inside inner brackets; `marks` finds separators and brackets."""
    depth, left = 0, start
    for mark in marks.finditer(text, start, end):
        if mark[0] in "（〔[":  # 各市〔特区、区〕人民政府
            depth += 1
        elif mark[0] in "）〕]":
            depth -= 1
        elif depth == 0:
            if mark.start() > left:
                yield left, mark.start()
            left = mark.end()
    if end > left:
        yield left, end


def cover(lists: list[DutyList], measures: list[Measure]) -> None:
    """Give each list its measures: those of its provision since the list before it.

    A list that stands alone after items, or is the only one of its clause, covers what no list of the clause has covered yet.
    """
    starts = [measure.start for measure in measures]
    per_clause = Counter(id(_clause(duty.provision)) for duty in lists)
    done = 0  # lists come in document order: what stands before this has been given to a list
    for duty in lists:
        clause = _clause(duty.provision)
        stop = bisect_left(starts, duty.start)
        own = measures[max(done, bisect_left(starts, duty.provision.text_start)) : stop]
        if not own or (per_clause[id(clause)] == 1 and duty.provision is not clause):
            own = measures[max(done, bisect_left(starts, clause.start)) : stop]
        duty.measures = own
        done = max(done, stop)


def _clause(provision: Provision) -> Provision:
    """The clause (or article, box, section) that a provision belongs to."""
    return next((node for node in provision.up() if node.kind in ("clause", "article", "box")), provision)
