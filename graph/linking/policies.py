"""Which policy a citation means: by its number, by its title, or, when it is vague, by topic, region and date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph.fragment import Node, Value
from graph.ids import canonical_number, normal_title

# 山西省人民政府办公厅 in 山西省人民政府办公厅关于印发…的通知, after ids.normal_title
_ISSUER = re.compile(r"(.{2,60}?[院府厅室委会局部办署门])(?=关于|印发)")
# 关于印发X的通知, 印发X的通知
_FRAME = re.compile(r"(?:关于)?印发(.+)的通知$")
# （2021—2025年） and （2021年版）, whose brackets and dash ids.normal_title removes
_YEARS = re.compile(r"20\d\d[至到~–]?20\d\d年?|20\d\d年版")
# （试行）, （修订）
_EDITION = re.compile(r"(?:试行|暂行|修订[版稿]?|修正)$")
# 我省 in 加快建立健全我省绿色低碳循环发展经济体系
_OWN_PLACE = re.compile(r"[我全本][国省区市县]")
_NUMBER_YEAR = re.compile(r"〔(\d{4})〕")

LIKE_ENOUGH = 0.85
VAGUE_SCORE = 0.95
VARIANT_SCORE = 0.9


@dataclass(frozen=True, slots=True)
class Citation:
    """Words that name a policy, with what is known of the document `policy` that they stand in."""

    policy: str
    relation: str
    title: str | None
    doc_number: str | None
    cited_as: str
    score: float | None = None
    region: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """The policy that a citation means, how that was found, and how sure it is."""

    policy: str
    method: str
    score: float | None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A policy that a citation may mean."""

    id: str
    number: str | None
    title: str
    other_titles: tuple[str, ...]
    topic: str
    region: str | None
    date: str | None
    is_loaded: bool


@dataclass(frozen=True, slots=True)
class _Wording:
    """A title taken apart: issuer, range of years, and the words that are left."""

    issuer: str
    years: str
    core: str

    def fits(self, other: _Wording) -> bool:
        """Whether both may name one policy: equal words, and no issuer or years that contradict."""
        return (
            self.core == other.core
            and (not self.years or not other.years or self.years == other.years)
            and (_is_short_for(self.issuer, other.issuer) or _is_short_for(other.issuer, self.issuer))
        )


class Register:
    """The loaded and catalogued policies that citations are resolved against, and which region lies in which."""

    def __init__(self, policies: Iterable[Node], regions: Mapping[str, Sequence[str]]) -> None:
        """Index `policies`; `regions` gives for a region's code the codes of those that it directly lies in."""
        self._regions = regions
        self._by_id: dict[str, _Entry] = {}
        self._by_number: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._by_title: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._by_other_title: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._by_core: defaultdict[str, list[tuple[_Entry, _Wording]]] = defaultdict(list)
        self._by_region: defaultdict[str, list[_Entry]] = defaultdict(list)
        for node in sorted(policies, key=lambda node: node.id):
            self._add(_entry(node))

    def _add(self, entry: _Entry) -> None:
        self._by_id[entry.id] = entry
        if entry.number:
            self._by_number[entry.number].append(entry)
        if entry.region and entry.topic:
            self._by_region[entry.region].append(entry)
        wording = _wording(entry.title)
        for title, index in ((entry.title, self._by_title), *((title, self._by_other_title) for title in entry.other_titles)):
            if title:
                index[title].append(entry)
                own = _wording(title)
                self._by_core[own.core].append((entry, _Wording(own.issuer or wording.issuer, own.years, own.core)))

    def numbered(self, citation: Citation) -> _Entry | None:
        """The policy that has the cited number."""
        number = citation.doc_number and canonical_number(citation.doc_number)
        return _best([entry for entry in self._by_number.get(number or "", ()) if entry.id != citation.policy])

    def titled(self, citation: Citation) -> tuple[_Entry, float] | None:
        """The policy that has the cited title, and the score; None when titles of several regions fit equally."""
        title = normal_title(citation.title or "")
        wording = _wording(title)
        worded = [(entry, other) for entry, other in self._by_core.get(wording.core, ()) if wording.core and wording.fits(other)]
        tiers: tuple[tuple[Sequence[_Entry], float], ...] = (
            (self._by_title.get(title, ()), 1.0),
            (self._by_other_title.get(title, ()), 1.0),
            ([entry for entry, other in worded if wording.issuer and other.issuer], VARIANT_SCORE),
            ([entry for entry, _ in worded], VARIANT_SCORE),
        )
        for entries, score in tiers:
            # a number that is not the cited one belongs to another document
            fitting = [entry for entry in entries if entry.id != citation.policy and not (citation.doc_number and entry.number)]
            if fitting:
                best = _best(fitting) if len({entry.region for entry in fitting}) == 1 else None
                return (best, score) if best else None
        return None

    def related(self, citation: Citation) -> tuple[_Entry, float] | None:
        """The policy of the nearest ancestor region on the cited topic, no later than the citing one, and the likeness of topics."""
        topic = _topic(citation.title)
        for region in self._ancestors(citation.region):
            likeness = {
                entry: SequenceMatcher(None, topic, entry.topic, autojunk=False).ratio()
                for entry in self._by_region.get(region, ())
                if entry.id != citation.policy and is_not_later(entry.date, citation.date)
            }
            close = [entry for entry, ratio in likeness.items() if ratio >= LIKE_ENOUGH and ratio == max(likeness.values())]
            best = _best(close)
            if best:
                return best, likeness[best]
        return None

    def known(self, citation: Citation) -> _Entry | None:
        """The policy whose id is that of the citation itself."""
        return self._by_id.get(citation.cited_as)

    def _ancestors(self, region: str | None) -> list[str]:
        """Codes of the regions that hold `region`, the nearest first."""
        return [code for layer in layers(region, self._regions) for code in sorted(layer)] if region else []


def layers(region: str, regions: Mapping[str, Sequence[str]]) -> Iterator[set[str]]:
    """Codes of the regions that hold `region`, level by level, the nearest first; `regions` gives what each directly lies in.

    140902 -> {140900}, {140000}, {100000}
    """
    seen = {region}
    layer = {region}
    while layer := {parent for code in layer for parent in regions.get(code, ())} - seen:
        seen |= layer
        yield layer


def resolve(citation: Citation, policies: Register) -> Resolution:
    """The policy that the citation means; the one that it names by itself, not loaded, when none is known (a vague one names none: `unresolved`).

    Never the citing policy. `cited-number` and `cited-title` name a policy outright (score 1.0; 0.9 when issuer, frame,
    years or edition of the titles had to be put aside); `topic-and-region` answers a vague citation (at most 0.95).
    """
    if citation.relation == "vague":
        if related := policies.related(citation):
            return Resolution(related[0].id, "topic-and-region", round(VAGUE_SCORE * related[1], 4))
    elif known := policies.known(citation):
        return Resolution(known.id, "cited-number" if citation.doc_number else "cited-title", 1.0)
    elif numbered := policies.numbered(citation):
        return Resolution(numbered.id, "cited-number", 1.0)
    elif titled := policies.titled(citation):
        return Resolution(titled[0].id, "cited-title", titled[1])
    method = "unresolved" if citation.relation == "vague" else "cited-number" if citation.doc_number else "cited-title"
    return Resolution(citation.cited_as, method, citation.score)


def names_itself(citation: Citation, policy: Node) -> bool:
    """Whether the citation names the document that it stands in, which is no citation."""
    number, title = _text(policy.fields.get("doc_number")), _text(policy.fields.get("title"))
    if citation.cited_as == policy.id:
        return True
    if citation.doc_number:
        return canonical_number(citation.doc_number) == canonical_number(number)
    return citation.relation != "vague" and bool(title) and normal_title(citation.title or "") == normal_title(title)


def policy_date(policy: Node) -> str | None:
    """The date that the policy was issued, or the year of its number."""
    date = _text(policy.fields.get("date_issued"))
    year = _NUMBER_YEAR.search(canonical_number(_text(policy.fields.get("doc_number"))))
    return date or (year[1] if year else None)


def _entry(policy: Node) -> _Entry:
    fields = policy.fields
    return _Entry(
        id=policy.id,
        number=canonical_number(_text(fields.get("doc_number"))) or None,
        title=normal_title(_text(fields.get("title"))),
        other_titles=tuple(normal_title(title) for title in (_text(fields.get("body_title")), *_texts(fields.get("aliases"))) if title),
        topic=_topic(_text(fields.get("topic"))),
        region=_text(fields.get("region")) or None,
        date=policy_date(policy),
        is_loaded=fields.get("presence") == "loaded",
    )


def _best(entries: Sequence[_Entry]) -> _Entry | None:
    """A loaded policy rather than a catalogued one, then the latest, then the smallest id."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return max(by_id, key=lambda entry: (entry.is_loaded, entry.date or ""), default=None)


def _wording(title: str) -> _Wording:
    """A normal title taken apart."""
    issuer = _ISSUER.match(title)
    rest = title[issuer.end() :] if issuer else title
    rest = _FRAME.sub(r"\1", rest)
    years = _YEARS.search(rest)
    rest = _EDITION.sub("", _YEARS.sub("", rest, count=1))
    return _Wording(issuer[1] if issuer else "", years[0] if years else "", rest.removeprefix("关于"))


def _is_short_for(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in the same order: 省政府 in 山西省人民政府."""
    rest = iter(full)
    return all(character in rest for character in short)


def _topic(words: str | None) -> str:
    return _OWN_PLACE.sub("", normal_title(words or "")).removeprefix("关于")


def is_not_later(date: str | None, limit: str | None) -> bool:
    """Whether `date` is not after `limit`, as far as both are known: by day, or by year when one is a year only."""
    length = min(len(date or ""), len(limit or ""))
    return (date or "")[:length] <= (limit or "")[:length]


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Value) -> list[str]:
    return value if isinstance(value, list) else []
