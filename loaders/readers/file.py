"""The choice of a reader for a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from graph.errors import UnreadableFile
from loaders.readers.markdown import looks_like_markdown, parse_markdown, read_markdown
from loaders.readers.source import SourceText
from loaders.readers.text import decode

Reader = Callable[[str, bytes], SourceText]
"""Makes a SourceText of a file's name and bytes; raises UnreadableFile when it cannot."""


def _late(module: str, function: str) -> Reader:
    """The reader of that name, whose module and libraries are imported when a file asks for it."""

    def read(name: str, data: bytes) -> SourceText:
        reader: Reader = getattr(import_module(f"loaders.readers.{module}"), function)
        return reader(name, data)

    return read


_read_html = _late("html", "read_html")
_read_office = _late("office", "read_office")
_read_package = _late("packaged", "read_package")
_read_pdf = _late("pdf", "read_pdf")
_read_picture = _late("ocr", "read_picture")
_read_rtf = _late("rtf", "read_rtf")


def _read_text(name: str, data: bytes) -> SourceText:
    """The text of a file that is plain text, or Markdown by its looks."""
    text = decode(data)
    return parse_markdown(name, text) if looks_like_markdown(text) else SourceText(name, text)


# Readers by a file's ending; any other ending is read as text.
_BY_ENDING = {
    ".txt": _read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".shtml": _read_html,
    ".pdf": _read_pdf,
    ".docx": _read_package,
    ".doc": _read_office,
    ".wps": _read_office,
    ".rtf": _read_rtf,
    ".png": _read_picture,
    ".jpg": _read_picture,
    ".jpeg": _read_picture,
    ".tif": _read_picture,
    ".tiff": _read_picture,
}

ENDINGS = frozenset(_BY_ENDING)
"""Which files of a folder are taken for documents; a file that is named itself may be called anything."""

# Readers by a file's first bytes, which say more than its ending: an error page may be called .pdf
_BY_FIRST_BYTES = (
    (re.compile(rb"\s*%PDF-"), _read_pdf),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL),
        _read_html,
    ),
    (re.compile(rb"PK\x03\x04"), _read_package),  # docx, xlsx, pptx, odt, ofd, zip
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), _read_office),  # doc, wps, xls, ppt
    (re.compile(rb"\s*\{\\rtf"), _read_rtf),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|II\*\0|MM\0\*"), _read_picture),
)
_FIRST = 1024


def read(path: Path) -> SourceText:
    """The text of one file.

    Raises UnreadableFile with a line that names the file, what is wrong and the way out.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(f"{path}: no such file") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path}: is a folder, not a file") from None
    except OSError as error:
        raise UnreadableFile(f"{path}: cannot be opened: {error.strerror}") from None
    by_ending = _BY_ENDING.get(path.suffix.lower(), _read_text)
    reader = next((reader for magic, reader in _BY_FIRST_BYTES if magic.match(data[:_FIRST])), by_ending)
    try:
        return reader(path.name, data)
    except UnreadableFile as error:
        raise UnreadableFile(f"{path}: {error}") from None
