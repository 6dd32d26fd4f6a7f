"""OwnNames: what a document calls itself, so that it does not cite itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph.ids import normal_title
from loaders.reference import regions
from loaders.structure.metadata import Metadata
from loaders.structure.outline import Provision

# 关于印发《…》的通知, 国务院办公厅转发国家地震局关于…报告的通知: what a notice issues
_ISSUES = re.compile(r"(?:印发|转发|批转|发布|公布|下发)《?(?P<body>.+?)》?的?(?:通知|公告|决定|函|令)$")
# Whose it is, where a title is the own one without the place: 根据国家《“十四五”…规划》, 根据《优化营商环境条例》
_FROM_ABOVE = re.compile(
    r"(?:国家|全国|我国|国务院|中央|[部委局厅省]|根据|依据|依照|按照|贯彻|落实)(?:[^，。；《》]{0,6}|[^，。；]*》[、和及与]?)$"
)
_END = re.compile(r"(?:（[^（）]*）|\([^()]*\)|\s)+$")  # （试行）, （2021-2030年）


def _key(title: str) -> str:
    """A title for comparison: without its last brackets, punctuation and 的."""
    return normal_title(_END.sub("", title)).replace("的", "")


def _names(title: str) -> Iterable[str]:
    """A title, what it issues, and both without the issuer that stands before 关于."""
    issued = _ISSUES.search(_END.sub("", title))
    for name in (title, issued["body"]) if issued else (title,):
        yield _key(name)
        if "关于" in name[1:]:
            yield _key(name[name.index("关于", 1) :])
            yield _key(name[name.index("关于", 1) + 2 :])


class OwnNames:
    """The names of one document: its titles in every form, and the annexes that it brings."""

    def __init__(self, metadata: Metadata, provisions: Sequence[Provision]) -> None:
        titles = [title for title in (metadata.title, metadata.body_title) if title]
        self._names = {name for title in titles for name in _names(title)}
        for node in provisions:
            if node.heading and (node.kind == "annex" or (node.kind == "item" and any(above.kind == "annex" for above in node.up()))):
                self._names.add(_key(node.heading))

    def hold(self, title: str, before: str = "") -> bool:
        """Whether a title, with the words `before` it, is one of the document's own.

        A title that lacks only the place is that of the same name one level up, where the words before it say so.
        """
        issued = _ISSUES.search(_END.sub("", title))
        keys = {_key(title), _key(issued["body"])} if issued else {_key(title)}
        if keys & self._names:
            return True
        return not _FROM_ABOVE.search(before) and any(
            name.endswith(key) and regions.find(name.removesuffix(key)) for key in keys for name in self._names
        )
