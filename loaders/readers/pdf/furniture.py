"""Furniture: the page marks and running heads among the lines of a document's pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from loaders.readers.pdf.lines import Line
from loaders.readers.pdf.page import Page

_MARGIN = 0.13  # of the page's height at either end: the body of an official document keeps 37 mm and 35 mm free (GB/T 9704—2012, 5.1)
_FEWEST_PAGES = 3  # that a running head stands on
_SAME_PLACE = 4.0  # points between a running head's places on two pages
# —２—, - 12 -, · 4 ·, 12, IV, 第 3 页, 第3页 共9页, 3 / 9
_MARK = re.compile(
    r"[\-—–－_~·•.|/第\s]*(?:[0-9０-９]{1,4}|[IVXLivxlⅠ-Ⅻⅰ-ⅻ]{1,6})[\-—–－_~·•.|/页，,共\s]*(?:[0-9０-９]{1,4}\s*页?)?[\-—–－\s]*"
)
_DIGITS = re.compile(r"[0-9０-９IVXⅠ-Ⅻ\s—\-–]+")


def furniture(pages: Sequence[Page]) -> frozenset[int]:
    """The ids of the lines that are page marks or running heads."""
    found: set[int] = set()
    heads: defaultdict[tuple[str, bool], list[Line]] = defaultdict(list)
    for page in pages:
        for line in _marginal(page):
            if _MARK.fullmatch(line.text):
                found.add(id(line))
            else:
                heads[_DIGITS.sub("", line.text), line.base < page.height / 2].append(line)
    for lines in heads.values():
        alike = [line for line in lines if sum(abs(line.base - other.base) <= _SAME_PLACE for other in lines) >= _FEWEST_PAGES]
        found.update(id(line) for line in alike)
    return frozenset(found)


def _marginal(page: Page) -> Iterator[Line]:
    """The lines in the upper and lower margin."""
    for item in page.items:
        if isinstance(item, Line) and not _MARGIN * page.height < item.base < (1 - _MARGIN) * page.height:
            yield item
