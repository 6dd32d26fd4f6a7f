"""Likeness of texts: what is put aside before words are compared, and how like two texts are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

Matrix = NDArray[np.float64]

# Words that only say whose level a text is of: 全省, 我区, 各乡镇
LEVEL_WORDS = re.compile(
    r"(?<![完健安保齐])[全我本][国省市区县州](?!(?<=市)场|(?<=区)域|(?<=国)产)|各(?:级|地区?|市县?|县区?|乡镇?|部门|有关部门)+|[省市县区]级"
)
_TERM = re.compile(r"\(20\d{2}[^()]{0,6}20\d{2}年\)")  # （2022-2025年）
_MARKS = re.compile(r"[^\w%]")
_NUMBER = re.compile(r"\d+")
_AROUND_NUMBER = re.compile(r"\D{0,4}\d+\D{0,4}")  # 占比达到60%发电量


def plain(text: str, places: Sequence[str]) -> str:
    """A text without place names, level words, punctuation and white space: equal plain texts are verbatim.

    >>> plain("到2025年，全省农膜回收率达到85%。", ("山西省",))
    '到2025年农膜回收率达到85%'
    """
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(place, "")
    return _MARKS.sub("", LEVEL_WORDS.sub("", _TERM.sub("", unicodedata.normalize("NFKC", text))))


def with_masked_digits(text: str) -> str:
    """A text and, after it, what stands around its numbers with every number as 0: 达到60% and 达到50% share 达到0%.

    >>> with_masked_digits("装机容量占比达到60%")
    '装机容量占比达到60% 占比达到0%'
    """
    return " ".join((text, *(_NUMBER.sub("0", match[0]) for match in _AROUND_NUMBER.finditer(text))))


def cosines(children: Sequence[str], parents: Sequence[str], low: int = 2, high: int = 4) -> Matrix:
    """Cosine likeness of every child to every parent by character n-grams, rare ones weighing more; shape (children, parents)."""
    if not children or not parents:
        return np.zeros((len(children), len(parents)))
    if max(map(len, (*children, *parents))) < low:
        return np.zeros((len(children), len(parents)))
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(low, high), sublinear_tf=True).fit_transform([*children, *parents])
    return np.asarray((vectors[: len(children)] @ vectors[len(children) :].T).toarray())


def containments(children: Sequence[str], parents: Sequence[str]) -> Matrix:
    """How much of the shorter text's weight by character pairs stands in the longer one; shape (children, parents)."""
    if not children or not parents:
        return np.zeros((len(children), len(parents)))
    if max(map(len, (*children, *parents))) < 2:
        return np.zeros((len(children), len(parents)))
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(2, 2), binary=True, norm=None).fit_transform([*children, *parents])
    ones = vectors.sign()
    shared = (vectors[: len(children)] @ ones[len(children) :].T).toarray()
    weights = np.asarray(vectors.sum(axis=1)).ravel()
    smaller = np.minimum.outer(weights[: len(children)], weights[len(children) :])
    return np.asarray(shared / np.maximum(smaller, 1e-9))
