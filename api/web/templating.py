"""The Jinja environment of the pages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote_plus

from fastapi.templating import Jinja2Templates
from markupsafe import Markup, escape

from queries import words

FOLDER = Path(__file__).parent


@cache
def templates() -> Jinja2Templates:
    """The templates of ``api/templates``, with the filters `segment`, `unquoted` and `highlight` and the words of ``queries``."""
    made = Jinja2Templates(directory=FOLDER / "templates")
    made.env.filters["segment"] = lambda text: quote(str(text), safe="")
    made.env.filters["unquoted"] = unquote_plus
    made.env.filters["highlight"] = highlight
    made.env.globals["words"] = words()
    made.env.trim_blocks = made.env.lstrip_blocks = True
    return made


def highlight(text: str, names: Iterable[str]) -> Markup:
    """`text` with each of `names` marked.

    >>> highlight("（省能源局、省工信厅）", ["省能源局"])
    Markup('（<mark>省能源局</mark>、省工信厅）')
    """
    marked = str(escape(text))
    for name in {str(escape(name)) for name in names if name}:
        marked = marked.replace(name, f"<mark>{name}</mark>")
    return Markup(marked)
