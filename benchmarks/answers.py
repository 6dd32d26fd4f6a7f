"""Statements and time of each answer, on the embedded database.

    python benchmarks/answers.py [--measures 100000] [--runs 50]

The graph is that of the five bundled documents, copied until it has 10,000, 100,000 … measures; the pages asked for are those of
one copy. `cold` is the first answer of a store, as a command gives it; the others are asked of the same store again, as a server does.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from hashlib import sha256
from typing import Any, TypeVar

from copies import copies, everything, write
from rich.console import Console

import queries
from graph.corpus import load, remember
from graph.records import Record, record_id, record_of_digest
from graph.stores import Dialect, Store, Table, Transaction, open_store
from graph.stores.base import Hit
from graph.terms import Terms
from loaders import assemble, parse_file, reference_fragment, sample_paths

T = TypeVar("T")

COUNTY, PROVINCE = "140902-5c341881", "晋政发〔2022〕12号"
CLAUSE = f"{COUNTY}:sec_2__cl_4"
ANSWERS: dict[str, Callable[[Store], object]] = {
    "ask": lambda store: queries.ask(store, "山西省能源局牵头哪些措施"),
    "ask, with predecessors": lambda store: queries.ask(store, "山西省能源局牵头哪些措施（含前身）"),
    "list of policies": queries.list_policies,
    "list of policies, narrowed": lambda store: queries.find_policies(store, queries.Filters(level="county"), "date"),
    "overview": queries.overview,
    "search": lambda store: queries.search(store, "煤炭消费"),
    "search, narrowed": lambda store: queries.search(store, "发展", region="山西省", kind="measure"),
    "policy": lambda store: queries.read_policy(store, COUNTY),
    "provision": lambda store: queries.read_provision(store, CLAUSE),
    "summary": lambda store: queries.policy_summary(store, COUNTY),
    "inheritance": lambda store: queries.inheritance(store, COUNTY),
    "coverage": lambda store: queries.coverage(store, PROVINCE),
    "coverage, indirect": lambda store: queries.coverage(store, PROVINCE, indirect=True),
    "trace": lambda store: queries.trace(store, CLAUSE),
    "words": lambda store: queries.compare_words(store, CLAUSE, f"{PROVINCE}:sec_2__cl_4"),
}
SECONDS = 5  # for which an answer is asked again


class Counted:
    """A store that counts the statements that are run."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.statements = 0

    @property
    def dialect(self) -> Dialect:
        """That of the store."""
        return self._store.dialect

    @property
    def url(self) -> str:
        """That of the store."""
        return self._store.url

    def run(self, cypher: str, params: Mapping[str, Any] | None = None, *, rows: int | None = None, seconds: float | None = None) -> Table:
        """What the store answers."""
        self.statements += 1
        return self._store.run(cypher, params, rows=rows, seconds=seconds)

    def search(self, terms: Terms) -> list[Hit]:
        """What the store finds."""
        return self._store.search(terms)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What the store does."""
        return self._store.write(work)

    def close(self) -> None:
        """Close the store."""
        self._store.close()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measures", type=int, default=100_000, help="the largest size; the others are 10000 … below it")
    parser.add_argument("--runs", type=int, default=50, help="how often each answer is asked for, if that takes no more than five seconds")
    options = parser.parse_args()
    console = Console(width=120, highlight=False)
    with tempfile.TemporaryDirectory() as folder:
        for size, path in databases(folder, options.measures):
            console.print(f"\n{size:,} measures\n{'answer':<26}{'statements':>12}{'again':>8}{'cold ms':>10}{'median ms':>11}{'p95 ms':>9}")
            for name, answer in ANSWERS.items():
                with closing(Counted(open_store(path, read_only=True))) as store:
                    console.print(f"{name:<26}{_figures(partial(answer, store), store, options.runs)}")


def databases(folder: str, largest: int) -> Iterator[tuple[int, str]]:
    """The sizes, each with a database that has so many measures."""
    with closing(open_store(f"{folder}/base.lbug")) as store:
        load(store, [reference_fragment(), *(assemble(parse_file(path)) for path in sample_paths())])
        base = everything(store)
    size = 10_000
    while size <= largest:
        path = f"{folder}/{size}.lbug"
        with closing(open_store(path)) as store:
            write(store, list(copies(base, size)))
            store.write(partial(_record, policies=[policy.id for policy in queries.list_policies(store)]))
        yield size, path
        size *= 10


def _record(transaction: Transaction, policies: Sequence[str]) -> None:
    """Record that those documents are loaded, as a load does: the index of the words follows the records."""
    for policy in policies:
        remember(transaction, Record(record_id(policy), "{}"))
    remember(transaction, record_of_digest(sha256("".join(policies).encode()).hexdigest()))


def _figures(answer: Callable[[], object], store: Counted, runs: int) -> str:
    """Statements of the first answer and of the next, milliseconds of the first, median and 95th percentile of the next."""
    times: list[float] = []
    counts: list[int] = []
    while len(times) < 3 or (len(times) <= runs and sum(times) < 1000 * SECONDS):
        before, start = store.statements, time.perf_counter()
        answer()
        times.append(1000 * (time.perf_counter() - start))
        counts.append(store.statements - before)
    again = times[1:]
    return f"{counts[0]:>12}{counts[1]:>8}{times[0]:10.1f}{statistics.median(again):11.1f}{statistics.quantiles(again, n=20)[18]:9.1f}"


if __name__ == "__main__":
    main()
