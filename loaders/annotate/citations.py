"""Citations: the documents that a provision names, and in which role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.ids import canonical_number, normal_title
from loaders.annotate.facts import Citation
from loaders.annotate.headings import nature
from loaders.structure.front import GENRE, NUMBER
from loaders.structure.metadata import Metadata
from loaders.structure.outline import Provision

RULE = "citations/1"

_TITLE = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》){2,120})》")
_NUMBER_AFTER = re.compile(rf"\s*（\s*{NUMBER.pattern}[^（）]{{0,20}}）")
# 《山西生态省建设规划纲要》（以下简称《纲要》）
_ALIAS = re.compile(r"（以下(?:简称|称)[《“]?(?P<alias>[^《》“”（）]{1,30})[》”]?）")
_ALIAS_INSIDE = re.compile(r"以下(?:简称|称)[《“]?(?P<alias>[^《》“”（）]{1,30})[》”]?")  # （晋发〔2021〕3号，以下简称《意见》）
# 省、市关于加快建立健全绿色低碳循环发展经济体系相关文件精神
_VAGUE = re.compile(
    r"(?:党中央、国务院|国家|中央|省委、省政府|省|市委、市政府|市|自治区|上级)(?:(?:、|和|及)(?:国家|省|市|县|区|自治区))*关于(?P<topic>[^，。；《》]{4,60}?)(?:的)?(?:相关|有关|系列)?(?:文件|政策|部署|决策部署|工作)?(?:文件)?(?:精神|要求|部署)"
)

# What stands before a title in the same sentence gives its role; first match wins. Each with an example.
_PLANNED = re.compile(
    r"(?:研究|加快|尽快|抓紧|适时|启动|组织|年底前|前)?(?:制定|制订|编制|起草|出台|制修订|研究出台|拟定)(?:出台|印发|实施|并实施|发布|完善|落实)*$"
)  # 研究制定《…》
_PAST = re.compile(r"(?:已|已经|先后|相继|近年来|构建了|以来|陆续)")  # 出台《…》等政策法规，构建了…
_IMPLEMENTS = re.compile(r"(?:贯彻|落实|执行|实施|推进|推动|按照|根据|依据|依照)")  # 为贯彻落实《…》
_BASIS = re.compile(
    r"(?:按照|依据|根据|依照|遵照|遵守|执行|落实|贯彻|实施|符合|对照|参照|以|纳入|满足)[^，。；《》]{0,12}$"
)  # 严格落实《农用膜管理办法》
_BRACKETED_YEAR = re.compile(r"[〔\[（(【{]\s*(?:19|20)\d{2}\s*[〕\]）)】}]")
# What stands before the letters of a number: 按照|国办发〔2016〕8号
_NO_LETTERS = re.compile(r"^.*(?:按照|根据|依据|依照|落实|执行|贯彻|实施|参照|遵照|符合|[^\u4e00-\u9fff]|[见和及与以])", re.DOTALL)
_JOINED = re.compile(r"^[、和及与以]*$|^等?[、和及与]+$")


def find_citations(text: str, provisions: Sequence[Provision], metadata: Metadata) -> list[Citation]:
    """Every naming of another document in the provisions' own words, in document order; the own title and its aliases are none."""
    own = {normal_title(t) for t in (metadata.title, metadata.body_title) if t}
    own |= {normal_title(t).split("关于印发")[-1].removesuffix("的通知") for t in (metadata.title,)}
    aliases: dict[str, Citation | None] = {}
    annexes = {
        normal_title(p.heading) for p in provisions if p.kind in ("annex", "item") and any(q.kind == "annex" for q in p.up()) and p.heading
    }
    found: list[Citation] = []
    first_numbered = next((p.start for p in provisions if p.number), len(text))
    for provision in provisions:
        if provision.kind in ("header", "lead", "annex", "closing"):
            continue
        opening = provision.kind in ("preamble", "preface") and provision.start < first_numbered
        start, end = provision.start, provision.text_end
        named = _titles(text, start, end, provision, opening, own | annexes, aliases)
        found += named
        found += _bare_numbers(text, start, end, provision, opening, named, metadata)
        found += _vague(text, start, end, provision)
    return sorted(found, key=lambda c: c.start)


def _titles(
    text: str,
    start: int,
    end: int,
    provision: Provision,
    opening: bool,
    own: set[str],
    aliases: dict[str, Citation | None],
) -> list[Citation]:
    out: list[Citation] = []
    before: Citation | None = None
    for match in _TITLE.finditer(text, start, end):
        title = match["title"].replace("\n", "")
        key = normal_title(title)
        number = _NUMBER_AFTER.match(text, match.end(), end)
        doc_number = canonical_number(f"{number['organ']}〔{number['year']}〕{number['serial']}号") if number else None
        stop = number.end() if number else match.end()
        alias = _ALIAS.match(text, stop, end) or (_ALIAS_INSIDE.search(number[0]) if number else None)
        is_own = doc_number is None and _is_one_of(key, own)
        if is_own or (key in aliases and aliases[key] is None):
            if alias:
                aliases[normal_title(alias["alias"])] = None
            continue
        known = aliases.get(key)
        if known is None and len(key) <= 4 and GENRE.fullmatch(key):  # 《方案》 without an explanation is the document itself
            continue
        joined = before is not None and bool(_JOINED.match(text[before.end : match.start()]))
        relation = before.relation if joined and before else _relation(text, start, match.start(), opening, provision)
        citation = Citation(
            provision,
            match.start(),
            stop,
            text[match.start() : stop].replace("\n", ""),
            known.title if known else title,
            known.doc_number if known else doc_number,
            relation,
        )
        if alias:
            aliases[normal_title(alias["alias"])] = citation
        out.append(citation)
        before = citation
    return out


def _is_one_of(title: str, own: set[str]) -> bool:
    """Whether a title is the document's own, or a part of it or longer than it."""
    return any(title == one or (len(title) >= 8 and (title in one or one in title)) for one in own)


def _relation(text: str, start: int, at: int, opening: bool, provision: Provision) -> str:
    """The role of a title that begins at `at`, from the words before it in its sentence."""
    sentence = max(text.rfind(stop, start, at) for stop in "。；\n") + 1
    words = text[max(sentence, start) : at]
    if opening and _IMPLEMENTS.search(words):
        return "implements"
    if _PLANNED.search(words):
        done = opening or nature(provision) == "background" or _PAST.search(words) or _is_background(text, start, at)
        return "mention" if done else "planned"
    return "basis" if _BASIS.search(words) else "mention"


def _is_background(text: str, start: int, at: int) -> bool:
    """Whether a sentence tells what has been done: …出台《…》等政策法规，构建了…, …制度，…不断夯实."""
    stop = min((i for i in (text.find(c, at) for c in "。；") if i >= 0), default=len(text))
    return bool(re.search(r"构建了|形成了|建立了|取得|不断(?:夯实|完善|提升)|基础.{0,4}夯实", text[at:stop]))


def _bare_numbers(
    text: str, start: int, end: int, provision: Provision, opening: bool, found: list[Citation], metadata: Metadata
) -> list[Citation]:
    """Document numbers that stand without a title: 按照国办发〔2016〕8号文件要求."""
    out = []
    for year in _BRACKETED_YEAR.finditer(text, start, end):
        before = text[max(start, year.start() - 10) : year.start()]
        letters = _NO_LETTERS.sub("", before)
        match = NUMBER.match(text, year.start() - len(letters), end) if len(letters) >= 2 else None
        if not match or any(c.start < match.end() and match.start() < c.end for c in found):
            continue
        number = canonical_number(f"{match['organ']}〔{match['year']}〕{match['serial']}号")
        if number != metadata.doc_number:
            at = match.start()
            out.append(
                Citation(provision, at, match.end(), text[at : match.end()], None, number, _relation(text, start, at, opening, provision))
            )
    return out


def _vague(text: str, start: int, end: int, provision: Provision) -> list[Citation]:
    """Documents that are named by level and matter only."""
    if text.find("关于", start, end) < 0:
        return []
    return [
        Citation(provision, match.start(), match.end(), match[0].replace("\n", ""), match["topic"].replace("\n", ""), None, "vague")
        for match in _VAGUE.finditer(text, start, end)
        if "《" not in match[0]
    ]
