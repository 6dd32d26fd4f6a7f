"""The choice of a reader for a file."""

from __future__ import annotations

import re
from pathlib import Path

from graph.errors import UnreadableFile
from loaders.readers.source import SourceText
from loaders.readers.text import read_text


def _read_html(name: str, data: bytes) -> SourceText:
    from loaders.readers.html import read_html  # selectolax and pdfminer are imported only where they are used

    return read_html(name, data)


def _read_pdf(name: str, data: bytes) -> SourceText:
    from loaders.readers.pdf import read_pdf

    return read_pdf(name, data)


# Readers by a file's ending; any other ending is read as text.
_BY_ENDING = {".txt": read_text, ".md": read_text, ".html": _read_html, ".htm": _read_html, ".pdf": _read_pdf}

ENDINGS = frozenset(_BY_ENDING)
"""Which files of a folder are taken for documents; a file that is named itself may be called anything."""

# Readers by a file's first bytes, which say more than its ending: an error page may be called .pdf
_BY_FIRST_BYTES = (
    (re.compile(rb"\s*%PDF-"), _read_pdf),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL),
        _read_html,
    ),
)
_FIRST = 1024


def read(path: str | Path) -> SourceText:
    """The text of one file.

    Raises UnreadableFile with a line that names the file, what is wrong and the way out.
    """
    path = Path(path)
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
