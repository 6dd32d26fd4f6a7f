"""The characters of a page with a hidden text layer, by pdfminer.six.

pdfminer gives every character that the file holds, with its place: the text layer that a scanner's OCR hides behind the picture
consists of glyphs without an outline, and PDFium leaves those out that stand alone.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from io import BytesIO

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTItem
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from loaders.readers.pdf.pieces import Char, Style

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its remarks on a file's make are not for people

_UNKNOWN = "\ufffd"


class _Device(PDFPageAggregator):
    """Collects a page's characters; one that the file gives no Unicode for is U+FFFD."""

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:
        return _UNKNOWN


def hidden_chars(data: bytes, index: int) -> list[Char]:
    """All characters of the page with this index, from 0, in the order in which the file draws them."""
    device = _Device(PDFResourceManager())
    interpreter = PDFPageInterpreter(device.rsrcmgr, device)
    for page in PDFPage.get_pages(BytesIO(data), pagenos={index}):
        interpreter.process_page(page)
        return [_char(char) for char in _chars(device.get_result())]
    return []


def _chars(item: LTItem) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for part in item:
            yield from _chars(part)


def _char(char: LTChar) -> Char:
    a, b, _, _, x, y = char.matrix
    scale = math.hypot(a, b) or 1.0
    along = (a * x + b * y) / scale
    turn = round(math.degrees(math.atan2(b, a)) / 90) * 90
    size = max(char.height if abs(a) >= abs(b) else char.width, 1.0)
    style = Style(round(size, 1), False, 180 if turn == -180 else turn)
    return char.get_text(), along, along + char.adv * scale, (a * y - b * x) / scale, style
