"""How documents are called: by number, by title, or by place, subject and genre: 忻府区方案, 省里的意见, 清洁生产实施方案."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from queries.directory import Region
from queries.questions.forms import Vocabulary
from queries.questions.spotting import Found, normalise

_LONGEST = 40
# （2021-2030年） （试行）
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
# 山西省人民政府办公厅关于印发山西省节能减排实施方案的通知
_WRAPPING = re.compile(r"(?:关于)?(?:印发|发布|转发)(.+)的(?:通知|公告|函)$")


@dataclass(frozen=True, slots=True)
class Document:
    """A document with what it may be called by: whole names, places, and the words of its titles."""

    id: str
    label: str
    title: str
    is_loaded: bool
    level: str
    names: frozenset[str]
    places: tuple[str, ...]
    region_names: tuple[str, ...]
    titles: tuple[str, ...]
    endings: tuple[str, ...]

    def is_called(self, subject: str, genre: str, any_genre: str) -> bool:
        """Whether its titles hold the subject, and it is of the genre."""
        has_subject = not subject or any(subject in title for title in self.titles)
        return has_subject and (genre == any_genre or any(genre in ending for ending in self.endings))


class DocumentNames:
    """The documents of a graph by everything that they are called."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], regions: Mapping[str, Region], vocabulary: Vocabulary) -> None:
        """`rows` as the query `policies` finds them, regions by code."""
        self._vocabulary = vocabulary
        self.documents = {row["policy"]: _document(row, regions.get(row["region"] or ""), vocabulary) for row in rows}
        self._named: dict[str, tuple[str, ...]] = {}
        for one in self.documents.values():
            for name in one.names:
                self._named[name] = (*self._named.get(name, ()), one.id)
        self._placed: dict[str, tuple[str, ...]] = {}
        for one in self.documents.values():
            for place in one.region_names if one.is_loaded else ():
                self._placed[place] = (*self._placed.get(place, ()), one.id)
        for level, words in vocabulary.levels.items():
            at_level = tuple(one.id for one in self.documents.values() if one.level == level)
            self._placed |= {word: at_level for word in words if len(word) > 1 and at_level}
        self._labels: dict[str, str] = {}

    @property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """For each whole name, normalised, the ids of the documents that go by it."""
        return self._named

    def find(self, text: str) -> Iterator[tuple[int, int, Found]]:
        """Where the normalised text describes documents: by place, subject and genre, or by a place alone (looseness 1)."""
        for genre in self._vocabulary.genres:
            for match in re.finditer(genre, text):
                for start in range(max(0, match.start() - _LONGEST), match.start()):
                    if found := self.described(text[start : match.start()], genre):
                        yield start, match.end(), Found("document", text[start : match.end()], found)
        for place, ids in self._placed.items():
            for match in re.finditer(place, text):
                yield match.start(), match.end(), Found("document", place, ids, 1)

    def described(self, words: str, genre: str) -> tuple[str, ...]:
        """The ids of the documents that are of the genre and that the words before it fit, those that are loaded before all others."""
        found = [
            one
            for one in self.documents.values()
            for subject in _subjects(words, one.places)
            if one.is_called(subject, genre, self._vocabulary.any_genre)
        ]
        loaded = tuple(dict.fromkeys(one.id for one in found if one.is_loaded))
        return loaded or tuple(dict.fromkeys(one.id for one in found))

    def label(self, id: str) -> str:
        """What a question calls the document, so that it is this one: its number, else place and genre, else its title or its id."""
        if id not in self._labels:
            self._labels[id] = self._find_label(self.documents[id])
        return self._labels[id]

    def _find_label(self, one: Document) -> str:
        if "〔" in one.label and self._named.get(normalise(one.label)) == (one.id,):
            return one.label
        place = self._vocabulary.levels["national"][0] if one.level == "national" else next(iter(one.region_names), "")
        for ending in one.endings:
            genre = next((genre for genre in self._vocabulary.genres if ending.endswith(genre)), "")
            if place and genre and self.described(place, genre) == (one.id,):
                return f"{place}{genre}"
        return f"《{one.title}》" if self._named.get(normalise(one.title)) == (one.id,) else one.id


def _subjects(words: str, places: tuple[str, ...]) -> Iterator[str]:
    """What is left of the words as a subject, with or without a place before it; a place without a subject is enough."""
    if len(words.removesuffix("的")) >= 2:
        yield words.removesuffix("的")
    for place in places:
        if words.startswith(place):
            subject = words[len(place) :].removeprefix("的").removeprefix("关于").removesuffix("的")
            if len(subject) != 1:
                yield subject


def _document(row: Mapping[str, Any], region: Region | None, vocabulary: Vocabulary) -> Document:
    id, number, level = row["policy"], row["doc_number"], row["level"] or ""
    printed = [text for text in (row["body_title"], row["title"]) if text]
    inner = [found[1] for text in printed if (found := _WRAPPING.search(text))]
    bare = [_BRACKET.sub("", text.strip("《》")) for text in (*printed, *inner)]
    names = {normalise(text) for text in (id, number, *printed, *inner, *bare) if text}
    names |= {name.replace("〔", "").replace("〕", "") for name in (normalise(number or ""), normalise(id))}
    region_names = tuple(dict.fromkeys(normalise(name) for name in (region.short_name, region.name))) if region else ()
    region_names = tuple(name for name in reversed(region_names) if len(name) > 1)
    return Document(
        id=id,
        label=number or id,
        title=row["body_title"] or row["title"] or number or id,
        is_loaded=row["presence"] == "loaded",
        level=level,
        names=frozenset(name for name in names if len(name) > 3),
        places=(*region_names, *vocabulary.levels.get(level, ())),
        region_names=region_names,
        titles=tuple(dict.fromkeys(normalise(text) for text in printed)),
        endings=tuple(dict.fromkeys([*(normalise(text)[-8:] for text in (*inner, *bare)), row["genre"] or ""])),
    )
