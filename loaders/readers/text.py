"""The reader of plain text (.txt, .md): UTF-8, UTF-16 with a byte order mark, or GB18030."""

from __future__ import annotations

import codecs

from graph.errors import UnreadableFile
from loaders.readers.source import SourceText

_BINARY = {
    b"PK\x03\x04": "a zip, docx or xlsx",
    b"\xd0\xcf\x11\xe0": "a doc or xls",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
}
_COMMON_SHARE = 0.5  # of the non-ASCII characters, how many must be common ones for GB18030 to be believed


def read_text(name: str, data: bytes) -> SourceText:
    """The text of a plain text file, as `decode` gives it."""
    return SourceText(name, decode(data))


def decode(data: bytes) -> str:
    """The text that the bytes stand for; raises UnreadableFile when they are empty, binary or in another encoding."""
    for magic, what in _BINARY.items():
        if data.startswith(magic):
            raise UnreadableFile(f"is {what}, not text; save it as UTF-8 text first")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    elif b"\0" in data:
        raise UnreadableFile("is binary, not text")
    else:
        text = _decode_unmarked(data)
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise UnreadableFile("is empty")
    return text


def _decode_unmarked(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and _common_share(text) < _COMMON_SHARE:
            break
        return text
    raise UnreadableFile("is neither UTF-8 nor GB18030 text; save it as UTF-8 first")


def _common_share(text: str) -> float:
    """The share of the non-ASCII characters that are punctuation or first-level characters of GB/T 2312."""
    foreign = [c for c in text if not c.isascii()]
    if not foreign:
        return 1.0
    pairs = (c.encode("gb2312", errors="ignore") for c in foreign)
    return sum(bool(p) and 0xA1 <= p[0] <= 0xD7 for p in pairs) / len(foreign)
