"""The reader of Word files (.docx): paragraphs with the numbers that Word shows, tables, text boxes, footnotes.

Tracked changes are read as accepted, hidden text is left out, and so are running heads and feet. The parts are read as XML
(ECMA-376 part 1): libraries for Word neither count its automatic numbering nor see into its text boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.errors import UnreadableFile
from loaders.readers.package import Package
from loaders.readers.source import SourceText
from loaders.readers.word_numbering import Numbering
from loaders.readers.word_styles import Styles, W
from loaders.readers.writer import Writer

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_DELETED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{W}sdtPr"}
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}
_PLAIN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_SENTENCE_END = re.compile(r"[。！？；：:][”’）)]?\s*$")


@dataclass(slots=True)
class _Words:
    """The words of a paragraph, the runs that they come from, its text boxes before and after them, the notes it refers to."""

    text: str = ""
    runs: list[Any] = field(default_factory=list)
    boxes_before: list[Any] = field(default_factory=list)
    boxes_after: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def read_word(name: str, data: bytes) -> SourceText:
    """The words of a Word file, with blocks for its paragraphs and cells.

    Raises UnreadableFile for a file that is broken or holds no words.
    """
    package = Package(data)
    part = _main_part(package)
    root = package.xml(part)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise UnreadableFile("is a Word file without a text that can be read; open it in Word or WPS and save it as docx again")
    writer = Writer()
    document = _Document(package, part.rpartition("/")[0], writer)
    document.write(body)
    document.write_notes()
    source = writer.source(name)
    if not source.text:
        raise UnreadableFile("is a Word file without words; where its pages are pictures, save it as PDF and read that by OCR")
    return source


def _main_part(package: Package) -> str:
    """The name of the part that holds the text."""
    relations = package.xml("_rels/.rels")
    for relation in () if relations is None else relations.iter(_RELATION):
        if relation.get("Type", "").endswith("/officeDocument"):
            return str(relation.get("Target")).lstrip("/")
    return "word/document.xml"


class _Document:
    """Writes what stands in a body, in order."""

    def __init__(self, package: Package, folder: str, writer: Writer) -> None:
        self.writer = writer
        self.styles = Styles(package.xml(f"{folder}/styles.xml"))
        self.numbering = Numbering(package.xml(f"{folder}/numbering.xml"), self.styles)
        self.note_parts = {name: package.xml(f"{folder}/{name}.xml") for name in ("footnotes", "endnotes")}
        self.notes: list[tuple[str, str]] = []
        self.begun = _Words()  # the words of a paragraph whose end was deleted: they go on in the next one

    def write(self, container: Any) -> None:
        """Write the paragraphs and tables of a body, a text box or a note."""
        for element in _content(container):
            if element.tag == f"{W}p":
                self._write_paragraph(element)
            elif element.tag == f"{W}tbl":
                self._write_table(element)

    def write_notes(self) -> None:
        """Write the footnotes and endnotes that the text refers to."""
        for part, number in self.notes:
            root = self.note_parts[part]
            note = None if root is None else next((one for one in root if one.get(f"{W}id") == number), None)
            if note is not None:
                self.write(note)

    def _write_paragraph(self, paragraph: Any) -> None:
        words = self._words(paragraph)
        if words is None:
            return
        for box in words.boxes_before:
            self.write(box)
        look = self.styles.look(paragraph, words.runs)
        for part in _parts(words.text, look.centred):
            self.writer.write(part, size=look.size, bold=look.bold, level=look.level)
        for box in words.boxes_after:
            self.write(box)

    def _words(self, paragraph: Any) -> _Words | None:
        """The words of a paragraph after its number; None when it goes on in the next one, its end being deleted."""
        words, self.begun = self.begun, _Words()
        _collect(paragraph, paragraph, self.styles, words)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self.begun = words
            return None
        self.notes += words.notes
        if words.text.strip():
            label = self.numbering.label(paragraph)
            words.text = _labelled(label, words.text)
        return words

    def _write_table(self, table: Any) -> None:
        """Write a table row by row; one of a single column is a frame, and its paragraphs are paragraphs."""
        rows = [[cell for cell in _content(row) if cell.tag == f"{W}tc"] for row in _content(table) if row.tag == f"{W}tr"]
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    self.write(cell)
            return
        nested: list[Any] = []
        written = [[words for cell in row for words in self._cell(cell, nested)] for row in rows]
        self.writer.write_table(written)
        for inner in nested:
            self.write(inner) if inner.tag != f"{W}tbl" else self._write_table(inner)

    def _cell(self, cell: Any, nested: list[Any]) -> Iterator[str]:
        """The words of a cell, and an empty string for each further column that it spans; tables and boxes in it go to `nested`."""
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        paragraphs: list[str] = []
        for element in _content(cell):
            if element.tag == f"{W}p":
                words = self._words(element)
                if words is not None:
                    paragraphs.append(words.text)
                    nested += words.boxes_before + words.boxes_after
            elif element.tag == f"{W}tbl":
                nested.append(element)
        goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        yield "" if goes_on else "\n".join(words for words in paragraphs if words.strip())
        yield from [""] * (int(span.get(f"{W}val")) - 1 if span is not None else 0)


def _content(container: Any) -> Iterator[Any]:
    """The paragraphs, tables, rows or cells in an element, out of the wrappers that Word puts about them."""
    for element in container:
        if element.tag in _DELETED:
            continue
        if element.tag in (f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"):
            yield element
        elif element.tag == f"{_MC}AlternateContent":
            yield from _content(_choice(element))
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            yield from _content(element)


def _choice(alternate: Any) -> Any:
    """The one of several equal contents that is read."""
    return next((one for one in alternate if one.tag == f"{_MC}Choice"), alternate[-1] if len(alternate) else alternate)


def _collect(element: Any, paragraph: Any, styles: Styles, words: _Words) -> None:
    """Add what a paragraph's element holds to its words."""
    for child in element:
        if child.tag in _DELETED or (child.tag == f"{W}r" and styles.is_hidden(paragraph, child)):
            continue
        if child.tag in (f"{W}t", _MATH_TEXT):
            words.text += child.text or ""
            if (child.text or "").strip() and child.tag == f"{W}t" and (not words.runs or words.runs[-1] is not element):
                words.runs.append(element)
        elif child.tag in _PLAIN:
            words.text += _PLAIN[child.tag]
        elif child.tag == f"{W}sym":
            words.text += chr(int(child.get(f"{W}char"), 16))
        elif child.tag in _NOTES:
            words.notes.append((_NOTES[child.tag], child.get(f"{W}id")))
        elif child.tag in _DRAWN:
            (words.boxes_after if words.text.strip() else words.boxes_before).extend(_boxes(child))
        elif child.tag == f"{_MC}AlternateContent":
            _collect(_choice(child), paragraph, styles, words)
        else:
            _collect(child, paragraph, styles, words)


def _boxes(drawn: Any) -> Iterator[Any]:
    """The text boxes in a drawing, the outer ones."""
    for child in drawn:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            yield from _boxes(_choice(child))
        else:
            yield from _boxes(child)


def _labelled(label: str, text: str) -> str:
    if not label:
        return text
    blank = " " if label[-1].isascii() and label[-1].isalnum() else ""
    return label + blank + text.lstrip()


def _parts(text: str, centred: bool) -> Sequence[str]:
    """The paragraphs that a paragraph's line breaks make: each line of a centred one, else what follows the end of a sentence."""
    parts: list[str] = []
    for line in text.split("\n"):
        if parts and line.strip() and not centred and not _SENTENCE_END.search(parts[-1]):
            parts[-1] += "\n" + line
        else:
            parts.append(line)
    return parts
