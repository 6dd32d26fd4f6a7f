"""Quantities: what a figure measures, as a name, from the words before or after it."""

from __future__ import annotations

import re

from loaders.reference import plan_years, regions

# Verbs that make a counted thing an aim: 建成40个基地, 培育100户企业, 打造绿色有机农产品1800个
MAKES = re.compile(
    r"(?:建成投运|建成(?!区)|建设|新建|新增和改造|新增加|新增|改造|打造|培育壮大|培育发展|培育|创建|完成|开工建设|开工|实施|引进|认定|评选|遴选|推广应用|推广|淘汰|发展|形成|组建|设立|布局建设|布局|建立|推出|培训|争创|发布"
    r"|布设|配备|投放|整治|治理|修复|更新|办好|举办|规划建设|备案|扶持|保护|选择|选取|命名|支持|孵化|招引|选派|达到|达|突破|超过|落实|确定|取缔|关停|拆除|新（拆）建|扩建|拆建|疏浚|清淤|惠及|动员|带动|吸引|招募|资助"
    r"|救助|帮扶|帮助|组织|安排|提供|筹集|开发|招聘|抽检|开办|新设|增设|增加|招收|入库|设置|启动|谋划|储备|再造|集聚|制定|制修订|吸纳|引导|募集|开发储备|投运|引育|选育|改扩建|改建)"
)
_MADE = re.compile(rf"{MAKES.pattern}+(?=[\u4e00-\u9fff“]{{2}})")
_UNTIL_MADE = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}}){MAKES.pattern}.*\d.*$")  # 选择1个|地区|建设1500吨/年医疗废物处置设施
_ABSTRACT = re.compile(
    r"(?:机制|制度|体系|原则|方面|要求|阶段|环节|步骤|措施|格局)(?:——.*)?$|为(?:重点|抓手|载体|依托|基础|试点)$"
)  # 建立|4个|工作机制
_PUSHES = re.compile(r"(?:推动|推进|加快|抓好|开展)$")  # 推动10个红松绿色产业基地建设
MAKES_NOW = re.compile(
    rf"{MAKES.pattern}(?:再|共|累计|约|近|至少|不少于|不低于|超过|超|逾|力争|争取|全省|全市|省级|市级|一批|各|每年|年均|现有|[\u4e00-\u9fff]{{2,6}}(?:流域|[市县区省]))*$"
)  # 建成至少
_LEADING = re.compile(
    r"^(?:同时|其中|并|且|但|还|也|又|或|严格控制|开展|和(?!田|平|顺)|及|与|以及|确保|力争|争取|努力|预计|推动(?!力)|推进|促进|实现|继续|积极|加快|大力|将|使(?!用)|把|对|在(?!建)|的|到|至|同步|基本|累计|共|分别|要(?!素)|应(?![急用对变届收])|原则上|全部|稳步|持续|逐步|、|，)+"
)
_DATE = re.compile(rf"^(?:到|至|截至|在)?(?:“?(?:{plan_years.NAMES})”?(?:末期?|期末|期间|时期|末)?|20\d{{2}}年)(?:(?:年)?[底末前初])*")
_SCOPE = re.compile(r"^(?P<scope>全国|全省|全市|全区|全县|全州|全盟|我省|我市|我区|我县|各市|各县|各区|本市|省内|市内)(?:范围内?)?的?")
_PLACE = re.compile(r"^(?P<scope>[\u4e00-\u9fff]{2,9}?(?:省|市(?!区)|自治区|自治州|自治县|县|区))的?")
_PREDICATE = re.compile(
    r"(?:分别|均|都|全部|基本|原则上|累计|总体|要|应(?=达|调|为|不)|将|力争|争取|努力|预计|稳定|持续|保持|控制|达到或?接近|达到|达|为|占|在|提高|提升|增长|增加|上升|扩大|下降|降低|减少|削减|压减|降|升|增|至|到|超过|超|突破|高于|低于|大于|小于"
    r"|不小于|不少于|不低于|不超过|不高于|不得|不应|至少|约|近|普遍|平均|接连|连续|首次|每年|逐年|同比|维持|五年|合计|共计|共有|总计|做到|拥有|分阶段|≥|≤|>|<|实现|完成|年均|再|比20\d{2}年|较20\d{2}年|20\d{2}年[底末]?|在20\d{2}年(?:排放量)?的?(?:基础上|水平上)?|调整|：)*$"
)
_PREDICATE_LETTERS = f"{_PREDICATE.pattern}0123456789\n"  # a predicate has no others
_OBJECT = re.compile(r"(?:^|[\u4e00-\u9fff“”])(?:将|使(?!用)|把)(?P<what>[\u4e00-\u9fff“”]{3,})$")  # 争取将全省医疗废物处置能力提升至
_PAYER = re.compile(
    r"(?:原则上)?(?:每[吨立方米]+)?(?:应|应当)?(?:调整至|调整到|提高至)?(?P<payer>居民|非居民|特种行业)$"
)  # 每吨应调整至居民
_PAYERS = ("居民", "特种行业")  # what a payer's name ends in
_QUOTED_TITLE = re.compile(r"(?:达到)?《[^》]{0,300}》(?:（[^）]*）)?(?:中的?|规定的?|确定的?)?|（[^）]*）")

# Measures of something, at the end of a name: the whole quantity first, the bare word last
_METRICS = tuple(
    re.compile(rf"(?:{words})$")
    for words in (
        "单位[\u4e00-\u9fff]{2,10}能耗|人均[\u4e00-\u9fff]{1,6}|收费标准|重点工程减排量|排放总量",
        "(?:装机容量|发电量|用电量|装机|消费量|面积|产量|产值|数量|总量|增加值|保有量|处理能力|能力|新车销售量)(?:占比|比例|比重|比率)",
        "(?:机械化|综合机械化)率|年?(?:出栏|存栏|供应|吞吐)量",
        "(?:综合利用|回收利用|安全利用|资源化利用|集中处理|无害化处理|无害化处置|使用|覆盖|利用|处理|处置|回收|普及|达标|治理|收集|占有|应用|推广|渗透|完成|合格|优良|净化|入户|执行|替代|开工|竣工)(?:率|比例|占比|量)",
        "装机(?:容量|规模)|排放量|消费量|用水量|用电量|用气量|能源消耗|消耗量|产量|占比|比例|比重|比率|能耗|水耗|强度|浓度|总量|面积|规模|能力|产能|产值|数量|率",
    )
)
# Things that stand in rows before a shared head: 化学需氧量、氨氮…排放总量; 县城、城市污水处理率
_ROW = re.compile(
    r"^(?:化学需氧量|氨氮|二氧化硫|氮氧化物|挥发性有机物|细颗粒物|可吸入颗粒物|二氧化碳|总磷|总氮|设区城市|设区市|设市城市|城市|县城|农村|城镇|(?:重点)?建制镇|乡镇|省级|市级|县级|国家级|非居民|居民|化肥|农药|工业|农业|[\u4e00-\u9fff]{2,9}?(?:地区|区域))"
)
_PLACE_ROW = re.compile(r"(?:其他|设区城市|设区市|其他县|县级市|设市城市|城市|县城|农村|城镇|重点建制镇|建制镇|乡镇|、|和|及)+")
_AREA = re.compile(r"^[\u4e00-\u9fff、]{2,14}?(?:平原区域|流域区域|地区|区域|平原|流域|城市群)(?:\d+[市省县])?")
_PER = re.compile(r"单位(?:[\u4e00-\u9fff]{2,8}?(?:总值|增加值|产值)|GDP)")
_DOINGS = ("种植", "收获", "播种", "收集", "处理", "处置", "回收", "利用", "养殖", "采收", "开工", "竣工")  # what is done to an owner
_LONGEST = 32  # characters; a longer name is cut at its last joint


def subject(head: str, amount: bool = False) -> tuple[str, str | None]:
    """The name of what the words before a figure measure, and the scope that stands before it.

    Before an `amount` (1800个, 45万亩) a verb that makes the thing is left out: 打造绿色有机农产品; a share has none (新建建筑能效).

    >>> subject("全省城市生活垃圾焚烧处理能力占比达到")
    ('城市生活垃圾焚烧处理能力占比', '全省')
    """
    plain = _without_predicate(head)
    payer = _PAYER.search(plain) if plain.endswith(_PAYERS) else None
    if payer and (payer.start() > 0 or payer[0] == plain):
        return plain[: payer.start()], payer["payer"]
    taken = _OBJECT.search(plain) if "将" in plain or "使" in plain or "把" in plain else None
    if taken:
        plain = taken["what"]
    made = _MADE.match(plain) if amount else None
    scope = _SCOPE.match(plain) or (None if made else _place(plain))
    if scope and len(plain) > scope.end():
        plain = _LEADING.sub("", plain[scope.end() :])
        made = _MADE.match(plain) if amount else None
    while made and not made[0].startswith("新增") and not is_metric(plain[made.end() :]):  # 新增高效节水灌溉面积 is not the whole area
        plain = _LEADING.sub("", plain[made.end() :])
        scope = scope or _SCOPE.match(plain)
        plain = plain[scope.end() :] if scope and plain.startswith(scope[0]) and len(plain) > scope.end() else plain
        made = _MADE.match(plain)
    return shorten(plain), scope["scope"] if scope else None


def _without_predicate(head: str) -> str:
    """The words before a figure without dates and adverbs in front and the predicate behind: 到2025年，力争|能耗|下降."""
    plain = _QUOTED_TITLE.sub("", head).strip("、 ")
    before = None
    while before != plain:
        before = plain
        plain = _DATE.sub("", plain)
        predicate = _PREDICATE.search(plain, len(plain.rstrip(_PREDICATE_LETTERS)))
        plain = _LEADING.sub("", plain[: predicate.start()])  # type: ignore[union-attr]
    return plain


def is_own_scope(scope: str | None) -> bool:
    """Whether a scope is the document's own region (全省, 我市), which holds for the figures after it too; a place's name does not."""
    return bool(scope and _SCOPE.match(scope))


def _place(name: str) -> re.Match[str] | None:
    """The division that a name of a quantity begins with: 黑龙江省|单位地区生产总值能耗; not 城市|污水处理率."""
    match = _PLACE.match(name)
    return match if match and len(name) - match.end() >= 4 and regions.find(match["scope"]) else None


def shorten(name: str) -> str:
    """A name of at most 32 characters: a long one loses what stands before its last joint.

    钢铁、电解铝、…等重点行业产能达到能效标杆水平的比例 -> 重点行业产能达到能效标杆水平的比例
    """
    name = name.strip("的、 ")
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        name = name[1:-1]
    listed = re.match(r"[^，]*、[^，]*?等\d*[个项类]?(?=[\u4e00-\u9fff]{4})", name)
    if listed:
        name = name[listed.end() :]
    if len(name) > _LONGEST:
        joints = [m.end() for m in re.finditer(r"[、及和的，]", name) if 8 <= len(name) - m.end() <= _LONGEST]
        name = name[joints[0] :] if joints else name[-_LONGEST:]
    return name


def counted_noun(head: str, tail: str, unit_is_count: bool, follows_counted: bool) -> str | None:
    """The noun that a figure counts when a verb before it makes it an aim; "" when no noun follows, None for a condition.

    建成 | 40个 | 产业链完善的战略性新兴产业基地 -> 战略性新兴产业基地; 11个 | 设区市 -> None
    """
    words = re.match(r"(?:的)?(?:（[^）]*）)?(?P<noun>(?:(?:\d+[—－-])?\d+岁以[上下])?[\u4e00-\u9fff“A-Za-z][^，。；：]*)", tail)
    if not words:
        return ""
    noun = re.split(r"(?:和|及|、|以及|并)(?=(?:至少|约|近|不少于|超过|超|逾|新建|建成|培育|建设|打造|推进|开展)?\d)", words["noun"])[0]
    noun = re.sub(r"（[^）]*）", "", noun)
    makes = MAKES_NOW.search(head)
    if makes and (not unit_is_count or tail.startswith("的")) and re.match(r"达|超过|突破", makes[0]):  # 日清运量超过300吨的地区
        return None
    listed = head.endswith("等") and bool(
        re.search(r"(?:建设|建成|打造|实施|培育|新建)[^，]*等$", head)
    )  # 建设井开区支线、…等30余条省级管道
    bare = not head.strip("、和及与 ") or bool(re.search(r"(?:^|[、和及与])(?:至少|约|不少于)$", head))
    pushed = (
        bool(_PUSHES.search(head))
        and not re.match(r"设区|[市县区省]|地市|城市", noun)
        and bool(re.search(r"(?:建设|创建|改造|投产|落地|升级|达标)$|(?:开展|实施)[\u4e00-\u9fff]{4,}$", noun))
    )
    if not (makes or pushed or listed or (bare and follows_counted)) or _ABSTRACT.search(noun):
        return None
    if re.search(r"\d", noun) or len(noun) > _LONGEST or re.search(r"、[^的]*的", noun):
        noun = noun.rsplit("的", 1)[-1] if "的" in noun else _UNTIL_MADE.sub("", noun)
    return noun.strip("、的") or None


def _metric(name: str) -> re.Match[str] | None:
    """The measure at the end of a name: 能源[装机容量占比]."""
    return next((match for pattern in _METRICS if (match := pattern.search(name))), None)


def is_metric(name: str) -> bool:
    """Whether a name is a bare measure without what is measured: 重点工程减排量."""
    match = _metric(name)
    return match is not None and match.start() == 0


def restore(name: str, scope: str | None, before: tuple[str, str | None] | None, words: str) -> tuple[str, str | None]:
    """A name completed from the figure before it or, failing that, from the words of the part before.

    发电量占比 after 新能源和清洁能源装机容量占比 -> 新能源和清洁能源发电量占比; 非居民 after (设市城市污水处理收费标准, 居民)
    """
    if not name:
        return (before[0], scope or before[1]) if before else (words, scope)
    if before is None:
        return name, scope
    metric = _metric(before[0])
    area = _AREA.match(before[0])
    if area and metric and not _AREA.match(name) and (own := _metric(name)) and own[0] == metric[0] and len(name) <= 8:
        return area[0] + name, scope  # 臭氧浓度 after 京津冀及周边地区4市细颗粒物浓度
    if _PLACE_ROW.fullmatch(name) and metric:
        general = re.sub(r"^[\u4e00-\u9fff]{2,4}?市(?=城市|城镇|建成区)", "", before[0])  # 太原市|城市生活垃圾无害化处理率
        own = _ROW.match(general)
        return name + (general[own.end() :] if own else metric[0]), scope
    if metric and is_metric(name) and len(name) <= 6 and before[0][-2:] == name[-2:] and not before[0].endswith(name):
        owner = before[0][: metric.start()]
        return (owner + name, scope) if len(owner) >= 2 else (name, scope)
    return name, scope


def row(names: str, count: int) -> list[str]:
    """The things in a row of `count`, each with the head that they share; empty when the words are no such row.

    化学需氧量、氨氮排放总量, 2 -> 化学需氧量排放总量, 氨氮排放总量
    """
    names = re.sub(r"^主要污染物(?:中的?)?(?=[\u4e00-\u9fff])", "", names)  # 主要污染物|化学需氧量、氨氮重点工程减排量
    names = re.sub(r"等\d*[项种个类]?(?:主要)?(?:污染物)?(?=[\u4e00-\u9fff])", "", names)
    things = [w for w in names.split("、") if w]
    if len(things) != count:
        things = [w for w in re.split(r"、|(?<=[\u4e00-\u9fff]{2})(?:和|以及|及|与)(?=[\u4e00-\u9fff]{2})", names) if w]
    if len(things) != count:
        return []
    return next(full for rule in _ROW_RULES if (full := rule(things)))


def _with_doing(things: list[str]) -> list[str]:
    """马铃薯种植、收获|机械化率: two things done to one owner."""
    first, last = things[0], things[-1]
    metric = _metric(last)
    if len(things) == 2 and len(first) > 3 and first.endswith(_DOINGS) and metric and last[: metric.start()] in _DOINGS:
        return [first + metric[0], first[:-2] + last]
    return []


def _with_owner(things: list[str]) -> list[str]:
    """单位地区生产总值能耗、水耗: the owner that the first has."""
    first, last = _metric(things[0]), things[-1]
    if first and first.start() >= 2 and is_metric(last) and len(last) < len(things[0]):
        return [things[0], *(things[0][: first.start()] + thing for thing in things[1:])]
    return []


def _with_rest(things: list[str]) -> list[str]:
    """高速公路、普通国省干线公路|废旧沥青路面材料循环利用率: what follows the word that all end in."""
    last, others = things[-1], things[:-1]
    alike = last.rfind(others[0][-2:], 0, -2) if len(others[0]) > 2 else -1
    if alike > 0 and not any(map(_metric, others)):
        return [*(other + last[alike + 2 :] for other in others), last]
    return []


def _with_unit(things: list[str]) -> list[str]:
    """单位地区生产总值|能源消耗和二氧化碳排放: per what it is counted."""
    whose = _PER.match(things[0])
    return [things[0], *(whose[0] + thing for thing in things[1:])] if whose and not things[-1].startswith("单位") else []


def _with_head(things: list[str]) -> list[str]:
    """化学需氧量、氨氮|排放总量: the measure that the last has."""
    last, others = things[-1], things[:-1]
    known, metric = _ROW.match(last), _metric(last)
    if known and (known.end() < len(last) or all(len(other) == len(others[0]) for other in others)):
        head = last[known.end() :].removeprefix("的")
    else:
        head = metric[0] if metric and metric.start() and not any(map(_metric, others)) else ""
    return [*(other if _metric(other) else other + head for other in others), last]


_ROW_RULES = (_with_doing, _with_owner, _with_rest, _with_unit, _with_head)  # the first that fits completes the row
