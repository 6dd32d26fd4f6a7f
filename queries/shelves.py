"""The library for people who browse it: its questions by matter, and the Chinese of its headers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from queries.library import Query, get

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some questions of the library about one matter."""

    zh: str
    en: str
    queries: tuple[Query, ...]


@cache
def list_shelves() -> tuple[Shelf, ...]:
    """The shelves of ``shelves.toml``, in its order."""
    data = tomllib.loads((_FOLDER / "shelves.toml").read_text(encoding="utf-8"))
    return tuple(Shelf(one["zh"], one["en"], tuple(map(get, one["queries"]))) for one in data["shelf"])


def in_chinese(text: str) -> str:
    """The Chinese of a description in a header, from ``chinese.toml``; the description itself where there is none."""
    return _chinese().get(text, text)


@cache
def _chinese() -> dict[str, str]:
    return tomllib.loads((_FOLDER / "chinese.toml").read_text(encoding="utf-8"))
