"""The encodings of plain text: UTF-8, UTF-16 with a byte order mark, or GB18030."""

from __future__ import annotations

import codecs

from graph.errors import UnreadableFile

# Kinds of files that are no text and have no reader, by their first bytes
_BINARY = {
    b"GIF8": ("a GIF picture", "save it as PNG"),
    b"Rar!": ("a rar archive", "unpack it and load what is in it"),
    b"7z\xbc\xaf": ("a 7z archive", "unpack it and load what is in it"),
    b"\x1f\x8b": ("a gzip archive", "unpack it and load what is in it"),
}
_COMMON_SHARE = 0.5  # of the non-ASCII characters, how many must be common ones for GB18030 to be believed


def decode(data: bytes) -> str:
    """The text that the bytes stand for; raises UnreadableFile when they are empty, binary or in another encoding."""
    for magic, (what, remedy) in _BINARY.items():
        if data.startswith(magic):
            raise UnreadableFile(f"is {what}, not text; {remedy}")
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
