"""What holds of every page in a browser: no fault that axe calls serious, nothing wider than the window."""

from __future__ import annotations

import pytest

from tests.api.web.browser.accessibility import serious_faults
from tests.api.web.browser.conftest import OpenPage

ADDRESSES = [
    "/",
    "/nothing-there",
    "/ask?q=省能源局牵头哪些措施",
    "/ask?q=忻府区没有承接省里哪些措施",
    "/ask?q=今天天气怎么样",
    "/agencies",
    "/agencies/省能源局",
    "/indicators",
    "/indicators/新能源和清洁能源装机容量占比",
    "/regions",
    "/regions/140000",
    "/coverage/晋政发〔2022〕12号",
    "/graph/140902-5c341881",
    "/queries",
    "/queries/agency-measures",
    "/docs",
]
"""Pages that have no tests in a browser of their own."""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_serious(open_page: OpenPage, address: str, dark: bool) -> None:
    assert serious_faults(open_page(address, dark=dark)) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_narrow_window_needs_no_sideways_scrolling(open_page: OpenPage, address: str) -> None:
    page = open_page(address, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_page_is_in_the_language_of_the_browser(open_page: OpenPage) -> None:
    assert open_page("/", language="en").locator("html").get_attribute("lang") == "en"
    assert open_page("/").locator("html").get_attribute("lang") == "zh-CN"
