"""The tree of a page: what of it is read, and what stands about an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

UNREAD = frozenset({
    "-comment", "aside", "button", "canvas", "footer", "iframe", "nav", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
})  # fmt: skip
# Elements that begin and end a line
BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
# Classes and ids of what stands about an article: bdsharebuttonbox, qr_container, breadcrumb
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:bd)?(?:share|fenxiang|qr|qrcode|ewm|breadcrumb|crumbs?|copyright|toolbar|pagination|related)", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_nodes(node: LexborNode) -> Iterator[LexborNode]:
    """The node and what is in it, in order, without what is never read."""
    stack = [node]
    while stack:
        node = stack.pop()
        if node.tag in UNREAD or is_furniture(node):
            continue
        yield node
        stack += reversed(list(node.iter(include_text=True)))


def is_furniture(node: LexborNode) -> bool:
    """Whether an element is hidden or stands about the article."""
    if node.tag in ("-text", "body", "html"):
        return False
    attributes = node.attributes
    return (
        "hidden" in attributes
        or bool(_HIDDEN.search(attributes.get("style") or ""))
        or any(_FURNITURE.search(attributes.get(key) or "") for key in ("class", "id"))
    )


def outwards(node: LexborNode) -> Iterator[LexborNode]:
    """The node and what it stands in, up to the whole page."""
    outer: LexborNode | None = node
    while outer is not None:
        yield outer
        outer = outer.parent


def bare(text: str) -> str:
    """The text without any blank."""
    return re.sub(r"\s", "", text)
