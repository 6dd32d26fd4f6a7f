"""Words of measures: every modality and every instrument proves its example, no word stands twice."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from loaders.annotate.orders import is_order
from loaders.annotate.wording import instrument, modality_and_verb


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("loaders.reference") / f"{name}.toml").read_text(encoding="utf-8"))


MODALITIES, INSTRUMENTS, VERBS = read("modalities")["modality"], read("instruments")["instrument"], read("verbs")


@pytest.mark.parametrize("entry", MODALITIES, ids=lambda entry: entry["name"])
def test_example_of_a_modality(entry: dict[str, Any]) -> None:
    assert is_order(entry["example"])
    assert modality_and_verb(entry["example"])[0] == entry["name"]


@pytest.mark.parametrize("entry", INSTRUMENTS, ids=lambda entry: entry["name"])
def test_example_of_an_instrument(entry: dict[str, Any]) -> None:
    assert is_order(entry["example"])
    assert instrument(entry["example"], modality_and_verb(entry["example"])[1]) == entry["name"]


@pytest.mark.parametrize("name", VERBS)
def test_example_of_the_verbs(name: str) -> None:
    assert is_order(VERBS[name]["example"])


def test_every_word_says_one_thing() -> None:
    for entries in (INSTRUMENTS, (*MODALITIES, *VERBS.values())):
        words = Counter(word for entry in entries for word in entry["words"])
        assert [word for word, times in words.items() if times > 1] == []
