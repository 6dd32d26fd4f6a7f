"""Metadata: title, 发文字号, issuers, dates, addressees, level, region, genre, from the front matter and the signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.ids import canonical_number
from loaders.front import GENRES, NUMBER, ORGAN, Front
from loaders.numerals import DATE, iso_date
from loaders.places import region_of
from loaders.reference import regions
from loaders.titles import genre, issued_title, topic

# 山西省人民政府关于…, 国务院办公厅印发…, 上饶市人民政府印发关于…
_TITLE_ISSUER = re.compile(r"^(?P<issuer>[\u4e00-\u9fff（） ]{2,60}?)(?=关于|印发|转发|批转|办公[厅室]关于)")
# in a news lead: 山西省忻州市忻府区人民政府关于…的实施方案指出
_LEAD_TITLE = re.compile(
    rf"(?P<title>[\u4e00-\u9fff]{{2,30}}?(?:人民政府|委员会|[厅局委部院])(?:办公[厅室])?(?:印发)?关于.{{4,80}}?(?:{'|'.join(GENRES)}))(?=指出|提出|明确|要求|印发|》|，|。)"
)
# 大连市发展和改革委员会办公室 2021年5月10日印发: the office prints what its organ issues
_PRINTED_BY = re.compile(rf"(?P<organ>[\u4e00-\u9fff]{{4,24}}?(?:委员会|[厅局]))办公室\s*{DATE.pattern}\s*印发")


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
    level: str | None
    region: str | None
    genre: str | None
    body_genre: str | None
    topic: str
    warnings: list[str] = field(default_factory=list)


def read_metadata(text: str, front: Front, closing: str, name: str) -> Metadata:
    """The metadata of a cleaned text; `closing` is what follows the body, `name` the file's, a last resort for the title."""
    warnings: list[str] = []
    titles = [title for _, _, title in front.titles]
    title = _title(front, titles)
    if not title:
        title = name.rsplit(".", 1)[0]
        warnings.append("no title found; the file's name stands for it")
    title = title.lstrip("。，")
    issued = issued_title(title)
    body_title = next((t for t in titles[1:] if t != title), None) or (issued.strip("《》") if issued else None)
    doc_number = _doc_number(front)
    issuers = _issuers(text, front, title, closing)
    region = region_of([i.mention for i in issuers], title, doc_number)
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
        level=regions.region(region).level if region else None,
        region=region,
        genre=genre(title),
        body_genre=genre(body_title) if body_title else None,
        topic=topic(body_title or title),
        warnings=warnings,
    )


def _title(front: Front, titles: list[str]) -> str:
    """The first title, else that of the index table, else the one that a news lead tells; empty when there is none."""
    lead = next(iter(front.of("lead")), None)
    told = _LEAD_TITLE.search(lead.text) if lead else None
    title = titles[0] if titles else front.labels.get("标题") or (told["title"] if told else "")
    return re.sub(r"\s+", "", title)


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
