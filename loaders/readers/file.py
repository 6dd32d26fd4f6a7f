"""The choice of a reader for a file."""

from __future__ import annotations

import re
from pathlib import Path

from graph.errors import UnreadableFile
from loaders.readers.html import read_html
from loaders.readers.markdown import looks_like_markdown, parse_markdown, read_markdown
from loaders.readers.ocr import read_picture
from loaders.readers.office import read_office
from loaders.readers.packaged import read_package
from loaders.readers.pdf import read_pdf
from loaders.readers.rtf import read_rtf
from loaders.readers.source import SourceText
from loaders.readers.text import decode


def read_text(name: str, data: bytes) -> SourceText:
    """The text of a file that is plain text, or Markdown by its looks."""
    text = decode(data)
    return parse_markdown(name, text) if looks_like_markdown(text) else SourceText(name, text)


# Readers by a file's ending; any other ending is read as text.
_BY_ENDING = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".shtml": read_html,
    ".pdf": read_pdf,
    ".docx": read_package,
    ".doc": read_office,
    ".wps": read_office,
    ".rtf": read_rtf,
    ".png": read_picture,
    ".jpg": read_picture,
    ".jpeg": read_picture,
    ".tif": read_picture,
    ".tiff": read_picture,
}

ENDINGS = frozenset(_BY_ENDING)
"""Which files of a folder are taken for documents; a file that is named itself may be called anything."""

# Readers by a file's first bytes, which say more than its ending: an error page may be called .pdf
_BY_FIRST_BYTES = (
    (re.compile(rb"\s*%PDF-"), read_pdf),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL),
        read_html,
    ),
    (re.compile(rb"PK\x03\x04"), read_package),  # docx, xlsx, pptx, odt, ofd, zip
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), read_office),  # doc, wps, xls, ppt
    (re.compile(rb"\s*\{\\rtf"), read_rtf),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|II\*\0|MM\0\*"), read_picture),
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
    by_ending = _BY_ENDING.get(path.suffix.lower(), read_text)
    reader = next((reader for magic, reader in _BY_FIRST_BYTES if magic.match(data[:_FIRST])), by_ending)
    try:
        return reader(path.name, data)
    except UnreadableFile as error:
        raise UnreadableFile(f"{path}: {error}") from None
