"""Citations: the documents that a provision names, and in which role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.annotate.facts import Citation
from loaders.annotate.headings import nature
from loaders.annotate.own_names import OwnNames
from loaders.annotate.printed_names import PrintedName, read_numbers, read_titles
from loaders.annotate.relations import Naming, effect_of, relation_of
from loaders.reference.cited_genres import is_genre_alone, names_policy
from loaders.structure.metadata import Metadata
from loaders.structure.outline import Provision

RULE = "citations/2"

_SILENT_KINDS = ("header", "lead", "annex", "closing")
# 省、市关于加快建立健全绿色低碳循环发展经济体系相关文件精神
_VAGUE = re.compile(
    r"(?:党中央、国务院|国家|中央|省委、省政府|省|市委、市政府|市|自治区|上级)(?:(?:、|和|及)(?:国家|省|市|县|区|自治区))*"
    r"关于(?P<topic>[^，。；《》]{4,60}?)的?(?:相关|有关|系列)?(?:文件|政策|工作)?(?:精神|要求|(?:重大|重要|战略|决策)*部署)"
)
_JOINED = re.compile(r"^[、和及与以]*$|^等?[、和及与]+$")
# The document itself as what the opening makes: 现将《…》印发给你们, 特制定《…》, 《…》已经同意，现印发给你们
_MADE = re.compile(r"(?:现将|制定|制订|编制|起草|修编|修订|拟定|印发)(?:了|的)?$")
_MADE_BEFORE = re.compile(r"已|先后|相继|近年来|以来|陆续")
_ISSUED_AFTER = re.compile(r"^[^。；《》]{0,40}?现(?:予?印发|予以?|转发|批转)")
_FOLLOWED = re.compile(r"(?:根据|依据|依照|按照|遵照|贯彻|落实)[^，]*$")
_REACH = 400  # characters of a sentence that are looked at on either side of a name


@dataclass(frozen=True, slots=True)
class _Place:
    """A provision's words, [start, end) in `text`, with what its place says of the documents named there."""

    provision: Provision
    text: str
    start: int
    end: int
    opening: bool
    own_title: str

    def around(self, name: PrintedName) -> tuple[str, str]:
        """The words of its sentence before and behind a name."""
        begin = max(self.text.rfind(mark, self.start, name.start) for mark in "。；\n") + 1
        ends = (self.text.find(mark, name.stop, self.end) for mark in "。；\n")
        end = min((at for at in ends if at >= 0), default=self.end)
        return self.text[max(begin, self.start, name.start - _REACH) : name.start], self.text[name.stop : min(end, name.stop + _REACH)]

    def follows(self, name: PrintedName, before: int) -> bool:
        """Whether a name stands in one row with that which ends at `before`: 《…》和《…》."""
        return bool(_JOINED.match(self.text[before : name.start]))

    def cite(self, name: PrintedName, known: Citation | None = None) -> Citation:
        """The citation that a name makes; `known` is what a short name stands for."""
        before, after = self.around(name)
        article = self.provision.kind == "article" and self.provision.number == "一"
        background = nature(self.provision) == "background"
        naming = Naming(name.title or "", before, after, self.opening, article, background, bool(name.number))
        return Citation(
            self.provision,
            name.start,
            name.stop,
            self.text[name.start : name.stop].replace("\n", ""),
            known.title if known else name.title,
            known.doc_number if known else name.number,
            relation_of(naming, self.own_title),
            effect_of(before, after),
        )


@dataclass(slots=True)
class _Reading:
    """What is known so far: the document's own names, where the last of them ended, and the short names that were given; None stands for
    the document itself."""

    own: OwnNames
    own_number: str | None
    own_end: int = 0
    short_names: dict[str, Citation | None] = field(default_factory=dict)

    def is_own(self, name: PrintedName, place: _Place) -> bool:
        """Whether a name is the document's own; in the opening also one in a row with it: five plans that one notice issues."""
        if self.short_names.get(name.key, name) is None:
            return True
        if name.number not in (None, self.own_number):
            return False
        in_row = place.opening and place.follows(name, self.own_end)
        return in_row or self.own.hold(name.title or "", place.around(name)[0]) or _is_made_here(name, place)


def find_citations(text: str, provisions: Sequence[Provision], metadata: Metadata) -> list[Citation]:
    """Every naming of another document in the provisions' own words, in document order; the own title and its short names are none."""
    reading = _Reading(OwnNames(metadata, provisions), metadata.doc_number)
    own_title = f"{metadata.title}{metadata.body_title or ''}"
    first_numbered = next((p.start for p in provisions if p.number), len(text))
    found: list[Citation] = []
    for provision in provisions:
        if provision.kind in _SILENT_KINDS:
            continue
        opening = provision.kind in ("preamble", "preface") and provision.start < first_numbered
        place = _Place(provision, text, provision.start, provision.text_end, opening, own_title)
        named = list(_titled(place, reading))
        found += named
        found += _numbered(place, named, metadata.doc_number)
        found += _vague(place)
    return sorted(found, key=lambda c: c.start)


def _titled(place: _Place, reading: _Reading) -> Iterator[Citation]:
    """The documents that are named by title; what follows in a row has the role of what stands before it."""
    last: Citation | None = None
    for name in read_titles(place.text, place.start, place.end):
        if reading.is_own(name, place):
            reading.own_end = name.stop
            if name.short_name:
                reading.short_names[name.short_name] = None
            continue
        known = reading.short_names.get(name.key)
        if not known and (name.annexed or not _is_policy(name)):
            continue
        citation = place.cite(name, known)
        if last and citation.relation == "mention" and place.follows(name, last.end):
            citation.relation = last.relation
        if name.short_name:
            reading.short_names[name.short_name] = citation
        yield citation
        last = citation


def _is_policy(name: PrintedName) -> bool:
    """Whether a name is that of a policy: it has a number or a genre, and is no genre alone, which stands for the document itself."""
    return not is_genre_alone(name.key) and (bool(name.number) or names_policy(name.title or ""))


def _is_made_here(name: PrintedName, place: _Place) -> bool:
    """Whether the opening says that the document itself bears the name: 现将《…》印发给你们."""
    if not place.opening:
        return False
    before, after = place.around(name)
    is_issued = bool(_ISSUED_AFTER.match(after)) and not _FOLLOWED.search(before)
    return is_issued or (bool(_MADE.search(before)) and not _MADE_BEFORE.search(before))


def _numbered(place: _Place, found: Sequence[Citation], own_number: str | None) -> Iterator[Citation]:
    """The documents that are named by number alone."""
    for name in read_numbers(place.text, place.start, place.end):
        if name.number != own_number and not any(c.start < name.stop and name.start < c.end for c in found):
            yield place.cite(name)


def _vague(place: _Place) -> Iterator[Citation]:
    """Documents that are named by level and matter only."""
    if place.text.find("关于", place.start, place.end) < 0:
        return
    for match in _VAGUE.finditer(place.text, place.start, place.end):
        yield Citation(place.provision, *match.span(), match[0].replace("\n", ""), match["topic"].replace("\n", ""), None, "vague", None)
