"""Front matter: what stands before the numbered body, line by line.

A line is a letterhead, a document number, a title, addressees, the notice's words, a signature, a date, a label of an index
table (发文机关：…), how a law was passed, what a portal prints about a text, or a news lead. Nothing is judged here beyond the
sort of line; loaders.structure.metadata draws the facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass

from loaders.names.issuers import ORGAN
from loaders.names.numerals import DATE

GENRES = (
    "实施意见", "指导意见", "意见", "实施方案", "工作方案", "推行方案", "行动方案", "总体方案", "方案", "行动计划", "工作计划", "计划", "规划纲要", "规划", "纲要",
    "若干措施", "政策措施", "措施", "实施办法", "管理办法", "办法", "实施细则", "细则", "暂行规定", "规定", "条例", "决定", "决议", "通知", "通告", "公告", "批复", "要点", "清单",
    "指南", "目录", "倡议书", "复函", "函", "政府工作报告", "通报", "预案", "规则", "指引", "制度", "章程", "准则", "标准",
)  # fmt: skip
_GENRE = "|".join(GENRES)
GENRE = re.compile(f"(?:{_GENRE})")
_TAIL = r"(?:（[^（）]{1,30}）){0,2}"  # （试行）, （2021-2030年）（征求意见稿）
TITLE_END = re.compile(
    f"(?:{_GENRE}|^中华人民共和国[\u4e00-\u9fff、]{{2,24}}法)》?{_TAIL}$"
)  # not …指导意见〉: a title inside a title goes on
# 晋政发〔2022〕12号, 晋发改资环发〔2022〕198号, 大发改资源字（2021）283号
NUMBER = re.compile(
    r"(?P<organ>[\u4e00-\u9fff]{1,14}?)\s*[〔\[（(【{]\s*(?P<year>(?:19|20)\d{2})\s*[〕\]）)】}J]?\s*(?:第\s*)?(?P<serial>\d{1,5})\s*号"
)
# 中华人民共和国国务院令第708号, 主席令第38号, 国令第707号; 广州市人民政府令 with 第179号 on the next line
ORDER = re.compile(r"(?P<organ>[\u4e00-\u9fff]{1,30})令\s*[（(]?\s*第?\s*(?P<serial>\d{1,4})\s*号\s*[）)]?")
_ORDER_HEAD = re.compile(r"^[\u4e00-\u9fff]{2,30}令$")
_ORDER_SERIAL = re.compile(r"^[（(]?\s*第\s*\d{1,4}\s*号\s*[）)]?$")
_MONTH = re.compile(r"(?:19|20)\d{2}年\d{1,2}月")  # on the cover of a plan
_LETTERHEAD = re.compile(r"^(?:[\u4e00-\u9fff]{2,30})?文\s*件$")
_ADDRESSEES = re.compile(r"^.{2,400}[：:]$")
_ADDRESSED = re.compile(r"^(?:各|省|市|区|县|国务院|有关|机关|驻)|政府|部门|单位|委员会|办公室|公司|局[、，：]|代表：$")
# 关于印发《…》的通知各区人民政府，市政府各部门：: the title and who is addressed on one line
_TITLE_ADDRESSED = re.compile(
    r"^(?P<title>.{8,140}?(?:通知|意见|函|决定|批复|通报|公告))(?=(?:各|省|市|区|县|工委|委机关|国务院|有关|江北新区)[^。]{2,300}[：:]$)"
)
_LABELS = "索引号|主题分类|分类|发文机关|发布机构|成文日期|发文日期|标题|名称|发文字号|文号|发布日期|施行日期|主题词|有效性|时效性|效力级别"
_LABEL = re.compile(rf"^(?P<label>{_LABELS})：(?P<value>.*)$")
_BARE_LABEL = re.compile(rf"^(?P<label>{_LABELS})(?P<value>[^，。：]{{2,40}})$")  # 发文机关全国人大常委会, as legal databases print
_FEWEST_BARE = 3  # labels without a colon
_LABEL_KEYS = {"发布机构": "发文机关", "文号": "发文字号", "名称": "标题", "发文日期": "成文日期"}
_AFTER_LABEL = re.compile(rf"(?:{_LABELS})：.*$")  # 标题：…的通知发文字号：国办发〔2018〕118号
_LEAD = re.compile(r"近日|日前|记者|获悉|从.{2,12}了解到")
_PUBLIC = re.compile(
    r"^[（(]?(?:此[件文]|本文)[^，。]{2,20}[）)]?$|^附\s*件\s*\d{0,2}\s*[：:]?$|^[（(]?(?:特急|加急|急件|机密|秘密|不公开|公开|内部资料)[）)]?$"
)
# （2019年11月29日山东省…会议通过）, （2021年7月27日中华人民共和国国务院令第746号公布）, （2022年3月14日）
_VERBS = "通过|公布|发布|印发|施行|修订|修正|批准"
_PASSED = re.compile(
    rf"^(?:[（(]\s*{DATE.pattern}\s*[）)]|[（(]?\s*{DATE.pattern}[^（）。]{{0,200}}(?:{_VERBS})[^（）。]{{0,200}}[）)]?)$".replace(
        "(?P<year>", "(?:"
    )
    .replace("(?P<month>", "(?:")
    .replace("(?P<day>", "(?:")
)
# What a portal prints about a text, each with an example
_PORTAL = re.compile(
    r"^(?:下载|打印|全屏|收藏|关闭|导航|分享|还原|加大|缩小|减小|】|减小】|分享到.{0,20}|进入关怀版|返回顶部|法条正文|X)$"
    r"|^【?字[号体][：:].*"  # 【字号：
    r"|^当前位置[：:].*"  # 当前位置：首页>政务公开
    r"|^(?:发布日期|发布时间|编辑时间|更新时间|来源|信息来源|作者|浏览次数|访问量|点击数)[：:].*"
    r"|^(?:日期|时间)[：:]\s*\d{4}.*|^新华社.{0,20}电$"
    r"|^={3}PAGE \d+={3}$"
    r"|^[（(]?联系(?:科室|人|电话|单位)[：:].*"  # （联系科室：小学和幼儿教育科，联系电话：38622527）
    r"|^签发人[：:].*"
)
_SIGNED_BY = re.compile(r"\s*签发人[：:].*$")  # 京技管〔2021〕115号签发人：某某
_ANNEX_HEAD = re.compile(r"^附\s*件\s*\d{0,2}\s*[：:]?\s*(?=.{4})")  # 附件1：浙江省可再生能源发展“十四五”规划
_TWICE = re.compile(r"^(?P<once>.{8,}?)(?P=once)(?=$|各)")
# 关于印发广州市引进人才入户管理办法 | 实施细则的通知: what issues ends as a notice
_ISSUING, _ISSUED = re.compile(r"关于(?:印发|转发|批转|发布)"), re.compile(r"(?:通知|函|决定|批复|通告|公告|令)》?(?:（[^（）]{1,30}）)?$")
# 重庆市环境信息依法披露制度 | 改革工作方案: a title whose first line could be one
_REST_OF_TITLE = re.compile(r"[\u4e00-\u9fff]{0,4}(?:方案|计划|办法|细则|意见|措施|规定|规划|要点)(?:（[^（）]{1,20}）)?")
NUMBER_IN_TITLE = re.compile(rf"（\s*{NUMBER.pattern}\s*）$")  # 科技部等九部门关于印发《…》的通知（国科发社〔2022〕157号）
_DATED = re.compile(rf"（\s*{DATE.pattern}[^（）]*）$")


@dataclass(frozen=True, slots=True)
class FrontLine:
    """One line of the front matter; `kind` is letterhead, number, order, title, addressees, prose, organ, date, passed, note, portal,
    label, lead or specks."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """One past the last character in the cleaned text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter: its lines, labelled fields, titles (start, end, words joined) in order; `unsure` is the first run of
    lines that may be a title though they end in no genre."""

    lines: tuple[FrontLine, ...]
    labels: dict[str, str]
    titles: tuple[tuple[int, int, str], ...]
    unsure: str | None

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


def read_front(text: str, end: int, contents: Container[int] = ()) -> Front:
    """The front matter of a cleaned text, which ends where the numbered body begins; `contents` are where the lines of the table of
    contents begin, which are passed over."""
    raw: list[tuple[int, str]] = []
    position = 0
    for chunk in text[:end].split("\n"):
        if chunk.strip() and position not in contents:
            raw.append((position, chunk))
        position += len(chunk) + 1
    bare_labels = sum(bool(_BARE_LABEL.match(line)) for _, line in raw[:30]) >= _FEWEST_BARE
    labels: dict[str, str] = {}
    lines: list[FrontLine] = []
    pending = ""
    for index, (start, line) in enumerate(raw):
        above = raw[index - 1][1] if index else ""
        label = (
            _LABEL.match(line)
            or (_LABEL.match(above + line) if len(above) <= 2 else None)  # 文 | 号：赣府厅发〔2025〕6号
            or (_BARE_LABEL.match(line) if bare_labels else None)
        )
        if label:
            pending = _LABEL_KEYS.get(label["label"], label["label"])
            labels[pending] = _AFTER_LABEL.sub("", label["value"])
            lines.append(FrontLine("label", line, start))
        elif pending and (not labels[pending] or (pending == "标题" and not _is_whole_title(labels[pending]) and len(line) < 60)):
            labels[pending] += line
            lines.append(FrontLine("label", line, start))
        else:
            pending = ""
            beside = (raw[i][1] for i in (index - 1, index + 1) if 0 <= i < len(raw))
            specks = len(line) == 1 and any(len(other) == 1 for other in beside)  # a stamp that was read as single characters
            lines += [FrontLine("specks", line, start)] if specks else _pieces(line, start, lines)
    titles = tuple(_titles(lines))
    return Front(tuple(lines), labels, titles, None if titles else _unsure(lines))


def bare_title(line: str) -> str:
    """A title without what is printed about it: an annex's number before it, a date in brackets after it, itself a second time.

    >>> bare_title("附件1：浙江省可再生能源发展“十四五”规划"), bare_title("中共四川省委关于推进工作的意见（2022年3月14日）")
    ('浙江省可再生能源发展“十四五”规划', '中共四川省委关于推进工作的意见')
    """
    plain = re.sub(r"\s+", "", line).lstrip("。，")
    plain = re.sub(r"^[（(]转载[）)]", "", _AFTER_LABEL.sub("", plain))
    plain = _ANNEX_HEAD.sub("", plain)
    if twice := _TWICE.match(plain):
        plain = twice["once"]
    return NUMBER_IN_TITLE.sub("", _DATED.sub("", plain))


def _is_whole_title(title: str) -> bool:
    return bool(TITLE_END.search(title) or _PASSED.search(title))


def _pieces(line: str, start: int, before: list[FrontLine]) -> list[FrontLine]:
    """The line, or the title and the addressees that stand on one."""
    both = _TITLE_ADDRESSED.match(line)
    if both and not any(one.kind == "addressees" for one in before):
        return [FrontLine("title", both["title"], start), FrontLine("addressees", line[both.end() :], start + both.end())]
    return [FrontLine(_kind(line, before), line, start)]


def _kind(line: str, before: list[FrontLine]) -> str:
    """The sort of a line: that of the first rule that fits."""
    return next(kind for kind, fits in _KINDS if fits(line, before))


def _is_order(line: str, before: list[FrontLine]) -> bool:
    goes_on = bool(before) and before[-1].kind == "order" and bool(_ORDER_SERIAL.match(line))
    return bool(ORDER.fullmatch(line) or _ORDER_HEAD.match(line)) or goes_on


def _is_lead(line: str, before: list[FrontLine]) -> bool:
    begins = len(line) > 30 and bool(_LEAD.search(line[:40]))
    return begins and all(one.kind in ("title", "portal", "label", "date") for one in before[-3:])


def _is_addressed(line: str, before: list[FrontLine]) -> bool:
    is_first = not any(one.kind == "addressees" for one in before)
    return is_first and "。" not in line and bool(_ADDRESSEES.match(line)) and bool(_ADDRESSED.search(line))


def _is_prose(line: str, before: list[FrontLine]) -> bool:
    is_long = len(line) > 60 and "，" in line and not TITLE_END.search(line)
    return "。" in line or is_long or line[-1] in "；，"


_KINDS: tuple[tuple[str, Callable[[str, list[FrontLine]], object]], ...] = (
    ("number", lambda line, before: NUMBER.fullmatch(_SIGNED_BY.sub("", line).strip("（）() "))),
    ("order", _is_order),
    ("date", lambda line, before: DATE.fullmatch(line.replace(" ", "")) or _MONTH.fullmatch(line)),
    ("passed", lambda line, before: _PASSED.match(line)),
    ("note", lambda line, before: _PUBLIC.match(line)),
    ("portal", lambda line, before: _PORTAL.match(line)),
    ("letterhead", lambda line, before: _LETTERHEAD.match(line)),
    ("lead", _is_lead),
    ("addressees", _is_addressed),
    ("prose", _is_prose),
    ("organ", lambda line, before: len(line) <= 60 and ORGAN.fullmatch(line)),
    ("title", lambda line, before: True),
)


def _titles(lines: list[FrontLine]) -> list[tuple[int, int, str]]:
    """Runs of title lines that end in a genre; the issuer's own line before 关于 belongs to the title."""
    out: list[tuple[int, int, str]] = []
    run: list[FrontLine] = []
    for i, line in enumerate(lines):
        if line.kind == "organ":
            run = [*run, line] if _begins_title(lines, i) else []
            continue
        if line.kind != "title":
            run = []
            continue
        run.append(line)
        joined = bare_title("".join(part.text for part in run))
        after = lines[i + 1] if i + 1 < len(lines) else None
        goes_on = after is not None and after.kind == "title" and (re.match(r"[（(的]", after.text) or _REST_OF_TITLE.fullmatch(after.text))
        is_open = joined.count("《") > joined.count("》")
        is_cut = after is not None and after.kind == "title" and (is_open or (_ISSUING.search(joined) and not _ISSUED.search(joined)))
        if TITLE_END.search(joined) and not goes_on and not is_cut:
            out.append((run[0].start, line.end, joined))
            run = []
    return out


def _begins_title(lines: list[FrontLine], place: int) -> bool:
    """Whether the organ on a line, alone or in a row of organs, is the issuer at the head of a title."""
    after = next((line for line in lines[place:] if line.kind != "organ"), None)
    if after is None or after.kind != "title" or not re.match(r"关于|印发|转发|批转|贯彻", after.text):
        return False
    beside = lines[place + 1]  # what is printed above its own repetition is a letterhead
    return beside.text != lines[place].text


def _unsure(lines: list[FrontLine]) -> str | None:
    """The first run of title lines, where none ends in a genre: 广州市失业保险常见问题解答."""
    run: list[FrontLine] = []
    for line in lines:
        if line.kind == "title" and len(run) < 4:
            run.append(line)
        elif run or line.kind in ("prose", "addressees"):
            break
    title = bare_title("".join(line.text for line in run))
    return title if 4 <= len(title) <= 90 and not re.fullmatch(r"目[录次]|附件\d*|通知|序言|前言", title) else None
