"""Likeness of texts: what is put aside before words are compared, and how like two texts are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

Matrix = NDArray[np.float64]
Pairs = frozenset[str]
"""Pairs of neighbouring characters: what a text is about, as ``matter`` gives it."""

# Words that only say whose level a text is of: 全省, 我区, 各乡镇
LEVEL_WORDS = re.compile(
    r"(?<![完健安保齐])[全我本][国省市区县州](?!(?<=市)场|(?<=区)域|(?<=国)产)|各(?:级|地区?|市县?|县区?|乡镇?|部门|有关部门)+|[省市县区]级"
)
_TERM = re.compile(r"\(20\d{2}[^()]{0,6}20\d{2}年\)")  # （2022-2025年）
_MARKS = re.compile(r"[^\w%]")
_NUMBER = re.compile(r"\d+")
_AROUND_NUMBER = re.compile(r"\D{0,4}\d+\D{0,4}")  # 占比达到60%发电量
# Words of doing and of manner, which every measure has whatever it is about: 加快推进, 大力支持, 建立健全
_DOING = re.compile(
    "推动|推进|加快|加强|加大|促进|支持|鼓励|引导|完善|健全|建立|建设|开展|实施|落实|提升|提高|强化|深化|深入|积极|大力|持续|继续|扎实|全面"
    "|进一步|有序|逐步|探索|发展|做好|抓好|严格|组织"
)
# Words that frame a matter, and years: 按照相关要求, 管理工作, 到2025年底
_FRAME = re.compile(r"力度|工作|水平|能力|重点|体系|机制|制度|管理|相关|有关|要求|按照|[等的和与及对以为在将]|到?20\d\d年底?")
_GAP = re.compile(r"[^\w%+]+")


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


def matter(text: str, places: Sequence[str]) -> Pairs:
    """The pairs of neighbouring characters that say what a text is about; no place, no word of doing, none across a mark.

    >>> sorted(matter("加快推进山西省农膜回收，完善制度。", ("山西省",)))
    ['农膜', '回收', '膜回']
    """
    text = unicodedata.normalize("NFKC", text)
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(place, " ")
    for pattern in (LEVEL_WORDS, _DOING, _FRAME):
        text = pattern.sub(" ", text)
    return frozenset(run[i : i + 2] for run in _GAP.split(text) for i in range(len(run) - 1))


def rarities(texts: Sequence[Pairs]) -> dict[str, float]:
    """How rare each pair is among the texts, in (0, 1]: 1 where it stands in one text only."""
    counts = Counter(pair for pairs in texts for pair in pairs)
    return {pair: log(1 + len(texts) / count) / log(1 + len(texts)) for pair, count in counts.items()}


def weight(texts: Sequence[Pairs], rarity: Mapping[str, float]) -> Matrix:
    """The sum of the rarities of each text's pairs; shape (texts,)."""
    return np.array([sum(rarity[pair] for pair in pairs) for pairs in texts])


def shared(children: Sequence[Pairs], parents: Sequence[Pairs], rarity: Mapping[str, float]) -> Matrix:
    """The sum of the rarities of the pairs that every child shares with every parent; shape (children, parents)."""
    if not any(children) or not any(parents):
        return np.zeros((len(children), len(parents)))
    known = CountVectorizer(analyzer=sorted, binary=True, vocabulary=sorted(rarity), dtype=np.float64)
    one, other = known.transform(children), known.transform(parents)
    rare = np.array([rarity[pair] for pair in sorted(rarity)])
    return np.asarray((one.multiply(rare).tocsr() @ other.T).toarray())


def alike(common: Matrix, ours: Matrix, theirs: Matrix) -> Matrix:
    """Cosine likeness from what texts share and the weight of each; shape (children, parents)."""
    return np.asarray(common / np.maximum(np.sqrt(np.outer(ours, theirs)), 1e-9))
