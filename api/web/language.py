"""The language of a page: Chinese, or English by the catalogues in ``locale``, whose message ids are the Chinese words."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CHINESE: Final = "zh"
ENGLISH: Final = "en"
LANGUAGES: Final = {CHINESE: "中文", ENGLISH: "English"}
"""Each language with its own name for itself."""
PARAMETER: Final = "lang"
"""Parameter of every page, and name of the cookie that remembers it."""

_CATALOGUES = Path(__file__).parent / "locale"


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The translations into a language; of Chinese, the message ids themselves."""
    if language == CHINESE:
        return gettext.NullTranslations()
    merged = catalogue(language)
    compiled = BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def catalogue(language: str) -> Catalog:
    """The messages of all files of a language, one file for each area of the pages."""
    merged = Catalog(locale=language)
    for path in sorted((_CATALOGUES / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    merged[message.id] = message
    return merged


def translator(language: str) -> Callable[[str], str]:
    """What turns a Chinese message of the pages into the language."""
    return translations(language).gettext
