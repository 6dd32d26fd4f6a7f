"""Which policy a citation means: by its number, by its title, or, when it is vague, by topic, region and date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from graph.fragment import Node, Value
from graph.ids import canonical_number, normal_title
from graph.linking.titles import Names, Wording, is_misspelt, read_title, skeleton, spell, without_own_place

_NUMBER_YEAR = re.compile(r"〔(\d{4})〕")

LIKE_ENOUGH = 0.85
VAGUE_SCORE = 0.95
EXACT_SCORE = 1.0
VARIANT_SCORE = 0.9
MISSPELT_SCORE = 0.8
_HEAD, _TAIL = 6, 8  # letters of a title of which one or the other must be right for it to be found misspelt


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


class Register:
    """The loaded and catalogued policies that citations are resolved against, and which region lies in which."""

    def __init__(self, policies: Iterable[Node], regions: Mapping[str, Sequence[str]], names: Names | None = None) -> None:
        """Index `policies`; `regions` gives for a region's code the codes of those that it directly lies in, `names` what regions are called."""
        self._regions = regions
        self._names = names or {}
        self._by_id: dict[str, _Entry] = {}
        self._by_number: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._by_title: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._by_other_title: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._by_core: defaultdict[str, list[tuple[_Entry, Wording]]] = defaultdict(list)
        self._by_end: defaultdict[tuple[str, str], list[tuple[_Entry, Wording]]] = defaultdict(list)
        self._by_region: defaultdict[str, list[_Entry]] = defaultdict(list)
        for node in sorted(policies, key=lambda node: node.id):
            self._add(_entry(node))

    def _add(self, entry: _Entry) -> None:
        self._by_id[entry.id] = entry
        if entry.number:
            self._by_number[entry.number].append(entry)
        if entry.region and entry.topic:
            self._by_region[entry.region].append(entry)
        main = read_title(entry.title, self._names)
        for title, index in ((entry.title, self._by_title), *((title, self._by_other_title) for title in entry.other_titles)):
            if title:
                index[title].append(entry)
                own = read_title(title, self._names)
                wording = Wording(own.places or main.places, own.issuer or main.issuer, own.years, own.core)
                self._by_core[own.core].append((entry, wording))
                for end in _ends(own.core):
                    self._by_end[end].append((entry, wording))

    def learn(self, policy: str, number: str) -> None:
        """Find `policy` by `number` too, which others print and it does not."""
        self._by_number[number].append(self._by_id[policy])

    def numbered(self, citation: Citation) -> _Entry | None:
        """The policy that has the cited number."""
        number = citation.doc_number and canonical_number(citation.doc_number)
        return _best([entry for entry in self._by_number.get(number or "", ()) if entry.id != citation.policy])

    def contradicted(self, citation: Citation) -> _Entry | None:
        """The policy whose very title is cited with the number of another."""
        numbered = self.numbered(citation)
        titled = self.titled(replace(citation, doc_number=None)) if numbered and citation.title else None
        is_other = titled is not None and titled[1] == EXACT_SCORE and titled[0] != numbered
        return titled[0] if titled and is_other else None

    def titled(self, citation: Citation) -> tuple[_Entry, float] | None:
        """The policy that has the cited title, and the score; None when titles of several regions fit equally."""
        title = spell(citation.title or "")
        wording = read_title(title, self._names)
        worded = [(entry, other) for entry, other in self._by_core.get(wording.core, ()) if wording.core and wording.fits(other)]
        tiers: tuple[tuple[Iterable[_Entry], float], ...] = (
            (self._by_title.get(title, ()), EXACT_SCORE),
            (self._by_other_title.get(title, ()), EXACT_SCORE),
            ([entry for entry, other in worded if wording.issuer and other.issuer], VARIANT_SCORE),
            ([entry for entry, _ in worded], VARIANT_SCORE),
            (self._misspelt(wording), MISSPELT_SCORE),
        )
        for entries, score in tiers:
            is_settled = score == EXACT_SCORE and bool(wording.places)  # both titles name the place
            fitting = {entry.id: entry for entry in entries if self._may_mean(citation, wording, entry, is_settled)}
            if fitting:
                best = _best([*fitting.values()]) if len({entry.region for entry in fitting.values()}) == 1 else None
                return (best, score) if best else None
        return None

    def _misspelt(self, wording: Wording) -> Iterator[_Entry]:
        """The policies whose titles are the cited one spelt differently."""
        near = [found for end in _ends(wording.core) for found in self._by_end.get(end, ())]
        return (entry for entry, other in near if wording.fits(other) and is_misspelt(wording.core, other.core))

    def _may_mean(self, citation: Citation, wording: Wording, entry: _Entry, is_settled: bool) -> bool:
        """Whether number and place, unless that `is_settled`, let a citation mean a policy whose title is the cited one.

        A number that is not the cited one belongs to another document. A title that names no place is that of a policy of the citing
        document's region or of one above: many provinces have a 关于科学绿化的实施意见.
        """
        if entry.id == citation.policy or (citation.doc_number and entry.number):
            return False
        if is_settled or entry.region is None or not (wording.places or citation.region):
            return True
        return entry.region in (wording.places or {citation.region, *self._ancestors(citation.region)})

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

    Never the citing policy. `cited-number` and `cited-title` name a policy outright (score 1.0; 0.9 when place, issuer, frame, years or
    edition of the titles had to be put aside), `similar-title` in another spelling (0.8); `topic-and-region` answers a vague citation (at
    most 0.95).
    """
    if citation.relation == "vague":
        if related := policies.related(citation):
            return Resolution(related[0].id, "topic-and-region", round(VAGUE_SCORE * related[1], 4))
    elif known := policies.known(citation):
        return Resolution(known.id, "cited-number" if citation.doc_number else "cited-title", 1.0)
    elif numbered := policies.numbered(citation):
        return Resolution(numbered.id, "cited-number", 1.0)
    elif titled := policies.titled(citation):
        return Resolution(titled[0].id, "similar-title" if titled[1] == MISSPELT_SCORE else "cited-title", titled[1])
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
        title=spell(_text(fields.get("title"))),
        other_titles=tuple(spell(title) for title in (_text(fields.get("body_title")), *_texts(fields.get("aliases"))) if title),
        topic=_topic(_text(fields.get("topic"))),
        region=_text(fields.get("region")) or None,
        date=policy_date(policy),
        is_loaded=fields.get("presence") == "loaded",
    )


def _best(entries: Sequence[_Entry]) -> _Entry | None:
    """A loaded policy rather than a catalogued one, then the latest, then the smallest id."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return max(by_id, key=lambda entry: (entry.is_loaded, entry.date or ""), default=None)


def _ends(core: str) -> set[tuple[str, str]]:
    """The two ends of a core, of which a misspelt title has at least one."""
    bare = skeleton(core)
    return {("head", bare[:_HEAD]), ("tail", bare[-_TAIL:])} if bare else set()


def _topic(words: str | None) -> str:
    return without_own_place(normal_title(words or "")).removeprefix("关于")


def is_not_later(date: str | None, limit: str | None) -> bool:
    """Whether `date` is not after `limit`, as far as both are known: by day, or by year when one is a year only."""
    length = min(len(date or ""), len(limit or ""))
    return (date or "")[:length] <= (limit or "")[:length]


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Value) -> list[str]:
    return value if isinstance(value, list) else []
