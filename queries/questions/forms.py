"""The forms of questions, from ``forms.toml``, and the words that they are made of, from ``vocabulary.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from queries.questions.answers import Wording
from queries.questions.spotting import Found, Names, normalise
from queries.questions.templates import Sequence, parse_template

Value = str | bool

_FOLDER = Path(__file__).parent
# [{region}的]: what is written when each of its slots has a value
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Option:
    """A word of a choice: how it is written, and the parameters that it stands for."""

    label: Wording
    words: tuple[str, ...]
    params: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Fillers (longest first), classes of words, choices, the kind of each slot, and how documents are called."""

    fillers: tuple[str, ...]
    classes: Mapping[str, frozenset[str]]
    choices: Mapping[str, Mapping[str, Option]]
    slots: Mapping[str, str]
    around_document: str
    genres: tuple[str, ...]
    any_genre: str
    levels: Mapping[str, tuple[str, ...]]

    @property
    def choice_names(self) -> Mapping[str, Names]:
        """For each choice its words, with the options that they stand for."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for choice, options in self.choices.items():
            for name, option in options.items():
                for word in option.words:
                    known = found.setdefault(choice, {})
                    known[normalise(word)] = (*known.get(normalise(word), ()), name)
        return found


@dataclass(frozen=True, slots=True)
class Form:
    """A form of question: its templates, the query that answers it, and what may be asked next. See ``forms.toml``."""

    name: str
    title: Wording
    query: str
    example: str
    wording: Wording
    templates: tuple[Sequence, ...]
    slots: frozenset[str]
    count: Wording
    shown: tuple[str, ...]
    following: tuple[tuple[str, Mapping[str, str]], ...]
    vary: tuple[str, ...]
    defaults: Mapping[str, str]
    params: Mapping[str, str]
    constants: Mapping[str, Value]
    is_pair: bool
    compared: str | None

    @property
    def ordered(self) -> tuple[str, ...]:
        """Its slots in the order in which the question is written."""
        return tuple(dict.fromkeys(_SLOT.findall(self.wording.zh)))

    @property
    def needed(self) -> frozenset[str]:
        """The slots without which no question of the form can be written."""
        return frozenset(_SLOT.findall(_OPTIONAL.sub("", self.wording.zh)))

    def write(self, labels: Mapping[str, Wording]) -> Wording:
        """The question with those labels in its slots, in both languages; of optional parts those whose slots have one."""
        return Wording(*(_fill(text, {name: getattr(one, to) for name, one in labels.items()}) for to, text in self.wording.both()))


def _fill(text: str, labels: Mapping[str, str]) -> str:
    def optional(part: re.Match[str]) -> str:
        return part[1] if all(labels.get(slot) for slot in _SLOT.findall(part[1])) else ""

    filled = _SLOT.sub(lambda slot: labels[slot[1]], _OPTIONAL.sub(optional, text))
    return " ".join(filled.split())


@cache
def vocabulary() -> Vocabulary:
    """The words of ``vocabulary.toml``."""
    data = _read("vocabulary.toml")
    choices = {
        choice: {
            name: Option(Wording(one["zh"][0], one["en"][0]), (*one["zh"], *one["en"]), one["params"]) for name, one in options.items()
        }
        for choice, options in data["choices"].items()
    }
    return Vocabulary(
        fillers=tuple(sorted((normalise(one) for one in data["fillers"]), key=len, reverse=True)),
        classes={name: frozenset(map(normalise, some)) for name, some in data["classes"].items()},
        choices=choices,
        slots=data["slots"] | {choice: choice for choice in choices},
        around_document=data["documents"]["around"],
        genres=tuple(data["documents"]["genres"]),
        any_genre=data["documents"]["any_genre"],
        levels={level: tuple(some) for level, some in data["documents"]["levels"].items()},
    )


@cache
def forms() -> Mapping[str, Form]:
    """The forms of ``forms.toml`` by name, in its order."""
    return {one["name"]: _form(one) for one in _read("forms.toml")["form"]}


def _form(data: Mapping[str, Any]) -> Form:
    known = vocabulary()
    texts = [data["zh"], data["en"], *data["templates"]]
    following = []
    for text in data["next"]:
        name, *given = text.split()
        following.append((name, dict(pair.split("=") for pair in given)))
    return Form(
        name=data["name"],
        title=Wording(**data["title"]),
        query=data["query"],
        example=data["example"],
        wording=Wording(data["zh"], data["en"]),
        templates=tuple(parse_template(_surround(text, known), known.slots, known.classes) for text in texts),
        slots=frozenset(slot for text in texts for slot in _SLOT.findall(text)),
        count=Wording(**data["count"]),
        shown=tuple(data["show"]),
        following=tuple(following),
        vary=tuple(data["vary"]),
        defaults=data.get("defaults", {}),
        params=data.get("params", {}),
        constants=data.get("constants", {}),
        is_pair=data.get("pair", False),
        compared=data.get("compared"),
    )


def _surround(template: str, known: Vocabulary) -> str:
    """The template with what may stand around a document."""
    return _SLOT.sub(lambda slot: known.around_document.format(slot[0]) if known.slots[slot[1]] == "document" else slot[0], template)


def found_option(choice: str, name: str) -> Found:
    """The option of a choice, as if its first word stood in a text."""
    return Found(choice, vocabulary().choices[choice][name].label.zh, (name,))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
