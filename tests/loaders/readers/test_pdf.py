"""What the PDF reader makes of a page, and which files it refuses."""

from __future__ import annotations

import pytest

from graph.errors import UnreadableFile
from loaders.readers.pdf import read_pdf
from tests.loaders.readers.pdfs import NAMELESS, PARTLY_NAMED, PICTURE, Font, Ruled, Run, copy_protected_pdf, lines, locked_pdf, pdf

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


def cells_of(*runs: Run | Ruled) -> list[tuple[int, int, str]]:
    """The cells (row, column, text) of a page that has these runs below a line of prose."""
    source = read_pdf("a.pdf", pdf([*lines(PROSE, PROSE), *runs]))
    return [(block.cell[1], block.cell[2], source.text[block.start : block.end]) for block in source.blocks if block.cell]


HEAD = [Run(55, 700, "指标"), Run(155, 700, "2025年")]
ROWS = [Run(55, 670, "能耗下降"), Run(155, 670, "14%"), Run(55, 640, "森林覆盖率"), Run(155, 640, "26%")]
CELLS = [(0, 0, "指标"), (0, 1, "2025年"), (1, 0, "能耗下降"), (1, 1, "14%"), (2, 0, "森林覆盖率"), (2, 1, "26%")]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        pytest.param([Ruled((50, 150, 250), (715, 690, 660, 630)), *HEAD, *ROWS], CELLS, id="ruled"),
        pytest.param([*ROWS, Ruled((50, 150, 250), (715, 690, 660, 630)), *HEAD], CELLS, id="drawn in another order"),
        pytest.param([*HEAD, *ROWS], CELLS, id="aligned"),
        pytest.param([*HEAD, *ROWS[:2]], [], id="two rows that may be chance"),
        pytest.param([Ruled((50, 250), (715, 630)), *lines("一、总体要求", "到2025年，能耗下降14%。", top=700)], [], id="a frame"),
        pytest.param(
            [Ruled((50, 250), (715, 690, 630)), *lines("专栏1", "到2025年，能耗下降14%。", top=700)], [], id="a box with a heading"
        ),
        pytest.param(
            [
                Ruled((50, 150, 250), (715, 680, 660)),
                Run(55, 700, "单位能耗"),
                Run(55, 688, "下降"),
                Run(155, 695, "14%"),
                *lines("甲", top=665),
            ],
            [],
            id="too few cells to be sure",
        ),
        pytest.param(
            [
                Ruled((50, 150, 250), (715, 680, 660)),
                Run(55, 702, "单位能耗"),
                Run(55, 688, "下降"),
                Run(155, 695, "14%"),
                Run(55, 665, "率"),
                Run(155, 665, "3"),
            ],
            [(0, 0, "单位能耗\n下降"), (0, 1, "14%"), (1, 0, "率"), (1, 1, "3")],
            id="a cell of two lines stays together",
        ),
        pytest.param(
            [
                Run(55, 700, "一、总则"),
                Run(300, 700, "1"),
                Run(55, 680, "二、目标"),
                Run(300, 680, "3"),
                Run(55, 660, "三、任务"),
                Run(300, 660, "5"),
            ],
            [],
            id="a list of contents",
        ),
    ],
)
def test_cells_are_told_where_a_table_is_sure(runs: list[Run | Ruled], expected: list[tuple[int, int, str]]) -> None:
    assert cells_of(*runs) == expected


EDGES = (50, 100, 250, 330, 400)


def row(y: float, *cells: str) -> list[Run]:
    return [Run(x + 5, y, words) for x, words in zip(EDGES, cells, strict=False)]


@pytest.mark.parametrize("gap", [0.0, 4.0])
def test_a_table_that_goes_on_overleaf_is_one(gap: float) -> None:
    first = [*lines(PROSE), Ruled(EDGES, (120, 90), gap), *row(100, "序号", "指标", "目标", "属性"), Run(290, 40, "—1—")]
    second = [Ruled(EDGES, (800, 770, 740), gap), *row(780, "1", "森林覆盖率", "60%", "约束性"), *row(750, "2", "湿地面积", "5", "预期性")]
    third = [Ruled((50, 150, 250), (800, 770, 740), gap), Run(55, 780, "甲"), Run(155, 780, "乙"), Run(55, 750, "丙"), Run(155, 750, "丁")]
    source = read_pdf("a.pdf", pdf(first, second, third))
    cells = [(*block.cell, source.text[block.start : block.end]) for block in source.blocks if block.cell]
    assert [cell[:2] for cell in cells] == [(0, 0)] * 4 + [(0, 1)] * 4 + [(0, 2)] * 4 + [(1, 0)] * 2 + [(1, 1)] * 2
    assert [cell[3] for cell in cells if cell[2] == 1] == ["指标", "森林覆盖率", "湿地面积", "乙", "丁"]


def test_what_is_drawn_late_takes_its_place() -> None:
    source = read_pdf(
        "a.pdf", pdf([*lines("为加快建立健全绿色低碳循环发展经济体系，", "制定本方案。", top=600), Run(200, 780, "山西省人民政府文件", 22)])
    )
    assert source.text.startswith("山西省人民政府文件\n")


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = ([f"{side}栏第{i}行的文字写到这一栏的边" for i in range(10)] for side in "左右")
    runs = [run for i, (a, b) in enumerate(zip(left, right, strict=True)) for run in (Run(60, 700 - 16 * i, a), Run(320, 700 - 16 * i, b))]
    assert read_pdf("a.pdf", pdf(runs)).text.split("\n") == [*left, *right]


def test_page_marks_and_running_heads_are_furniture_and_stay_in_the_text() -> None:
    pages = [[Run(240, 810, "山西省人民政府公报"), *lines(PROSE, PROSE, top=700), Run(280, 40, f"—{i}—")] for i in range(1, 5)]
    source = read_pdf("a.pdf", pdf(*pages))
    marks = [source.text[block.start : block.end] for block in source.blocks if block.kind == "furniture"]
    assert marks == [words for i in range(1, 5) for words in ("山西省人民政府公报", f"—{i}—")]


def test_a_block_says_where_and_how_its_line_is_printed() -> None:
    source = read_pdf("a.pdf", pdf([Run(100, 742, "标题", 20), *lines(PROSE, top=600)]))
    block = source.blocks[0]
    assert source.text[block.start : block.end] == "标题"
    assert (block.kind, block.page, block.size) == ("line", 1, 20)
    assert block.box == pytest.approx((100, 83, 140, 103), abs=1)


def test_code_points_of_a_fonts_own_are_characters() -> None:
    named = PARTLY_NAMED.named + " <0000> <00ff> <0000> <2e00> <2eff> <2e00> <e000> <e000> <dbc0ddb0>"  # U+1001B0
    source = read_pdf("a.pdf", pdf(lines(PROSE, "73\ue0005%", "⻓江"), font=Font("Identity-H", b"Identity", named)))
    assert source.text.split("\n")[1:] == ["73.5%", "长江"]


def test_a_private_code_point_without_a_known_meaning_is_kept_and_counted() -> None:
    font = Font("Identity-H", b"Identity", PARTLY_NAMED.named + " <ff00> <ffff> <ff00> <3000> <30ff> <3000> <e100> <e1ff> <e100>")
    source = read_pdf("a.pdf", pdf(lines(PROSE, "能耗\ue123下降"), font=font))
    assert source.text.endswith("能耗\ue123下降")
    assert source.warnings == ("characters of a private make, which only the PDF's own font shows: 1",)


def test_a_pdf_that_forbids_copying_is_read() -> None:
    assert read_pdf("a.pdf", copy_protected_pdf(lines(PROSE))).text == PROSE


def test_a_page_that_is_lost_is_named_and_the_rest_is_read() -> None:
    source = read_pdf("a.pdf", pdf(lines(PROSE), announced=3))
    assert source.text.startswith(PROSE)
    assert any("broken there: 2, 3" in warning for warning in source.warnings)


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
        pytest.param(pdf([PICTURE], [PICTURE]), r"without a text layer, a scan; pip install .*, or run OCR", id="a scan"),
        pytest.param(pdf([PICTURE, *lines("扫描全能王")]), r"without a text layer", id="a scan with a scanner's stamp"),
        pytest.param(pdf(lines(PROSE), font=NAMELESS), r"fonts do not say which characters", id="nameless characters"),
        pytest.param(locked_pdf(lines(PROSE)), r"asks for a password; save it without", id="locked"),
        pytest.param(pdf(lines(PROSE), trailer="/Encrypt << /Filter /Other >>"), r"encrypted in a way", id="unknown encryption"),
        pytest.param(pdf(lines(PROSE))[:600], r"is a broken PDF", id="cut short"),
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
