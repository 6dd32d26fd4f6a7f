"""Rows per second of writing the graph into both databases, and the time of every query of the library on them.

    python benchmarks/stores.py [--measures 100000] [--runs 50]

The graph is that of the five bundled documents with all its edges, copied under other ids until it has 10,000, 100,000 …
measures; reference data stand once. ZHENGMAI_TEST_DB names a Neo4j server (`make neo4j`), WHICH IS EMPTIED, and py2neo
(extra `zhengmai[py2neo]`) writes the same rows into it with its bulk functions. A row is a node or an edge. Writing is by
the clock, from the first row until the last commit is in the full-text index too, as many documents to a transaction as when
a folder is loaded; of the embedded database, the median of three into new files. `load` is the whole of `graph.corpus.load`
on the five documents, linking and bookkeeping included. Queries are asked with the examples of their headers.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from urllib.parse import urlsplit

import py2neo
from copies import DOCUMENTS, Rows, batches, copies, everything, write
from py2neo.bulk import create_nodes, create_relationships
from rich.console import Console

import queries
from graph.corpus import load
from graph.fragment import by_ends, by_label
from graph.stores import Credentials, Store, Table, Transaction, open_store
from graph.stores.fulltext import AWAIT_WORDS
from loaders import assemble, parse_file, reference_fragment, sample_paths

ROWS = 5000  # of one call of py2neo
EMBEDDED_RUNS = 3  # each into a new file: seconds are few, and other programs disturb them
SECONDS = 5  # for which a query is asked again


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measures", type=int, default=100_000, help="the largest size; the others are 10000 … below it")
    parser.add_argument(
        "--runs", type=int, default=50, help="how often each query is asked, if that takes no more than five seconds; 0 for none"
    )
    options = parser.parse_args()
    console = Console(width=120, highlight=False)
    fragments = [reference_fragment(), *(assemble(parse_file(path)) for path in sample_paths())]
    with tempfile.TemporaryDirectory() as folder, closing(open_store(os.environ["ZHENGMAI_TEST_DB"], credentials=_credentials())) as server:
        with closing(open_store(f"{folder}/base.lbug")) as store:
            console.print(f"load of the five documents, embedded: {_clock(lambda: load(store, fragments)):.1f} s")
            base = everything(store)
        empty(server)
        console.print(f"load of the five documents, Neo4j: {_clock(lambda: load(server, fragments)):.1f} s")
        size = 10_000
        while size <= options.measures:
            graphs = list(copies(base, size))
            gc.freeze()  # these rows are no garbage of those who write them
            count = sum(len(nodes) + len(edges) for nodes, edges in graphs)
            console.print(f"\n{size:,} measures, {count:,} rows, {DOCUMENTS * len(graphs)} documents")
            files = [f"{folder}/{size}-{number}.lbug" for number in range(EMBEDDED_RUNS)]
            _report(console, "zhengmai, embedded", count, [partial(_write_file, file, graphs) for file in files])
            empty(server)
            _report(console, "py2neo, Neo4j", count, [partial(_write_py2neo, server, graphs)])
            empty(server)
            _report(console, "zhengmai, Neo4j", count, [partial(_write, server, graphs)])
            if options.runs:
                with closing(open_store(files[0], read_only=True)) as store:
                    _ask(console, {"embedded": store, "Neo4j": server}, options.runs)
            size *= 10


def empty(server: Store) -> None:
    """Take everything out of the server but what says that it is one of Zhengmai."""
    edges = "MATCH ()-[r]->() WITH r LIMIT 50000 DELETE r RETURN count(*)"
    nodes = "MATCH (n) WHERE NOT (n:Meta AND n.id = 'schema') WITH n LIMIT 50000 DELETE n RETURN count(*)"
    for cypher in (edges, nodes):
        while server.write(partial(_run, cypher)).rows != [(0,)]:
            pass


def _run(cypher: str, transaction: Transaction) -> Table:
    return transaction.run(cypher)


def _clock(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _report(console: Console, name: str, rows: int, works: Sequence[Callable[[], object]]) -> None:
    """Print the median of the speeds at which the same rows are written."""
    seconds = statistics.median(map(_clock, works))
    console.print(f"{name:<20} {rows / seconds:12,.0f} rows/s {seconds:8.1f} s")


def _write(store: Store, graphs: Sequence[Rows]) -> None:
    write(store, graphs)
    _await_words(store)


def _write_file(path: str, graphs: Sequence[Rows]) -> None:
    with closing(open_store(path)) as store:
        _write(store, graphs)


def _credentials() -> Credentials:
    return Credentials(os.environ.get("ZHENGMAI_DB_USER", "neo4j"), os.environ["ZHENGMAI_DB_PASSWORD"])


def _await_words(store: Store) -> None:
    if store.dialect == "neo4j":
        store.run(AWAIT_WORDS)


def _write_py2neo(server: Store, graphs: Sequence[Rows]) -> None:
    """The same with the bulk functions of py2neo, which find the ends of edges by the same unique ids."""
    graph = py2neo.Graph(f"bolt://{urlsplit(server.url).netloc}", auth=(_credentials().user, _credentials().password))
    for nodes, edges in batches(graphs, server.dialect):
        transaction = graph.begin()
        for label, group in by_label(nodes):
            data = [{"id": node.id, **{name: value for name, value in node.fields.items() if value is not None}} for node in group]
            for first in range(0, len(data), ROWS):
                create_nodes(transaction, data[first : first + ROWS], labels={label})
        for (label, start, end), between in by_ends(edges):
            triples = [
                (edge.start[1], {name: value for name, value in edge.fields.items() if value is not None}, edge.end[1]) for edge in between
            ]
            for first in range(0, len(triples), ROWS):
                create_relationships(
                    transaction, triples[first : first + ROWS], label, start_node_key=(start, "id"), end_node_key=(end, "id")
                )
        graph.commit(transaction)
    _await_words(server)


def _ask(console: Console, stores: dict[str, Store], runs: int) -> None:
    """Print the median and the 99th percentile of every query's time, in milliseconds, on each database."""
    console.print(f"{'query':<28}" + "".join(f"{name + ' ' + what:>18}" for name in stores for what in ("median", "p99")) + f"{'rows':>9}")
    for query in queries.list_queries():
        given = {one.name: one.example for one in query.parameters if one.default is None}
        figures, rows = "", 0
        for store in stores.values():
            times = []
            while len(times) < 2 or (len(times) < runs and sum(times) < 1000 * SECONDS):
                start = time.perf_counter()
                rows = len(queries.run(store, query.name, **given).rows)
                times.append(1000 * (time.perf_counter() - start))
            figures += f"{statistics.median(times):18.1f}{statistics.quantiles(times, n=100)[98]:18.1f}"
        console.print(f"{query.name:<28}{figures}{rows:>9}")


if __name__ == "__main__":
    main()
