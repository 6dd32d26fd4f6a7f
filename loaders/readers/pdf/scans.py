"""Scans: the print on a page that is only a picture, read by OCR (extra `ocr`)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from loaders.readers import ocr
from loaders.readers.pdf.pdfium import Seen
from loaders.readers.pdf.pieces import Piece, Style

_SCALE = 2.0  # pixels a point: small print is still read, and a page takes seconds
_TYPE_SHARE = 0.75  # of a line's height, the size of its type
_BELOW = 0.15  # of a line's height, what lies below the baseline


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as OCR sees it, and how sure it is on average; `warning` names the page where it is not."""

    seen: Seen
    confidence: float
    warning: str | None


def recognised(document: pdfium.PdfDocument, index: int, seen: Seen) -> Scan | None:
    """The page with the pieces that were recognised; None where it is no scan, where nothing was found, or without the extra."""
    if not seen.picture or seen.pieces or any(seen.turned) or not ocr.is_installed():
        return None
    lines = ocr.recognise(document[index].render(scale=_SCALE).to_pil(), seen.width)
    if not lines:
        return None
    confidence = sum(line.confidence for line in lines) / len(lines)
    return Scan(replace(seen, pieces=[_piece(line) for line in lines]), round(confidence, 3), ocr.doubt(lines, index + 1))


def _piece(line: ocr.OcrLine) -> Piece:
    """A line of print as one piece, its characters spread evenly."""
    left, top, right, bottom = line.box
    step = (right - left) / max(1, len(line.text))
    height = bottom - top
    return Piece(
        line.text,
        [left + step * place for place in range(len(line.text))],
        right,
        bottom - _BELOW * height,
        Style(round(_TYPE_SHARE * height), False, 0),
    )
