"""The pages of a PDF file, as one text with its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from graph.errors import UnreadableFile
from loaders.readers.ocr import REMEDY
from loaders.readers.pdf.furniture import furniture
from loaders.readers.pdf.glyphs import PRIVATE, characters
from loaders.readers.pdf.hidden import hidden_chars
from loaders.readers.pdf.lines import Line
from loaders.readers.pdf.page import Page, read_page
from loaders.readers.pdf.pdfium import see, seen
from loaders.readers.pdf.scans import recognised
from loaders.readers.pdf.tables import Table
from loaders.readers.source import Block, BlockKind, Box, SourceText

_UNKNOWN = "\ufffd"  # a glyph that the file gives no character for
_FEWEST = 20  # characters on a page that has any, on average: with fewer there is no text layer, only a scanner's stamp
_UNKNOWN_SHARE = 0.3  # of the characters, how many may be unknown

_REFUSALS = {
    raw.FPDF_ERR_PASSWORD: "is a PDF that asks for a password; save it without one first",
    raw.FPDF_ERR_SECURITY: "is a PDF encrypted in a way that cannot be read; save it without encryption first",
}


def read_pdf(name: str, data: bytes) -> SourceText:
    """The text layer of a PDF: a block for each printed line, table cell, page mark and running head, in reading order.

    One line of text per printed line, pages parted by a form feed. Warnings name the pages that are lost or are pictures, and
    count the characters that cannot be known. Raises UnreadableFile for a PDF that is broken, asks for a password, or has no text layer.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        refusal = _REFUSALS.get(error.err_code, "is a broken PDF; fetch it again")
        raise UnreadableFile(refusal) from None
    try:
        pages = list(_pages(document, data))
    finally:
        document.close()
    text, blocks = _laid_out(pages)
    _refuse_without_text(text, pages)
    return SourceText(name, text, tuple(_warnings(text, pages)), tuple(blocks))


def _pages(document: pdfium.PdfDocument, data: bytes) -> Iterator[Page]:
    """The pages, those that the file has lost too."""
    count = len(document)
    for index in range(count):
        handle = raw.FPDF_LoadPage(document.raw, index)
        if not handle:
            yield Page((), (), 0.0, picture=False, lost=True)
            continue
        try:
            view = see(handle)
            if view.loses:
                view = seen(handle, hidden_chars(data, index))
        finally:
            raw.FPDF_ClosePage(handle)
        scan = recognised(document, index, view)
        if scan:
            yield replace(read_page(scan.seen), confidence=scan.confidence, warning=scan.warning)
        else:
            yield read_page(view)


def _laid_out(pages: Sequence[Page]) -> tuple[str, list[Block]]:
    """The text of the pages and its blocks."""
    marks = furniture(pages)
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    joined = _Joined()
    for number, page in enumerate(pages, 1):
        if number > 1:
            parts.append("\n\f" if parts else "\f")
            at += len(parts[-1])
        first = True
        turned = set(map(id, page.turned))
        for item in (*page.items, *page.turned):
            cells = [(None, (item,))] if isinstance(item, Line) else joined.cells(item)
            if id(item) not in marks:
                joined.pass_by(item)
            for cell, lines in cells:
                if not first:
                    parts.append("\n")
                    at += 1
                first = False
                words = "\n".join(line.text for line in lines)
                parts.append(words)
                kind: BlockKind = "cell" if cell else "furniture" if id(item) in marks else "line"
                box = None if cell is None and id(item) in turned else _around(lines)
                blocks.append(
                    Block(at, at + len(words), kind, number, box, lines[0].size, lines[0].bold, cell=cell, confidence=page.confidence)
                )
                at += len(words)
    return "".join(parts).translate(characters()), blocks


class _Joined:
    """Numbers tables and their rows through a document; one that goes on overleaf stays one table."""

    def __init__(self) -> None:
        self._table = -1
        self._rows = 0
        self._before: Line | Table | None = None

    def cells(self, table: Table) -> list[tuple[tuple[int, int, int] | None, tuple[Line, ...]]]:
        """The cells of a table: table, row and column, and their lines."""
        if not (isinstance(self._before, Table) and self._before.goes_on_in(table)):
            self._table, self._rows = self._table + 1, 0
        first = self._rows
        self._rows += 1 + max(cell.row for cell in table.cells)
        return [((self._table, first + cell.row, cell.column), cell.lines) for cell in table.cells]

    def pass_by(self, item: Line | Table) -> None:
        """Take note of what was read last, page marks and running heads left out."""
        self._before = item


def _around(lines: Sequence[Line]) -> Box:
    """The box that holds the lines."""
    boxes = [line.box for line in lines]
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def _refuse_without_text(text: str, pages: Sequence[Page]) -> None:
    """Raises UnreadableFile when the pages have too few characters, or too many that cannot be known."""
    if all(page.lost for page in pages):
        raise UnreadableFile("is a broken PDF without a page; fetch it again")
    inked = [c for c in text if not c.isspace()]
    if len(inked) < _FEWEST * max(1, sum(bool(page.items) for page in pages)):
        raise UnreadableFile(f"is a PDF without a text layer, a scan; {REMEDY}, or run OCR on it first (for example ocrmypdf)")
    if inked.count(_UNKNOWN) > _UNKNOWN_SHARE * len(inked):
        raise UnreadableFile("is a PDF whose fonts do not say which characters they show; run OCR on it first (for example ocrmypdf)")


def _warnings(text: str, pages: Sequence[Page]) -> Iterator[str]:
    """What of the pages is not in the text."""
    if lost := [str(number) for number, page in enumerate(pages, 1) if page.lost]:
        yield f"pages that cannot be read, since the file is broken there: {', '.join(lost)}; fetch it again"
    pictures = [str(number) for number, page in enumerate(pages, 1) if page.picture and not page.items]
    if pictures:
        yield f"pages without text, only pictures: {', '.join(pictures)}; run OCR on them"
    if scanned := [str(number) for number, page in enumerate(pages, 1) if page.confidence is not None]:
        yield f"pages read by OCR: {', '.join(scanned)}"
    yield from (page.warning for page in pages if page.warning)
    if unknown := text.count(_UNKNOWN):
        yield f"characters that the PDF does not name, written {_UNKNOWN}: {unknown}"
    if private := PRIVATE.findall(text):
        yield f"characters of a private make, which only the PDF's own font shows: {len(private)}"
