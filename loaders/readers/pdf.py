"""The reader of PDF with a text layer: one line of text per printed line, pages parted by a form feed.

Lines come in the order in which the file draws them, which keeps a table's cell together. pdfminer.six is used
because it gives every character that the file holds, with its place: the text layer that a scanner's OCR hides behind
the picture consists of glyphs without an outline, and PDFium leaves those out that stand alone.
"""

from __future__ import annotations

import logging
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTImage, LTItem, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from graph.errors import UnreadableFile
from loaders.readers.source import SourceText

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its remarks on a file's make are not for people

_UNKNOWN = "\ufffd"  # a glyph that the file gives no character for
_FEWEST = 20  # characters on a page that has any, on average: with fewer there is no text layer, only a scanner's stamp
_UNKNOWN_SHARE = 0.3  # of the characters, how many may be unknown

# Lengths as shares of the type size
_SAME_PLACE = 0.2  # the same character twice within it is one, printed twice for boldness
_SAME_LINE = 0.5  # between the baselines of two characters of a line: 2.5 in PM2.5 stands lower
_WORD_GAP = 0.3  # a gap that stands for a blank
_CELL_GAP = 2.0  # a gap that parts two cells of a table
_OVERLAP = 1.0  # how far a character may reach back over the one before it: 》（ are drawn closer


@dataclass(slots=True)
class _Glyph:
    """A character with its place: `base` across the writing direction, `start` and `end` along it."""

    text: str
    base: float
    start: float
    end: float
    size: float
    turn: int  # of the writing direction, in degrees


_Line = list[_Glyph]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's text, and whether a picture stands on it."""

    text: str
    picture: bool


class _Device(PDFPageAggregator):
    """Collects a page's characters; one that the file gives no Unicode for is U+FFFD."""

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:
        return _UNKNOWN


def read_pdf(name: str, data: bytes) -> SourceText:
    """The text layer of a PDF; warnings name the pages that are pictures and count the characters that cannot be known.

    Raises UnreadableFile for a PDF that is broken, asks for a password, or has no text layer.
    """
    try:
        pages = list(_pages(data))
    except PDFPasswordIncorrect:
        raise UnreadableFile("is a PDF that asks for a password; save it without one first") from None
    except PDFEncryptionError:
        raise UnreadableFile("is a PDF encrypted in a way that cannot be read; save it without encryption first") from None
    except UnreadableFile:
        raise
    except Exception as error:  # on a broken file pdfminer lets out whatever goes wrong: KeyError, struct.error, AssertionError …
        raise UnreadableFile(f"is a broken PDF ({type(error).__name__}); fetch it again") from None
    return SourceText(name, "\n\f".join(page.text for page in pages), _judged(pages))


def _pages(data: bytes) -> Iterator[_Page]:
    """The pages; raises UnreadableFile when some are lost."""
    document = PDFDocument(PDFParser(BytesIO(data)))
    device = _Device(PDFResourceManager())
    interpreter = PDFPageInterpreter(device.rsrcmgr, device)
    count = 0
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        layout = device.get_result()
        yield _Page(_text(layout), _has_picture(layout))
        count += 1
    announced = resolve1(resolve1(document.catalog.get("Pages", {})).get("Count", count))
    if not count or count < announced:
        raise UnreadableFile(f"is a broken PDF with {count} of {announced} pages; fetch it again")


def _judged(pages: list[_Page]) -> tuple[str, ...]:
    """The warnings; raises UnreadableFile when the pages have too few characters, or too many that cannot be known."""
    inked = [c for page in pages for c in page.text if not c.isspace()]
    if len(inked) < _FEWEST * max(1, sum(bool(page.text) for page in pages)):
        raise UnreadableFile("is a PDF without a text layer, a scan; run OCR on it first (for example ocrmypdf)")
    unknown = inked.count(_UNKNOWN)
    if unknown > _UNKNOWN_SHARE * len(inked):
        raise UnreadableFile("is a PDF whose fonts do not say which characters they show; run OCR on it first (for example ocrmypdf)")
    warnings = []
    pictures = [str(number) for number, page in enumerate(pages, 1) if page.picture and not page.text]
    if pictures:
        warnings.append(f"pages without text, only pictures: {', '.join(pictures)}; run OCR on them")
    if unknown:
        warnings.append(f"characters that the PDF does not name, written {_UNKNOWN}: {unknown}")
    return tuple(warnings)


def _text(page: LTPage) -> str:
    """The page's lines, in the order in which the file draws them; empty when nothing but blanks stands there."""
    glyphs = _printed_once(_glyph(char) for char in _chars(page))
    return "\n".join(_words(line) for line in _lines(glyphs)).rstrip()


def _chars(item: LTItem) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for part in item:
            yield from _chars(part)


def _has_picture(item: LTItem) -> bool:
    return isinstance(item, LTImage) or (isinstance(item, LTContainer) and any(_has_picture(part) for part in item))


def _glyph(char: LTChar) -> _Glyph:
    a, b, _, _, x, y = char.matrix
    scale = math.hypot(a, b) or 1.0
    along = (a * x + b * y) / scale
    return _Glyph(
        text=char.get_text(),
        base=(a * y - b * x) / scale,
        start=along,
        end=along + char.adv * scale,
        size=max(char.height if abs(a) >= abs(b) else char.width, 1.0),
        turn=round(math.degrees(math.atan2(b, a))),
    )


def _printed_once(glyphs: Iterable[_Glyph]) -> Iterator[_Glyph]:
    """The characters without those that are drawn a second time in the same place."""
    places: defaultdict[str, list[_Glyph]] = defaultdict(list)
    for glyph in glyphs:
        near = _SAME_PLACE * glyph.size
        if any(abs(g.start - glyph.start) < near and abs(g.base - glyph.base) < near for g in places[glyph.text]):
            continue
        places[glyph.text].append(glyph)
        yield glyph


def _lines(glyphs: Iterable[_Glyph]) -> list[_Line]:
    """The lines, each where its first character is drawn.

    Characters that touch belong together even if the file draws them at different times (all Latin letters after the
    rest); those with a gap between them only if one is drawn right after the other, for they may be two cells of a table.
    """
    pieces = _run_on(([glyph] for glyph in glyphs), _WORD_GAP)
    order = {id(piece[0]): i for i, piece in enumerate(pieces)}
    touching = _run_on(sorted(pieces, key=lambda p: (p[0].turn, -round(p[0].base), p[0].start)), _WORD_GAP)
    return _run_on(sorted(touching, key=lambda line: min(order.get(id(glyph), len(order)) for glyph in line)), _CELL_GAP)


def _run_on(pieces: Iterable[_Line], widest: float) -> list[_Line]:
    """The pieces, each joined to the one before it that it follows on the same line."""
    lines: list[_Line] = []
    for piece in pieces:
        if lines and _follows(lines[-1][-1], piece[0], widest):
            lines[-1] += piece
        else:
            lines.append(piece)
    return lines


def _follows(before: _Glyph, glyph: _Glyph, widest: float) -> bool:
    """Whether a character stands next in the line of the one before it, with a gap of at most `widest`."""
    size = max(before.size, glyph.size)
    gap = (glyph.start - before.end) / size
    return before.turn == glyph.turn and abs(glyph.base - before.base) < _SAME_LINE * size and -_OVERLAP < gap < widest


def _words(line: _Line) -> str:
    """The characters of a line, with a blank for a gap."""
    text = ""
    end = line[0].start
    for glyph in line:
        if glyph.start - end > _WORD_GAP * glyph.size and not text.endswith(" ") and not glyph.text.isspace():
            text += " "
        text += glyph.text
        end = glyph.end
    return text.rstrip()
