"""The catalogues: every word of the pages has its English."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract, extract_from_dir
from babel.messages.pofile import read_po
from fastapi.testclient import TestClient

from api.web.language import CHINESE, ENGLISH, LANGUAGES, catalogue
from queries import subjects, words

ROOT = Path(__file__).parents[3]
AREAS = ROOT / "api" / "web" / "locale" / "en" / "LC_MESSAGES"


def messages() -> Iterator[tuple[str, str]]:
    """Every message id of templates and modules, with the place where it stands; of a plural, the first form."""
    ways = [("web/templates/**.html", "jinja2"), ("web/**.py", "python")]
    for place, line, message, *_ in extract_from_dir(
        str(ROOT / "api"), method_map=ways, keywords={"_": None, "gettext": None, "ngettext": (1, 2)}
    ):
        yield message[0] if isinstance(message, tuple) else message, f"{place}:{line}"
    for table in (words().roles, words().bases):
        yield from ((word, "queries/words.toml") for word in table.values())
    yield from ((subject.name, "queries/subjects.toml") for subject in subjects())


def test_messages_are_found() -> None:
    template = io.BytesIO("<p>{{ _('政脉') }}</p>".encode())
    assert [one[1] for one in extract("jinja2", template)] == ["政脉"]
    assert "跳到正文" in {message for message, _ in messages()}


def test_every_message_has_its_english() -> None:
    known = catalogue(ENGLISH)
    missing = sorted({f"{place}: {message}" for message, place in messages() if message not in known or not known[message].string})
    assert missing == []


def test_no_translation_is_left_over() -> None:
    used = {message for message, _ in messages()}
    left = [
        message.id
        for message in catalogue(ENGLISH)
        if message.id and (message.id[0] if isinstance(message.id, tuple) else message.id) not in used
    ]
    assert left == []


@pytest.mark.parametrize("path", sorted(AREAS.glob("*.po")), ids=lambda path: path.stem)
def test_an_area_translates_nothing_that_another_one_does(path: Path) -> None:
    def ids(one: Path) -> set[str]:
        with one.open("rb") as file:
            return {str(message.id) for message in read_po(file) if message.id}

    others = {id for other in AREAS.glob("*.po") if other != path for id in ids(other)}
    assert ids(path) & others == set()


@pytest.mark.parametrize(
    ("address", "headers", "language"),
    [
        ("/", {}, CHINESE),
        ("/", {"Accept-Language": "en-GB,en;q=0.9"}, ENGLISH),
        ("/", {"Accept-Language": "fr, zh-CN;q=0.8, en;q=0.5"}, CHINESE),
        ("/", {"Accept-Language": "en", "Cookie": "lang=zh"}, CHINESE),
        ("/?lang=en", {"Cookie": "lang=zh"}, ENGLISH),
        ("/?lang=fr", {}, CHINESE),
    ],
)
def test_the_language_is_what_the_reader_asked_for(client: TestClient, address: str, headers: dict[str, str], language: str) -> None:
    answer = client.get(address, headers=headers)
    assert answer.headers["content-language"][:2] == language
    (other,) = set(LANGUAGES) - {language}
    assert f'hreflang="{other}"' in answer.text
    client.cookies.clear()
