"""The reading view and the page about a provision: the words themselves, marked, with what stands beside them."""

from __future__ import annotations

import csv
import html
import io
import re
from contextlib import closing
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient

import queries
from api.web.reading import KINDS, pieces, sentences, view
from graph.stores import open_store
from queries.document_answers import Mark
from tests.queries.material import CITED, PLAN

COUNTY, PROVINCE, NATION, LONE = "140902-5c341881", "晋政发〔2022〕12号", "国发〔2021〕4号", "140000-d88ddf29"


def address(kind: str, id: str) -> str:
    return f"/{kind}/{quote(id, safe='')}"


def page(client: TestClient, policy: str) -> str:
    answer = client.get(address("policies", policy))
    assert answer.status_code == 200
    return str(answer.text)


def line(page: str, anchor: str) -> str:
    """The part of the page about one provision."""
    return re.search(rf'<section class="line[^>]* id="{anchor}">.*?</section>', page, re.DOTALL)[0]  # type: ignore[index]


def words(part: str) -> str:
    return re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]*>", "", part)))


def mark(start: int, end: int, kind: str = "agency", id: str = "x") -> Mark:
    return Mark("p:a", start, end, kind, id, None, None)


@pytest.mark.parametrize(
    ("marks", "cut"),
    [
        ([], ["甲乙丙丁"]),
        ([mark(1, 3)], ["甲", "乙丙*", "丁"]),
        ([mark(0, 4), mark(1, 2)], ["甲*", "乙**", "丙丁*"]),
        ([mark(0, 3), mark(2, 4)], ["甲乙*", "丙**", "丁*"]),
        ([mark(3, 9)], ["甲乙丙", "丁*"]),
    ],
)
def test_words_are_cut_where_marks_begin_and_end(marks: list[Mark], cut: list[str]) -> None:
    assert [one.text + "*" * len(one.marks) for one in pieces("甲乙丙丁", marks)] == cut


def test_a_measure_is_a_sentence_whatever_is_marked_in_it() -> None:
    found = sentences("一甲乙。丙", [mark(0, 3, "measure", "m"), mark(2, 4)])
    assert [(one.measure, [(piece.text, len(piece.marks)) for piece in one.pieces]) for one in found] == [
        ("m", [("一甲", 0), ("乙", 1)]),
        (None, [("。", 1), ("丙", 0)]),
    ]


@pytest.mark.parametrize("policy", [COUNTY, PROVINCE, LONE])
def test_the_page_holds_every_word_in_its_order(samples: TestClient, five_documents: Path, policy: str) -> None:
    with closing(open_store(str(five_documents), read_only=True)) as store:
        answer = queries.read_policy(store, policy)
    shown = page(samples, policy)
    whole = words(shown)
    at = 0
    for one in view(answer).lines:
        assert (at := whole.find(words(html.escape(one.entry.text)), at)) >= 0
        assert f'id="{one.anchor}"' in shown
        assert f'id="{one.entry.id}"' in shown


def test_the_page_is_not_much_heavier_than_its_words(samples: TestClient) -> None:
    for policy in (COUNTY, PROVINCE, LONE):
        shown = page(samples, policy)
        assert len(shown.encode()) < 3 * len(words(shown).encode())


def test_a_clause_shows_what_was_found_and_where_it_comes_from(samples: TestClient) -> None:
    clause = line(page(samples, COUNTY), "sec_2__cl_4")
    marked = "".join(words(one) for one in re.findall(r'<mark class="[^"]*target[^"]*"[^>]*>.*?</mark>', clause))
    assert marked == "新能源和清洁能源装机容量占比达到60%"
    assert re.search(r'<mark class="region">忻府区</mark>|<mark class="region" title="忻府区">', clause)
    assert "山西省 二（四）" in clause
    assert "细化/改写" in clause


def test_agencies_and_citations_are_links(samples: TestClient) -> None:
    shown = page(samples, LONE)
    assert re.search(
        r'<a class="agency" title="山西省能源局[^"]*"|<a class="agency" title="山西省经济和信息化委员会 · [^"]+" href="/agencies/', shown
    )
    assert re.search(r'<a class="citation" [^>]*href="/policies/', shown)


def test_the_legend_switches_every_kind_that_there_is(samples: TestClient) -> None:
    shown = page(samples, LONE)
    styles = samples.get("/static/reading.css").text
    kinds = re.findall(r'name="marks" value="(\w+)"', shown)
    assert set(kinds) == set(re.findall(r'class="(\w+)"', "".join(re.findall(r"<label>.*?</label>", shown))))
    assert all(f"[value={kind}]" in styles for kind in KINDS)


def test_nothing_is_new_where_nothing_was_compared(samples: TestClient) -> None:
    shown = page(samples, LONE)
    assert "未对照" in shown
    assert 'class="new"' not in shown
    assert "未对照" not in page(samples, COUNTY)


def test_the_one_clause_without_origin_is_new(samples: TestClient) -> None:
    found = samples.get(f"/api/v1{address('policies', PROVINCE)}").json()
    assert len(found["new"]) == page(samples, PROVINCE).count('<li class="new">')
    assert samples.get(f"/api/v1{address('policies', LONE)}").json()["new"] == []


def test_a_document_that_is_only_cited_says_so_and_who_cites_it(client: TestClient) -> None:
    shown = page(client, CITED)
    assert "仅被引用" in shown
    assert "zhengmai load" in shown
    assert address("policies", PLAN) in shown


def test_a_provision_shows_what_proves_its_links(samples: TestClient) -> None:
    shown = str(samples.get(address("provisions", f"{COUNTY}:sec_2__cl_4")).text)
    row = re.search(r"<tbody>\s*<tr>.*?</tr>\s*</tbody>", shown[shown.index('class="evidence"') :], re.DOTALL)[0]  # type: ignore[index]
    assert all(one in row for one in ("山西省 二（四）", "细化/改写", "文字重合", "38%"))
    assert re.search(r'rel="prev"[^>]*sec_2__cl_3', shown)
    assert re.search(r'rel="next"[^>]*sec_3"', shown)


@pytest.mark.parametrize(("name", "count"), [("measures", 264), ("targets", 51), ("duties", None)])
def test_tables_for_spreadsheets(samples: TestClient, name: str, count: int | None) -> None:
    answer = samples.get(f"{address('policies', LONE)}/{name}.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    heads, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert heads[:2] == ["条款", "标题"]
    assert all(len(row) == len(heads) for row in rows)
    assert len(rows) == count if count else len(rows) > 264
    assert "attachment" in answer.headers["content-disposition"]


def test_akoma_ntoso(samples: TestClient) -> None:
    root = ET.fromstring(samples.get(f"{address('policies', COUNTY)}/document.xml").content)
    assert any(element.get("eId") == "sec_2__cl_4" for element in root.iter())
    assert samples.get(f"{address('policies', NATION)}/document.xml").status_code == 404
