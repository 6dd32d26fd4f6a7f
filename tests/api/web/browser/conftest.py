"""Pages in Debian's Chromium: a test fails when its page logs an error or asks for anything off the machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from api.settings import Settings
from tests.api.web.browser.sites import Site, serving

_LOCALES = {"zh": "zh-CN", "en": "en-US"}


class OpenPage(Protocol):
    """Opens a path of a site, `site` unless another is given, and gives the page; may be called several times in a test."""

    def __call__(
        self,
        path: str,
        language: str = "zh",
        width: int = 1440,
        dark: bool = False,
        javascript: bool = True,
        at: Site | None = None,
    ) -> Page: ...


@pytest.fixture(scope="package")  # no longer: as long as Playwright runs, no other test of the process can run an event loop
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("there is no chromium; install Debian's package of that name")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(five_documents: Path) -> Iterator[Site]:
    """The server on the five bundled documents, only to be read."""
    with serving(Settings(db=str(five_documents))) as opened:
        yield opened


@pytest.fixture
def own_site(five_documents: Path, tmp_path: Path) -> Iterator[Site]:
    """The server on a copy of the five bundled documents, to be changed."""
    database = shutil.copy(five_documents, tmp_path / "zhengmai.lbug")
    with serving(Settings(db=str(database))) as opened:
        yield opened


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Opens pages; when the test is over, none of them may have logged an error or asked for anything off the machine."""
    faults: list[str] = []
    contexts = []

    def open_page(
        path: str, language: str = "zh", width: int = 1440, dark: bool = False, javascript: bool = True, at: Site | None = None
    ) -> Page:
        address = (at or request.getfixturevalue("site")).address
        context = browser.new_context(
            base_url=address,
            locale=_LOCALES[language],
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        _watch(page, urlsplit(address).netloc, faults)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _watch(page: Page, host: str, faults: list[str]) -> None:
    """Note what goes wrong on a page; that a document itself is an answer with an error status is for the test to say."""
    documents: set[str] = set()

    def asked(request: Request) -> None:
        if request.is_navigation_request():
            documents.add(request.url)
        if urlsplit(request.url).scheme not in ("data", "blob", "about") and urlsplit(request.url).netloc != host:
            faults.append(f"{page.url} asked for {request.url}")

    def logged(message: ConsoleMessage) -> None:
        is_status = message.text.startswith("Failed to load resource") and message.location["url"] in documents
        if message.type == "error" and not is_status:
            faults.append(f"{page.url}: {message.text} ({message.location['url']})")

    page.on("request", asked)
    page.on("console", logged)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
