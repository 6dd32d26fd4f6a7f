"""The reader of zip packages: a Word file is read, an OpenDocument text is converted, any other kind is refused by its name."""

from __future__ import annotations

from graph.errors import UnreadableFile
from loaders.readers.office import read_office
from loaders.readers.package import Package
from loaders.readers.source import SourceText
from loaders.readers.word import read_word

# What a package is, by how the name of one of its parts begins -> what helps
_REFUSED = (
    ("xl/", "is a spreadsheet (xlsx), not a text; save the document that it belongs to, or print it to PDF"),
    ("ppt/", "is a presentation (pptx), not a text; print it to PDF"),
    ("OFD.xml", "is an OFD document; open it in a reader of OFD (WPS, 数科) and export it as PDF"),
    ("META-INF/container.xml", "is an e-book (epub); convert it to docx or PDF"),
)
_ANY_OTHER = "is a zip archive; unpack it and load what is in it"


def read_package(name: str, data: bytes) -> SourceText:
    """The words of a Word file or an OpenDocument text.

    Raises UnreadableFile for every other package, with what it is and what helps.
    """
    names = Package(data).names
    if any(part.startswith("word/") for part in names):
        return read_word(name, data)
    if {"mimetype", "content.xml"} <= names:
        return read_office(name, data)
    raise UnreadableFile(next((refusal for start, refusal in _REFUSED if any(part.startswith(start) for part in names)), _ANY_OTHER))
