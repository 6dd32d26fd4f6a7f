"""The inheritance page and the report: the five bundled documents side by side, and where their ribbons run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

import loaders
import queries
from api.service.loading import load_files
from api.settings import Settings
from api.web.app import create_app
from api.web.inheritance.columns import cited
from api.web.inheritance.layout import Layout, layout
from api.web.inheritance.ribbons import CARD, GAP, HEADING, THICKEST, THINNEST, WIDTH, Link, shapes, stack, stretches, thickness
from api.web.reports.files import write_report
from api.web.templating import FOLDER
from graph.errors import BadRequest, NotFound
from graph.stores import open_store
from tests.queries import material

XINFU = "140902-5c341881"
PROVINCE = "晋政发〔2022〕12号"
NATION = "国发〔2021〕4号"
ALONE = "140000-d88ddf29"


def address(policy: str, prefix: str = "") -> str:
    return f"{prefix}/inheritance/{quote(policy, safe='')}"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the five bundled documents."""
    path = str(tmp_path_factory.mktemp("inheritance") / "zhengmai.lbug")
    load_files(Settings(db=path), loaders.sample_paths())
    return path


@pytest.fixture(scope="module")
def browser(samples: str) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(db=samples))) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(browser: TestClient) -> LexborHTMLParser:
    answer = browser.get(address(XINFU))
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


@pytest.fixture(scope="module")
def report(samples: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "忻府.html"
    with closing(open_store(samples, read_only=True)) as store:
        write_report(store, XINFU, path)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def placed(samples: str) -> Layout:
    with closing(open_store(samples, read_only=True)) as store:
        return layout(queries.inheritance(store, XINFU))


def words(node: LexborNode | None) -> str:
    assert node is not None
    return re.sub(r"\s+", "", node.text())


def test_a_card_for_each_clause_and_a_panel_for_each_ribbon(page: LexborHTMLParser) -> None:
    assert [len(column.css(".card")) for column in page.css(".column")] == [30, 30, 29]
    assert [words(head) for head in page.css(".head h2")] == ["国家仅有目录", "山西省", "忻府区"]
    panels = {panel.id for panel in page.css(".panel")}
    ribbons = [str(ribbon.attributes["href"]) for ribbon in page.css("svg a")]
    assert len(ribbons) == len(set(ribbons)) == 58
    assert {ribbon[1:] for ribbon in ribbons} <= panels
    assert Counter(panel.split("-")[0] for panel in panels if panel) == {"r2": 29, "r1": 29, "c1": 1, "c0": 2}


def test_what_is_new_omitted_or_for_review_is_marked(page: LexborHTMLParser) -> None:
    assert [words(card.css_first(".name")) for card in page.css(".card.omitted")] == ["工作原则", "深化国际合作", "推进抽水蓄能和新型储能"]
    assert [words(card.css_first(".name")) for card in page.css(".card.new")] == ["推进抽水蓄能和新型储能"]
    assert len(page.css("svg path.review")) == 2


def test_digest(page: LexborHTMLParser) -> None:
    assert [words(line) for line in page.css(".digest p")] == [
        "忻府区29条：29条承接山西省（29条细化/改写），无新增。11个指标：2个更严、5个相同、3个分解、1个新增指标。",
        "山西省30条：29条承接国家（26条细化/改写、3条相近；2条待核），1条新增；1条未承接。18个指标：8个未提及。",
        "国家30条：2条未承接。",
    ]


def test_panel_marks_the_changed_words(page: LexborHTMLParser) -> None:
    panel = page.css_first("#r2-6-1-7")  # 推动农业绿色化发展
    assert panel is not None
    assert "2484万亩" in [part.text() for part in panel.css(".parent del")]
    assert "45万亩" in [part.text() for part in panel.css(".child ins")]
    assert {"全省", "全区"} <= {part.text() for part in panel.css(".sides .aside")}
    assert not panel.css(".parent ins, .child del")
    assert words(panel.css_first(".up a")) == "国家二（五）加快农业绿色发展"
    rows = {words(row.css_first(".indicator")): words(row.css_first(".change")) for row in panel.css(".figures tbody tr")}
    assert rows["高标准农田"] == "分解1.8%"
    assert rows["农膜回收率"] == "相同"


def test_figures_stand_side_by_side(page: LexborHTMLParser) -> None:
    rows = [[words(cell) for cell in row.css("td")] for row in page.css("#figures tbody tr")]
    assert [
        "二（四）",
        "新能源和清洁能源装机容量占比",
        *(f"新能源和清洁能源装机容量占比达到{value}" for value in ("50%", "60%")),
        "更严",
    ] in rows
    assert ["六（十七）", "医疗废物处置能力", "争取将全省医疗废物处置能力提升至233吨/天", "未提及"] in rows
    assert Counter(row[-1] for row in rows) == {
        "相同": 5, "分解1.8%": 1, "分解12.5%": 1, "分解4.4%": 1, "更严": 2, "新增指标": 1, "未提及": 8,
    }  # fmt: skip


def test_of_a_catalogued_parent_only_headings_are_shown(page: LexborHTMLParser) -> None:
    panel = page.css_first("#r1-6-0-4")
    assert panel is not None
    assert words(panel.css_first(".parent .silent")) == "仅有目录，没有正文。"
    assert [words(part) for part in panel.css("h4 del, h4 ins")] == ["升级", "化改造"]
    assert not panel.css(".words del, .words ins")


@pytest.mark.parametrize("policy", [XINFU, PROVINCE, ALONE])
def test_the_page_needs_no_script_and_leads_somewhere(browser: TestClient, policy: str) -> None:
    text = browser.get(address(policy)).text
    assert "<script" not in text
    html = LexborHTMLParser(text)
    ids = [node.id for node in html.css("[id]")]
    assert len(ids) == len(set(ids))
    for link in {str(node.attributes["href"]) for node in html.css("[href]")}:
        assert link[1:] in ids if link.startswith("#") else browser.get(link).status_code == 200, link
    browser.cookies.clear()  # one of the links chose English


def test_twin(browser: TestClient) -> None:
    answer = browser.get(address(XINFU, "/api/v1")).json()
    assert [column["policy"]["id"] for column in answer["columns"]] == [NATION, PROVINCE, XINFU]
    assert [len(column["cards"]) for column in answer["columns"]] == [30, 30, 29]
    assert "忻府区" in answer["columns"][2]["places"]
    assert len(answer["ribbons"]) == 58


def test_a_policy_without_parents_says_why(browser: TestClient) -> None:
    html = LexborHTMLParser(browser.get(address(ALONE)).text)
    assert words(html.css_first(".summary")) == "它贯彻落实的文件（国发〔2016〕74号）未载入，也没有目录，无法对照。"
    assert not html.css(".card, .panel, .list")


@pytest.mark.parametrize("policy", [NATION, "没有的文件"])
def test_a_policy_that_is_not_loaded_is_not_found(browser: TestClient, policy: str) -> None:
    answer = browser.get(address(policy))
    assert answer.status_code == 404
    assert "只有已载入的文件可以与上级文件对照" in answer.text
    assert browser.get(address(policy, "/api/v1")).status_code == 404


def test_the_policy_page_and_the_home_page_link_to_it(browser: TestClient) -> None:
    for path in ("/", f"/policies/{XINFU}"):
        assert f'href="{address(XINFU)}"' in browser.get(path).text


def test_report_opens_alone(report: str) -> None:
    html = LexborHTMLParser(report)
    assert not html.css("script, link, img, iframe, form, object")
    assert not html.css("[src], [srcset], [action], [data]")
    ids = {node.id for node in html.css("[id]")}
    assert all(str(node.attributes["href"])[1:] in ids for node in html.css("[href]"))
    assert all(str(node.attributes["href"]).startswith("#") for node in html.css("[href]"))
    assert not re.search(r"https?:|url\(|@import", report)
    assert len(report.encode()) < 1_000_000


def test_report_shows_what_the_page_shows(report: str, page: LexborHTMLParser) -> None:
    html = LexborHTMLParser(report)
    for part in (".card", ".panel", ".digest p", "#figures tr", "svg path"):
        assert [words(node) for node in html.css(part)] == [words(node) for node in page.css(part)]


def test_report_of_what_is_not_there(samples: str, tmp_path: Path) -> None:
    with closing(open_store(samples, read_only=True)) as store:
        with pytest.raises(NotFound, match="catalogued"):
            write_report(store, NATION, tmp_path / "report.html")
        with pytest.raises(BadRequest, match="No such file or directory"):
            write_report(store, XINFU, tmp_path / "nowhere" / "report.html")
    assert not list(tmp_path.iterdir())


def test_documents_without_kin(client: TestClient) -> None:
    html = LexborHTMLParser(client.get(address(material.PLAN)).text)
    assert "未载入，也没有目录" in words(html.css_first(".summary"))


@pytest.mark.parametrize(
    ("path", "expected"), [("二/四", "二（四）"), ("三", "三"), ("第二章/第五条", "第二章第五条"), ("一/二/3", "一（二）（3）")]
)
def test_numerals(path: str, expected: str) -> None:
    assert cited(path) == expected


def test_the_style_sheet_has_the_heights_of_the_picture() -> None:
    style = (FOLDER / "static" / "inheritance.css").read_text(encoding="utf-8")
    assert f"--card: {CARD}px;" in style
    assert f"--heading: {HEADING}px;" in style


def test_cards_do_not_overlap(placed: Layout) -> None:
    for column in placed.columns:
        tops = [tile.top for tile in column.tiles]
        assert all(b - a >= CARD + GAP for a, b in pairwise(tops))
        assert tops[-1] + CARD <= placed.height
    edges = [(column.stretch.left, column.stretch.left + column.stretch.width) for column in placed.columns]
    assert edges[0][0] == 0
    assert edges[-1][1] == pytest.approx(WIDTH)
    assert all(a[1] < b[0] for a, b in pairwise(edges))


def test_stack() -> None:
    tops, headings = stack(["甲", "甲", "乙", ""])
    assert headings == {0: 0, 2: tops[2] - tops[0]}
    assert tops[1] - tops[0] == tops[3] - tops[2] == CARD + GAP


POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


def points(shape: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in POINT.findall(shape)]


def test_a_ribbon_is_as_wide_as_its_texts_are_alike() -> None:
    (shape,) = shapes([Link((0, 0), (1, 0), 1.0)], [[0], [100]])
    left, right = stretches(2)
    drawn = points(shape)
    assert {x for x, _ in drawn} == {left.width, (left.width + right.left) / 2, right.left}
    assert {y for x, y in drawn if x == left.width} == {CARD / 2 - THICKEST / 2, CARD / 2 + THICKEST / 2}
    assert {y for x, y in drawn if x == right.left} == {100 + CARD / 2 - THICKEST / 2, 100 + CARD / 2 + THICKEST / 2}
    assert thickness(0.0) == thickness(None) == THINNEST


def test_a_ribbon_that_skips_a_column_runs_between_its_cards() -> None:
    tops = [0, CARD + GAP, 2 * (CARD + GAP)]
    (shape,) = shapes([Link((0, 0), (2, 1), 0.5)], [tops, tops, tops])
    middle = stretches(3)[1]
    inside = {y for x, y in points(shape) if middle.left <= x <= middle.left + middle.width}
    assert all(CARD < y < CARD + GAP for y in inside)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.none() | st.floats(0, 1)), unique_by=lambda one: one[:2], min_size=1))
def test_ribbons_stay_within_the_edges_of_their_cards(joined: list[tuple[int, int, float | None]]) -> None:
    tops = [place * (CARD + GAP) for place in range(4)]
    left, right = stretches(2)
    for (start, end, _), shape in zip(joined, shapes([Link((0, a), (1, b), s) for a, b, s in joined], [tops, tops]), strict=True):
        for x, place in ((left.width, start), (right.left, end)):
            assert all(tops[place] <= y <= tops[place] + CARD for at, y in points(shape) if at == x)
