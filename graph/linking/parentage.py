"""Parentage: the policy that another was likely made to carry out, though its text names none.

A city's plan that bears the title of its province's earlier plan, and a province's regulation that bears the name of the nation's, are
likely its children. Titles alone decide: equal matter and period, a region above or a higher organ of the same one, an earlier date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.fragment import Edge, Node
from graph.linking.policies import is_not_later, layers, policy_date
from graph.linking.titles import Names, read_title, skeleton, spell

RULE = "parentage/1"
SURE, UNDATED = 0.8, 0.6
"""Scores of a parent that is known to be earlier, and of one that only is not known to be later."""

# Families of genres: only within one does a title's likeness say anything. 山东省优化营商环境条例 has 优化营商环境条例 for a parent
_REGULATION = re.compile(r"(?:的|若干)*(?:条例|办法|规定|细则|规则|法)$")
_PLAN = re.compile(
    r"的?(?:若干|实施|指导|工作|行动|综合|专项|总体|推行|推进|发展|三年|重点)*(?:(?:意见|方案|计划|规划|纲要|措施|举措|要点)(?:的通知)?|通知)$"
)
# 十四五, 第十四个五年, and the years of 2022年重点工作
_PERIOD = re.compile(r"十[一二三四五六]五|第十[一二三四五六]个五年")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")
_WITHOUT = re.compile(rf"{_PERIOD.pattern}|时期|期间|20\d\d年?(?:前|度)?|贯彻落实|国家")
# What is done once and hands nothing down: 成立碳达峰工作领导小组, 召开培训会议, 公布名单
_DEED = re.compile(r"成立|召开|举办|公布|表彰|任免|同意|批准")
_LEAST_MATTER = 3  # letters: 碳达峰
_LASTING = 5  # years

# Functions of organs that speak for a whole region; any other organ is one of its departments
_WHOLE = frozenset({"人民政府", "政府办公厅", "党委", "党委办公厅", "人大常委会", "人民代表大会"})


@dataclass(frozen=True, slots=True)
class Kin:
    """A policy as far as its kin can be told: what its title is about, of which family of genres, for which period."""

    id: str
    level: str | None
    region: str
    date: str | None
    family: str
    matter: str
    period: frozenset[str]
    years: frozenset[str]
    is_of_department: bool
    is_loaded: bool

    @property
    def key(self) -> tuple[str, str]:
        """What kin have in common."""
        return self.family, self.matter


def find_kin(policies: Iterable[Node], issued: Iterable[Edge], functions: Mapping[str, str | None], names: Names) -> list[Kin]:
    """The policies whose region is known and whose titles say what they are about, by id.

    `issued` are the ISSUED edges, `functions` those of the agencies by id, `names` as `policies.Register` takes them.
    """
    organs: defaultdict[str, set[str | None]] = defaultdict(set)
    for edge in issued:
        organs[edge.end[1]].add(functions.get(edge.start[1]))
    return sorted((one for policy in policies if (one := _kin(policy, organs[policy.id], names))), key=lambda one: one.id)


def likely_parents(kin: Sequence[Kin], regions: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, float]]:
    """For each loaded policy that has one, its id, that of its likely parent on the nearest level, and a score.

    `kin` are all policies, as `find_kin` gives them, `regions` as `policies.Register` takes them.
    """
    alike: defaultdict[tuple[str, str], list[Kin]] = defaultdict(list)
    for one in kin:
        alike[one.key].append(one)
    for child in kin:
        fitting = [one for one in alike[child.key] if child.is_loaded and _may_be_parent(one, child)]
        levels = ({child.region}, *layers(child.region, regions)) if fitting else ()
        if parent := next(filter(None, (_latest(one for one in fitting if one.region in level) for level in levels)), None):
            yield child.id, parent.id, SURE if child.date and parent.date else UNDATED


def _latest(policies: Iterable[Kin]) -> Kin | None:
    """A loaded policy rather than a catalogued one, then the latest, then the smallest id."""
    return max(sorted(policies, key=lambda one: one.id), key=lambda one: (one.is_loaded, one.date or ""), default=None)


def _may_be_parent(one: Kin, child: Kin) -> bool:
    """Whether date, organ and period let `child` have been made to carry `one` out."""
    is_later = not is_not_later(one.date, child.date) or (one.date and one.date == child.date)
    is_no_superior = one.region == child.region and (one.is_of_department or not child.is_of_department)
    is_of_other_years = bool(one.years and child.years and one.years != child.years)
    return not (one.id == child.id or is_later or is_no_superior or is_of_other_years or one.period != child.period or _is_past(one, child))


def _is_past(one: Kin, child: Kin) -> bool:
    """Whether a plan without a period of its own is too old to be carried out: what it planned for is over."""
    is_dated = one.family == "plan" and not one.period and one.date and child.date
    return bool(is_dated) and int(str(child.date)[:4]) - int(str(one.date)[:4]) > _LASTING


def _kin(policy: Node, organs: Collection[str | None], names: Names) -> Kin | None:
    """What can be told of a policy; None when its title says too little."""
    fields = policy.fields
    level, region = fields.get("level"), fields.get("region")
    title = spell(str(fields.get("body_title") or fields.get("title") or ""))
    core = read_title(title, names).core
    family, end = next(
        ((name, end) for name, form in (("plan", _PLAN), ("regulation", _REGULATION)) if (end := form.search(core))), ("", None)
    )
    if not isinstance(region, str) or end is None:
        return None
    matter = skeleton(_WITHOUT.sub("", core[: end.start()])).removesuffix("发展")
    if len(matter) < _LEAST_MATTER or _DEED.match(matter):
        return None
    return Kin(
        policy.id,
        level if isinstance(level, str) else None,
        region,
        policy_date(policy),
        family,
        matter,
        frozenset(_PERIOD.findall(title)),
        frozenset(_YEAR.findall(core)),
        bool(organs) and not _WHOLE & set(organs),
        fields.get("presence") == "loaded",
    )
