"""What the RTF reader takes from a file, whatever its code page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableFile
from loaders.readers.rtf import read_rtf
from tests.loaders.readers.blocks import assert_blocks_hold_the_text, cells, texts


def in_gbk(text: str) -> str:
    """The text as writers with a Chinese code page escape it."""
    return "".join(c if c.isascii() else "".join(f"\\'{byte:02x}" for byte in c.encode("gbk")) for c in text)


def in_unicode(text: str) -> str:
    """The text as writers escape it by code point."""
    return "".join(c if c.isascii() else f"\\u{ord(c) - (65536 if ord(c) > 32767 else 0)}?" for c in text)


@pytest.mark.parametrize(
    "markup",
    [
        r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\pard "
        + in_gbk("一、总体要求")
        + r"\par \b "
        + in_gbk("到2025年")
        + r"\b0\par}",
        r"{\rtf1\ansi\deff0 " + in_gbk("一、总体要求") + r"\par " + in_gbk("到2025年") + "}",
        r"{\rtf1\ansi\ansicpg1252\uc1 " + in_unicode("一、总体要求") + r"\par " + in_unicode("到2025年") + r"\par}",
    ],
)
def test_every_code_page_gives_the_same_paragraphs(markup: str) -> None:
    assert texts(read_rtf("a.rtf", markup.encode("ascii"))) == ["一、总体要求", "到2025年"]


def test_rows_are_cells() -> None:
    row = r"\trowd\intbl {0}\cell {1}\cell\row "
    markup = (
        r"{\rtf1\ansicpg936 "
        + "".join(row.format(in_gbk(a), in_gbk(b)) for a, b in [("任务", "单位"), ("建设", "民政局")])
        + r"\pard "
        + in_gbk("附则")
        + "}"
    )
    source = read_rtf("a.rtf", markup.encode("ascii"))
    assert source.blocks[0].cell == (0, 0, 0)
    assert [words for _, words in cells(source)] == ["任务", "单位", "建设", "民政局"]
    assert texts(source) == ["附则"]


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="without words"):
        read_rtf("a.rtf", b"{\\rtf1 }")


@given(st.lists(st.sampled_from(["\\par ", "\\cell ", "\\row ", "\\trowd ", "{", "}", in_gbk("目标"), "1."]), max_size=12).map("".join))
def test_blocks_hold_the_text(markup: str) -> None:
    assert_blocks_hold_the_text(read_rtf("a.rtf", (r"{\rtf1\ansicpg936 " + in_gbk("首") + r"\par " + markup + "}").encode("ascii")))
