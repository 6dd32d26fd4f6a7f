"""Which reader a file gets, and how errors name it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import UnreadableFile
from loaders.readers import read
from tests.loaders.readers.pdfs import PICTURE, lines, pdf

PROSE = "推行绿色规划、绿色设计、绿色投资、绿色建设、绿色生产。"
HTML = f"<div><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div>"


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", PROSE.encode(), PROSE),
        ("a.md", f"<div>{PROSE}</div>".encode(), f"<div>{PROSE}</div>"),
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
        ("a.docx", b"PK\x03\x04rest", "is a zip, docx or xlsx, not text"),
        ("a.html", b"\x89PNG", "is an image, not text"),
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
