"""The reading view in a browser: the legend and the outline without script, anchors, contrast."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.api.web.browser.accessibility import serious_faults
from tests.api.web.browser.conftest import OpenPage

COUNTY, LONE = "140902-5c341881", "140000-d88ddf29"
CLAUSE = quote(f"{COUNTY}:sec_2__cl_4", safe="")


@pytest.mark.parametrize("path", [f"/policies/{COUNTY}", f"/policies/{LONE}", f"/provisions/{CLAUSE}"])
@pytest.mark.parametrize("dark", [False, True])
def test_nobody_is_shut_out(open_page: OpenPage, path: str, dark: bool) -> None:
    assert serious_faults(open_page(path, dark=dark)) == []


def test_the_legend_switches_marks_without_script(open_page: OpenPage) -> None:
    page = open_page(f"/policies/{LONE}", javascript=False)
    marked = page.locator(".text .target").first
    assert marked.evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.locator("[name=marks][value=target]").uncheck()
    assert marked.evaluate("one => getComputedStyle(one).backgroundColor") == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize(("width", "at_first"), [(1440, True), (390, False)])
def test_the_outline_opens_and_closes_without_script(open_page: OpenPage, width: int, at_first: bool) -> None:
    page = open_page(f"/policies/{COUNTY}", width=width, javascript=False)
    outline = page.locator(".outline ol")
    expect(outline).to_be_visible(visible=at_first)
    page.locator("#outline-toggle").check()
    expect(outline).to_be_visible(visible=not at_first)


@pytest.mark.parametrize("anchor", ["sec_2__cl_4", f"{COUNTY}:sec_2__cl_4"])
def test_a_clause_has_two_anchors(open_page: OpenPage, anchor: str) -> None:
    page = open_page(f"/policies/{COUNTY}#{anchor}")
    expect(page.locator("#sec_2__cl_4 .own")).to_be_in_viewport()


def test_nothing_is_wider_than_a_telephone(open_page: OpenPage) -> None:
    page = open_page(f"/policies/{LONE}", width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
