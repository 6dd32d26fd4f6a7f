"""Periods: for which years a document can set figures, what year a heading gives to those below it, and what tells of the past."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.annotate.headings import AIMS, nature
from loaders.reference import plan_years
from loaders.structure.metadata import Metadata
from loaders.structure.outline import Provision

_TITLES = re.compile(r"《[^》]{0,300}》")
# “十四五”末, 2021-2025年, 2025年; a version, a list or a document of a year is none: 2021年版, 2021年度, 2021年印发
_YEAR = re.compile(
    rf"(?P<plan>{plan_years.NAMES})(?!”?(?:第一年|[良好]*开局|开好局|收官|起[好步]|以来|规划|专项))|(?P<first>20\d{{2}})年?[-－—~～至](?P<last>20\d{{2}})年|(?P<year>(?:19|20)\d{{2}})年(?!版|度|印发|修订)"
)
# 比2015年下降15%, 在2015年排放量的基础上, 以2020年为基准
_BASELINE = re.compile(r"(?:比|较|与|在|以|同)(?P<year>20\d{2})年(?:的?(?:排放量|水平|基础|年?底|年?末|相比|基数)*(?:上|为基准)?)")
_IN_TITLE = re.compile(rf"(?P<first>20\d{{2}})年?[-－—~～至](?P<last>20\d{{2}})年|(?P<plan>{plan_years.NAMES})|(?P<year>20\d{{2}})年")
_NUMBER_YEAR = re.compile(r"〔(20\d{2})〕")  # 晋政发〔2022〕12号
# What is made for one year, which its title names: 重庆市2022年应对气候变化工作要点
_YEARLY = re.compile(r"要点|工作计划|重点工作|重点任务|工作安排|工作任务|工作方案|实事|政府工作报告")
# What sets rules, invites to apply, hands out shares or explains: its figures are terms and limits unless a year says otherwise
_RULES = re.compile(r"(?:办法|规定|条例|细则|规则|法|标准|指南|指引|制度|公告|通告|准则|章程|目录|批复|复函|函|通报)$")
# Plans whose genre no list has: 国家适应气候变化战略2035
_PLANS = re.compile(r"战略|思路|政策|安排|行动|路线图|部署|任务|愿景|规划|方案")
_OFFERS = re.compile(
    r"申报|申请|征集|遴选|推荐|认定|评选|奖励|资助|扶持|补贴|补助|配额|核查|分配|关税|税|价格|收费|榜单|揭榜|备案|招生|入学|政策问答|解读"
)
# Headings that review: 2025年和“十四五”时期工作回顾, 发展成就, 存在问题; not 补齐短板, 破解关键问题
_REVIEWS = re.compile(
    r"^过去|[一五]年来|(?:成就|成效|成果丰硕|成绩)(?:[与和及].{2,10})?$|(?:完成|落实|实施|基本|总体|主要|活动)情况$|取得.{0,8}(?:成效|进展|成果|成绩|突破)|^(?:存在|主要|突出|面临).{0,6}(?:问题|短板|挑战|困难|形势)|"
    r"(?:现状|概况|发展基础|现实基础|工作基础|面临.{0,6}(?:机遇|挑战|压力|形势).{0,8})$"
)
# Headings of what is paid or granted: 加大资金支持力度, 扶持政策
_GRANTS = re.compile(
    r"(?:扶持|奖补|奖励|资助|补贴|补助)(?:政策|措施|标准|方式|条件|内容|对象)|支持(?:力度|标准|方式|条件|对象)|申报条件|资金(?:支持|保障)$"
)
# Headings that give a year: 2026年重点工作, “十五五”时期的主要目标, 到2025年的目标, 2026年省十件民生实事
_GIVES_YEAR = re.compile(
    rf"(?:(?P<year>20\d{{2}})年|“?(?P<plan>{plan_years.NAMES})”?(?:时期|期间|末)?).{{0,16}}?(?:目标|重点|任务|安排|打算|部署|计划|实事|工作|指标|愿景|总体要求)"
)
# What a sentence begins with that tells what is so: 目前, 截至二季度末; in a part of it: 已建成, 同比增长5%, 居全国第一
_SO_IS = re.compile(r"截[至止](?:目前|今|上|[一二三四]季度|\d{1,2}月)|目前|近年来|据(?:初步)?统计|至今")
_PAST = re.compile(
    r"已(?:经|累计|基本|全部|全面|初步)?(?:达|建成|建立|完成|实现|有|超|形成|培育|认定|突破|获|覆盖|开展|成为|占|创建|投入|备案)|位居|跃居|稳居|居全[国省]|全[国省]第[一二三四五六](?![次届批轮个])"
    r"|同比(?=上升|下降|增长|提高|增加|减少|改善|降低)(?!.{0,20}(?:以上|左右))|连续\d+年"
)
_SO_FAR = re.compile(r"截[至止](?:到)?(?P<year>20\d{2})年")


@dataclass(frozen=True, slots=True)
class Horizon:
    """What a document says of the years of its figures.

    `first` is the first year that it can set something for: a figure of an earlier one is a fact. `year` is the one that it is
    made for as a whole (a work report, work points). `by_year_only`: its figures are terms and limits unless they have a year.
    """

    first: int | None
    year: int | None
    by_year_only: bool


def horizon(metadata: Metadata) -> Horizon:
    """The horizon of a document by title, genre and date: of 重庆市2022年…工作要点 2022; a plan of the “十四五” begins in 2021."""
    title = metadata.body_title or metadata.title
    dates = [date[:4] for date in (metadata.date_issued, metadata.date_published) if date] + _NUMBER_YEAR.findall(metadata.doc_number or "")
    made = min(map(int, dates), default=None)  # a portal may publish later, or name the day of its copy
    named = _IN_TITLE.search(title)
    first, year = made, None
    if named:
        begins = plan_years.FIRST_YEAR[named["plan"]] if named["plan"] else int(named["first"] or named["year"])
        first = min(made, begins) if made else begins
        if named["year"] and _YEARLY.search(title):
            year = int(named["year"])
    if "政府工作报告" in title:
        year = year or made
        first = year
    genres = [genre for genre in (metadata.genre, metadata.body_genre) if genre]
    is_none = not genres and not _PLANS.search(title)
    return Horizon(first, year, is_none or any(map(_RULES.search, genres)) or bool(_OFFERS.search(title)))


def sets_nothing(provision: Provision, first: int | None) -> bool:
    """Whether a heading above says that the words are principles or scope, or tell of the past: 工作回顾, 发展成就, years before `first`.

    Below a heading that looks ahead (“十五五”时期的目标任务) 美丽山西建设取得重大成效 is an aim.
    """
    kind = nature(provision)
    if kind in ("principles", "scope") or any("回顾" in node.heading for node in provision.up()):
        return True
    given = given_year(provision)
    if kind == "aims" or (given and first and given >= first):
        return False
    return kind == "background" or any(_reviews(node.heading, first) for node in provision.up())


@lru_cache(1024)
def _reviews(heading: str, first: int | None) -> bool:
    """Whether a heading reviews, or names only years before `first`."""
    named = [_value(match) for match in _YEAR.finditer(heading)]
    return bool(_REVIEWS.search(heading) or (named and first and max(named) < first))


def is_grant(provision: Provision) -> bool:
    """Whether the words stand right under a heading of what is paid or granted, or in an article: their figures are terms unless dated."""
    return bool(_GRANTS.search(provision.heading)) or any(node.kind == "article" for node in provision.up())


def given_year(provision: Provision) -> int | None:
    """The year that the nearest heading gives to the figures below it: 2026 of 2026年重点工作; None where no heading gives one."""
    return next((year for node in provision.up() if (year := _given(node.heading))), None)


@lru_cache(1024)
def _given(heading: str) -> int | None:
    given = _GIVES_YEAR.search(heading)
    if given is None:
        return None
    return plan_years.LAST_YEAR[given["plan"]] if given["plan"] else int(given["year"])


def holds_for(provision: Provision) -> Provision | None:
    """The provision below whose heading, 主要目标, a year holds for all that follows, over sentences without figures; None elsewhere."""
    return next((node for node in provision.up() if AIMS.match(node.heading)), None) if nature(provision) == "aims" else None


def _value(match: re.Match[str]) -> int:
    """The last year that a match of _YEAR stands for."""
    return plan_years.LAST_YEAR[match["plan"]] if match["plan"] else int(match["last"] or match["year"])


def years(part: str) -> tuple[list[int], int | None]:
    """The years that a part of a sentence names for its figures, and the year that it compares with.

    >>> years("到2020年全省能耗比2015年下降15%"), years("到2022年和2030年")
    (([2020], 2015), ([2022, 2030], None))
    """
    if "20" not in part and "十" not in part and "19" not in part:
        return [], None
    plain = _TITLES.sub("", part)
    baseline = _BASELINE.search(plain)
    return [_value(match) for match in _YEAR.finditer(_BASELINE.sub("", plain))], int(baseline["year"]) if baseline else None


def tells_past(sentence: str, first: int | None) -> bool:
    """Whether a whole sentence tells what has been: 目前，全市有充电站80座; 截至2020年 in what was made later."""
    so_far = _SO_FAR.search(sentence)
    if so_far and (first is None or int(so_far["year"]) <= first):
        return True
    return bool(_SO_IS.search(sentence)) and not any(first is None or year >= first for year in years(sentence)[0])


def is_past(part: str) -> bool:
    """Whether a part of a sentence tells what has been: 全市已建成充电站80座."""
    return bool(_PAST.search(part))
