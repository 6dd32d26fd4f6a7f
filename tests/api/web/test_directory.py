"""The pages of agencies, indicators, regions, coverage, neighbours and queries."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from babel.messages.pofile import read_po
from fastapi.testclient import TestClient

from api.settings import Settings
from api.web.app import create_app
from api.web.language import ENGLISH
from api.web.templating import FOLDER
from graph.stores import Store
from tests.api.web.test_pages import OUTSIDE, TWIN, text
from tests.databases import credentials

COUNTY, PROVINCE, NATION = "140902-5c341881", "晋政发〔2022〕12号", "国发〔2021〕4号"
STRAW = "农作物秸秆综合利用率"
PAGES = [
    "/agencies",
    "/agencies?q=能源局&region=山西省&below=true&level=province&function=能源&organ_type=government&order=region",
    "/agencies/省能源局",
    "/agencies/山西省发展和改革委员会?role=lead&limit=5&cursor=o5&include_predecessors=true",
    "/indicators",
    "/indicators?q=利用率&dimension=percent&direction=higher&least=2&order=name&limit=2",
    f"/indicators/{STRAW}",
    f"/indicators/{STRAW}?region=140000&below=true&change=level&year=2025",
    "/regions",
    "/regions?q=忻州&level=city&every=true",
    "/regions/140000",
    "/regions/area-黄河流域",
    f"/coverage/{quote(PROVINCE, safe='')}",
    f"/coverage/{quote(PROVINCE, safe='')}?by=measure&indirect=true&limit=10&cursor=o10",
    f"/coverage/{quote(NATION, safe='')}?by=measure",
    f"/graph/{quote(PROVINCE, safe='')}?most=20",
    f"/graph/{quote(COUNTY + ':sec_2__cl_4', safe='')}",
    "/graph/140000-山西省能源局",
    f"/graph/{STRAW}",
    "/graph/140902",
    "/queries",
    "/queries/agency-measures",
    "/queries/agency-measures?agency=省能源局&role=lead&basis=&region=",
    "/queries/deadlines?due=2025&limit=5&cursor=o5",
]
AREA = FOLDER / "locale" / "en" / "LC_MESSAGES" / "directory.po"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_nothing_from_outside_and_has_its_twin(samples: TestClient, path: str) -> None:
    page = text(samples, path)
    assert not OUTSIDE.search(page)
    assert "<script" not in page
    (twin,) = set(TWIN.findall(page))
    answer = samples.get(twin.replace("&amp;", "&"))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_somewhere(samples: TestClient, path: str) -> None:
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', text(samples, path))}
    for link in sorted(one for one in links if not one.startswith(("/static", "/api", "/load"))):  # loading is for those who may write
        assert samples.get(link).status_code == 200, link
    samples.cookies.clear()  # one of the links chose English


@pytest.mark.parametrize("path", PAGES)
def test_an_english_page_has_no_words_of_the_chinese_one(samples: TestClient, path: str) -> None:
    page = samples.get(path, headers={"Accept-Language": "en"}).text
    words = {piece.strip() for piece in re.split(r"<[^>]+>", page)}
    with AREA.open("rb") as file:
        chinese = {message.id for message in read_po(file, locale=ENGLISH) if isinstance(message.id, str) and len(message.id) > 2}
    assert sorted(words & chinese) == []


@pytest.mark.parametrize("five", ["neo4j"], indirect=True)
def test_both_databases_give_the_same_pages(samples: TestClient, five: Store) -> None:
    who = credentials()
    with TestClient(create_app(Settings(db=five.url, db_user=who.user, db_password=who.password))) as other:
        assert [path for path in PAGES if text(other, path) != text(samples, path)] == []


def test_lists_come_a_page_at_a_time(samples: TestClient) -> None:
    every = samples.get("/api/v1/agencies", params={"limit": 1000}).json()
    found, address = [], "/api/v1/agencies?limit=30"
    while address:
        answer = samples.get(address)
        assert answer.headers["X-Total-Count"] == str(len(every))
        found += answer.json()
        ways = dict(re.findall(r'<([^>]+)>; rel="(\w+)"', answer.headers.get("Link", "")))
        address = next((way for way, rel in ways.items() if rel == "next"), "")
    assert found == every


def test_the_printed_lists_of_an_agency_come_a_page_at_a_time(samples: TestClient) -> None:
    def brackets(cursor: str, limit: int) -> list[str]:
        answer = samples.get("/api/v1/agencies/山西省发展和改革委员会/measures", params={"limit": limit, "cursor": cursor}).json()
        return [group["bracket"] + group["role"] for region in answer["regions"] for group in region["groups"]]

    every = brackets("", 1000)
    assert len(every) == 51
    assert [one for start in range(0, 51, 20) for one in brackets(f"o{start}", 20)] == every
    page = text(samples, "/agencies/山西省发展和改革委员会?limit=20")
    assert page.count("<article") == 20
    assert "第 1–20 项，共 51 项" in page
    assert len(page.encode()) < 300_000


def test_an_agency_page_jumps_to_the_document_wherever_it_stands(samples: TestClient) -> None:
    page = text(samples, "/agencies/山西省发展和改革委员会?limit=20")
    jumps = re.findall(r'href="([^"]*cursor=o\d+)#([^"]+)"', page)
    assert jumps
    for address, anchor in jumps:
        assert f'id="{anchor}"' in text(samples, address.replace("&amp;", "&"))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/agencies/省能源局", ["山西省煤炭工业厅", "限：", "没有一组写明“牵头”", "<mark>省能源局</mark>"]),
        (f"/indicators/{STRAW}", ["不低于90%", "忻府区", 'class="chart"', "按年份：水平，%", "2025 年各地：水平，%"]),
        ("/regions/忻府区", ["忻州市", "中华人民共和国", "县级"]),
        (f"/coverage/{quote(PROVINCE, safe='')}", ["忻府区", "细化/改写", "未承接", "29"]),
        (f"/coverage/{quote(NATION, safe='')}?by=measure", ["未对照的文件", "这份文件只有目录"]),
        (f"/graph/{quote(PROVINCE, safe='')}", ["由其落实", "写明文号", "发文机关"]),
        ("/queries/implementers?policy=国发〔2021〕4号", ["嵌入式数据库", "Neo4j", "properties(nodes(path)", "2 行"]),
        ("/queries/agency-measures", ["参数已填示例", 'value="省能源局"', "required", "<option selected>lead"]),
    ],
)
def test_pages_say(samples: TestClient, path: str, words: list[str]) -> None:
    page = text(samples, path)
    assert [one for one in words if one not in page] == []


def test_what_was_not_compared_counts_nowhere_as_left_out(samples: TestClient) -> None:
    page = text(samples, f"/coverage/{quote(NATION, safe='')}?by=measure")
    assert "未承接" not in page


@pytest.mark.parametrize(
    ("path", "status", "link"),
    [
        ("/agencies/省能元局", 404, "/agencies/" + quote("省能源局")),
        ("/indicators/秸杆综合利用率", 404, "/indicators/" + quote("秸秆综合利用率")),
        ("/regions/忻府县", 404, "/regions/" + quote("忻府区")),
        ("/agencies?q=省能元局", 200, "/agencies/" + quote("省能源局")),
        ("/indicators?q=秸杆综合利用率", 200, "/indicators/" + quote("秸秆综合利用率")),
        ("/agencies?region=没有", 404, ""),
        ("/agencies?level=planet", 400, ""),
        ("/agencies?cursor=x", 400, ""),
        ("/graph/没有", 404, ""),
        ("/queries/agency-measure", 404, "/queries/agency-measures"),
        ("/queries/deadlines?policy=没有", 404, ""),
    ],
)
def test_what_there_is_not_is_answered_with_the_nearest(samples: TestClient, path: str, status: int, link: str) -> None:
    answer = samples.get(path)
    assert (answer.status_code, link in answer.text) == (status, True)


def test_the_form_of_a_query_with_its_examples_finds_rows(samples: TestClient) -> None:
    for name in ("policies", "agency-measures", "links-for-review", "region-measures"):
        page = text(samples, f"/queries/{name}")
        (twin,) = set(TWIN.findall(page))
        assert samples.get(twin.replace("&amp;", "&")).json()["rows"]


def test_marks_of_other_pages_are_escaped(samples: TestClient) -> None:
    for path in ("/agencies?q=", "/indicators?q=", "/regions?q=", "/queries/deadlines?due="):
        page = samples.get(path + quote("<b>x</b>")).text
        assert "<b>x</b>" not in page


def test_every_rule_of_the_style_sheet_is_for_something(samples: TestClient) -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(FOLDER / "templates").glob("*.html"))
    named = set(re.findall(r"\.([a-z][a-z-]+)(?![\w.]*[\d)])", (FOLDER / "static" / "directory.css").read_text(encoding="utf-8")))
    data = {
        "national",
        "province",
        "city",
        "county",
        "verbatim",
        "adapted",
        "loose",
        "omitted",
        "shade-0",
        "shade-1",
        "shade-2",
        "shade-3",
        "shade-4",
    }
    assert sorted(name for name in named - data if name not in sources) == []
