"""HTML to PDF: by Chromium where it is installed, else by WeasyPrint (extra `pdf`)."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import ZhengmaiError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
"""Names that Chromium and its kin go by."""
_SECONDS = 120
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # a report needs nothing from anywhere
)


class NoPrinter(ZhengmaiError):
    """Neither Chromium nor WeasyPrint is installed."""


def pdf(html: str) -> bytes:
    """The page, printed; raises NoPrinter with what to install, or when the browser fails."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser:
        return _printed(browser, html)
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:  # its libraries of the system may be missing
        raise NoPrinter("a PDF needs Chromium, or WeasyPrint: pip install 'zhengmai[pdf]'; --format docx needs neither") from error
    return bytes(HTML(string=html).write_pdf())


def _printed(browser: str, html: str) -> bytes:
    with TemporaryDirectory(prefix="zhengmai-") as folder:
        page, out = Path(folder) / "report.html", Path(folder) / "report.pdf"
        page.write_text(html, encoding="utf-8")
        options = [*_OPTIONS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # Chromium refuses to run as root with it
        try:
            ended = subprocess.run([browser, *options, page.as_uri()], capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise NoPrinter(f"{browser} did not print the report within {_SECONDS} seconds; --format docx needs no browser") from error
        if not out.exists():
            raise NoPrinter(f"{browser} did not print the report (exit status {ended.returncode}); --format docx needs no browser")
        return out.read_bytes()
