"""Finding, as people see it: the box, the search and its filters, the list of documents, what is loaded."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.api.web.browser.accessibility import serious_faults
from tests.api.web.browser.conftest import OpenPage

PATHS = [
    "/",
    "/search",
    "/search?q=煤炭消费",
    "/search?q=煤炭&kind=measure&level=county",
    "/search?q=新能原汽车",
    "/policies",
    "/policies?presence=catalogued",
]


@pytest.mark.parametrize("javascript", [True, False])
def test_words_typed_at_home_are_found(open_page: OpenPage, javascript: bool) -> None:
    page = open_page("/", javascript=javascript)
    page.get_by_role("textbox", name="问题或词语").fill("「煤炭消费」")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("「煤炭消费」")
    expect(page.locator(".hit mark").first).to_have_text("煤炭消费")
    page.get_by_role("link", name="推动能源结构优化").click()
    expect(page).to_have_url(re.compile(r"/provisions/140000-d88ddf29%3Asec_2__cl_5$"))


def test_a_question_typed_at_home_is_answered(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("textbox").fill("省能源局牵头哪些措施")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/ask"))
    expect(page.get_by_text("6 组牵头").first).to_be_visible()


def test_a_filter_is_set_and_taken_back(open_page: OpenPage) -> None:
    page = open_page("/search?q=能源")
    tally = page.locator(".tally")
    before = tally.text_content()
    page.get_by_role("complementary").get_by_role("link", name="忻府区").click()
    expect(tally).to_contain_text("地区：忻府区")
    page.get_by_role("link", name="地区：忻府区").click()
    assert tally.text_content() == before


def test_the_picture_leads_to_the_documents(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("link", name="国民经济管理、国有资产监管，县级：1").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.get_by_role("table")).to_contain_text("忻府区")


def test_documents_are_sorted_by_a_link(open_page: OpenPage) -> None:
    page = open_page("/policies")
    page.get_by_role("columnheader", name="措施").get_by_role("link").click()
    counts = [int(text) for text in page.locator('td[data-label="措施"]').all_text_contents()]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == 5


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("width", "dark", "language"), [(1440, False, "zh"), (390, True, "zh"), (1440, True, "en"), (390, False, "en")])
def test_everybody_can_read_it(open_page: OpenPage, path: str, width: int, dark: bool, language: str) -> None:
    page = open_page(path, language, width, dark)
    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
