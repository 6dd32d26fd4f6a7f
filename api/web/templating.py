"""The Jinja environment of the pages and of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_plus

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from api.web.language import CHINESE, LANGUAGES, translations
from queries import words

_ASCII = re.compile(r"[\x00-\x7f]+")

FOLDER = Path(__file__).parent


def render(template: str, language: str = CHINESE, **context: Any) -> str:
    """A template of ``api/web/templates``, filled in, in a language.

    Templates have the filters `segment`, `iri`, `unquoted`, `highlight` and `mark`, the words of ``queries``, and `_` for their own words.
    """
    return _environment(language).get_template(template).render(context)


@cache
def _environment(language: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {
        "segment": lambda text: quote(str(text), safe=""),
        "iri": iri,
        "unquoted": unquote_plus,
        "highlight": highlight,
        "mark": mark,
    }
    made.globals |= {"words": words(), "language": language, "languages": LANGUAGES}
    return made


def iri(text: str) -> str:
    """A segment of an address as `segment` makes it, but with Chinese characters as they are (RFC 3987), a third as long.

    >>> iri("晋政发〔2022〕12号/x")
    '晋政发〔2022〕12号%2Fx'
    """
    return _ASCII.sub(lambda found: quote(found[0], safe=""), text)


def highlight(text: str, names: Iterable[str]) -> Markup:
    """`text` with each of `names` marked.

    >>> highlight("（省能源局、省工信厅）", ["省能源局"])
    Markup('（<mark>省能源局</mark>、省工信厅）')
    """
    marked = str(escape(text))
    for name in {str(escape(name)) for name in names if name}:
        marked = marked.replace(name, f"<mark>{name}</mark>")
    return Markup(marked)


def mark(text: str, places: Iterable[tuple[int, int]]) -> Markup:
    """`text` with what stands at the places, [start, end), marked.

    >>> mark("压减煤炭消费", [(2, 6)])
    Markup('压减<mark>煤炭消费</mark>')
    """
    parts, last = [], 0
    for start, end in places:
        parts += [escape(text[last:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
        last = end
    return Markup("").join([*parts, escape(text[last:])])
