"""The inheritance page as one file that opens offline."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

import queries
from api.web.inheritance.layout import layout
from api.web.templating import FOLDER, render
from graph.errors import BadRequest
from graph.stores.base import Store

STYLES = ("zhengmai.css", "inheritance.css")


def write_report(store: Store, child: str, path: Path) -> None:
    """Write the document `child` beside those that it comes from to `path`, one HTML file that needs no other.

    Raises NotFound with the nearest ids when it is not loaded, BadRequest when the file cannot be written.
    """
    page = layout(queries.inheritance(store, child, words="all"))
    style = Markup("\n".join((FOLDER / "static" / name).read_text(encoding="utf-8") for name in STYLES))
    text = render("inheritance_report.html", page=page, style=style, offline=True)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadRequest(f"{path}: {error.strerror}") from error
