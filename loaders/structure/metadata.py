"""Metadata: title, 发文字号, issuers, dates, addressees, level, region, genre, from the front matter and the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.ids import canonical_number
from loaders.names.issuers import ORGAN, split_organs
from loaders.names.numerals import DATE, iso_date
from loaders.names.places import Found, region_of
from loaders.reference import regions
from loaders.structure.front import GENRES, NUMBER, NUMBER_IN_TITLE, ORDER, Front, FrontLine, bare_title
from loaders.structure.titles import genre, issued_title, no_policy, topic

# 山西省人民政府关于…, 国务院办公厅印发…, 上饶市人民政府印发关于…, 中共青海省委、青海省人民政府贯彻落实…
_TITLE_ISSUER = re.compile(r"^(?P<issuer>[\u4e00-\u9fff（）、 ]{2,80}?)(?=关于|印发|转发|批转|贯彻落实)")
# in a news lead: 山西省忻州市忻府区人民政府关于…的实施方案指出
_LEAD_TITLE = re.compile(
    rf"(?P<title>[\u4e00-\u9fff]{{2,30}}?(?:人民政府|委员会|[厅局委部院])(?:办公[厅室])?(?:印发)?关于.{{4,80}}?(?:{'|'.join(GENRES)}))(?=指出|提出|明确|要求|印发|》|，|。)"
)
# 近日，中共中央、国务院印发了《扩大内需战略规划纲要》
_LEAD_ISSUER = re.compile(r"(?:近日|日前)，(?P<organs>[\u4e00-\u9fff、]{2,40}?)(?:联合)?(?:印发|发布)了?《")
# 大连市发展和改革委员会办公室 2021年5月10日印发: the office prints what its organ issues
_PRINTED_BY = re.compile(rf"(?P<organ>[\u4e00-\u9fff]{{4,24}}?(?:委员会|[厅局]))办公室\s*{DATE.pattern}\s*印发")
# 第十三届全国人民代表大会常务委员会第十五次会议通过; 中华人民共和国国务院令第746号公布
_PASSED_BY = re.compile(
    rf"{DATE.pattern}(?P<organ>[\u4e00-\u9fff]{{2,40}}?(?:人民代表大会常务委员会|人民代表大会|国务院|人民政府))(?=第|令|公布|发布|常务会议|办公会议)"
)
_CONGRESS = re.compile(r"第[一二三四五六七八九十]+届(?=全国|人民代表大会)")
# ——2026年1月26日在广东省第十四届人民代表大会第五次会议上
_REPORT = re.compile(rf"{DATE.pattern}在(?P<place>[\u4e00-\u9fff]{{2,20}}?)(?=第[一二三四五六七八九十]+届)")
_OPENING = 200  # characters
_VAGUE = re.compile(r"相关|有关")  # 发布机构：市相关部门
_FORWARDS = re.compile(r"^[^《》]{2,30}?(?:转发|批转)")  # 国务院办公厅转发国家地震局关于…的通知
_NOTICE = re.compile(r"通知$")  # of a plan whose title a portal prints above its notice
_MONTH = re.compile(r"\d{4}年\d{1,2}月")  # below the issuer on a cover
_EFFECTIVE = re.compile(rf"自\s*(?P<date>{DATE.pattern})\s*起\s*(?:施行|实施|执行)")


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
    date_effective: str | None
    level: str | None
    region: str | None
    genre: str | None
    body_genre: str | None
    topic: str
    opening: str | None = None
    """The first words of a document without a title, which tell it from others that have none."""
    warnings: list[str] = field(default_factory=list)


def read_metadata(text: str, front: Front, closing: str, name: str) -> Metadata:
    """The metadata of a cleaned text; `closing` is what it ends in after the body, `name` the file's, a last resort for title and region."""
    warnings: list[str] = []
    stem = name.rsplit(".", 1)[0]
    title = _title(front) or front.unsure or ""
    opening = None if title else text.strip()[:_OPENING].encode("utf-8", "replace").decode()  # a lone surrogate cannot be written
    if not title:
        title = re.sub(r"^\d+\s*[、.．_]\s*", "", stem) or stem
        warnings.append("no title found; the file's name stands for it")
    if look := no_policy(title):
        warnings.append(f"it looks like {look}, no policy: {title[:40]}")
    issued = issued_title(title)
    titles = [one for _, _, one in front.titles]
    body_title = next((t for t in titles[1:] if t != title), None) or (issued.strip("《》") if issued else None)
    doc_number = _doc_number(front)
    issuers = _issuers(text, front, title, closing)
    addressees = _addressees(front)
    region = _region(issuers, title, body_title, addressees, doc_number, text, stem)
    if region is None:
        warnings.append("no region found: neither issuer, title nor number names one")
    elif region.by in ("text", "name"):
        warnings.append(
            f"region {regions.region(region.code).name} by {'the words of the text' if region.by == 'text' else 'the name of the file'} alone"
        )
    return Metadata(
        title=title,
        body_title=body_title,
        doc_number=doc_number,
        issuers=issuers,
        addressees=addressees,
        date_issued=_date_issued(front, closing),
        date_published=_date_published(front, closing),
        date_effective=_date_effective(front, text),
        level=regions.region(region.code).level if region else None,
        region=region.code if region else None,
        genre=genre(title),
        body_genre=genre(body_title) if body_title else None,
        topic=topic(body_title or title),
        opening=opening,
        warnings=warnings,
    )


def _title(front: Front) -> str:
    """The title: of the index table where that is whole, else the first in the text, else that of a news lead."""
    labelled = bare_title(front.labels.get("标题", ""))
    titles = [title for _, _, title in front.titles]
    first = titles[0] if titles else ""
    first = next((title for title in titles[1:3] if _names_more(title, first)), first)
    if labelled and (not first or first in labelled or genre(labelled)):
        return labelled
    if first:
        return first
    lead = next(iter(front.of("lead")), None)
    found = _LEAD_TITLE.search(lead.text) if lead else None
    return found["title"] if found else ""


def _names_more(title: str, first: str) -> bool:
    """Whether a title is that of the notice of the plan that stands first, or the first with its issuers."""
    return bool(_NOTICE.search(title) and first.strip("《》") in title) or (title.endswith(first) and bool(_of_title(title)))


def _doc_number(front: Front) -> str | None:
    """The number: of the index table, else of a line of its own, else of the order that issues the document."""
    labelled = front.labels.get("发文字号", "")
    in_titles = (match[0] for line in front.of("title") if (match := NUMBER_IN_TITLE.search(line.text)))
    for words in (labelled, *(line.text for line in front.of("number")), *in_titles):
        if match := NUMBER.search(words):
            return canonical_number(f"{match['organ']}〔{match['year']}〕{match['serial']}号")
    passed = "".join(line.text for line in front.of("passed"))
    for words in (labelled, "".join(line.text for line in front.of("order")), passed):
        if order := ORDER.search(words):
            return f"{re.sub(r'^.*日', '', order['organ'])}令第{order['serial']}号"
    return None


def _issuers(text: str, front: Front, title: str, closing: str) -> tuple[Issuer, ...]:
    """Issuers by the letterhead, else the signature, else the order, the label 发文机关, the head of the title, how it was passed."""
    number = front.of("number")
    titles = [start for start, _, _ in front.titles]
    first_title = titles[0] if titles else (number[0].start if number else 0)
    heads = [line for line in front.of("organ") if line.start < first_title]
    if heads:
        return _spanned((line.start, line.text) for line in heads)
    titled, signed = _of_title(title), _signature(text, front, closing)
    if titled and (_FORWARDS.search(title) or {one.mention for one in signed} < {one.mention for one in titled}):
        return titled  # what is forwarded is signed by another; of several that sign not all may be seen
    return (
        signed
        or _letterhead(front)
        or _order(front)
        or titled
        or _unspanned(re.sub(r"（[^（）]*）", "", front.labels.get("发文机关", "")))
        or _passed(front)
        or _of_lead(front)
        or _printed(text, closing)
        or _of_report(front)
    )


def _spanned(lines: Iterable[tuple[int, str]]) -> tuple[Issuer, ...]:
    """The organs of lines (start, text), each with its span."""
    out = []
    for start, line in lines:
        for name in split_organs(line):
            at = start + line.find(name)
            out.append(Issuer(name, (at, at + len(name))))
    return tuple(out)


def _unspanned(names: str) -> tuple[Issuer, ...]:
    return tuple(Issuer(name, None) for name in split_organs(names) if len(name) > 1 and not _VAGUE.search(name))


def _letterhead(front: Front) -> tuple[Issuer, ...]:
    for line in front.of("letterhead"):
        name = re.sub(r"文\s*件$", "", line.text)
        if ORGAN.fullmatch(name):
            return _spanned([(line.start, name)])
    return ()


def _order(front: Front) -> tuple[Issuer, ...]:
    for line in front.of("order"):
        name = re.sub(r"令.*$", "", line.text)
        if len(name) > 2 and (ORGAN.fullmatch(name) or name.endswith(("部", "国务院"))):
            return _spanned([(line.start, name)])
    return ()


def _of_title(title: str) -> tuple[Issuer, ...]:
    head = _TITLE_ISSUER.match(title)
    if not head:
        return ()
    names = split_organs(head["issuer"])
    return tuple(Issuer(name, None) for name in names) if all(ORGAN.fullmatch(name) or name.endswith("党组") for name in names) else ()


def _passed(front: Front) -> tuple[Issuer, ...]:
    for line in front.of("passed"):
        if found := _PASSED_BY.search(line.text):
            return (Issuer(_CONGRESS.sub("", found["organ"]), None),)
    return ()


def _of_lead(front: Front) -> tuple[Issuer, ...]:
    """The organs that a news lead says to have issued it: 近日，中共中央、国务院印发了《…》."""
    for line in front.of("lead"):
        if found := _LEAD_ISSUER.search(line.text):
            return _unspanned(re.sub(r"联合|会同|等$", "、", found["organs"]))
    return ()


def _printed(text: str, closing: str) -> tuple[Issuer, ...]:
    printed = _PRINTED_BY.search(closing)
    if not printed:
        return ()
    at = len(text) - len(closing) + printed.start("organ")
    return (Issuer(printed["organ"], (at, at + len(printed["organ"]))),)


def _of_report(front: Front) -> tuple[Issuer, ...]:
    """The government that reports to a congress: 广东省人民政府 of 在广东省第十四届人民代表大会."""
    report = _report(front)
    return (Issuer(f"{report['place']}人民政府", None),) if report else ()


def _report(front: Front) -> re.Match[str] | None:
    words = "".join(line.text for line in front.lines if line.kind in ("title", "passed", "prose", "organ"))[:200]
    return _REPORT.search(words) if "工作报告" in words else None


def _signature(text: str, front: Front, closing: str) -> tuple[Issuer, ...]:
    """The organs that sign: short lines right above a date, in the closing or in the notice."""
    offset = len(text) - len(closing)
    rows: list[tuple[int, str]] = []
    for line in closing.split("\n"):
        rows.append((offset, line))
        offset += len(line) + 1
    for lines in (rows, [(line.start, line.text) for line in front.lines]):
        for i, (_, line) in enumerate(lines):
            if not (DATE.fullmatch(line.replace(" ", "")) or (lines is not rows and _MONTH.fullmatch(line))):
                continue
            found: list[tuple[int, str]] = []
            for start, name in reversed(lines[:i]):
                if not name.strip():
                    continue
                if not all(ORGAN.fullmatch(one) for one in split_organs(name.strip())):
                    break
                found.insert(0, (start, name))
            if found:
                return _spanned(found)
    return ()


def _date_issued(front: Front, closing: str) -> str | None:
    """成文日期: of the index table, the signature, a line of its own, the congress that was reported to, or the passing of a law."""
    dates = front.of("date")
    report = _report(front)
    passed = front.of("passed")
    return (
        iso_date(front.labels.get("成文日期", ""))
        or next((iso_date(line) for line in closing.split("\n") if DATE.fullmatch(line.replace(" ", ""))), None)
        or next((made for line in reversed(dates) if (made := iso_date(line.text))), None)
        or (iso_date(report[0]) if report else None)
        or _date_passed(passed)
    )


def _date_passed(passed: Sequence[FrontLine]) -> str | None:
    """The last date on which it was passed, revised or made public; that of coming into force is another."""
    found = [match for line in passed for match in re.finditer(rf"(?P<date>{DATE.pattern})(?P<words>[^0-9]*(?:第\d+[^0-9]*)*)", line.text)]
    made = [match["date"] for match in found if not re.match(r"[起]?(?:施行|实施)", match["words"])]
    return iso_date(made[-1]) if made else None


def _date_published(front: Front, closing: str) -> str | None:
    printed = re.search(rf"({DATE.pattern})\s*印发", closing)
    portal = next((iso_date(line.text) for line in front.of("portal") if line.text.startswith("发布")), None)
    return iso_date(front.labels.get("发布日期", "")) or (iso_date(printed[0]) if printed else None) or portal


def _date_effective(front: Front, text: str) -> str | None:
    """施行日期: of the index table, or of 自…起施行, the last in the text: that of the final provisions."""
    found = [match["date"] for match in _EFFECTIVE.finditer(text)]
    return iso_date(front.labels.get("施行日期", "")) or (iso_date(found[-1]) if found else None)


def _addressees(front: Front) -> tuple[str, ...]:
    line = next(iter(front.of("addressees")), None)
    if line is None:
        return ()
    return tuple(part for part in re.split(r"[，；]", line.text.rstrip("：:")) if part)


def _region(
    issuers: tuple[Issuer, ...],
    title: str,
    body_title: str | None,
    addressees: tuple[str, ...],
    doc_number: str | None,
    text: str,
    name: str,
) -> Found | None:
    names = [issuer.mention for issuer in issuers]
    return region_of(names, title, addressees, doc_number, text, name) or (
        region_of([], body_title, (), None, "", "") if body_title else None
    )
