"""The reader of RTF, by striprtf: paragraphs and cells; what a writer's code page hides is resolved, GBK where it names none."""

from __future__ import annotations

import re

from graph.errors import UnreadableFile
from loaders.readers.source import SourceText
from loaders.readers.writer import Writer

_CODE_PAGE = re.compile(r"\\ansicpg[1-9]\d*")
_CELL = "|"  # striprtf ends each cell with it


def read_rtf(name: str, data: bytes) -> SourceText:
    """The words of an RTF file, with blocks for its paragraphs and cells.

    Raises UnreadableFile for a file that is broken or holds no words.
    """
    from striprtf.striprtf import rtf_to_text

    markup = data.decode("latin-1")
    try:
        text: str = rtf_to_text(markup, encoding="cp1252" if _CODE_PAGE.search(markup) else "gbk", errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, LookupError):
        raise UnreadableFile("is a broken RTF file; open it in Word or WPS and save it as docx") from None
    writer = Writer()
    rows: list[list[str]] = []
    begun = ""  # a row whose cell goes on in the next line
    for line in text.split("\n"):
        if line.endswith(_CELL):
            rows.append((begun + line[:-1]).split(_CELL))
            begun = ""
        elif _CELL in line or begun:
            begun += line + "\n"
        else:
            _write_rows(writer, rows)
            writer.write(line)
    _write_rows(writer, rows)
    for line in begun.split("\n"):
        writer.write(line)
    source = writer.source(name)
    if not source.text:
        raise UnreadableFile("is an RTF file without words; open it in Word or WPS and save it as docx")
    return source


def _write_rows(writer: Writer, rows: list[list[str]]) -> None:
    if rows:
        writer.write_table(rows)
        rows.clear()
