"""Seconds, memory and recall of finding the clauses that a clause may derive from, as the corpus grows tenfold and tenfold.

    python benchmarks/linking.py [--provisions 1000000] [--documents FOLDER] [--sample 12]

The corpus is made of the bundled documents, and of those in FOLDER, as `mutations.py` says. It streams: every policy is looked up
in the index of those before it, then added, and its text is let go. A line is printed whenever the corpus is ten times larger:

index, look up  seconds of processor time: making texts plain and adding them; finding the candidates of every clause
growth          exponent of index + look up against the size before: 1 is proportional
bytes           of the index's arrays, per provision; peak: the process's largest resident memory so far, the readers and
                the maker of the corpus included
parent          share of the clauses with a parent whose very parent is among the candidates, over the whole corpus
best, best 5    share of the clauses of a sample whose likest clause (whose five likest) of ALL policies of ancestor regions, by
                graph.linking.likeness.cosines, is among the candidates; an equally like one counts, one that is too little like to
                be linked does not. The sample: the last policies of cities and counties of the province that has most
cdist           the exhaustive peer, rapidfuzz.process.cdist with fuzz.ratio on one core: its seconds for the whole corpus,
                reckoned from those of the sample, and the share of its likest clauses that are among the candidates
"""

from __future__ import annotations

import argparse
import math
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from mutations import Corpus, Policy, places, read_source
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from graph.linking.candidates import CandidateIndex, PolicyKey
from graph.linking.likeness import cosines
from graph.linking.weights import weights
from graph.linking.words import plain
from loaders import sample_paths
from loaders.reference.regions import ancestors

K = 20
LIKE = weights("provision")["main"]  # likeness from which the linker makes a link
SUFFIXES = (".txt", ".md", ".html", ".pdf", ".docx")
Found = dict[str, set[str]]  # the candidates of each clause


@dataclass
class Run:
    """What was seen while a corpus streamed by."""

    corpus: Corpus
    provisions: int = 0
    pairs: int = 0  # of a clause and one of an ancestor region before it: what exhaustive comparison must look at
    index_seconds: float = 0.0
    look_up_seconds: float = 0.0
    with_parent: int = 0
    parent_found: int = 0
    held: Counter[str] = field(default_factory=Counter)  # clauses of each region
    index: CandidateIndex = field(default_factory=CandidateIndex)
    found: dict[int, Found] = field(default_factory=dict)  # by policy number, of the last policies of each province

    @property
    def seconds(self) -> float:
        """Index and look up."""
        return self.index_seconds + self.look_up_seconds


def main() -> None:
    """Print the table, a line when a size is done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--provisions", type=int, default=1_000_000, help="the largest size; the others are 1000, 10000 … below it")
    parser.add_argument("--documents", type=Path, help="folder of further documents to make the corpus from")
    parser.add_argument("--sample", type=int, default=12, help="policies that are compared exhaustively")
    options = parser.parse_args()
    more = sorted(path for path in options.documents.iterdir() if path.suffix in SUFFIXES) if options.documents else []
    sources = [read_source(path) for path in (*sample_paths(), *more)]
    print(f"{len(sources)} documents, {sum(map(len, sources))} clauses, {K} candidates per clause")
    print(
        "provisions  policies  index s  look up s  provisions/s  growth  bytes  peak MB  parent    best  best 5    cdist s  cdist best  sample"
    )
    run, before = Run(Corpus(sources)), (0, 0.0)
    for size in [10**power for power in range(3, 10) if 10**power < options.provisions] + [options.provisions]:
        stream(run, size, options.sample)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        growth = f"{math.log(run.seconds / before[1]) / math.log(run.provisions / before[0]):.2f}" if before[0] else "-"
        print(
            f"{run.provisions:10,}  {len(run.corpus.policies):8,}  {run.index_seconds:7.1f}  {run.look_up_seconds:9.1f}"
            f"  {run.provisions / run.seconds:12,.0f}  {growth:>6}  {run.index.nbytes / run.provisions:5.0f}  {peak:7,.0f}"
            f"  {run.parent_found / run.with_parent:6.4f}  {exhaustive(run, options.sample)}",
            flush=True,
        )
        before = run.provisions, run.seconds


def stream(run: Run, size: int, sample: int) -> None:
    """Look up and add further policies until there are `size` provisions or a few more."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("provisions", total=size, completed=run.provisions)
        while run.provisions < size:
            policy = run.corpus.grow()
            clauses = run.corpus.clauses(policy)
            above = [region.code for region in ancestors(policy.region.code)]
            found = _look_up_and_add(run, policy, clauses, above)
            run.provisions += len(clauses)
            run.pairs += len(clauses) * sum(run.held[code] for code in above)
            run.held[policy.region.code] += len(clauses)
            if policy.parent is not None:
                run.with_parent += len(clauses)
                run.parent_found += sum(f"{policy.parent}:{key}" in found[f"{policy.number}:{key}"] for key in clauses)
            if policy.region.level in ("city", "county"):
                run.found[policy.number] = found
                if len(run.found) > 64 * sample:  # provinces take turns: enough stay for the last ones of one
                    del run.found[next(iter(run.found))]
            progress.advance(task, len(clauses))


def _look_up_and_add(run: Run, policy: Policy, clauses: dict[int, str], above: Sequence[str]) -> Found:
    """The candidates of each clause of the policy, which is in the index afterwards."""
    names = places(policy)
    start = time.process_time()
    texts = [(f"{policy.number}:{key}", plain(text, names)) for key, text in clauses.items()]
    made_plain = time.process_time()
    found = run.index.candidates([text for _, text in texts], above, policy.date, K)
    looked_up = time.process_time()
    run.index.add(PolicyKey(str(policy.number), policy.region.code, policy.date), texts)
    run.index_seconds += time.process_time() - looked_up + made_plain - start
    run.look_up_seconds += looked_up - made_plain
    return {key: {candidate.clause for candidate in candidates} for (key, _), candidates in zip(texts, found, strict=True)}


def exhaustive(run: Run, sample: int) -> str:
    """The columns from `best` on, from comparing the sample with every clause of the ancestor regions that came before it."""
    corpus = run.corpus
    policies = [corpus.policies[number] for number in run.found]
    province = Counter(policy.region.code[:2] for policy in policies).most_common(1)[0][0]
    children = [policy for policy in policies if policy.region.code.startswith(province)][-sample:]
    above = {child.number: {policy.number for policy in corpus.above(child)} for child in children}
    own = _plain_clauses(corpus, children)
    others = _plain_clauses(corpus, [corpus.policies[number] for number in sorted(set().union(*above.values()))])
    likeness = cosines(list(own.values()), list(others.values()))
    ids, owners = list(others), np.array([int(key.split(":")[0]) for key in others])
    best: list[bool] = []
    best_5: list[float] = []
    peer_best: list[bool] = []
    peer_seconds, peer_pairs = 0.0, 0
    for (key, text), row in zip(own.items(), likeness, strict=True):
        number = int(key.split(":")[0])
        columns = np.flatnonzero(np.isin(owners, list(above[number])))
        candidates = np.array([ids[column] in run.found[number][key] for column in columns])
        start = time.process_time()
        peer = process.cdist([text], [others[ids[column]] for column in columns], scorer=fuzz.ratio, dtype=np.float32)[0]
        peer_seconds, peer_pairs = peer_seconds + time.process_time() - start, peer_pairs + columns.size
        if row[columns].max(initial=0.0) >= LIKE:
            best.append(_share(row[columns], candidates, 1) == 1)
            best_5.append(_share(row[columns], candidates, 5))
            peer_best.append(bool(peer[candidates].max(initial=0.0) >= peer.max()))
    return (
        f"{np.mean(best):6.4f}  {np.mean(best_5):6.4f}  {peer_seconds / peer_pairs * run.pairs:9,.0f}  {np.mean(peer_best):10.4f}"
        f"  {len(best)} clauses, {peer_pairs:,} pairs"
    )


def _plain_clauses(corpus: Corpus, policies: Sequence[Policy]) -> dict[str, str]:
    """Plain texts of the policies' clauses by id."""
    return {f"{p.number}:{key}": plain(text, places(p)) for p in policies for key, text in corpus.clauses(p).items()}


def _share(likeness: NDArray[np.floating], is_candidate: NDArray[np.bool_], count: int) -> float:
    """The share of the `count` likest that are among the candidates, or others as like as the last of them; fewer if fewer are like."""
    count = min(count, int((likeness >= LIKE).sum()))
    least = np.partition(likeness, -count)[-count] - 1e-9
    return min(int((likeness[is_candidate] >= least).sum()), count) / count


if __name__ == "__main__":
    main()
