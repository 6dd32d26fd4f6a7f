"""The tables of a document as rows of cells, from whatever they were read."""

from __future__ import annotations

import pytest

from loaders.readers import SourceText
from loaders.readers.markdown import parse_markdown
from loaders.readers.writer import Writer
from loaders.structure.clean import clean
from loaders.structure.tables import tables

ROWS = [["序号", "任务", "责任单位"], ["1", "新建社区食堂20个", "市民政局"], ["2", "改造老旧小区", ""]]
TAB = "\n".join("\t".join(row) for row in ROWS)
PIPES = "\n".join(f"| {' | '.join(row)} |" for row in [ROWS[0], ["---"] * 3, *ROWS[1:]])


def _written(*parts: list[list[str]] | str) -> SourceText:
    """A source with blocks: strings are paragraphs, lists are tables."""
    writer = Writer()
    for part in parts:
        writer.write(part) if isinstance(part, str) else writer.write_table(part)
    return writer.source("x")


def _rows(source: SourceText) -> list[list[list[str]]]:
    cleaned = clean(source)
    found = tables(source, cleaned)
    cells = [cell for table in found for row in table.rows for cell in row]
    assert all(cleaned.text[cell.start : cell.end] == cell.text for cell in cells)
    assert [cell.start for cell in cells] == sorted(cell.start for cell in cells)
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


@pytest.mark.parametrize(
    "source",
    [
        _written("任务分工表", ROWS, "附则。"),
        parse_markdown("x.md", f"# 任务分工表\n\n{PIPES}\n\n附则。"),
        SourceText("x.txt", f"任务分工表\n\n{TAB}\n\n附则。\n"),
        SourceText("x.txt", f"任务分工表\n\n{PIPES}\n\n附则。\n"),
        SourceText("x.txt", f"任务分工表\r\n\r\n\u3000\u3000{TAB}\r\n附则。".replace("\n2", "\r\n2")),
    ],
    ids=["cells", "markdown", "tabs", "pipes", "tabs with a return"],
)
def test_a_table_is_rows_of_cells_whatever_it_was_read_from(source: SourceText) -> None:
    assert _rows(source) == [ROWS]


def test_gaps_of_like_number_make_a_table() -> None:
    lines = "序号  任务        责任单位\n 1    新建社区食堂  市民政局\n 2    改造老旧小区  市财政局"
    assert _rows(SourceText("x.txt", lines)) == [
        [["序号", "任务", "责任单位"], ["1", "新建社区食堂", "市民政局"], ["2", "改造老旧小区", "市财政局"]]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "目\u3000录\n前\u3000言\n一、总则",  # words set wide
        "\t到2025年，建成社区食堂20个。\n\t到2030年，全覆盖。",  # indents
        "市民政局  市财政局\n关于建设社区食堂的通知",  # a letterhead
    ],
)
def test_words_set_apart_are_no_table(text: str) -> None:
    assert _rows(SourceText("x.txt", text)) == []


def test_a_table_that_a_page_cuts_is_one() -> None:
    assert _rows(_written(ROWS, ROWS[1:])) == [[*ROWS, *ROWS[1:]]]
    assert _rows(_written(ROWS, "续表", ROWS[1:])) == [ROWS, ROWS[1:]]
    assert _rows(_written(ROWS, [row[:2] for row in ROWS])) == [ROWS, [row[:2] for row in ROWS]]
