"""The n-grams of texts, and the lists of clauses that they stand in.

N-grams are kept as in one-permutation hashing: a clause has a number of places, the hash of an n-gram (by scikit-learn's
HashingVectorizer) says which is its own, and of several for one place the smallest hash stays. So two clauses are compared place by
place, a byte each.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import HashingVectorizer

LENGTH = 5  # characters in an n-gram: shorter ones stand in too many clauses, longer ones miss what was reworded

_VECTORIZER = HashingVectorizer(
    analyzer="char", ngram_range=(LENGTH, LENGTH), lowercase=False, norm=None, binary=True, alternate_sign=False, n_features=2**31 - 1
)
_NUMBER = re.compile(r"\d+")
# 率达到0%以 in 农膜回收率达到0%以上: a masked number with the characters that share an n-gram with it
_ABOUT_NUMBERS = re.compile(rf"[^0]{{0,{LENGTH - 1}}}(?:0[^0]{{0,{LENGTH - 1}}})+")
_SHIFT = np.uint64(32)

Bytes = NDArray[np.uint8]
Grams = NDArray[np.uint32]
Numbers = NDArray[np.int64]
Entries = NDArray[np.uint64]
"""Clauses by n-gram, sorted: n-gram << 32 | clause."""


class Level(NamedTuple):
    """Clauses by n-gram: those of `grams[i]` are `clauses[starts[i]:starts[i + 1]]`, all sorted. Distinct n-grams are soon searched."""

    grams: Grams
    starts: Grams
    clauses: Grams

    def entries(self) -> Entries:
        """What `level_of` makes the level of."""
        return (np.repeat(self.grams, np.diff(self.starts)).astype(np.uint64) << _SHIFT) | self.clauses

    def lists(self, grams: Grams) -> tuple[Numbers, Numbers]:
        """Where the clauses of each n-gram begin in `clauses`, and how many they are."""
        at = np.minimum(self.grams.searchsorted(grams), self.grams.size - 1)
        starts = self.starts[at].astype(np.int64)
        return starts, np.where(self.grams[at] == grams, self.starts[at + 1] - starts, 0)


def level_of(entries: Entries) -> Level:
    """The level of these entries, which are at least one."""
    grams = (entries >> _SHIFT).astype(np.uint32)
    starts = np.flatnonzero(np.append(True, grams[1:] != grams[:-1]))
    return Level(grams[starts], np.append(starts, grams.size).astype(np.uint32), entries.astype(np.uint32))


@lru_cache(maxsize=1)  # a document is mostly looked up and then added
def grams_of(texts: tuple[str, ...], kept: int) -> Grams:
    """The hashed n-grams of each text, of a copy with its numbers masked too: shape (texts, kept), 0 where no n-gram has its place."""
    table = np.zeros((len(texts), kept), np.uint32)
    if texts:
        # the marks give a heading of four characters n-grams of its own
        copies = ["|".join(("|", text, *_ABOUT_NUMBERS.findall(_NUMBER.sub("0", text)), "|")) for text in texts]
        matrix = _VECTORIZER.transform(copies)
        matrix.sort_indices()
        rows, grams = np.repeat(np.arange(len(texts)), np.diff(matrix.indptr))[::-1], matrix.indices[::-1]
        table[rows, grams % kept] = grams  # the smallest last: it stays
    return table


def bytes_of(table: Grams) -> Bytes:
    """A byte of each n-gram, of what its place does not tell already; 0 where there is none."""
    return np.where(table, table // table.shape[1] % 255 + 1, 0).astype(np.uint8)
