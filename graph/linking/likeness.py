"""Likeness: how like texts are, each of some to each of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from graph.linking.words import Pairs

Matrix = NDArray[np.float64]


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
