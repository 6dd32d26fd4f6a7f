"""The subjects of documents: every word has a title in which it says so."""

from __future__ import annotations

import pytest

from graph.errors import BadRequest
from queries.subjects import read_subject, subjects, subjects_of

WORDS = [(subject.key, word, example) for subject in subjects() for word, example in subject.words.items()]


@pytest.mark.parametrize(("key", "word", "example"), WORDS)
def test_a_word_has_an_example(key: str, word: str, example: str) -> None:
    assert word in example
    assert key in [subject.key for subject in subjects_of(example)]


def test_keys_and_names_are_told_apart() -> None:
    names = [name for subject in subjects() for name in (subject.key, subject.name)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("matter", "keys"),
    [
        ("加快建立健全绿色低碳循环发展经济体系", ["economy", "environment"]),
        ("清洁生产实施方案", ["industry"]),
        ("2026年山西省政府工作报告", ["administration"]),
        ("居民养老服务保障条例", ["welfare"]),
        ("甲乙丙丁", ["other"]),
        ("", ["other"]),
    ],
)
def test_subjects_of_a_title(matter: str, keys: list[str]) -> None:
    assert [subject.key for subject in subjects_of(matter)] == keys


def test_a_subject_goes_by_key_and_name() -> None:
    assert read_subject("science") is read_subject("科技、教育")
    with pytest.raises(BadRequest, match="subject must be one of"):
        read_subject("科技")
