"""The inheritance page as an official uses it: the pane, the keyboard, without script, on a telephone, on paper."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.api.web.browser.accessibility import serious_faults
from tests.api.web.browser.conftest import OpenPage

PAGE = "/inheritance/140902-5c341881"


def test_a_card_opens_the_words_at_the_foot_of_the_window(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    assert [page.locator(".column").nth(n).locator(".card").count() for n in range(3)] == [30, 30, 29]
    card = page.locator("#sec_2__cl_4")
    card.click()
    pane = page.locator("#pane")
    expect(pane).to_be_visible()
    row = pane.locator("tr", has_text="新能源和清洁能源装机容量占比").first
    expect(row).to_contain_text("50%")
    expect(row).to_contain_text("60%")
    expect(row).to_contain_text("更严")
    expect(pane.locator(".words .moved").first).to_contain_text("推动非常规天然气增储上产")
    assert page.url.endswith("#sec_2__cl_4")
    shown, above = card.bounding_box(), pane.bounding_box()
    assert shown
    assert above
    assert shown["y"] + shown["height"] <= above["y"], "the card that was clicked stays in sight"
    assert "open" in str(card.get_attribute("class"))


def test_keys_alone_open_and_close_it(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    page.locator("#sec_2__cl_4").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pane")).to_be_visible()
    expect(page.locator("#pane")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#pane")).to_be_hidden()
    expect(page.locator("#sec_2__cl_4")).to_be_focused()


def test_the_way_up_opens_in_the_pane(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    page.locator("#sec_2__cl_4").click()
    page.locator("#pane .up a").first.click()
    expect(page.locator("#pane h4").first).to_contain_text("国家")


def test_an_address_with_a_clause_opens_it(open_page: OpenPage) -> None:
    page = open_page(f"{PAGE}#sec_3__cl_6")
    expect(page.locator("#pane .figures tbody tr").first).to_contain_text("高标准农田")


def test_without_script_a_card_leads_to_its_page_and_back(open_page: OpenPage) -> None:
    page = open_page(PAGE, javascript=False)
    page.locator("#sec_2__cl_4").click()
    expect(page.locator("#panels .figures tbody tr").first).to_contain_text("60%")
    page.locator("main > p a").first.click()
    assert page.url.endswith("#sec_2__cl_4")


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}?by=measure", f"{PAGE}/clauses/sec_2__cl_4", "/inheritance/140000-d88ddf29"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_everybody_can_read_it(open_page: OpenPage, path: str, dark: bool) -> None:
    assert serious_faults(open_page(path, dark=dark)) == []


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}?by=measure"])
def test_a_telephone_shows_all_of_it(open_page: OpenPage, path: str) -> None:
    page = open_page(path, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert serious_faults(page) == []


def test_the_sheet_has_the_picture_and_no_controls(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    text = "".join(
        sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    )
    assert "大力发展新能源和清洁能源" in text
    assert "未承接的措施" in text
    assert "按措施" not in text
    assert "筛选" not in text
