"""Which reader a file gets, and how errors name it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from graph.errors import UnreadableFile
from loaders.readers import read
from loaders.readers.file import ENDINGS
from tests.loaders.readers.pdfs import PICTURE, lines, pdf


def zipped(*parts: str) -> bytes:
    """A zip package with these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for part in parts:
            package.writestr(part, "<a/>")
    return out.getvalue()


def word() -> bytes:
    """A Word file that says 总则."""
    document = Document()
    document.add_paragraph("总则")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def compound(stream: str) -> bytes:
    """The signature of a compound file, and the name of one of its streams."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")


PROSE = "推行绿色规划、绿色设计、绿色投资、绿色建设、绿色生产。"
HTML = f"<div><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div>"


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", PROSE.encode(), PROSE),
        ("a.md", f"# {PROSE}".encode(), PROSE),
        ("a.txt", f"# {PROSE}\n\n**{PROSE}**".encode(), f"{PROSE}\n{PROSE}"),
        ("a.rtf", b"{\\rtf1\\ansicpg936 \\'d7\\'dc\\'d4\\'f2}", "总则"),
        ("a.txt", word(), "总则"),
        ("a.doc", word(), "总则"),
        ("a.csv", PROSE.encode("gb18030"), PROSE),
        ("a", PROSE.encode("utf-16"), PROSE),
        ("a.PDF", pdf(lines(PROSE)), PROSE),
        ("a.txt", pdf(lines(PROSE)), PROSE),
        ("a.html", HTML.encode(), f"{PROSE}\n{PROSE}\n{PROSE}"),
        ("a.HTM", HTML.encode(), f"{PROSE}\n{PROSE}\n{PROSE}"),
        ("a.shtml", f"\ufeff<!DOCTYPE html><html>{HTML}".encode(), f"{PROSE}\n{PROSE}\n{PROSE}"),
        ("a.pdf", f"<?xml version='1.0'?>\n<!-- page -->\n<html>{HTML}</html>".encode(), f"{PROSE}\n{PROSE}\n{PROSE}"),
    ],
)
def test_first_bytes_and_ending_choose_the_reader(tmp_path: Path, name: str, data: bytes, text: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    source = read(path)
    assert (source.name, source.text) == (name, text)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"a\0b", "is binary, not text"),
        ("a.docx", b"PK\x03\x04rest", "is a broken zip package"),
        ("a.docx", zipped("xl/workbook.xml"), "is a spreadsheet (xlsx)"),
        ("a.docx", zipped("ppt/presentation.xml"), "is a presentation (pptx)"),
        ("a.ofd", zipped("OFD.xml", "Doc_0/Document.xml"), "is an OFD document; open it in a reader of OFD"),
        ("a.zip", zipped("a.txt"), "is a zip archive; unpack it"),
        ("a.doc", compound("Workbook"), "is a spreadsheet (xls)"),
        ("a.doc", compound("EncryptedPackage"), "is locked with a password"),
        ("a.rtf", b"{\\rtf1 }", "is an RTF file without words"),
        ("a.txt", b"Rar!\x1a\x07", "is a rar archive, not text; unpack it"),
        ("a.html", "<p>首页</p>".encode(), "is an HTML page without main text"),
        ("a.pdf", PROSE.encode(), "is a broken PDF"),
        ("a.pdf", pdf([PICTURE]), "is a PDF without a text layer"),
    ],
)
def test_an_unreadable_file_is_named_in_one_line(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: {reason}")
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read(tmp_path / "b.pdf")
    with pytest.raises(UnreadableFile, match="is a folder"):
        read(tmp_path)


def test_the_endings_of_every_reader_are_listed() -> None:
    assert {".txt", ".md", ".html", ".pdf", ".docx", ".doc", ".wps", ".rtf", ".png", ".tif"} <= ENDINGS
    assert ".csv" not in ENDINGS
