"""Identifiers, derived from content, so that reading the same words again gives the same node."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_BRACKETS = str.maketrans("[(（【［{〔", "〔〔〔〔〔〔〔") | str.maketrans("])）】］}〕", "〕〕〕〕〕〕〕")
_STATE_COUNCIL = re.compile(r"^国令")
_TITLE_NOISE = re.compile(r"[\s《》〈〉«»<>()（）“”‘’\"'、，,。.：:；;—\-]")


def digest(text: str, length: int) -> str:
    """The first `length` hexadecimal digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def canonical_number(number: str) -> str:
    """A 发文字号 in canonical form: half-width digits, year in 〔〕, no spaces; orders (国令) by the organ's name.

    >>> canonical_number("晋政发［２０２２］ 12 号")
    '晋政发〔2022〕12号'
    >>> canonical_number("国令第707号")
    '国务院令第707号'
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", number)).translate(_BRACKETS)
    return _STATE_COUNCIL.sub("国务院令", plain.removeprefix("中华人民共和国")) if "令" in plain else plain


def normal_title(title: str) -> str:
    """A title without spaces and punctuation, for comparison only.

    >>> normal_title("«关于 加快发展的意见»(试行)")
    '关于加快发展的意见试行'
    """
    return _TITLE_NOISE.sub("", unicodedata.normalize("NFKC", title))


def policy_id(doc_number: str | None, title: str, region: str | None) -> str:
    """The id of a policy: its number; without one, region code and title; without a region, the title alone."""
    if doc_number:
        return canonical_number(doc_number)
    return f"{region or 'title'}-{digest(normal_title(title), 8)}"


def provision_id(policy: str, eid: str) -> str:
    """The id of a provision: that of its policy and its place in the outline."""
    return f"{policy}:{eid}"


class Ordinals:
    """Gives ids by text under a parent; the same text twice gets an ordinal, so an edit elsewhere changes nothing."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def next(self, parent: str, letter: str, text: str) -> str:
        """The next id: parent, letter (`m` measure, `t` target, `b` bracket), 6 hex digits of the text, ordinal from the second on."""
        base = f"{parent}:{letter}{digest(text, 6)}"
        count = self._seen[base] = self._seen.get(base, 0) + 1
        return base if count == 1 else f"{base}-{count}"


def agency_id(region: str | None, name: str) -> str:
    """The id of an agency: the code of its region and its canonical name; `unplaced-` and the name where its region is not known.

    >>> agency_id("140000", "山西省能源局"), agency_id(None, "省能源局")
    ('140000-山西省能源局', 'unplaced-省能源局')
    """
    return f"{region or 'unplaced'}-{name}"
