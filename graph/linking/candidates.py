"""Candidates: clauses that a clause may derive from, found by the rare words that they share, without comparing it with each.

The index is inverted: for every n-gram of characters, the clauses that it stands in. Policies are kept by region, so a look-up reads
the lists of the ancestor regions only. The levels of a region grow as in a log-structured merge tree: a new document is a level of its
own, which is merged with the one before it unless that is much larger. So each entry is moved a logarithmic number of times, and
nothing is ever built anew. Texts are not kept.

A look-up has two steps. The rarest n-grams of a text gather clauses, as many as the budget of each region allows; then each gathered
clause is compared with the text by all n-grams that are kept of both. The first step alone would choose badly: a clause that the nation
printed a hundred times over is gathered by two or three n-grams, and many copies share just those.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph.linking.ngrams import Bytes, Grams, Level, Numbers, bytes_of, grams_of, level_of
from graph.linking.policies import policy_date
from graph.linking.sides import Side
from graph.linking.words import plain

KEPT = 256  # places for n-grams of a clause, one in each: about 80 of a hundred n-grams find one, 160 of 250
BUDGET = 300  # entries of each region that are read for a clause, rarest n-grams first, so that a larger corpus costs no more
STEP = 8  # how much larger each sorted array of a region is than the next: fewer arrays to look into, more to merge
LIKE = 0.08  # score from which a candidate counts as a likely parent
SHARE = 0.40  # share of clauses with one from which a policy is a likely parent; seen: chains 0.5 to 1, other subjects 0 to 0.1

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PolicyKey:
    """What restricts the search: the policy's id, its region's code, and its date (2022-04-21, or 2022), None when unknown."""

    id: str
    region: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that may be a parent; `score` in [0, 1] is a rough likeness, only good for choosing what to compare."""

    clause: str
    policy: str
    score: float


class CandidateIndex:
    """Clauses of policies by their n-grams. What is found does not depend on the order in which policies were added."""

    def __init__(self, kept: int = KEPT, budget: int = BUDGET) -> None:
        """Make an empty index; a clause has places for `kept` n-grams, `budget` entries of each region are read for one that is looked up."""
        self._kept = kept
        self._budget = budget
        self._levels: dict[str, list[Level]] = {}  # by region, the largest first
        self._clauses: list[str] = []  # ids by clause number
        self._bytes = array("B")  # by clause and place: a byte of the n-gram that is kept there, 0 for none
        self._sizes = array("i")  # n-grams kept of each clause
        self._days = array("i")  # date of each clause's policy as a number
        self._policies: list[str] = []  # id of each clause's policy
        self._spans: dict[str, tuple[str, range]] = {}  # by policy id: its region and its clause numbers
        self._held: dict[str, int] = {}  # clauses of each region

    def __len__(self) -> int:
        """The number of clauses."""
        return sum(self._held.values())

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays: 4 to 12 for every n-gram kept, 1 for every place, 24 for every clause; the strings of the ids come on top."""
        return sum(array.nbytes for levels in self._levels.values() for level in levels for array in level) + (self._kept + 24) * len(
            self._sizes
        )

    def add(self, policy: PolicyKey, clauses: Iterable[tuple[str, str]]) -> None:
        """Add a policy's clauses, given as (id, plain text); it replaces what was added under the same id.

        The cost is that of the document, and of merging (amortised, logarithmic in what its region has).
        """
        self.remove(policy.id)
        pairs = list(clauses)
        table = grams_of(tuple(text for _, text in pairs), self._kept)
        rows, places = np.nonzero(table)
        self._bytes.frombytes(bytes_of(table).tobytes())
        first = len(self._clauses)
        self._clauses += [clause for clause, _ in pairs]
        self._sizes.extend(np.count_nonzero(table, axis=1).tolist())
        self._days.extend([_day(policy.date, "0")] * len(pairs))
        self._policies += [policy.id] * len(pairs)
        self._spans[policy.id] = policy.region, range(first, first + len(pairs))
        self._held[policy.region] = self._held.get(policy.region, 0) + len(pairs)
        levels = self._levels.setdefault(policy.region, [])
        if rows.size:
            entries = np.sort((table[rows, places].astype(np.uint64) << np.uint64(32)) | (rows + first).astype(np.uint64))
            while levels and levels[-1].clauses.size < STEP * entries.size:
                entries = np.sort(np.concatenate((levels.pop().entries(), entries)), kind="stable")
            levels.append(level_of(entries))

    def remove(self, policy: str) -> None:
        """Forget the policy with this id, if it is there; costs a pass over the arrays of its region."""
        if policy not in self._spans:
            return
        region, span = self._spans.pop(policy)
        self._held[region] -= len(span)
        kept = []
        for level in self._levels[region]:
            is_kept = (level.clauses < span.start) | (level.clauses >= span.stop)
            if is_kept.any():
                kept.append(level_of(level.entries()[is_kept]))
        self._levels[region] = kept

    def candidates(
        self, texts: Sequence[str], regions: Iterable[str], until: str | None = None, k: int = 10, without: str | None = None
    ) -> list[list[Candidate]]:
        """For each plain text at most `k` of the likest clauses of policies of `regions` not later than `until`, best first, ties by id.

        Regions take turns, the likest of each and then the second of each: what the nation printed often does not hide what the province
        made of it. A policy without a date counts as early enough, and one of the same year when either has only a year. The policy
        `without` is left out. An n-gram that stands in more than `budget` clauses of a region is not looked up there: a text of such
        n-grams alone, as boilerplate that thousands copied, has no candidates.
        """
        table = grams_of(tuple(texts), self._kept)
        rows, places = np.nonzero(table)
        terms, term_of = np.unique(table[rows, places], return_inverse=True)
        codes = [code for code in sorted(set(regions)) if self._levels.get(code)]
        if not codes or not rows.size:
            return [[] for _ in texts]
        counts, pairs = zip(*(self._in_region(code, rows, terms, term_of) for code in codes), strict=True)
        pair, region = np.concatenate(pairs), np.repeat(np.arange(len(pairs)), [part.size for part in pairs])
        row, clause = pair >> 32, pair & (2**32 - 1)
        is_open = np.frombuffer(self._days, np.int32)[clause] <= _day(until, "9")
        if without in self._spans:
            own_clauses = self._spans[without][1]
            is_open &= (clause < own_clauses.start) | (clause >= own_clauses.stop)
        row, region, clause = row[is_open], region[is_open], clause[is_open]
        # whole numbers, so that no order of addition changes a sum
        rarity = np.rint(1000 * np.log1p(sum(self._held[code] for code in codes) / (1 + sum(counts))))
        weights = np.zeros(table.shape)
        weights[rows, places] = rarity[term_of]
        return self._best(row, region, clause, self._scores(row, clause, bytes_of(table), weights), len(texts), k)

    def _in_region(self, region: str, rows: Numbers, terms: Grams, term_of: Numbers) -> tuple[Numbers, Numbers]:
        """How many clauses of one region have each term; and the clauses that share rare ones with a text, as row << 32 | clause, each once.

        Every region has a budget of its own: what the nation's policies say a thousand times is rare in the city.
        """
        lists = [level.lists(terms) for level in self._levels[region]]
        counts = sum((length for _, length in lists), np.zeros(terms.size, np.int64))
        rows, term_of = self._rarest(rows, term_of, counts)
        pairs = []
        for level, (start, length) in zip(self._levels[region], lists, strict=True):
            lengths = length[term_of]
            places = np.repeat(start[term_of] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
            pairs.append((np.repeat(rows, lengths) << 32) | level.clauses[places])
        return counts, np.unique(np.concatenate(pairs))

    def _rarest(self, rows: Numbers, term_of: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
        """The n-grams of each row that are looked up: the rarest, until as many entries as the budget allows are read."""
        few = counts[term_of] <= self._budget
        rows, term_of = rows[few], term_of[few]
        order = np.lexsort((term_of, counts[term_of], rows))
        rows, term_of = rows[order], term_of[order]
        read = np.cumsum(counts[term_of]) - counts[term_of]  # before this one
        before = np.concatenate(([0], np.flatnonzero(np.diff(rows)) + 1))
        read -= np.repeat(read[before], np.diff(np.append(before, rows.size))) if rows.size else 0
        return rows[read < self._budget], term_of[read < self._budget]

    def _scores(self, row: Numbers, clause: Numbers, own: Bytes, weights: Scores) -> Scores:
        """How much of its text's weight each clause shares; less if the clause has many more n-grams.

        `own` and `weights` have a row for each text, a column for each place.
        """
        theirs, sizes = np.frombuffer(self._bytes, np.uint8).reshape(-1, self._kept), np.frombuffer(self._sizes, np.int32)
        score = np.zeros(row.size)
        for text in range(len(own)):
            at = np.flatnonzero(row == text)
            shared = (theirs[clause[at]] == own[text]) @ weights[text]
            score[at] = shared / max(weights[text].sum(), 1) * np.sqrt(np.count_nonzero(own[text]) / sizes[clause[at]])
        return np.asarray(np.round(np.minimum(score, 1.0), 4))

    def _best(self, row: Numbers, region: Numbers, clause: Numbers, score: Scores, count: int, k: int) -> list[list[Candidate]]:
        """The `k` best of each row, regions taking turns; as many as tie with the last of a region are sorted by id before the rest is cut off."""
        order = np.lexsort((-score, region, row))
        row, region, clause, score = row[order], region[order], clause[order], score[order]
        bounds = [0, *(np.flatnonzero(np.diff(row) | np.diff(region)) + 1).tolist(), row.size]
        turns: list[list[tuple[int, float, str, str]]] = [[] for _ in range(count)]
        for start, end in pairwise(bounds if row.size else []):
            if end - start > k:
                end = start + int(np.searchsorted(-score[start:end], -score[start + k - 1], "right"))
            top = zip(score[start:end].tolist(), clause[start:end].tolist(), strict=True)
            likest = sorted((-s, self._clauses[c], self._policies[c]) for s, c in top)[:k]
            turns[int(row[start])] += [(turn, *one) for turn, one in enumerate(likest)]
        chosen = [sorted(one[1:] for one in sorted(of_row)[:k]) for of_row in turns]
        return [[Candidate(id, policy, -s) for s, id, policy in of_row] for of_row in chosen]


def clause_texts(side: Side) -> list[tuple[str, str]]:
    """Ids and plain texts of a document's clauses, heading included, as `CandidateIndex.add` wants them."""
    return [(clause.id, plain(clause.heading + clause.text, side.places)) for clause in side.clauses]


def key_of(side: Side) -> PolicyKey:
    """The policy's id, region and date (or the year of its number)."""
    return PolicyKey(side.id, str(side.policy.fields.get("region") or ""), policy_date(side.policy))


def likely_parents(
    index: CandidateIndex, side: Side, regions: Iterable[str], share: float = SHARE, like: float = LIKE, k: int = 20
) -> list[tuple[str, float]]:
    """The policies that a document likely carries out, though it may cite none: (policy id, share of its clauses), likest first, ties by id.

    Sought are policies of `regions` (codes of those that the document's region lies in) that are not later than the document; a
    policy is returned when at least `share` of the document's clauses have a candidate there with a score of `like` or more. An
    ancestor further up is returned too when it shares as much. Each still has to be compared: the share only says that this is
    worth while. Costs one look-up; the document need not be in the index.
    """
    texts = [text for _, text in clause_texts(side)]
    scores: dict[str, list[float]] = {}
    for found in index.candidates(texts, regions, key_of(side).date, k, without=side.id):
        best: dict[str, float] = {}
        for candidate in found:
            if candidate.score >= like:
                best[candidate.policy] = max(best.get(candidate.policy, 0.0), candidate.score)
        for policy, score in best.items():
            scores.setdefault(policy, []).append(score)
    likely = [policy for policy, of_clauses in scores.items() if len(of_clauses) >= share * len(texts)]
    likely.sort(key=lambda policy: (-round(sum(scores[policy]), 4), policy))
    return [(policy, round(len(scores[policy]) / len(texts), 4)) for policy in likely]


def _day(date: str | None, fill: str) -> int:
    """A date as yyyymmdd, what is unknown of it filled with `fill`."""
    return int((date or "").replace("-", "").ljust(8, fill))
