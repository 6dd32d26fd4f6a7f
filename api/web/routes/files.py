"""Files that programs look for at the root of a site."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import FileResponse, PlainTextResponse, Response

from api.web.templating import FOLDER

pages = APIRouter()

# Documents may be found by search engines; what computes may not be crawled.
_ROBOTS = """User-agent: *
Disallow: /api/
Disallow: /ask
Disallow: /search
Disallow: /graph/
Disallow: /review
Disallow: /load
"""


@pages.get("/favicon.ico")
def favicon() -> Response:
    """The sign of the pages."""
    return FileResponse(FOLDER / "static" / "icon.svg", media_type="image/svg+xml")


@pages.get("/robots.txt")
def robots() -> Response:
    """What programs that follow links may read."""
    return PlainTextResponse(_ROBOTS)
