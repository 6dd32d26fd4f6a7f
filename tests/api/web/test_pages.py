"""The pages: they answer, they have a JSON twin, and they need nothing from outside."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.web.templating import FOLDER, highlight
from tests.queries.material import CITED, OLD, PLAN

PROVISION = f"{PLAN}:sec_2__cl_5"
PAGES = [
    "/",
    "/search?q=能源&kind=measure&level=province",
    "/search?q=没有这样的话",
    "/policies",
    "/policies?subject=industry&sort=date&presence=loaded",
    "/ask?q=省能源局牵头哪些措施",
    "/agencies/省能源局?include_predecessors=true",
    f"/policies/{quote(PLAN, safe='')}",
    f"/policies/{quote(CITED, safe='')}",
    f"/inheritance/{quote(PLAN, safe='')}",
    f"/provisions/{quote(PROVISION, safe='')}",
    "/review",
    "/review/judged",
    "/docs",
]
# href="/api/v1/policies">JSON
TWIN = re.compile(r'href="([^"]+)">JSON')
# href="//cdn…", src='https://…', url(http://…)
OUTSIDE = re.compile(r"""(?:href|src|action|srcset|url|import)\s*[=(]?\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)


def text(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return str(answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_page_has_a_json_twin(client: TestClient, path: str) -> None:
    (twin,) = TWIN.findall(text(client, path))
    answer = client.get(twin.replace("&amp;", "&"))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("path", "twin"),
    [
        ("/agencies/省能源局?role=lead&basis=&x=1", "/api/v1/agencies/%E7%9C%81%E8%83%BD%E6%BA%90%E5%B1%80/measures?role=lead"),
        (f"/provisions/{quote(PROVISION, safe='')}", f"/api/v1/provisions/{quote(PROVISION, safe='')}"),
        ("/", "/api/v1/overview"),
        ("/search?q=能源&kind=&level=province", f"/api/v1/search?q={quote('能源')}&amp;level=province"),
    ],
)
def test_a_twin_is_asked_for_what_the_page_was_asked_for(client: TestClient, path: str, twin: str) -> None:
    assert TWIN.findall(text(client, path)) == [twin]


@pytest.mark.parametrize("path", [*PAGES, "/ask?q=x", "/policies/x"])
def test_page_names_no_outside_address(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert not OUTSIDE.search(page)
    assert not re.search(r"<script(?! src=\"/static/[\w.]+\" defer></script>)", page), "no script but those of files of our own"


def test_static_files_name_no_outside_address() -> None:
    for file in (FOLDER / "static").iterdir():
        assert not OUTSIDE.search(file.read_text(encoding="utf-8")), file


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_somewhere(samples: TestClient, path: str) -> None:
    for link in set(re.findall(r'href="(/[^"]*)"', text(samples, path))) - {"/load"}:  # loading is for those who may write
        assert samples.get(link.replace("&amp;", "&")).status_code == 200, link
    samples.cookies.clear()  # one of the links chose English


def test_a_provision_shows_where_it_comes_from_and_where_it_went(samples: TestClient) -> None:
    page = text(samples, f"/provisions/{quote('晋政发〔2022〕12号:sec_2__cl_4', safe='')}")
    for words in ("来源", "推动能源体系绿色低碳转型", "仅有目录", "去向", "忻府区", "继续推动忻府区千兆网光伏基地建设"):
        assert words in page


def test_home_lists_the_documents(client: TestClient) -> None:
    page = text(client, "/")
    assert PLAN in page
    assert OLD in page
    assert 'name="q"' in page


def test_answer_shows_summary_clause_and_highlighted_evidence(client: TestClient) -> None:
    page = text(client, "/ask?q=山西省能源局牵头哪些措施")
    assert "6 组牵头（明确牵头 0，首位列名 5，单独列名 1）。没有一组写明“牵头”" in page
    assert page.count("<article") == 6
    assert "（<mark>省能源局</mark>、省工信厅）" in page
    assert "二/五" in page


def test_predecessors_are_marked(client: TestClient) -> None:
    page = text(client, "/agencies/山西省能源局?include_predecessors=true")
    assert "前身：山西省煤炭工业厅（2018-10 前）" in page
    assert "限：能源、煤炭" in page


@pytest.mark.parametrize(
    ("path", "status", "expected"),
    [
        ("/agencies/省能元局", 404, f'href="/agencies/{quote("省能源局")}"'),
        ("/ask?q=省能元局牵头哪些措施", 404, f'href="/ask?q={quote("省能源局牵头哪些措施")}"'),
        ("/ask?q=<script>alert(1)</script>", 400, "&lt;script&gt;"),
        ("/ask", 400, "可以这样问"),
        ("/nowhere", 404, "没有找到"),
    ],
)
def test_error_pages(client: TestClient, path: str, status: int, expected: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert expected in answer.text


def test_highlight_escapes() -> None:
    assert highlight("<b>省能源局</b>", ["省能源局"]) == "&lt;b&gt;<mark>省能源局</mark>&lt;/b&gt;"


def test_every_template_is_used() -> None:
    sources = "".join(file.read_text(encoding="utf-8") for file in [*Path(FOLDER).rglob("*.py"), *(FOLDER / "templates").iterdir()])
    assert all(f'"{file.name}"' in sources for file in (FOLDER / "templates").iterdir())
