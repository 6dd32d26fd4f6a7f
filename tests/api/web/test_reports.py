"""Reports for an office: what they say, in Word, PDF and HTML."""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pypdfium2
import pytest
from docx import Document
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.cli.app import app
from api.web.reports.blocks import Heading, Paragraph, Report, Table
from api.web.reports.content import EDITIONS, report
from api.web.reports.files import Edition, Format, report_file
from api.web.reports.pdf import BROWSERS, pdf
from graph.errors import NotFound
from graph.stores import Store, open_store

COUNTY, PROVINCE, LONE, CATALOGUED = "140902-5c341881", "晋政发〔2022〕12号", "140000-d88ddf29", "国发〔2021〕4号"
PRINTS = pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="Chromium is not installed")
MOST_PAGES = 6


@pytest.fixture(scope="module")
def store(five_documents: Path) -> Iterator[Store]:
    with closing(open_store(str(five_documents), read_only=True)) as opened:
        yield opened


def words(found: Report) -> str:
    """All that a report says."""
    parts: list[str] = [found.title, found.subject]
    for block in found.blocks:
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row]
            parts += [block.caption, block.note, *block.heads]
            parts += [cell if isinstance(cell, str) else "".join(run.text for run in cell) for cell in cells]
        else:
            parts.append(block.text)
    return "\n".join(parts)


def headings(found: Report) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Heading)]


def table(found: Report, heading: str) -> Table:
    """The first table under the heading."""
    at = next(place for place, block in enumerate(found.blocks) if isinstance(block, Heading) and block.text.endswith(heading))
    return next(block for block in found.blocks[at:] if isinstance(block, Table))


def pages(content: bytes) -> int:
    return len(pypdfium2.PdfDocument(content))


def test_a_summary_says_what_was_taken_raised_lowered_and_left_out(store: Store) -> None:
    found = report(store, COUNTY)
    assert headings(found) == [
        "一、文件",
        "二、承接概况",
        "三、指标对照",
        "四、未承接的上级措施",
        "五、新增的内容",
        "六、待核和未对照的事项",
    ]
    said = words(found)
    assert "条款 29：细化/改写 29。" in said
    assert "山西省的 110 项措施中，13 项本文件没有承接。" in said
    first = table(found, "指标对照").rows[0]
    assert (first[0], first[-1]) == ("新能源和清洁能源装机容量占比", "更严")
    assert "50%" in str(first[2])
    assert "60%" in str(first[3])


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_new_or_left_out_where_nothing_was_compared(store: Store, edition: str) -> None:
    found = report(store, LONE, edition)
    assert headings(found) == ["一、文件", "二、承接概况", "三、待核和未对照的事项"]
    (said,) = (block.text for block in found.blocks if isinstance(block, Paragraph))
    assert said == "本文件没有与上级文件对照：未载入，也没有目录。因此不说哪些新增，也不说哪些未承接。"


def test_of_an_outline_no_measure_is_called_left_out(store: Store) -> None:
    said = words(report(store, PROVINCE))
    assert "上级文件仅有目录，措施没有对照。" in said
    assert "只对照标题；措施和指标没有对照" in said


def test_the_full_edition_holds_every_clause_beside_what_it_comes_from(store: Store) -> None:
    found = report(store, COUNTY, "full")
    pairs = [block for block in found.blocks if isinstance(block, Table) and block.together]
    assert len({block.caption.split("（细化")[0] for block in pairs}) == 29
    (pair,) = (block for block in pairs if block.caption.startswith("二（四）"))
    theirs, ours = pair.rows[0]
    assert "新能源和清洁能源装机容量占比达到50%" in "".join(run.text for run in theirs if not isinstance(run, str))
    changed = "".join(run.text for run in ours if not isinstance(run, str) and run.changed)
    assert "60%" in changed


def test_a_summary_counts_what_it_leaves_to_the_full_edition(store: Store) -> None:
    short, full = table(report(store, COUNTY), "未承接的上级措施"), table(report(store, COUNTY, "full"), "未承接的上级措施")
    assert len(full.rows) == 13
    assert short.note == f"另有 {13 - len(short.rows)} 项，见全文版"
    assert full.note == ""


def test_a_report_in_english(store: Store) -> None:
    found = report(store, COUNTY, language="en")
    assert headings(found)[1] == "Overview"
    assert "stricter" in words(found)


@pytest.mark.parametrize("edition", list(Edition))
def test_word_in_the_layout_of_official_documents(store: Store, edition: Edition) -> None:
    file = Document(io.BytesIO(report_file(store, COUNTY, Format.docx, edition)))
    section = file.sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one.mm) for one in sides if one is not None] == [210, 297, 37, 35, 28, 26]
    expected = report(store, COUNTY, edition)
    assert [one.text for one in file.paragraphs if one.style is not None and one.style.name == "Heading 1"] == headings(expected)
    assert len(file.tables) == sum(isinstance(block, Table) for block in expected.blocks)
    for made in file.tables:
        assert "w:tblHeader" in made.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in made.rows)
    footer = section.footer.paragraphs[0]._p.xml
    assert re.search(r"— .*PAGE.* —", footer, re.DOTALL)


@PRINTS
@pytest.mark.parametrize("policy", [COUNTY, PROVINCE, LONE])
def test_a_summary_prints_on_six_pages_at_most(store: Store, policy: str) -> None:
    content = report_file(store, policy, Format.pdf, Edition.summary)
    assert 1 <= pages(content) <= MOST_PAGES
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    assert re.search(r"—\s*1\s*—", text)
    assert "承接概况" in text


@PRINTS
def test_heads_are_repeated_on_the_next_page(store: Store) -> None:
    html = report_file(store, COUNTY, Format.html, Edition.summary).decode()
    rows = "<tr><td>ROW</td></tr>" * 120
    long = re.sub(r"<body>.*</body>", f"<body><table><thead><tr><th>HEAD</th></tr></thead>{rows}</table></body>", html, flags=re.DOTALL)
    found = pypdfium2.PdfDocument(pdf(long))
    assert len(found) > 2
    assert all("HEAD" in re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in found)


def test_without_a_browser_weasyprint_prints(store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", exc_type=ImportError)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pages(report_file(store, COUNTY, Format.pdf, Edition.summary)) <= MOST_PAGES


def test_of_what_is_not_loaded_there_is_no_report(store: Store) -> None:
    for format in Format:
        with pytest.raises(NotFound, match="catalogued"):
            report_file(store, CATALOGUED, format, Edition.summary)


@pytest.mark.parametrize(("format", "begins"), [("docx", b"PK"), ("html", b"<!doctype html>")])
def test_download(samples: TestClient, format: str, begins: bytes) -> None:
    address = f"/policies/{quote(COUNTY, safe='')}/report.{format}"
    answer = samples.get(f"{address}?edition=summary")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert samples.get(f"{address}?edition=long").status_code == 400
    assert samples.get(address.replace(f".{format}", ".odt")).status_code == 400


@pytest.mark.parametrize("edition", list(Edition))
def test_command(five_documents: Path, tmp_path: Path, edition: Edition) -> None:
    out = tmp_path / "报告.docx"
    arguments = ["report", COUNTY, "--format", "docx", "--edition", edition, "--out", str(out), "--db", str(five_documents)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert "忻府区承接情况报告" in Document(str(out)).paragraphs[0].text


def test_where_nothing_prints_one_line_says_what_to_install(
    samples: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, five_documents: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "weasyprint", None)  # as if it were not installed
    answer = samples.get(f"/policies/{quote(COUNTY, safe='')}/report.pdf")
    assert answer.status_code == 501
    assert "zhengmai[pdf]" in answer.text
    out = tmp_path / "x.pdf"
    result = CliRunner().invoke(app, ["report", COUNTY, "--format", "pdf", "--out", str(out), "--db", str(five_documents)])
    assert result.exit_code == 1
    assert not out.exists()
