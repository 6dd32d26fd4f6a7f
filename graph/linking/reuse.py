"""Reuse: what a policy has of an earlier one on its subject, of the same level in another region: a province of a province.

Descent is no reuse. Words that stand in a document of a region above either of the two explain themselves, and so do those that several
of their kind have, for these come from a source that is not loaded. Aims, organisation and what else is alike everywhere says nothing.
Of a clause or a measure only the letters beyond those count, and it has one source at most: the one that has most of them. A single
short run of them is chance, unless more of the document is from there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from graph.fragment import Edge, Fragment, Node
from graph.judgements import policy_of
from graph.linking.sides import side_of
from graph.linking.sorts import MATTER, sort_of
from graph.linking.weights import weights
from graph.linking.words import plain, without_duties

RULE = "reuse/1"
METHOD = "shared-words"

Grams = NDArray[np.int64]
"""The hashes of n-grams of letters, sorted."""

_LENGTH = 6  # letters of the n-grams by which words are found elsewhere: 建设千兆光网
_COMPARED = 5  # passages that share most of them
_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause or a measure: its node, its words as they stand, and those without marks and names of places."""

    node: Node
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as reuse is looked for in it: the clauses that order something of its subject, then their measures; the n-grams of all it says."""

    passages: tuple[Passage, ...]
    grams: Grams


@dataclass(frozen=True, slots=True)
class _Share:
    """What a passage has of another: how many letters, the longest run of them, and which share of its own words they are."""

    passage: Passage
    source: Passage
    taken: int
    longest: int
    similarity: float

    @property
    def is_sure(self) -> bool:
        """Whether it is too much to be chance."""
        return self.longest >= weights("reuse")["sure"]


def read_passages(fragment: Fragment) -> Reading:
    """The clauses and measures of a document, without the lists of who is to do them."""
    side = side_of(fragment)
    nodes = {node.id: node for node in fragment.nodes}
    clauses = [clause for clause in side.clauses if sort_of(clause) == MATTER]
    texts = [(clause.id, f"{clause.heading}\n{clause.text}") for clause in clauses]
    texts += [(measure.id, measure.text) for clause in clauses for measure in clause.measures]
    passages = tuple(Passage(nodes[id], text, plain(without_duties(text), side.places)) for id, text in texts)
    return Reading(passages, grams_of(fragment))


def grams_of(fragment: Fragment) -> Grams:
    """The n-grams of all that a document says, by which it explains words of others."""
    side = side_of(fragment)
    texts = [clause.heading + clause.text for clause in side.clauses]
    texts += [f"{node.fields.get('heading') or ''}{node.fields.get('text') or ''}" for node in fragment.nodes if node.label == "Provision"]
    grams = {gram for text in texts for gram in _grams(plain(without_duties(text), side.places))}
    return np.unique(np.fromiter(map(hash, grams), np.int64, len(grams)))


def find_reuse(later: Reading, earlier: Sequence[Reading], alike: Iterable[Grams], above: Iterable[Grams]) -> list[Edge]:
    """The REUSES edges from the clauses of a document, then from its measures, to those of `earlier` documents, the earliest first.

    `alike` are all its siblings, `above` the documents that explain words of it or of them.
    """
    counts = np.ones(later.grams.size, np.int64)
    for one in alike:
        counts += np.isin(later.grams, one, assume_unique=True)
    is_explained = counts >= weights("reuse")["common"]
    for one in above:
        is_explained |= np.isin(later.grams, one, assume_unique=True)
    explained = frozenset(later.grams[is_explained].tolist())
    shares = [share for label in ("Provision", "Measure") for share in _shares(label, later, earlier, explained)]
    clauses = Counter(_source(share) for share in shares if share.source.node.label == "Provision")
    return [_edge(share) for share in shares if share.is_sure or clauses[_source(share)] >= weights("reuse")["among"]]


def _source(share: _Share) -> str:
    return policy_of(share.source.node.id)


def _shares(label: str, later: Reading, earlier: Sequence[Reading], explained: Container[int]) -> Iterator[_Share]:
    """What each clause, or measure, has of that one which it has most of, where it is enough to be looked at."""
    theirs = [passage for one in earlier for passage in one.passages if passage.node.label == label]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, passage in enumerate(theirs):
        for gram in {*_grams(passage.words)}:
            holders[gram].append(place)
    for passage in later.passages:
        if passage.node.label == label:
            near = Counter(place for gram in {*_grams(passage.words)} if hash(gram) not in explained for place in holders.get(gram, ()))
            likest = sorted(near, key=lambda place: (-near[place], place))[:_COMPARED]
            shares = [_share(passage, theirs[place], explained) for place in sorted(likest)]
            best = max(shares, key=lambda share: (share.taken, share.longest), default=None)
            if best and best.longest >= weights("reuse")["longest"] and best.taken >= weights("reuse")["taken"]:
                yield best


def _share(passage: Passage, source: Passage, explained: Container[int]) -> _Share:
    theirs = {*_grams(source.words)}
    own = [not is_known for is_known in _covered(hash(gram) in explained for gram in _grams(passage.words))]
    held = _covered(gram in theirs for gram in _grams(passage.words))
    taken = [is_own and is_held for is_own, is_held in zip(own, held, strict=True)]
    runs = [len([*run]) for is_taken, run in groupby(taken) if is_taken]
    return _Share(passage, source, sum(taken), max(runs, default=0), round(sum(taken) / max(sum(own), 1), 4))


def _covered(found: Iterable[bool]) -> list[bool]:
    """For each letter of some words whether it stands in an n-gram that was found; `found` says which were."""
    starts = [*found]
    return [any(starts[max(0, place - _LENGTH + 1) : place + 1]) for place in range(len(starts) + _LENGTH - 1 if starts else 0)]


def _grams(words: str) -> list[str]:
    return [words[start : start + _LENGTH] for start in range(len(words) - _LENGTH + 1)]


def _edge(share: _Share) -> Edge:
    node, source = share.passage.node, share.source.node
    return Edge(
        "REUSES",
        (node.label, node.id),
        (source.label, source.id),
        {
            "similarity": share.similarity,
            "policy": policy_of(node.id),
            "method": METHOD,
            "score": _confidence(share),
            "evidence": _evidence(share),
            "rule": RULE,
            "span_start": node.fields.get("span_start"),
            "span_end": node.fields.get("span_end"),
        },
    )


def _confidence(share: _Share) -> float:
    """How sure an edge is, from one half: rising with the longest run up to twice what is sure by itself. To sort by, no probability."""
    return round(0.5 + 0.5 * min(1.0, share.longest / (2 * weights("reuse")["sure"])), 4)


def _evidence(share: _Share) -> str:
    """The sentence of the later document that has most of the earlier one's letters."""
    grams = {*_grams(share.source.words)}
    sentences: list[str] = _SENTENCE.findall(without_duties(share.passage.text))
    return max(sentences, key=lambda sentence: sum(_covered(gram in grams for gram in _grams(plain(sentence, ()))))).strip()[:200]
