"""The report of inheritance: one file that shows what the page with all words shows."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from api.web.reports.files import write_report
from graph.errors import BadRequest, NotFound
from graph.stores import open_store
from tests.api.web.test_inheritance import NATION, XINFU, address, read, words


@pytest.fixture(scope="module")
def report(five_documents: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "忻府.html"
    with closing(open_store(str(five_documents), read_only=True)) as store:
        write_report(store, XINFU, path)
    return path.read_text(encoding="utf-8")


def test_report_opens_alone(report: str) -> None:
    html = LexborHTMLParser(report)
    assert not html.css("script, link, img, iframe, form, object")
    assert not html.css("[src], [srcset], [action], [data]")
    ids = {node.id for node in html.css("[id]")}
    assert all(unquote(str(node.attributes["href"])[1:]) in ids for node in html.css("[href]"))
    assert not re.search(r"https?:|url\(|@import", report)
    assert len(report.encode()) < 1_000_000


def test_report_shows_what_the_page_shows(report: str, samples: TestClient) -> None:
    html, full = LexborHTMLParser(report), read(samples, f"{address(XINFU)}?full=true")
    for part in (".card", ".panel .words", ".digest tr", "#figures tbody tr", "svg path", ".omissions li"):
        assert [words(node) for node in html.css(part)] == [words(node) for node in full.css(part)]


def test_report_of_what_is_not_there(five_documents: Path, tmp_path: Path) -> None:
    with closing(open_store(str(five_documents), read_only=True)) as store:
        with pytest.raises(NotFound, match="catalogued"):
            write_report(store, NATION, tmp_path / "report.html")
        with pytest.raises(BadRequest, match="No such file or directory"):
            write_report(store, XINFU, tmp_path / "nowhere" / "report.html")
    assert not list(tmp_path.iterdir())
