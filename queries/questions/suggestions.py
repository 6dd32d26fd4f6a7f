"""What is offered when a question is not answered: the names that may be meant, and the questions that come near."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from itertools import islice

from queries.questions.answers import Wording
from queries.questions.follow_ups import write
from queries.questions.forms import Form, forms, vocabulary
from queries.questions.lexicon import Lexicon
from queries.questions.readings import Reading, read
from queries.questions.refusals import NothingCalledSo, NotUnderstood, Refusal, UnknownWords
from queries.questions.spotting import Found, Names, Spotted, normalise
from queries.questions.templates import Choice, Sequence, Words

_MOST = 5
_LIKE = 0.6  # of a name to what stands in its place
_TRIED = 4  # stretches of text that may be a misprinted name, of each kind
# How what has a name is called, where a question may misprint it
_KINDS = {
    "agency": Wording("机构", "agency"),
    "document": Wording("文件", "document"),
    "indicator": Wording("指标", "indicator"),
    "industry": Wording("行业", "industry"),
    "region": Wording("地区", "region"),
}
# 省天文局 晋政发〔2099〕1号: what looks like the name of an organ or the number of a document
_LOOKS = {"agency": re.compile(r"\w+(?:局|厅|委|部|办|院|会|中心|公司|集团|银行|政府)"), "document": re.compile(r"\w+〔\d{4}〕\d+号")}


@dataclass(frozen=True, slots=True)
class _Miss:
    """A name that nobody knows, in a reading that would fit otherwise, and the names that come near."""

    reading: Reading
    slot: str
    kind: str
    nearest: tuple[str, ...]
    likeness: float


def refuse(lexicon: Lexicon, spotted: Spotted, is_answered: Callable[[str], bool], cause: Refusal | None = None) -> Refusal:
    """Why the text is not answered: `cause`, a misprinted name, or words that are not understood; with questions that are answered."""
    if (cause is None or isinstance(cause, UnknownWords)) and (miss := _find_miss(lexicon, spotted)):
        return _called_so(lexicon, miss)
    near = (one for one in _near(lexicon, spotted) if is_answered(one.zh))
    suggestions = (cause.suggestions if cause else ()) or [*islice(near, _MOST)] or _examples(spotted.text)
    if isinstance(cause, NothingCalledSo):
        return NothingCalledSo(cause.reason, suggestions, cause.nearest)
    if cause is not None:
        return NotUnderstood(cause.reason, suggestions)
    if left := _left_over(spotted):
        words = "、".join(f"“{one}”" for one in left)
        reason = Wording(
            f"没有看懂{words}，为免答非所问，不作回答",
            f"not understood: {', '.join(left)}; what is left over might change the answer",
        )
    else:
        reason = Wording("这些词合起来不是能回答的问题", "these words together are no question that can be answered")
    return NotUnderstood(reason, suggestions)


def _find_miss(lexicon: Lexicon, spotted: Spotted) -> _Miss | None:
    """The likeliest misprinted name: one that comes near, else one that looks like a name."""
    misses: list[_Miss] = []
    for kind in _KINDS:
        wild = Spotted(spotted.text, spotted.fillers, spotted.places, wild=kind)
        known = lexicon.names[kind]
        whole = spotted.named(kind)
        tried: dict[str, tuple[Reading, str]] = {}
        for reading in read(wild):
            unknown = [slot for slot, found in reading.slots.items() if found.kind == "unknown"]
            free = any(found.kind == "words" for found in reading.slots.values())
            if len(unknown) == 1 and not free and not any(name in reading.slots[unknown[0]].text for name in whole):
                tried.setdefault(reading.slots[unknown[0]].text, (reading, unknown[0]))
        for text, (reading, slot) in [*tried.items()][:_TRIED]:
            nearest = _nearest(text, known, lexicon.main_names)
            likeness = SequenceMatcher(None, nearest[0], text).ratio() if nearest else 0.0
            if nearest or (kind in _LOOKS and _LOOKS[kind].fullmatch(text)):
                misses.append(_Miss(reading, slot, kind, nearest, likeness))
    return max(misses, key=lambda one: one.likeness, default=None)


def _nearest(text: str, known: Names, main: Set[str]) -> tuple[str, ...]:
    """The names that come near, one for each thing, the nearest first; of equals first main names, then those with most signs in place."""

    def rank(name: str) -> tuple[float, bool, int]:
        in_place = sum(one == other for one, other in zip(name, text, strict=False))
        return -SequenceMatcher(None, name, text).ratio(), name not in main, -in_place

    things: dict[tuple[str, ...], str] = {}
    for name in sorted(get_close_matches(text, known, n=20, cutoff=_LIKE), key=rank):
        things.setdefault(known[name], name)
    return tuple(things.values())[:_MOST]


def _called_so(lexicon: Lexicon, miss: _Miss) -> NothingCalledSo:
    text = miss.reading.slots[miss.slot].text
    names = list(dict.fromkeys(lexicon.label(miss.kind, lexicon.names[miss.kind][one][0]).zh for one in miss.nearest))
    labels = _labels(lexicon, miss.reading.slots)
    written = [write(miss.reading.form, {**labels, miss.slot: Wording(name, name)}) for name in names]
    kind = _KINDS[miss.kind]
    reason = Wording(f"没有叫“{text}”的{kind.zh}", f"no {kind.en} is called {text!r}")
    return NothingCalledSo(reason, [one for one in written if one], names)


def _near(lexicon: Lexicon, spotted: Spotted) -> Iterator[Wording]:
    """Questions about what stands in the text, the likest first."""
    things = {kind: _things(spotted, kind) for kind in set(vocabulary().slots.values())}
    found: dict[Wording, float] = {}
    for form in forms().values():
        slots: dict[str, Found] = {}
        for kind, some in things.items():
            wanted = [name for name in form.ordered if vocabulary().slots[name] == kind and (name in form.needed or kind in form.slots)]
            slots |= dict(zip(wanted, some, strict=False))
        if form.needed & slots.keys() - form.defaults.keys() and (written := write(form, _labels(lexicon, slots))):
            found[written] = SequenceMatcher(None, spotted.text, normalise(written.zh)).ratio()
    yield from sorted(found, key=lambda one: -found[one])


def _examples(text: str) -> list[Wording]:
    """Examples of the forms, the likest first."""
    likeness = {form.name: SequenceMatcher(None, text, normalise(form.example)).ratio() for form in forms().values()}
    ordered: Iterable[Form] = sorted(forms().values(), key=lambda form: -likeness[form.name])
    return [Wording(form.example, form.example) for form in ordered][:_MOST]


def _things(spotted: Spotted, kind: str) -> list[Found]:
    """What of the kind stands in the text and can be one thing only, in order; of what overlaps the longest."""
    known = [(start, end, found) for start, some in spotted.places.get(kind, {}).items() for end, found in some if len(found.values) == 1]
    kept: list[tuple[int, int, Found]] = []
    for start, end, found in sorted(known, key=lambda one: one[0] - one[1]):
        if all(end <= first or last <= start for first, last, _ in kept):
            kept.append((start, end, found))
    return [found for _, _, found in sorted(kept, key=lambda one: one[0])]


def _labels(lexicon: Lexicon, slots: Mapping[str, Found]) -> dict[str, Wording]:
    """How what the slots take is written, as far as the words alone say what it is."""
    return {slot: lexicon.label(found.kind, found.values[0]) for slot, found in slots.items() if found.kind not in ("unknown", "clause")}


def _left_over(spotted: Spotted) -> list[str]:
    """The stretches of the text that are no name, no filler and no word of any form."""
    covered = spotted.covered()
    for word in _known_words():
        for found in re.finditer(re.escape(word), spotted.text):
            covered |= set(range(found.start(), found.end()))
    marked = "".join(sign if place not in covered else " " for place, sign in enumerate(spotted.text))
    return marked.split()


def _known_words() -> frozenset[str]:
    return frozenset(word for form in forms().values() for template in form.templates for word in _words_of(template))


def _words_of(template: Sequence) -> Iterator[str]:
    for part in template:
        if isinstance(part, Words):
            yield from part.words
        elif isinstance(part, Choice):
            for way in part.ways:
                yield from _words_of(way)
