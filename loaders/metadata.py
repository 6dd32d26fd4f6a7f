"""Metadata: title, 发文字号, issuers, dates, addressees, level, region, genre, from the front matter and the signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.ids import canonical_number
from loaders.front import GENRES, NUMBER, ORGAN, Front
from loaders.numerals import DATE, iso_date
from loaders.reference import regions

_NATION = "100000"
# 山西省人民政府关于…, 国务院办公厅印发…, 上饶市人民政府印发关于…
_TITLE_ISSUER = re.compile(r"^(?P<issuer>[\u4e00-\u9fff（） ]{2,60}?)(?=关于|印发|转发|批转|办公[厅室]关于)")
# 印发《…》的通知, 关于印发山西生态省建设规划纲要（2021-2030年）的通知
_ISSUES = re.compile(r"(?:印发|转发|批转)《?(?P<body>.+?)》?的通知$")
# in a news lead: 山西省忻州市忻府区人民政府关于…的实施方案指出
_LEAD_TITLE = re.compile(
    rf"(?P<title>[\u4e00-\u9fff]{{2,30}}?(?:人民政府|委员会|[厅局委部院])(?:办公[厅室])?(?:印发)?关于.{{4,80}}?(?:{'|'.join(GENRES)}))(?=指出|提出|明确|要求|印发|》|，|。)"
)
# 大连市发展和改革委员会办公室 2021年5月10日印发: the office prints what its organ issues
_PRINTED_BY = re.compile(rf"(?P<organ>[\u4e00-\u9fff]{{4,24}}?(?:委员会|[厅局]))办公室\s*{DATE.pattern}\s*印发")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,}?(?:省|市|自治区|自治州|地区|盟|旗|县|区)")
_PROVINCE_LETTERS = {
    "京": "110000", "津": "120000", "冀": "130000", "晋": "140000", "内": "150000", "辽": "210000", "吉": "220000", "黑": "230000", "沪": "310000", "苏": "320000",
    "浙": "330000", "皖": "340000", "闽": "350000", "赣": "360000", "鲁": "370000", "豫": "410000", "鄂": "420000", "湘": "430000", "粤": "440000", "桂": "450000",
    "琼": "460000", "渝": "500000", "川": "510000", "黔": "520000", "滇": "530000", "云": "530000", "藏": "540000", "陕": "610000", "甘": "620000", "青": "630000",
    "宁": "640000", "新": "650000", "贵": "520000",
}  # fmt: skip
_NATIONAL_LETTERS = re.compile(r"^(?:国|中发|中办|发改|财|环|工信|建|农|商|交|科|银|证监|人社|卫|教|民|水|林|能|税|海关)")
_NATIONAL_ORGAN = re.compile(
    r"^(?:国务院|国家|中共中央|中央|全国|中国人民银行|(?:教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源社会保障|自然资源|生态环境|住房城乡建设|交通运输|水利|农业农村|商务|文化和旅游|应急管理)部)"
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuing organ as printed, and where; the span is None when it stands only in a title or a label."""

    mention: str
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself. Spans index the cleaned text."""

    title: str
    body_title: str | None
    doc_number: str | None
    issuers: tuple[Issuer, ...]
    addressees: tuple[str, ...]
    date_issued: str | None
    date_published: str | None
    level: str
    region: str | None
    genre: str | None
    body_genre: str | None
    topic: str
    warnings: list[str] = field(default_factory=list)


def read_metadata(text: str, front: Front, closing: str, name: str) -> Metadata:
    """The metadata of a cleaned text; `closing` is what follows the body, `name` the file's, a last resort for the title."""
    warnings: list[str] = []
    titles = [title for _, _, title in front.titles]
    lead = next(iter(front.of("lead")), None)
    lead_title = _LEAD_TITLE.search(lead.text) if lead else None
    title = titles[0] if titles else front.labels.get("标题") or (lead_title["title"] if lead_title else "")
    title = re.sub(r"\s+", "", title)
    if not title:
        title = name.rsplit(".", 1)[0]
        warnings.append("no title found; the file's name stands for it")
    title = title.lstrip("。，")
    issued = _ISSUES.search(title)
    body_title = next((t for t in titles[1:] if t != title), None) or (issued["body"].strip("《》") if issued else None)
    doc_number = _doc_number(front)
    issuers = _issuers(text, front, title, closing)
    region = _region([i.mention for i in issuers], title, doc_number)
    if region is None:
        warnings.append("no region found: neither issuer, title nor number names one")
    dates = front.of("date")
    date_issued = iso_date(front.labels.get("成文日期", "")) or _signature_date(closing) or (iso_date(dates[-1].text) if dates else None)
    printed = re.search(rf"({DATE.pattern})\s*印发", closing)
    return Metadata(
        title=title,
        body_title=body_title,
        doc_number=doc_number,
        issuers=issuers,
        addressees=_addressees(front),
        date_issued=date_issued,
        date_published=iso_date(front.labels.get("发布日期", "")) or (iso_date(printed[0]) if printed else None),
        level=_level(region),
        region=region,
        genre=genre(title),
        body_genre=genre(body_title) if body_title else None,
        topic=topic(body_title or title),
        warnings=warnings,
    )


def genre(title: str) -> str | None:
    """The sort of document that a title ends in: 实施意见, 通知; None when it ends in none.

    >>> genre("关于印发《山西省“十四五”清洁生产实施方案》的通知")
    '通知'
    """
    plain = re.sub(r"（[^（）]*）$", "", title).rstrip("》")
    return next((g for g in sorted(GENRES, key=len, reverse=True) if plain.endswith(g)), None)


def topic(title: str) -> str:
    """The matter of a title: without issuer, 关于, place, level words and genre.

    >>> topic("山西省人民政府关于加快建立健全我省绿色低碳循环发展经济体系的实施意见")
    '加快建立健全绿色低碳循环发展经济体系'
    """
    issued = _ISSUES.search(title)
    plain = re.sub(r"（[^（）]*）", "", issued["body"] if issued else title).replace("《", "").replace("》", "")
    plain = re.sub(r"^.*?关于(?:印发)?", "", plain) if "关于" in plain[:40] else plain
    end = genre(plain)
    if end:
        plain = plain[: -len(end)].removesuffix("的")
    plain = re.sub(r"我[国省市区县州]|全[国省市区县州]|“?十[三四五六七]五”?(?:时期|期间)?", "", plain)
    place = re.match(_PLACE, plain)
    while place and regions.find(place[0]):
        plain = plain[place.end() :]
        place = re.match(_PLACE, plain)
    return plain.strip("的“”")


def _doc_number(front: Front) -> str | None:
    label = NUMBER.search(front.labels.get("发文字号", ""))
    lines = front.of("number")
    match = label or (NUMBER.search(lines[0].text) if lines else None)
    return canonical_number(f"{match['organ']}〔{match['year']}〕{match['serial']}号") if match else None


def _issuers(text: str, front: Front, title: str, closing: str) -> tuple[Issuer, ...]:
    """Issuers by the letterhead, else the signature, else the label 发文机关, else the head of the title."""
    number = front.of("number")
    titles = [start for start, _, _ in front.titles]
    first_title = titles[0] if titles else (number[0].start if number else 0)
    heads = [line for line in front.of("organ") if line.start < first_title]
    if heads:
        return tuple(Issuer(line.text, (line.start, line.end)) for line in heads)
    signed = _signature(text, front, closing)
    if signed:
        return signed
    label = front.labels.get("发文机关")
    if label:
        return tuple(Issuer(name, None) for name in re.split(r"[、，；\s]+", label) if name)
    head = _TITLE_ISSUER.match(title)
    if head and ORGAN.fullmatch(head["issuer"]):
        return (Issuer(head["issuer"], None),)
    printed = _PRINTED_BY.search(closing)
    if printed:
        at = len(text) - len(closing) + printed.start("organ")
        return (Issuer(printed["organ"], (at, at + len(printed["organ"]))),)
    return ()


def _signature(text: str, front: Front, closing: str) -> tuple[Issuer, ...]:
    """The organs that sign: short lines right above a date, in the closing or in the notice."""
    offset = len(text) - len(closing)
    rows: list[tuple[int, str]] = []
    for line in closing.split("\n"):
        rows.append((offset, line))
        offset += len(line) + 1
    for lines in (rows, [(line.start, line.text) for line in front.lines]):
        for i, (_, line) in enumerate(lines):
            if not DATE.fullmatch(line.replace(" ", "")):
                continue
            found: list[Issuer] = []
            for start, name in reversed(lines[:i]):
                if not name.strip():
                    continue
                if not ORGAN.fullmatch(name.strip()):
                    break
                found.insert(0, Issuer(name.strip(), (start, start + len(name))))
            if found:
                return tuple(found)
    return ()


def _signature_date(closing: str) -> str | None:
    return next((iso_date(line) for line in closing.split("\n") if DATE.fullmatch(line.replace(" ", ""))), None)


def _addressees(front: Front) -> tuple[str, ...]:
    line = next(iter(front.of("addressees")), None)
    if line is None:
        return ()
    return tuple(part for part in re.split(r"[，；]", line.text.rstrip("：:")) if part)


def _region(issuers: list[str], title: str, doc_number: str | None) -> str | None:
    """The code of the region: of the first issuer, else of the title, else of the province that the number's letter names."""
    for name in [*issuers[:1], title, re.sub(r"^.{0,20}?关于(?:印发)?[《〈]?", "", title)]:
        if _NATIONAL_ORGAN.match(name):
            return _NATION
        code = place_code(name)
        if code:
            return code
    if doc_number:
        if doc_number[0] in _PROVINCE_LETTERS and not _NATIONAL_LETTERS.match(doc_number):
            return _PROVINCE_LETTERS[doc_number[0]]
        if _NATIONAL_LETTERS.match(doc_number):
            return _NATION
    return None


def place_code(name: str) -> str | None:
    """The code of the innermost division that a name begins with: 忻州市忻府区人民政府 -> 140902."""
    code: str | None = None
    rest = name
    while True:
        for match in re.finditer(r"省|市|自治区|特别行政区|自治州|地区|盟|自治旗|旗|自治县|县|区", rest[:14]):
            found = regions.find(rest[: match.end()], within=code)
            if found:
                code, rest = found[0].code, rest[match.end() :]
                break
        else:
            break
    if code is None:
        for length in range(min(6, len(name)), 1, -1):
            found = regions.find(name[:length])
            if found and found[0].level == "province":
                return found[0].code
    return code


def _level(region: str | None) -> str:
    return regions.region(region).level if region else ""
