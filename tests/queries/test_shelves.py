"""The library for people who browse it: every question has a shelf, every description its Chinese."""

from __future__ import annotations

import tomllib
from pathlib import Path

from queries import in_chinese, list_queries, list_shelves


def test_every_question_stands_on_one_shelf() -> None:
    placed = [query.name for shelf in list_shelves() for query in shelf.queries]
    assert sorted(placed) == sorted(query.name for query in list_queries())


def descriptions() -> set[str]:
    found = set()
    for query in list_queries():
        found |= {query.description, *(one.doc for one in query.parameters), *(one.doc for one in query.columns)}
    return found


def test_every_description_has_its_chinese() -> None:
    assert sorted(text for text in descriptions() if text.isascii() and in_chinese(text) == text) == []


def test_no_chinese_is_left_over() -> None:
    path = Path(__file__).parents[2] / "queries" / "chinese.toml"
    assert sorted(tomllib.loads(path.read_text(encoding="utf-8")).keys() - descriptions()) == []
