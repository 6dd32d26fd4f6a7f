"""Tables of tasks: each row is a measure, or several, with the organs and the term of its cells."""

from __future__ import annotations

import pytest

from loaders import Document, parse, to_json
from loaders.readers import SourceText
from loaders.readers.html import read_html
from loaders.readers.writer import Writer
from tests.loaders.reading import read_text

HEAD = ["序号", "任务", "牵头单位", "配合单位", "完成时限"]


def document(*rows: list[str], after: str = "") -> Document:
    """A document of a province whose only section holds a table."""
    writer = Writer()
    for line in ("山西省人民政府关于加快绿色转型的实施意见", "一、任务分工"):
        writer.write(line)
    writer.write_table(rows)
    writer.write(after)
    return parse(writer.source("text.docx"))


def tasks(read: Document) -> list[tuple[str, str, str | None]]:
    """Each row: its tasks, its organs as "name role/basis", and the term of the last task."""
    return [
        (
            "；".join(m.text for m in duty.measures),
            " ".join(f"{one.mention} {one.role}/{one.basis}" for one in duty.named),
            duty.measures[-1].deadline,
        )
        for duty in read.responsibilities
    ]


FORMS = [
    pytest.param(
        [HEAD, ["1", "建设充电桩5000个", "省能源局", "省财政厅、省住建厅", "2025年底"], ["2", "推广节水器具", "省水利厅", "", "持续推进"]],
        [
            ("建设充电桩5000个", "省能源局 lead/explicit 省财政厅 support/labelled 省住建厅 support/labelled", "2025-12"),
            ("推广节水器具", "省水利厅 lead/explicit", None),
        ],
        id="lead and support",
    ),
    pytest.param(
        [["重点任务", "责任单位"], ["建设充电桩5000个。", "省能源局、省财政厅"], ["推广节水器具。", "省水利厅"]],
        [
            ("建设充电桩5000个", "省能源局 lead/first-listed 省财政厅 responsible/labelled", None),
            ("推广节水器具", "省水利厅 lead/sole", None),
        ],
        id="joint duty",
    ),
    pytest.param(
        [["任务", "责任单位", "配合单位"], ["推广节水器具", "省水利厅", "省财政厅"]],
        [("推广节水器具", "省水利厅 lead/labelled 省财政厅 support/labelled", None)],
        id="the responsible one leads beside supporters",
    ),
    pytest.param(
        [["任务", "责任单位"], ["推广节水器具", "省水利厅牵头，省财政厅配合"]],
        [("推广节水器具", "省水利厅 lead/explicit 省财政厅 support/explicit", None)],
        id="the cell says who leads",
    ),
    pytest.param(
        [["部门", "工作职责"], ["省水利厅", "推广节水器具。建设节水工程。"]],
        [("推广节水器具；建设节水工程", "省水利厅 lead/sole", None)],
        id="the organ first",
    ),
    pytest.param(
        [
            ["序号", "重点任务", "具体措施", "责任单位", "", "完成时限"],
            ["", "", "", "牵头单位", "配合单位", ""],
            ["一、节能", "", "", "", "", ""],
            ["1", "（一）节水", "（1）推广节水器具；（2）建设节水工程", "省水利厅", "省财政厅", "2024年6月底"],
            ["2", "", "老旧管网改造", "", "省住建厅", ""],
        ],
        [
            ("推广节水器具；建设节水工程", "省水利厅 lead/explicit 省财政厅 support/labelled", "2024-06-30"),
            ("老旧管网改造", "省水利厅 lead/explicit 省住建厅 support/labelled", "2024-06-30"),
        ],
        id="a head of two rows, a heading within, merged cells",
    ),
    pytest.param(
        [["任务", "责任单位"], ["推广节水器具", "省水利厅"], ["", "省财政厅"]],
        [("推广节水器具", "省水利厅 lead/sole", None), ("推广节水器具", "省财政厅 lead/sole", None)],
        id="a merged task of two rows of organs",
    ),
    pytest.param(
        [["任务", "责任单位"], ["推广节水器具", "省水利厅"], ["任务", "责任单位"], ["建设节水工程", ""]],
        [("推广节水器具", "省水利厅 lead/sole", None), ("建设节水工程", "省水利厅 lead/sole", None)],
        id="the head again on the next page",
    ),
    pytest.param(
        [["任务", "责任单位", "责任人"], ["推广节水器具", "省水利厅\n省财政厅、省节水办", "张三"]],
        [("推广节水器具", "省水利厅 lead/first-listed 省财政厅 responsible/labelled 省节水办 responsible/labelled", None)],
        id="names on lines of their own, an unknown one, a person",
    ),
]


@pytest.mark.parametrize(("rows", "expected"), FORMS)
def test_form_of_table(rows: list[list[str]], expected: list[tuple[str, str, str | None]]) -> None:
    read = document(*rows)
    assert tasks(read) == expected
    assert {m.provision.path for m in read.measures} == {"一"}
    assert not read.warnings


@pytest.mark.parametrize(
    "rows",
    [
        [["指标", "单位", "2025年"], ["森林覆盖率", "%", "58.9"], ["用水量", "亿立方米", "72"]],
        [["序号", "单位名称", "行业"], ["1", "太原钢铁有限公司", "钢铁"]],
    ],
    ids=["indicators", "a list of firms"],
)
def test_other_tables_are_none_of_tasks(rows: list[list[str]]) -> None:
    assert document(*rows).responsibilities == []


@pytest.mark.parametrize(
    ("row", "missing"), [(["推广节水器具", ""], "organ"), (["", "省水利厅"], "task"), (["推广节水器具", "——"], "organ")]
)
def test_a_row_that_cannot_be_read_is_named_and_the_rest_is_kept(row: list[str], missing: str) -> None:
    read = document(["任务", "责任单位"], row, ["建设节水工程", "省住建厅"])
    assert tasks(read)[-1][0] == "建设节水工程"
    place = read.clean.text.index(next(filter(None, row)))
    assert read.warnings == (f"the row at {place} of a table of tasks has no {missing}; not read",)


@pytest.mark.parametrize("mark", ["\t", "   "])
def test_table_in_plain_text(mark: str) -> None:
    lines = (HEAD, ["1", "建设充电桩50个", "省能源局", "省财政厅", "2025年底"], ["2", "推广节水器具", "省水利厅", "省教育厅", "2026年6月"])
    read = read_text("山西省2025年任务分工表\n\n" + "\n".join(mark.join(line) for line in lines) + "\n")
    assert tasks(read) == [
        ("建设充电桩50个", "省能源局 lead/explicit 省财政厅 support/labelled", "2025-12"),
        ("推广节水器具", "省水利厅 lead/explicit 省教育厅 support/labelled", "2026-06"),
    ]
    assert [m.text for m in read.measures] == ["建设充电桩50个", "推广节水器具"]


def test_spans_of_rows_lead_back_to_the_source() -> None:
    read = document(HEAD, ["1", "建设充电桩50个", "省能源局", "省财政厅", "2025年底"])
    record = to_json(read)
    (measure,) = record["measures"]  # type: ignore[misc]
    assert read.source.text[slice(*measure["span"])] == "建设充电桩50个"
    assert [read.source.text[slice(*one["span"])] for one in record["responsibilities"]] == ["省能源局", "省财政厅"]  # type: ignore[attr-defined]


def test_what_is_numbered_in_a_table_is_no_heading() -> None:
    read = document(["任务", "责任单位"], ["一、推广节水器具", "省水利厅"], ["二、建设节水工程", "省住建厅"], after="二、工作要求")
    assert [p.path for p in read.provisions if p.kind == "section"] == ["一", "二"]


def test_a_source_without_tables() -> None:
    assert parse(SourceText("text.txt", "推广节水器具。")).responsibilities == []


def test_table_of_a_web_page() -> None:
    prose = "请各牵头单位细化工作措施，各责任单位密切配合，按月报送进展情况，确保各项任务按期完成，让人民群众得到实惠。" * 3
    rows = "<tr><th>任务</th><th colspan=2>单位</th></tr><tr><th></th><th>牵头单位</th><th>责任单位</th></tr>"
    rows += (
        "<tr><td>新建社区食堂20个。</td><td rowspan=2>市民政局</td><td>市财政局</td></tr><tr><td>改造老旧小区。</td><td>市住建局</td></tr>"
    )
    page = f"<html><body><div><h1>太原市人民政府关于民生实事的通知</h1><p>{prose}</p><p>一、任务分工</p><table>{rows}</table></div></body></html>"
    assert tasks(parse(read_html("page.html", page.encode()))) == [
        ("新建社区食堂20个", "市民政局 lead/explicit 市财政局 responsible/labelled", None),
        ("改造老旧小区", "市民政局 lead/explicit 市住建局 responsible/labelled", None),
    ]
