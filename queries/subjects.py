"""Subjects (主题) of documents, by the words of their titles: the list and the words stand in ``subjects.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from graph.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: its key, its Chinese name, and its words, each with a title in which it says so."""

    key: str
    name: str
    words: Mapping[str, str]


@cache
def subjects() -> tuple[Subject, ...]:
    """The table of ``subjects.toml``; the last subject is of documents that have none of the others."""
    data = tomllib.loads(Path(__file__).with_name("subjects.toml").read_text(encoding="utf-8"))
    return tuple(Subject(**one) for one in data["subject"])


@lru_cache(maxsize=16384)  # titles that are asked for again and again
def subjects_of(matter: str) -> tuple[Subject, ...]:
    """The subjects of which a word stands in the matter of a document, in the order of the table; at least one.

    >>> [subject.key for subject in subjects_of("节能减排综合")]
    ['land-energy', 'environment']
    """
    *known, other = _patterns()
    return tuple(subject for subject, pattern in known if pattern.search(matter)) or (other[0],)


def read_subject(name: str) -> Subject:
    """The subject of that key or name; raises BadRequest, naming all, when there is none."""
    for subject in subjects():
        if name in (subject.key, subject.name):
            return subject
    raise BadRequest(f"subject must be one of {', '.join(subject.key for subject in subjects())}, not {name!r}")


@cache
def _patterns() -> tuple[tuple[Subject, re.Pattern[str]], ...]:
    return tuple((subject, re.compile("|".join(map(re.escape, subject.words)))) for subject in subjects())
