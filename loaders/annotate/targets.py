"""Targets: the figures that a document sets, each for one indicator.

A sentence is cut at its commas; every figure with a unit in a part is judged: is it an aim or only says to whom something
applies, what is measured, how it compares, for which year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.annotate.facts import Measure, Target
from loaders.outline import Provision

RULE = "targets/1"

_SILENT_KINDS = ("lead", "header", "preamble", "preface", "closing", "annex")
# What these headings hold has been reached already or is no aim: （一）生态省建设的“山西实践”, 指标现状
_BACKGROUND = re.compile(r"基础|形势|机遇|意义|成效|主要问题|背景|现状|实践|任重道远|指导思想|原则")

_PERCENT = ("个百分点", "百分点", "%", "‰")
_MEASURED = (
    "万吨标准煤", "吨标准煤", "亿吨标准煤", "亿千瓦时", "万千瓦时", "千瓦时", "亿千瓦", "万千瓦", "千瓦", "兆瓦", "蒸吨/小时", "蒸吨", "吨/天", "吨/日", "万吨/日", "万吨/年", "吨/年", "亿吨", "万吨", "千吨", "吨",
    "亿立方米/年", "亿立方米", "万立方米/日", "万立方米", "立方米/日", "立方米", "亿亩", "万亩", "亩", "万公顷", "公顷", "平方公里", "万平方米", "亿平方米", "平方米", "万公里", "公里", "千米", "米",
    "万亿元", "亿元", "万元", "元/吨", "元", "亿美元", "万美元", "微克/立方米", "毫克/升", "勒克斯", "兆比特", "万人次", "亿人次", "万人", "万户", "万辆", "万套", "万台", "万个", "万件", "倍", "天", "小时", "分钟", "岁",
)  # fmt: skip
_COUNTED = ("个", "家", "户", "座", "项", "条", "处", "所", "台", "辆", "艘", "套", "件", "种", "批", "名", "人", "支", "片", "只", "头", "株", "架", "列", "次", "场", "期", "类", "张", "部", "门", "对", "组", "村", "镇")  # fmt: skip
_UNIT = "|".join(sorted((*_PERCENT, *_MEASURED, *_COUNTED), key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<![\dA-Za-z.〔\-第])(?P<value>\d+(?:,\d{{3}})*(?:\.\d+)?)(?P<own>{'|'.join(_PERCENT)})?(?:\s*[-－–—~～至到]\s*(?P<max>\d+(?:\.\d+)?))?(?P<unit>{_UNIT})(?P<rate>/[\u4e00-\u9fff]{{1,3}})?"
    r"(?P<after>(?:及以上|及以下|以上|以下|以内|左右|上下|级以上)?)"
)
_DOUBLED = re.compile(r"翻(?P<times>[一两二])番|实现翻番")

_YEAR = re.compile(r"(?P<plan>十三五|十四五|十五五)”?(?:末期?|期末|期间|时期|，|规划期)?|(?P<range>20\d{2})\s*[-－—~至]\s*(?P<last>20\d{2})年|(?P<year>20\d{2})年")
_PLAN_END = {"十三五": 2020, "十四五": 2025, "十五五": 2030}
_BASELINE = re.compile(r"(?:比|较|与|在|以)(?P<year>20\d{2})年(?:的?(?:排放量|水平|基础|底|末|相比|基数)*(?:上|为基准)?)")

# Words before a figure: (pattern, change, comparator). The last one in the part counts.
_VERBS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?:下降|降低|减少|削减|压减|回落|降)(?:至|到|为)"), "level", "="),  # 下降至80%
    (re.compile(r"(?:提高|提升|增长|增加|上升|扩大|发展|增|升)(?:至|到|为)"), "level", "="),  # 提升至233吨/天
    (re.compile(r"下降|降低|减少|削减|压减|降幅"), "decrease", "="),  # 比2015年下降15%
    (re.compile(r"(?:提高|提升|增长|增加|上升)(?!速|率)"), "increase", "="),  # 提高5个百分点
    (re.compile(r"不低于|不少于|不小于|不得低于|不应低于|至少|高于或等于|≥|保持在?不低于"), "level", ">="),
    (re.compile(r"不超过|不高于|不多于|不大于|控制在|≤"), "level", "<="),
    (re.compile(r"超过|超|突破|高于|大于|＞|>"), "level", ">"),
    (re.compile(r"低于|小于|少于|＜|<"), "level", "<"),
    (re.compile(r"达到或?接近|达到|达|为|保持|稳定|占|实现|完成"), "level", "="),
)
_AFTER = {"以上": ">=", "及以上": ">=", "以下": "<=", "及以下": "<=", "以内": "<=", "左右": "~", "上下": "~", "级以上": ">="}
# A verb that makes a counted thing an aim: 建成40个基地, 培育100户企业, 打造绿色有机农产品1800个
_MAKES = re.compile(
    r"(?:建成投运|建成|建设|新建|新增加|新增|改造|打造|培育壮大|培育|创建|完成|开工建设|开工|实施|引进|认定|评选|遴选|推广应用|推广|淘汰|发展|形成|组建|设立|布局|建立|推出|培训|争创|发布|制定|布设|配备|投放|关闭|整治|治理|修复|更新|办好|举办|布局建设|规划建设|备案|入库|扶持|保护|增加|命名|支持|孵化|达到|达|突破|超过|保持)"
)
_LEADING = re.compile(
    r"^(?:同时|其中|并|且|和|及|与|以及|确保|力争|争取|努力|预计|推动|推进|促进|实现|继续|积极|加快|大力|将|使|把|对|在|的|到|至|同步|基本|累计|共|每年|年均|、|，|分别|则|要|应)+"
)
_SCOPE = re.compile(r"^(?P<scope>全国|全省|全市|全区|全县|全州|全盟|我省|我市|我区|我县|各市|各县|全省各市|本市|省内|市内)(?:范围内)?的?")
_METRIC = re.compile(
    r"(?:装机容量|发电量|用电量|装机规模|装机|消费量|面积|产量|产值|数量|规模|能力|总量|排放量|重点工程减排量|排放总量|减排量|增加值|收入|投入|里程|长度|能耗|水耗|用水量|人数|覆盖面)?(?:占比|比例|比重|比率|覆盖率|利用率|处理率|回收率|普及率|达标率|[\u4e00-\u9fff]{0,4}率|总量|量|能耗|面积|规模|能力|强度|浓度|产能|产值|数量|水平)$"
)
# Things that stand in rows before a shared head: 化学需氧量、氨氮…排放总量; 县城、城市污水处理率
_ROW = re.compile(
    r"^(?:化学需氧量|氨氮|二氧化硫|氮氧化物|挥发性有机物|细颗粒物|可吸入颗粒物|二氧化碳|总磷|总氮|设市城市|城市|县城|农村|城镇|建制镇|乡镇|省级|市级|县级|国家级|居民|非居民|工业|农业|生活|男|女|化肥|农药)"
)


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    sentence: int


def find_targets(text: str, provisions: Sequence[Provision], measures: Sequence[Measure]) -> list[Target]:
    """The targets of a document in order; each belongs to the measure that it stands in, if there is one."""
    found: list[Target] = []
    for provision in provisions:
        if provision.kind in _SILENT_KINDS or any(_BACKGROUND.search(node.heading) for node in provision.up() if node.heading and node.kind != "box"):
            continue
        found += _in_provision(text, provision)
    spans = [(m.start, m.end, m) for m in measures]
    for target in found:
        target.measure = next((m for a, b, m in spans if a <= target.start < b), None)
    return found


def _in_provision(text: str, provision: Provision) -> list[Target]:
    found: list[Target] = []
    year: int | None = None
    for start, end in _sentences(text, provision.text_start, provision.text_end):
        here: list[Target] = []
        own_year: int | None = None
        subject = ""
        for part in _parts(text, start, end):
            new_year, baseline = _years(text[part[0] : part[1]])
            own_year = new_year or own_year
            made, subject = _read_part(text, part, provision, own_year or year, baseline, subject, here)
            here += made
        found += here
        year = (own_year or year) if here else None
    return found


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^。！？\n]+", text[start:end]):
        yield start + match.start(), start + match.end()


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces between commas and semicolons that are not inside brackets."""
    depth, left = 0, start
    for i in range(start, end):
        depth += (text[i] == "（") - (text[i] == "）")
        if text[i] in "，；：" and depth <= 0:
            if i > left:
                yield left, i
            left = i + 1
    if end > left:
        yield left, end


def _years(part: str) -> tuple[int | None, int | None]:
    """The year that a part names for its figures, and the year that it compares with."""
    baseline = _BASELINE.search(part)
    rest = _BASELINE.sub("", part)
    year: int | None = None
    for match in _YEAR.finditer(rest):
        if match["plan"]:
            year = _PLAN_END[match["plan"]]
        elif match["last"]:
            year = int(match["last"])
        elif not re.match(r"版|度|印发|修订", rest[match.end() : match.end() + 2]):
            year = int(match["year"])
    return year, int(baseline["year"]) if baseline else None


def _read_part(
    text: str, part: tuple[int, int], provision: Provision, year: int | None, baseline: int | None, subject: str, before: list[Target]
) -> tuple[list[Target], str]:
    """The targets of one part, and the subject that a bare predicate in the next part would take."""
    start, end = part
    figures = [m for m in _FIGURE.finditer(text, start, end)]
    if not figures:
        words = _subject(text[start:end])[0]
        return [], words if len(words) <= 30 and not re.search(r"\d", words) else subject
    spread = text.find("分别", start, end)
    if 0 <= spread < figures[-1].start() and len(figures) > 1:
        return _distributed(text, part, figures, spread, provision, year, baseline), subject
    made: list[Target] = []
    left = start
    for i, figure in enumerate(figures):
        right = figures[i + 1].start() if i + 1 < len(figures) else end
        target = _judge(text, left, figure, right, provision, year, baseline, subject, made or before)
        left = figure.end()
        if target:
            made.append(target)
            subject = target.indicator
    return made, subject


def _judge(
    text: str, left: int, figure: re.Match[str], right: int, provision: Provision, year: int | None, baseline: int | None, subject: str, before: Sequence[Target]
) -> Target | None:
    """The target that a figure makes with the words before it (from `left`) and after it (to `right`); None for a condition."""
    head = text[left : figure.start()]
    tail = text[figure.end() : right]
    counted = figure["unit"] in _COUNTED
    change, comparator = _relation(head, figure)
    noun = _noun_after(tail)
    name, scope = _subject(head)
    makes = list(_MAKES.finditer(head))
    if counted or figure["unit"] in _MEASURED and noun and makes:
        if noun and (makes or head.endswith(("至少", "不少于"))) and not (makes and re.search(r"[、等]", head[makes[-1].end() :])):
            name = noun
        elif noun and not makes:
            return None
    elif noun and re.match(r"的?[\u4e00-\u9fff]", tail):
        got = re.match(r"的(?P<noun>[^，。]{2,24}?)(?:得到|实现|完成|达到|建成|开展)(?P<done>[\u4e00-\u9fff]{2,10})", tail)
        if not got:
            return None
        name = got["noun"] + got["done"]
    if counted and not makes and change == "level" and not re.search(r"达|为|控制|不少于|至少|突破|超", head):
        return None
    name = _restore(name, subject, before)
    if len(name) < 2:
        return None
    return _target(text, left, figure, provision, name, scope or (before[-1].scope if before and name != noun else None), change, comparator, head, year, baseline, before)


def _target(
    text: str,
    left: int,
    figure: re.Match[str],
    provision: Provision,
    name: str,
    scope: str | None,
    change: str,
    comparator: str,
    head: str,
    year: int | None,
    baseline: int | None,
    before: Sequence[Target],
) -> Target:
    start = left + len(head) - len(head.lstrip("、，和及 "))
    end = figure.end()
    top = float(figure["max"]) if figure["max"] else None
    if baseline is None and change != "level" and before and before[-1].change == change:
        baseline = before[-1].baseline_year
    return Target(
        provision=provision,
        start=start,
        end=end,
        quote=text[start:end].replace("\n", ""),
        indicator=name,
        scope=scope,
        value=float(figure["value"].replace(",", "")),
        value_max=top,
        unit=figure["unit"] + (figure["rate"] or ""),
        change=change,
        comparator="range" if top is not None else comparator,
        commitment="strive" if re.search(r"力争|争取|努力", head) else "stated",
        year=year,
        baseline_year=baseline,
    )


def _relation(head: str, figure: re.Match[str]) -> tuple[str, str]:
    """How a figure compares: (change, comparator), from the words around it."""
    best: tuple[int, int, str, str] | None = None
    for rank, (pattern, change, comparator) in enumerate(_VERBS):
        for match in pattern.finditer(head):
            if best is None or match.end() > best[0] or (match.end() == best[0] and rank < best[1]):
                best = (match.end(), rank, change, comparator)
    change, comparator = (best[2], best[3]) if best else ("level", "=")
    after = _AFTER.get(figure["after"])
    if re.search(r"约$|大约$|近$", head):
        comparator = "~"
    if after and not (comparator == "<=" and after == "<="):
        comparator = after
    return change, comparator


def _noun_after(tail: str) -> str:
    """The noun that a figure counts: 建成40个[产业链完善、创新能力强的战略性新兴产业基地]; empty when none follows."""
    stop = re.search(r"[，。；：（]|(?:和|及|、|以及)(?=(?:至少|约|不少于|新建|建成)?\d)|$", tail)
    noun = tail[: stop.start()] if stop else tail
    return noun.strip("、的和及以") if re.match(r"[\u4e00-\u9fff“]", noun) and not re.match(r"(?:以上|左右|，)", noun) else ""


_PREDICATE = re.compile(
    r"(?:分别|均|都|全部|基本|原则上|累计|总体|要|应|将|需|力争|争取|努力|预计|稳定|持续|保持|控制|达到或?接近|达到|达|为|占|在|提高|提升|增长|增加|上升|扩大|发展|下降|降低|减少|削减|压减|降|升|增|至|到|超过|超|突破|高于|低于|大于|小于|不少于|不低于|不超过|不高于|不得|不应|至少|约|近|≥|≤|>|<|实现|完成|建成|年均|平均|新增|以|"
    r"比20\d{2}年|较20\d{2}年|在20\d{2}年(?:排放量)?的?(?:基础上|水平上)?|左右|调整|收到|设置|比例)*$"
)


def _subject(head: str) -> tuple[str, str | None]:
    """The name of what is measured in the words before a figure, and the scope that stands before it.

    全省城市生活垃圾焚烧处理能力占比达到 -> (城市生活垃圾焚烧处理能力占比, 全省)
    """
    plain = re.sub(r"（[^（）]*）", "", head)
    plain = re.sub(r"^(?:到|至|截至)?(?:“?十[三四五六七]五”?(?:末期?|期末|期间|时期)?|20\d{2}年)(?:(?:年)?[底末前])*", "", plain.strip("、 "))
    before = None
    while before != plain:
        before = plain
        cut = _PREDICATE.search(plain)
        if cut and cut.start() > 0:
            keep = plain[: cut.start()]
            plain = keep + "比例" if cut[0].startswith("比例") else keep
        plain = _LEADING.sub("", plain)
    verb = re.match(rf"^(?:{_MAKES.pattern})(?=[\u4e00-\u9fff]{{2}})", plain)
    if verb:
        plain = plain[verb.end() :]
    taken = re.search(r"(?:^|[\u4e00-\u9fff])(?:将|使|把)(?P<what>[\u4e00-\u9fff“”]{3,})$", plain)
    if taken:
        plain = taken["what"]
    scope = _SCOPE.match(plain)
    if scope and len(plain) > scope.end():
        return plain[scope.end() :].strip("的"), scope["scope"]
    return plain.strip("的"), None


def _restore(name: str, subject: str, before: Sequence[Target]) -> str:
    """A bare predicate's subject: 发电量占比 after 新能源和清洁能源装机容量占比 is 新能源和清洁能源发电量占比."""
    if not name:
        return subject or (before[-1].indicator if before else "")
    metric = _METRIC.fullmatch(name)
    if metric and before and len(name) <= 6:
        owner = _METRIC.sub("", before[-1].indicator)
        shared = _METRIC.search(before[-1].indicator)
        if len(owner) >= 2 and shared and shared[0][-2:] == name[-2:] and not before[-1].indicator.endswith(name):
            return owner + name
    return name


def _distributed(
    text: str, part: tuple[int, int], figures: list[re.Match[str]], spread: int, provision: Provision, year: int | None, baseline: int | None
) -> list[Target]:
    """分别: the figures go to the things in a row, one each."""
    start, end = part
    head = text[start:spread]
    names, scope = _subject(head)
    names = re.sub(r"等\d*[项种个类]?[\u4e00-\u9fff]{0,6}?(?=重点工程|排放|$)", "", names)
    row = [w for w in re.split(r"[、]|(?<=[\u4e00-\u9fff]{2})(?:和|及|与)", names) if w]
    if len(row) != len(figures):
        row = [names] * len(figures) if len(row) == 1 else row
    if len(row) != len(figures):
        return []
    tail = _shared_head(row)
    made: list[Target] = []
    for i, (word, figure) in enumerate(zip(row, figures, strict=True)):
        name = word if i == len(row) - 1 or word.endswith(tail) else word + tail
        lead = text[spread : figures[0].start()]
        change, comparator = _relation(lead, figure)
        made.append(_target(text, start, figure, provision, name, scope, change, comparator, text[start : figure.start()], year, baseline, ()))
        made[-1].comparator = comparator if figure["max"] is None else "range"
        made[-1].change = change
    return made


def _shared_head(row: list[str]) -> str:
    """The head that the last of a row shares with the others: 氮氧化物排放总量 -> 排放总量; 城市污水处理率 -> 污水处理率."""
    last, others = row[-1], row[:-1]
    known = _ROW.match(last)
    if known and known.end() < len(last):
        return last[known.end() :].removeprefix("的")
    metric = _METRIC.search(last)
    if metric and all(not _METRIC.search(word) for word in others):
        return metric[0]
    return ""
