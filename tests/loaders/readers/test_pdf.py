"""What the PDF reader makes of a page, and which files it refuses."""

from __future__ import annotations

import pytest

from graph.errors import UnreadableFile
from loaders.readers.pdf import read_pdf
from tests.loaders.readers.pdfs import NAMELESS, PARTLY_NAMED, PICTURE, Run, copy_protected_pdf, lines, locked_pdf, pdf

PROSE = "为加快建立健全绿色低碳循环发展经济体系，制定本方案。"


def text_of(*runs: Run) -> str:
    """The lines of a page that has these runs below a line of prose."""
    text = read_pdf("a.pdf", pdf([*lines(PROSE), *runs])).text
    first, _, rest = text.partition("\n")
    assert first == PROSE
    return rest


def test_a_line_of_text_for_each_printed_line() -> None:
    assert text_of(Run(50, 700, "一、总体要求"), Run(70, 680, "到2025年，能耗下降14%。")) == "一、总体要求\n到2025年，能耗下降14%。"


def test_pages_are_parted_by_a_form_feed() -> None:
    source = read_pdf("a.pdf", pdf(lines(PROSE, "—1—"), lines(PROSE)))
    assert source.text == f"{PROSE}\n—1—\n\f{PROSE}"
    assert source.name == "a.pdf"
    assert source.warnings == ()


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        pytest.param([Run(50, 700, "到"), Run(60, 700, "2025"), Run(80, 700, "年")], "到2025年", id="drawn in pieces"),
        pytest.param([Run(50, 700, "到"), Run(80, 700, "年"), Run(60, 700, "2025")], "到2025年", id="digits drawn after the rest"),
        pytest.param([Run(50, 700, "附件"), Run(78, 700, "清单")], "附件 清单", id="a gap is a blank"),
        pytest.param([Run(50, 700, "PM"), Run(60, 698, "2.5", 7)], "PM2.5", id="a lower baseline is the same line"),
        pytest.param([Run(50, 700, "要求"), Run(50.4, 700, "要求")], "要求", id="bold by printing twice"),
        pytest.param([Run(50, 700, "要要求求")], "要要求求", id="a doubled character"),
        pytest.param([Run(50, 700, "》"), Run(55, 700, "（国发")], "》（国发", id="marks drawn closer"),
        pytest.param([Run(50, 700, "指标"), Run(120, 700, "2025年")], "指标\n2025年", id="a wide gap parts cells"),
        pytest.param([Run(100, 700, "指标", down=True), Run(85, 700, "能耗", down=True)], "指标\n能耗", id="a table set sideways"),
    ],
)
def test_lines_are_made_of_what_stands_together(runs: list[Run], expected: str) -> None:
    assert text_of(*runs) == expected


def test_a_pdf_that_forbids_copying_is_read() -> None:
    assert read_pdf("a.pdf", copy_protected_pdf(lines(PROSE))).text == PROSE


def test_a_page_that_is_a_picture_is_named() -> None:
    source = read_pdf("a.pdf", pdf(lines(PROSE, PROSE), [PICTURE], lines(PROSE), [], [PICTURE]))
    assert source.warnings == ("pages without text, only pictures: 2, 5; run OCR on them",)


def test_characters_that_cannot_be_known_are_counted() -> None:
    source = read_pdf("a.pdf", pdf(lines(PROSE), font=PARTLY_NAMED))
    assert source.text == PROSE.replace("，", "\ufffd").replace("。", "\ufffd")
    assert source.warnings == ("characters that the PDF does not name, written \ufffd: 2",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(pdf([PICTURE], [PICTURE]), r"without a text layer, a scan; run OCR", id="a scan"),
        pytest.param(pdf([PICTURE, *lines("扫描全能王")]), r"without a text layer", id="a scan with a scanner's stamp"),
        pytest.param(pdf(lines(PROSE), font=NAMELESS), r"fonts do not say which characters", id="nameless characters"),
        pytest.param(locked_pdf(lines(PROSE)), r"asks for a password; save it without", id="locked"),
        pytest.param(pdf(lines(PROSE), trailer="/Encrypt << /Filter /Other >>"), r"encrypted in a way", id="unknown encryption"),
        pytest.param(pdf(lines(PROSE))[:600], r"is a broken PDF", id="cut short"),
        pytest.param(pdf(lines(PROSE), announced=3), r"broken PDF with 1 of 3 pages", id="pages lost"),
        pytest.param(pdf(), r"is a broken PDF", id="no pages"),
        pytest.param(b"%PDF-1.7\nnothing", r"is a broken PDF", id="only a head"),
        pytest.param("为加快建设".encode(), r"is a broken PDF", id="text"),
        pytest.param(b"", r"is a broken PDF", id="empty"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason) as caught:
        read_pdf("a.pdf", data)
    assert "\n" not in str(caught.value)
