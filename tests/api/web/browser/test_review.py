"""Judging links in the browser: what is said is kept, holds in the graph, and can be taken back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from api.service.database import open_database
from api.settings import Settings
from graph.corpus import honoured
from graph.errors import StoreError
from graph.judgements import read_judgements
from tests.api.web.browser.accessibility import serious_faults
from tests.api.web.browser.conftest import OpenPage
from tests.api.web.browser.sites import Site, serving

CHILD, PARENT = "晋政发〔2022〕12号:sec_2__cl_3", "国发〔2021〕4号:sec_5__cl_15"
LATER = 90_000  # milliseconds that a change may take on a busy machine


def first(page: Page, name: str) -> None:
    """Press the button of that name of the first link, as 李四."""
    pair = page.locator("article.pair").first
    if pair.get_by_label("核定人").count():
        pair.get_by_label("核定人").fill("李四")
    pair.get_by_role("button", name=name, exact=True).click()


def said(site: Site) -> list[tuple[str, str, str, str]]:
    return [(one.child, one.parent, one.judgement, one.user) for one in read_judgements(site.settings.judgements)]


def applied(page: Page, site: Site) -> None:
    """Wait until the graph honours what was said."""
    for _ in range(LATER // 500):
        with suppress(StoreError), open_database(site.settings) as store:  # which nobody can open while its writer ends
            if honoured(store) == read_judgements(site.settings.judgements):
                return
        page.wait_for_timeout(500)
    raise AssertionError("the graph does not honour what was said")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_an_accepted_link_stays_accepted(open_page: OpenPage, own_site: Site, javascript: bool) -> None:
    page = open_page("/review", at=own_site, javascript=javascript)
    expect(page.locator("article.pair")).to_have_count(2)
    first(page, "接受")
    expect(page.locator("article.pair")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("已接受")
    assert said(own_site) == [(CHILD, PARENT, "accepted", "李四")]
    applied(page, own_site)
    page.reload()
    expect(page.locator("article.pair")).to_have_count(1)
    expect(page.get_by_text("正在写入数据库")).to_have_count(0)
    page.goto("/review/judged")
    row = page.locator("tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("推动传统能源绿色转型")
    expect(row).to_contain_text("李四")


def test_a_judgement_can_be_taken_back(open_page: OpenPage, own_site: Site) -> None:
    page = open_page("/review", at=own_site)
    first(page, "拒绝")
    expect(page.get_by_role("status")).to_contain_text("已拒绝")
    page.get_by_role("link", name="已核定").click()
    page.get_by_role("button", name="撤回").click()
    expect(page.get_by_text("还没有人核定过联系。")).to_be_visible(timeout=LATER)
    assert [one[2] for one in said(own_site)] == ["rejected", "withdrawn"]
    applied(page, own_site)
    page.goto("/review")
    expect(page.locator("article.pair")).to_have_count(2)


def test_another_parent_is_chosen_by_its_words(open_page: OpenPage, own_site: Site) -> None:
    page = open_page("/review", at=own_site)
    page.locator("article.pair").first.get_by_role("link", name="改为承接另一条").click()
    page.get_by_label("在其中查找").fill("交通")
    page.locator("#main").get_by_role("button", name="查找").click()
    choice = page.get_by_role("radio").first
    right = choice.get_attribute("value")
    choice.check()
    page.get_by_label("核定人").fill("王五")
    page.get_by_role("button", name="改为选中的").click()
    expect(page.get_by_role("status")).to_contain_text("已更正")
    assert said(own_site) == [(CHILD, right, "corrected", "王五")]
    applied(page, own_site)
    with open_database(own_site.settings) as store:
        found = store.run("MATCH (a:Provision {id: $id})-[:DERIVES_FROM]->(b:Provision) RETURN b.id", {"id": CHILD})
    assert found.rows == [(right,)]


def test_links_are_judged_with_the_keyboard_alone(open_page: OpenPage, own_site: Site) -> None:
    page = open_page("/review", at=own_site)
    pair = page.locator("article.pair").first
    for _ in range(40):
        page.keyboard.press("Tab")
        if pair.get_by_label("核定人").evaluate("one => one === document.activeElement"):
            break
    page.keyboard.type("李四")
    page.keyboard.press("Tab")
    page.keyboard.type("同一事项")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已接受")
    assert [one.note for one in read_judgements(own_site.settings.judgements)] == ["同一事项"]


ADDRESSES = [
    "/review",
    "/review/judged",
    f"/review/correct?child={CHILD}&parent={PARENT}",
    "/load",
    "/login",
    "/load/remove?policy=140902-5c341881",
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_serious(open_page: OpenPage, address: str, dark: bool) -> None:
    assert serious_faults(open_page(address, dark=dark)) == []


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_narrow_window_needs_no_sideways_scrolling(open_page: OpenPage, address: str, language: str) -> None:
    page = open_page(address, language, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_page_for_readers_elsewhere_has_no_forms_to_write(open_page: OpenPage, five_documents: Path) -> None:
    with serving(Settings(db=str(five_documents), token="公开的秘密 1")) as site:
        page = open_page("/review", "en", at=site)
        expect(page.locator("article.pair")).to_have_count(2)
        expect(page.get_by_role("button", name="Accept")).to_have_count(0)
        page.get_by_role("link", name="Give the token").click()
        page.get_by_label("Token", exact=True).fill("wrong")
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("alert")).to_contain_text("This is not the token.")
        page.get_by_label("Token", exact=True).fill("公开的秘密 1")
        page.get_by_role("button", name="Continue").click()
        expect(page).to_have_url(f"{site.address}/review")
        expect(page.get_by_role("button", name="Accept", exact=True)).to_have_count(2)
        (cookie,) = [one for one in page.context.cookies() if one["name"] == "zhengmai_access"]
        assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
        assert "秘密" not in cookie["value"]
