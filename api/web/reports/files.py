"""Reports as files: HTML that opens offline, Word, PDF."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from markupsafe import Markup

import queries
from api.web.inheritance.layout import layout
from api.web.language import CHINESE
from api.web.reports.content import report
from api.web.templating import FOLDER, render
from graph.errors import BadRequest
from graph.stores.base import Store


class Format(StrEnum):
    """What kind of file a report is."""

    html = "html"
    docx = "docx"
    pdf = "pdf"


class Edition(StrEnum):
    """How much a report says: at most six pages, or all."""

    summary = "summary"
    full = "full"


MEDIA_TYPES = {
    Format.html: "text/html; charset=utf-8",
    Format.docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.pdf: "application/pdf",
}


def write_report(
    store: Store, child: str, path: Path, format: Format = Format.html, edition: Edition = Edition.full, language: str = CHINESE
) -> None:
    """Write the report about the document `child` to `path`.

    Raises NotFound with the nearest ids when it is not loaded, BadRequest when the file cannot be written, NoPrinter where nothing
    makes a PDF.
    """
    content = report_file(store, child, format, edition, language)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BadRequest(f"{path}: {error.strerror}") from error


def report_file(store: Store, child: str, format: Format, edition: Edition, language: str = CHINESE) -> bytes:
    """The report about a document; the full one in HTML is the page of the inheritance itself, with its picture.

    Raises NotFound with the nearest ids when it is not loaded, NoPrinter where nothing makes a PDF.
    """
    if format == Format.html and edition == Edition.full:
        page = layout(queries.inheritance(store, child, words="all"))
        return _html("inheritance_report.html", ("zhengmai.css", "inheritance.css"), language, page=page, offline=True).encode()
    content = report(store, child, edition, language)
    if format == Format.docx:
        from api.web.reports.word import docx

        return docx(content)
    html = _html("report.html", ("report.css",), language, report=content)
    if format == Format.html:
        return html.encode()
    from api.web.reports.pdf import pdf

    return pdf(html)


def _html(template: str, styles: tuple[str, ...], language: str, **context: object) -> str:
    """A page that needs no other file."""
    style = Markup("\n".join((FOLDER / "static" / name).read_text(encoding="utf-8") for name in styles))
    return render(template, language, style=style, **context)
