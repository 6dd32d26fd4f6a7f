"""Loading documents in the browser: a file is read, shown, corrected and loaded, and nothing is written before."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from api.service.database import open_database
from loaders import sample_paths
from queries import list_policies
from tests.api.web.browser.accessibility import serious_faults
from tests.api.web.browser.conftest import OpenPage
from tests.api.web.browser.sites import Site

LATER = 90_000  # milliseconds that a load may take on a busy machine
TITLE = "示范县人民政府关于加快绿色低碳发展的实施方案"
LINES = [
    TITLE,
    "示政发〔2023〕9号",
    "各乡镇人民政府，县直各有关单位：",
    "为深入贯彻落实《国务院关于加快建立健全绿色低碳循环发展经济体系的指导意见》（国发〔2021〕4号），制定本方案。",
    "一、总体要求",
    "到2025年，新能源装机容量占比达到60%。",
    "二、主要任务",
    "（一）发展新能源。加快建设光伏基地，推进风电项目。（县能源局牵头，县发展改革局配合）",
    "（二）推进节能改造。开展重点企业节能改造。（县工信局牵头）",
    "示范县人民政府",
    "2023年6月30日",
]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A county's plan as a Word file."""
    document = Document()
    for line in LINES:
        document.add_paragraph(line)
    path = tmp_path / "实施方案.docx"
    document.save(str(path))
    return path


def loaded(site: Site) -> dict[str, str | None]:
    """The loaded documents: region by title."""
    with open_database(site.settings) as store:
        return {one.title: one.region_name for one in list_policies(store)}


def upload(page: Page, *files: Path) -> None:
    page.get_by_label("选择一个或几个文件").set_input_files([str(file) for file in files])
    page.get_by_role("button", name="上传并读取").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_word_file_is_read_corrected_and_loaded(open_page: OpenPage, own_site: Site, plan: Path, javascript: bool) -> None:
    page = open_page("/load", at=own_site, javascript=javascript)
    upload(page, plan)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE, timeout=LATER)
    expect(page.get_by_label("发文字号")).to_have_value("示政发〔2023〕9号")
    expect(page.get_by_label("成文日期")).to_have_value("2023-06-30")
    expect(page.locator(".outline")).to_contain_text("发展新能源")
    assert TITLE not in loaded(own_site)

    page.get_by_label("地区").fill("忻府区")
    page.get_by_label("成文日期").fill("去年")
    page.get_by_role("button", name="按更正重新读取").click()
    expect(page.get_by_role("alert")).to_contain_text("日期写作 2022-06-30")
    expect(page.get_by_label("地区")).to_have_value("忻府区")
    page.get_by_label("成文日期").fill("2023-07-01")
    page.get_by_role("button", name="按更正重新读取").click()
    expect(page.get_by_label("地区")).to_have_value("140902", timeout=LATER)
    page.get_by_role("button", name="载入", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已载入", timeout=LATER)

    assert loaded(own_site)[TITLE] == "忻府区"
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("main")).to_contain_text("2023-07-01")
    page.goto("/")
    expect(page.locator("main")).to_contain_text(TITLE)


def test_what_is_corrected_on_the_way_to_loading_is_not_lost(open_page: OpenPage, own_site: Site, plan: Path) -> None:
    page = open_page("/load", at=own_site)
    upload(page, plan)
    page.get_by_label("标题").fill("示范县实施方案")
    page.get_by_role("button", name="载入", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已载入", timeout=LATER)
    assert "示范县实施方案" in loaded(own_site)
    assert "示范县实施方案" in own_site.settings.stated.read_text(encoding="utf-8")


def test_several_files_are_loaded_in_one_go(open_page: OpenPage, own_site: Site, plan: Path) -> None:
    page = open_page("/load", at=own_site)
    other = plan.with_name("通知.txt")
    other.write_text(
        "示范市人民政府关于开展节水工作的通知\n示市政发〔2023〕2号\n一、开展节水宣传。\n二、推广节水器具。\n", encoding="utf-8"
    )
    upload(page, plan, other)
    expect(page.get_by_text("待载入", exact=True)).to_have_count(2, timeout=LATER)
    page.get_by_role("button", name="全部载入").click()
    expect(page.get_by_text("已载入", exact=True)).to_have_count(2, timeout=LATER)
    assert {TITLE, "示范市人民政府关于开展节水工作的通知"} <= loaded(own_site).keys()


def test_a_file_that_is_no_policy_says_so_and_may_be_loaded(open_page: OpenPage, own_site: Site, tmp_path: Path) -> None:
    file = tmp_path / "问答.txt"
    file.write_text("怎么申领社会保障卡？\n\n答：携带身份证到社保服务网点申领。\n", encoding="utf-8")
    page = open_page("/load", at=own_site)
    upload(page, file)
    expect(page.get_by_role("alert")).to_contain_text("这像是问答，不是政策文件", timeout=LATER)
    expect(page.get_by_role("button", name="载入", exact=True)).to_be_enabled()


def test_a_file_without_text_is_refused_by_name_and_not_by_path(open_page: OpenPage, own_site: Site, tmp_path: Path) -> None:
    file = tmp_path / "空.pdf"
    file.write_bytes(b"%PDF-1.7\nnothing")
    page = open_page("/load", at=own_site)
    upload(page, file)
    expect(page.get_by_role("heading", level=1)).to_have_text("读不出文字", timeout=LATER)
    expect(page.get_by_role("alert")).to_contain_text("空.pdf")
    assert "/tmp" not in page.content()
    page.get_by_role("button", name="丢弃").click()
    expect(page.get_by_role("heading", name="已上传")).to_have_count(0)


def test_a_document_that_is_there_is_left_alone(open_page: OpenPage, own_site: Site) -> None:
    page = open_page("/load", at=own_site)
    sample = next(path for path in sample_paths() if "xinfu" in path.name)
    upload(page, sample)
    expect(page.locator("main")).to_contain_text("图中已有《", timeout=LATER)
    page.get_by_role("button", name="查找可能的上级文件").click()
    expect(page.get_by_role("row", name="山西省人民政府关于加快建立健全")).to_contain_text("100%", timeout=LATER)
    page.get_by_role("button", name="载入", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("图中已有，没有改动", timeout=LATER)


def test_a_document_is_removed_once_that_is_confirmed(open_page: OpenPage, own_site: Site) -> None:
    page = open_page("/load", at=own_site)
    page.get_by_label("已载入文件的编号").fill("140902-5c341881")
    page.get_by_role("button", name="移除…").click()
    expect(page.locator("main")).to_contain_text("将从图中去掉它的 29 条")
    page.get_by_role("button", name="移除", exact=True).click()
    expect(page).to_have_url(f"{own_site.address}/load/remove?policy=140902-5c341881"), "the box was not ticked"
    page.get_by_label("我确认移除").check()
    page.get_by_role("button", name="移除", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("载入文件", timeout=LATER)
    assert len(loaded(own_site)) == 4


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious_in_what_was_read(open_page: OpenPage, own_site: Site, plan: Path, dark: bool) -> None:
    page = open_page("/load", at=own_site, dark=dark)
    upload(page, plan)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE, timeout=LATER)
    assert serious_faults(page) == []
    page.set_viewport_size({"width": 390, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto("/load")
    assert serious_faults(page) == []
