"""What PDFium gives of a page: its characters, its ruled lines, and whether it loses text or holds a picture."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref
from dataclasses import dataclass, field
from functools import cache

import pypdfium2.raw as pdfium

from loaders.readers.pdf.pieces import Char, Piece, Style, build_pieces
from loaders.readers.pdf.rules import Rule, Rules, rules_of_box, rules_of_path

_UNKNOWN = "\ufffd"
_MEANINGS = {0: _UNKNOWN, 2: "-", 0xFFFE: "-"}  # PDFium's marks for a code without a character and for a hyphen at the end of a line
_BOLD = re.compile(
    r"bold|black|heavy|hei|-B$|[SH]TK|XBS|DBS|CS--|黑|粗|小标宋", re.IGNORECASE
)  # SimHei, FZHTK--GBK1-0, FZXBSJW, 方正小标宋
_STROKED = 2  # the text render mode that fills and draws the outline: bold without a bold font
_INVISIBLE = 3  # the text render mode of an OCR layer
_NO_WIDTH = 0.01  # points
_LONGEST_PATH = 400  # segments: what has more is a drawing
_DEEPEST = 4  # forms inside forms

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands on a page: pieces and ruled lines of its upright text, the pieces that are written in other directions, its size in
    that frame; whether it holds a picture, and whether it holds text that PDFium passes over."""

    pieces: list[Piece]
    turned: list[list[Piece]]
    rules: Rules
    width: float
    height: float
    picture: bool
    loses: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The page as seen in a writing direction of `turn` degrees: x along it, y across it and downwards."""

    turn: int
    left: float
    top: float
    width: float
    height: float

    @property
    def corner(self) -> tuple[float, float]:
        """Its upper left corner, in the coordinates of the file turned."""
        return self.left, self.top

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point of the page."""
        along, up = _turned(x, y, self.turn)
        return along - self.left, self.top - up


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    if turn == 0:
        return x, y
    if turn == 90:
        return y, -x
    if turn == -90:
        return -y, x
    return -x, -y


def frame_of(page: pdfium.FPDF_PAGE, turn: int) -> Frame:
    """The frame of a page for one writing direction."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPage_GetCropBox(page, left, bottom, right, top) and not pdfium.FPDFPage_GetMediaBox(page, left, bottom, right, top):
        right.value, top.value = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    corners = [_turned(x, y, turn) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Frame(turn, min(xs), max(ys), max(xs) - min(xs), max(ys) - min(ys))


def see(page: pdfium.FPDF_PAGE) -> Seen:
    """What PDFium sees on a page."""
    return seen(page, _Text(page).chars())


def seen(page: pdfium.FPDF_PAGE, chars: Iterable[Char]) -> Seen:
    """What stands on a page that has these characters, whoever read them; their places are those of the file, y upwards."""
    turns: dict[int, list[Char]] = {}
    for char in chars:
        turns.setdefault(char[4].turn, []).append(char)
    upright = max(turns, key=lambda turn: len(turns[turn]), default=0)
    frame = frame_of(page, upright)
    drawn = _drawn(page)
    rules = Rules()
    for x0, y0, x1, y1 in drawn.rules:
        (left, top), (right, bottom) = frame.place(x0, y0), frame.place(x1, y1)
        rules.add((min(left, right), min(top, bottom), max(left, right), max(top, bottom)))
    others = [build_pieces(turns[turn], *frame_of(page, turn).corner) for turn in sorted(turns) if turn != upright]
    pieces = build_pieces(turns.get(upright, []), *frame.corner)
    return Seen(pieces, others, rules, frame.width, frame.height, drawn.picture, drawn.loses)


class _Text:
    """The characters of a page, as PDFium tells them.

    The characters themselves come in one call, their boxes in a call each. Baseline, size and font are asked for only once for each
    height and place of a box, as all characters of a font on a line share them; and whether the file says which character a code
    stands for, once for each character of a font.
    """

    def __init__(self, page: pdfium.FPDF_PAGE) -> None:
        self._page = page
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._x, self._y, self._flags = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()

    def chars(self) -> list[Char]:
        """The characters that the file draws, in its order; blanks that PDFium adds are left out."""
        self._text = pdfium.FPDFText_LoadPage(self._page)
        try:
            return self._chars()
        finally:
            pdfium.FPDFText_ClosePage(self._text)

    def _chars(self) -> list[Char]:
        text_page, get_box = self._text, pdfium.FPDFText_GetLooseCharBox
        box = pdfium.FS_RECTF()
        pointer = byref(box)
        drawn: dict[tuple[float, float], tuple[Style, float, dict[str, str]]] = {}
        fonts: dict[bytes, dict[str, str]] = {}  # of each font the characters that came, as they are to be written
        style, base, written = Style(1.0, False, 0), 0.0, dict[str, str]()
        top = bottom = math.nan
        out: list[Char] = []
        for index, character in enumerate(self._characters()):
            get_box(text_page, index, pointer)
            if box.top != top or box.bottom != bottom or style.turn:
                if box.top == box.bottom and pdfium.FPDFText_IsGenerated(text_page, index):
                    continue
                top, bottom = box.top, box.bottom
                if style.turn or (top, bottom) not in drawn:
                    style, base, font = self._drawn_as(index)
                    drawn[top, bottom] = (style, base, fonts.setdefault(font, {}))
                style, base, written = drawn[top, bottom]
            if character not in written:
                written[character] = _UNKNOWN if pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1 else character
            left, right = box.left, box.right
            if style.turn:
                left, right = sorted((_turned(left, bottom, style.turn)[0], _turned(right, top, style.turn)[0]))
            if character:
                out.append((written[character], left, right, base, style))
        return out

    def _characters(self) -> Sequence[str]:
        """What PDFium takes for the characters, one for each index; a character beyond the first plane has two, the second empty."""
        count = max(pdfium.FPDFText_CountChars(self._text), 0)
        buffer = (ctypes.c_ushort * (count + 1))()
        if pdfium.FPDFText_GetText(self._text, 0, count, buffer) == count + 1:
            units = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        else:
            units = "".join(chr(pdfium.FPDFText_GetUnicode(self._text, index)) for index in range(count))
        units = units.translate(_MEANINGS)
        return units if len(units) == count else [part for unit in units for part in ((unit, "") if unit > "\uffff" else (unit,))]

    def _drawn_as(self, index: int) -> tuple[Style, float, bytes]:
        """How a character is drawn, its baseline, and the name of its font."""
        matrix, name = self._matrix, self._name
        pdfium.FPDFText_GetMatrix(self._text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d)
        name.value = b""
        pdfium.FPDFText_GetFontInfo(self._text, index, name, len(name), self._flags)
        turn = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        font = name.value
        bold = _is_bold(font) or self._is_stroked(index)
        style = Style(max(round(abs(size), 1), 1.0), bold, 180 if turn == -180 else turn)
        return style, _turned(self._x.value, self._y.value, style.turn)[1], font

    def _is_stroked(self, index: int) -> bool:
        item = pdfium.FPDFText_GetTextObject(self._text, index)
        return bool(item) and pdfium.FPDFTextObj_GetTextRenderMode(item) == _STROKED


@cache
def _is_bold(font: bytes) -> bool:
    """Whether the name of a font says that it is bold."""
    return bool(_BOLD.search(font.decode(errors="replace")))


@dataclass(slots=True)
class _Drawn:
    """What a page draws: ruled lines, as two points each, and pieces of text; whether a picture."""

    rules: list[Rule] = field(default_factory=list)
    texts: list[pdfium.FPDF_PAGEOBJECT] = field(default_factory=list)
    picture: bool = False

    @property
    def loses(self) -> bool:
        """Whether PDFium passes over text of the page; only an OCR layer behind a picture is such text."""
        return self.picture and any(map(_is_passed_over, self.texts))


def _drawn(page: pdfium.FPDF_PAGE) -> _Drawn:
    """What a page draws."""
    found = _Drawn()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        _look_at(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0, found)
    return found


def _look_at(item: pdfium.FPDF_PAGEOBJECT, matrix: Matrix, depth: int, found: _Drawn) -> None:
    """Take up one object of a page, or all that a form holds."""
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        found.texts.append(item)
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        found.rules += _rules(item, matrix)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        found.picture = True
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _times(_matrix(item), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            _look_at(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1, found)


def _is_passed_over(item: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Whether a piece of text is one that PDFium passes over: invisible, and its glyphs have no outline, so that its box has no width.

    An OCR layer that hides behind a scanned page is made of such glyphs; PDFium loses the characters that stand alone.
    """
    if pdfium.FPDFTextObj_GetTextRenderMode(item) != _INVISIBLE:
        return False
    left, _, right, _ = _bounds(item)
    return right - left < _NO_WIDTH


def _rules(item: pdfium.FPDF_PAGEOBJECT, matrix: Matrix) -> Iterator[Rule]:
    """The straight lines that a path draws."""
    count = pdfium.FPDFPath_CountSegments(item)
    if not 2 <= count <= _LONGEST_PATH:
        return
    if matrix == _IDENTITY and count <= 5:  # a line or a box, by its bounds alone
        found = rules_of_box(_bounds(item), is_stroked=False)
        if found:
            yield from found
            return
    yield from rules_of_path(_points(item, count, matrix), is_stroked=_is_stroked(item))


def _points(item: pdfium.FPDF_PAGEOBJECT, count: int, matrix: Matrix) -> list[tuple[bool, float, float]]:
    """The points of a path: whether a line leads to it, and its place; none of a path with curves."""
    a, b, c, d, e, f = _times(_matrix(item), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[bool, float, float]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((kind == pdfium.FPDF_SEGMENT_LINETO, a * x.value + c * y.value + e, b * x.value + d * y.value + f))
    return points


def _is_stroked(item: pdfium.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    return bool(stroke.value)


def _bounds(item: pdfium.FPDF_PAGEOBJECT) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _matrix(item: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
