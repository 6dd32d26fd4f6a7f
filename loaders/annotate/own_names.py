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
# 国务院办公厅《关于推动绿色发展的意见》 in a province's 关于推动绿色发展的意见: the issuer that the short title lacks
_OTHER_ISSUER = re.compile(r"(?P<organ>国务院|中共中央|中央办公厅|国家|[\u4e00-\u9fff]{2,6}部)[\u4e00-\u9fff]{0,6}$")
_END = re.compile(r"(?:（[^（）]*）|\([^()]*\)|\s)+$")  # （试行）, （2021-2030年）


def _key(title: str) -> str:
    """A title for comparison: without its last brackets, punctuation and 的."""
    return normal_title(_END.sub("", title)).replace("的", "")


def _issued(title: str) -> str | None:
    """What a title says that it issues: the plan of a notice."""
    issued = _ISSUES.search(_END.sub("", title))
    return issued["body"] if issued else None


def _without_issuer(title: str) -> Iterable[str]:
    """A title without the issuer that stands before 关于, with and without that word."""
    if "关于" in title[1:]:
        about = title.index("关于", 1)
        yield from (_key(title[about:]), _key(title[about + 2 :]))


class OwnNames:
    """The names of one document: its titles in every form, and the annexes that it brings."""

    def __init__(self, metadata: Metadata, provisions: Sequence[Provision]) -> None:
        titles = [title for title in (metadata.title, metadata.body_title) if title]
        titles += [issued for title in titles if (issued := _issued(title))]
        self._title = "".join(titles)
        self._names = {_key(title) for title in titles}
        self._short = {name for title in titles for name in _without_issuer(title)} - self._names
        for node in provisions:
            if node.heading and (node.kind == "annex" or (node.kind == "item" and any(above.kind == "annex" for above in node.up()))):
                self._names.add(_key(node.heading))

    def hold(self, title: str, before: str = "") -> bool:
        """Whether a title, with the words `before` it, is one of the document's own.

        A title that lacks only the issuer or the place is another's of the same name where the words before it say so.
        """
        issued = _issued(title)
        keys = {_key(title), _key(issued)} if issued else {_key(title)}
        if keys & self._names:
            return True
        if keys & self._short:
            other = _OTHER_ISSUER.search(before)
            return not other or other["organ"] in self._title
        return not _FROM_ABOVE.search(before) and any(
            name.endswith(key) and regions.find(name.removesuffix(key)) for key in keys for name in self._names
        )
