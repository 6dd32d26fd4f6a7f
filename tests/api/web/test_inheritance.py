"""The inheritance page and its JSON twin: the five bundled documents side by side."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import quote, unquote

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser, LexborNode

from api.web.inheritance.columns import cited
from api.web.inheritance.view import View
from tests.queries import material

XINFU = "140902-5c341881"
PROVINCE = "晋政发〔2022〕12号"
NATION = "国发〔2021〕4号"
ALONE = "140000-d88ddf29"
UNNAMED = "140000-3f0f3617"
CLEANER = "晋发改资环发〔2022〕198号"


def address(policy: str, prefix: str = "") -> str:
    return f"{prefix}/inheritance/{quote(policy, safe='')}"


def read(client: TestClient, path: str) -> LexborHTMLParser:
    answer = client.get(path, headers={"Accept-Language": "zh"})
    client.cookies.clear()
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


@pytest.fixture(scope="module")
def page(samples: TestClient) -> LexborHTMLParser:
    return read(samples, address(XINFU))


@pytest.fixture(scope="module")
def full(samples: TestClient) -> LexborHTMLParser:
    return read(samples, f"{address(XINFU)}?full=true")


def words(node: LexborNode | None) -> str:
    assert node is not None
    return re.sub(r"\s+", "", node.text())


# The picture


def test_a_card_for_each_clause_and_a_ribbon_for_each_link(page: LexborHTMLParser) -> None:
    assert [len(column.css(".card")) for column in page.css(".column")] == [30, 30, 29]
    assert [words(head) for head in page.css(".head h2")] == ["国家仅有目录", "山西省", "忻府区"]
    assert len(page.css("svg a")) == 58
    assert page.css_first(".card#sec_2__cl_4") is not None, "a clause is addressed by its id"


def test_what_is_new_left_out_or_for_review_is_marked(page: LexborHTMLParser) -> None:
    assert [words(card.css_first(".name")) for card in page.css(".card.omitted")] == ["工作原则", "深化国际合作", "推进抽水蓄能和新型储能"]
    assert [words(card.css_first(".name")) for card in page.css(".card.new")] == ["推进抽水蓄能和新型储能"]
    assert len(page.css("svg path.review")) == 2


def test_counts_by_clause_and_by_measure(page: LexborHTMLParser) -> None:
    assert [words(head) for head in page.css(".digest thead th")] == [
        "文件", "", "共", "沿用", "细化/改写", "相近", "其中待核", "新增", "下级未承接", "指标",
    ]  # fmt: skip
    rows = [[words(cell) for cell in row.css("td")][:7] for row in page.css(".digest tbody tr")]
    assert rows == [
        ["29", "0", "29", "0", "0", "0", "—"],
        ["100", "53", "47", "0", "0", "0", "—"],
        ["30", "0", "26", "3", "2", "1", "1"],
        ["110", "未对照", "未对照", "未对照", "未对照", "未对照", "13"],
        ["30", "—", "—", "—", "—", "—", "2"],
        ["仅有目录"],
    ]


def test_the_page_is_small(page: LexborHTMLParser, samples: TestClient) -> None:
    assert len(samples.get(address(XINFU)).content) < 250_000


# The words


def test_the_page_of_a_clause_marks_the_changed_words(samples: TestClient) -> None:
    panel = read(samples, f"{address(XINFU)}/clauses/sec_3__cl_6").css_first("#panels .panel")  # 推动农业绿色化发展
    assert panel is not None
    assert "2484万亩" in [part.text() for part in panel.css(".parent del")]
    assert "45万亩" in [part.text() for part in panel.css(".child ins")]
    assert {"全省", "全区"} <= {part.text() for part in panel.css(".sides .aside")}
    assert not panel.css(".parent ins, .child del")
    assert words(panel.css_first(".up a")) == "国家二（五）加快农业绿色发展"
    rows = {words(row.css_first(".indicator")): words(row.css_first(".verdict")) for row in panel.css(".figures tbody tr")}
    assert rows["高标准农田"] == "分解1.8%"
    assert rows["农膜回收率"] == "相同"


def test_a_moved_sentence_is_moved(samples: TestClient) -> None:
    panel = read(samples, f"{address(XINFU)}/clauses/sec_2__cl_4").css_first("#panels .panel")
    assert panel is not None
    moved = "推动非常规天然气增储上产，加快天然气基础设施建设和互联互通"
    assert [words(one) for one in panel.css(".words .moved")] == [f"移位{moved}"] * 2
    assert not any(moved in part.text() for part in panel.css("ins, del"))


def test_of_a_catalogued_parent_only_headings_are_shown(samples: TestClient) -> None:
    panel = read(samples, f"{address(XINFU)}/clauses/{quote(PROVINCE)}:sec_3__cl_6").css_first("#panels .panel")
    assert panel is not None
    assert words(panel.css_first(".parent .silent")) == "仅有目录，没有正文。"
    assert [words(part) for part in panel.css("h4 del, h4 ins")] == ["升级", "化改造"]
    assert not panel.css(".words del, .words ins")


def test_the_full_page_has_the_words_of_every_link(full: LexborHTMLParser) -> None:
    panels = [str(panel.id) for panel in full.css(".panel")]
    assert len(panels) == len(set(panels)) == 61
    assert f"sec_2__cl_4..{PROVINCE}:sec_2__cl_4" in panels


# Figures and measures


def test_figures_of_all_levels_stand_in_one_row(page: LexborHTMLParser) -> None:
    assert [words(head) for head in page.css("#figures thead th")] == ["指标", "年份", "国家", "山西省", "忻府区", "比较"]
    rows = {words(row.css_first("th")): row.css("td") for row in page.css("#figures tbody tr")}
    flagship = rows["新能源和清洁能源装机容量占比"]
    assert [words(cell.css_first("b")) for cell in flagship[2:4]] == ["50%", "60%"]
    assert [words(flagship[0]), words(flagship[1]), words(flagship[4])] == ["2025", "仅有目录", "更严"]
    assert [words(cell) for cell in rows["医疗废物处置能力"][3:]] == ["未提及", "未提及"]
    assert Counter(words(cells[-1]) for cells in rows.values()) == {
        "相同": 5, "分解1.8%": 1, "分解12.5%": 1, "分解4.4%": 1, "更严": 2, "新增指标": 1, "未提及": 8,
    }  # fmt: skip


def test_figures_are_sorted_by_the_address(samples: TestClient) -> None:
    found = read(samples, f"{address(XINFU)}?sort=change")
    verdicts = [words(cell) for cell in found.css("#figures .verdict")]
    assert verdicts[:2] == ["更严", "更严"]
    assert verdicts[-1] == "新增指标"
    assert samples.get(f"{address(XINFU, '/api/v1')}?sort=change").json()["figures"][0]["change"] == "stricter"


def test_measures_left_out_are_listed_and_narrowed(samples: TestClient, page: LexborHTMLParser) -> None:
    assert len(page.css(".omissions li")) == 13
    narrowed = read(samples, f"{address(XINFU)}?section={quote('构建清洁低碳安全高效的能源体系')}&agency=none")
    assert 0 < len(narrowed.css(".omissions li")) < 13
    twin = samples.get(address(XINFU, "/api/v1"), params={"section": "构建清洁低碳安全高效的能源体系"}).json()
    assert {one["section"] for one in twin["left_out"]} == {"构建清洁低碳安全高效的能源体系"}
    assert words(read(samples, f"{address(XINFU)}?modality=forbid").css_first(".left-out > .silent")) == "没有符合条件的措施。"


def test_by_measure_each_stands_beside_its_source(samples: TestClient) -> None:
    rows = read(samples, f"{address(XINFU)}?by=measure").css(".rows tbody tr:not(.section)")
    assert len(rows) == 100
    solar = next(row for row in rows if "千兆网光伏基地" in row.text())
    cells = solar.css("td")
    assert words(cells[0]) == "仅有目录"
    assert "50%" in words(cells[1].css_first("del:last-of-type"))
    assert words(cells[2].css("ins")[-1]) == "60%"


# What was not compared


@pytest.mark.parametrize(
    ("policy", "reason", "way"),
    [(ALONE, "国发〔2016〕74号：未载入，也没有目录。", "zhengmai load"), (UNNAMED, "文中没有写明上级文件", "没有找到条款相近的上级文件")],
)
def test_a_policy_without_parents_says_why_and_counts_nothing(samples: TestClient, policy: str, reason: str, way: str) -> None:
    html = read(samples, address(policy))
    gaps = words(html.css_first(".gaps"))
    assert "未建立承接关系" in gaps
    assert reason in gaps
    assert way.replace(" ", "") in gaps
    assert words(html.css_first(".gulf")) == "未建立承接关系"
    assert html.css(".card")
    assert not html.css(".kind.new, .kind.omitted, .change, .digest, .left-out, #figures, .legend")


def test_a_comparison_on_demand_that_finds_nothing_says_so(samples: TestClient) -> None:
    html = read(samples, f"{address(XINFU)}?parent={quote(CLEANER)}")
    assert "两份文件主题不同" in words(html.css_first(".gaps"))
    assert words(html.css_first(".gulf")) == "未建立承接关系"
    assert not html.css(".kind.new, .kind.omitted, .left-out")


def test_warnings_of_the_reading_stand_in_one_line(samples: TestClient) -> None:
    notes = read(samples, address(ALONE)).css_first(".warnings")
    twin = samples.get(address(ALONE, "/api/v1")).json()
    (count,) = [len(column["warnings"]) for column in twin["columns"]]
    assert (notes is not None) is bool(count)
    assert not count or words(notes.css_first("summary") if notes else None).endswith(str(count))


def test_documents_side_by_side(samples: TestClient) -> None:
    html = read(samples, f"{address(XINFU)}?with={quote(ALONE)}")
    assert words(html.css_first(".rows thead th")).startswith("山西省")
    assert len(html.css(".rows tbody tr:not(.section)")) == 30
    assert "两份文件之间没有贯彻落实关系" in words(html.css_first(".gaps"))
    cells = [words(row.css("td")[2]) for row in html.css(".rows tbody tr:not(.section)")]
    assert set(cells) == {"未对照"}, "nothing is called left out where nothing was compared"


# The page as a whole


@pytest.mark.parametrize(
    "path", [address(XINFU), f"{address(XINFU)}?full=true", address(PROVINCE), address(ALONE), f"{address(XINFU)}?by=measure"]
)
def test_every_link_leads_somewhere(samples: TestClient, path: str) -> None:
    html = read(samples, path)
    ids = [node.id for node in html.css("[id]")]
    assert len(ids) == len(set(ids))
    links = {str(node.attributes["href"]) for node in html.css("[href]")}
    links.discard("/load")  # which is for those who may write
    inner = {link for link in links if link.startswith("#")}
    assert {unquote(link[1:]) for link in inner} <= {*ids}
    for link in sorted(links - inner)[::12]:  # some of each sort: the rest differ by a clause
        assert samples.get(link).status_code == 200, link
    samples.cookies.clear()


def test_english(samples: TestClient) -> None:
    text = samples.get(f"{address(XINFU)}?lang=en").text
    samples.cookies.clear()
    assert "What 忻府区 took from above" in text
    assert "Measures of 山西省 that 忻府区 left out" in text


def test_twin(samples: TestClient) -> None:
    answer = samples.get(address(XINFU, "/api/v1")).json()
    assert [column["policy"]["id"] for column in answer["columns"]] == [NATION, PROVINCE, XINFU]
    assert [len(column["cards"]) for column in answer["columns"]] == [30, 30, 29]
    assert len(answer["ribbons"]) == 58
    by_measure = samples.get(f"{address(XINFU, '/api/v1')}?by=measure").json()
    assert [len(column["cards"]) for column in by_measure["columns"]] == [0, 110, 100]
    assert {ribbon["link"]["kind"] for ribbon in by_measure["ribbons"]} == {"verbatim", "adapted"}
    clause = samples.get(f"{address(XINFU, '/api/v1')}/clauses/sec_2__cl_4").json()
    assert [one["clause"]["id"] for one in clause["comes_from"]] == [f"{PROVINCE}:sec_2__cl_4"]
    assert clause["came_of_it"] == []


@pytest.mark.parametrize(
    "path", [address(NATION), address("没有的文件"), f"{address(XINFU)}/clauses/none", f"{address(XINFU)}?parent=none"]
)
def test_what_is_not_there_is_not_found(samples: TestClient, path: str) -> None:
    assert samples.get(path).status_code == 404
    assert samples.get(f"/api/v1{path}").status_code == 404


@pytest.mark.parametrize("query", ["by=word", "sort=size", "modality=x", "agency=some", "&".join(f"with={n}" for n in range(7))])
def test_what_makes_no_sense_is_refused(samples: TestClient, query: str) -> None:
    assert samples.get(f"{address(XINFU)}?{query}").status_code == 400
    assert samples.get(f"{address(XINFU, '/api/v1')}?{query}").status_code == 400


def test_the_policy_page_and_the_home_page_link_to_it(samples: TestClient) -> None:
    for path in ("/", f"/policies/{XINFU}"):
        assert f'href="{address(XINFU)}"' in samples.get(path).text


def test_documents_without_kin(client: TestClient) -> None:
    assert "未载入，也没有目录" in words(read(client, address(material.PLAN)).css_first(".gaps"))


@pytest.mark.parametrize(
    ("path", "expected"), [("二/四", "二（四）"), ("三", "三"), ("第二章/第五条", "第二章第五条"), ("一/二/3", "一（二）（3）")]
)
def test_numerals(path: str, expected: str) -> None:
    assert cited(path) == expected


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View("甲"), "/inheritance/%E7%94%B2"),
        (View("x", by="measure", beside=["y", "z"], full=True), "/inheritance/x?by=measure&with=y&with=z&full=true"),
    ],
)
def test_addresses(view: View, expected: str) -> None:
    assert view.address() == expected
    assert view.address(by="clause", beside=(), full=False) == expected.split("?")[0]
    assert view.clause(f"{view.policy}:cl_1", "cl_1..y:cl_2") == f"{expected.split('?')[0]}/clauses/cl_1#cl_1..y:cl_2"
