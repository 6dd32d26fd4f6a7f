"""Processor time of the ten most used routes beside the bare driver's, many clients at once, and the size of the inheritance page.

    python benchmarks/web.py [--measures 100000] [--seconds 3]

The server runs in a process of its own, on the embedded database: the graph of the five bundled documents, copied until it has so many measures.
For each route, the bare driver (a connection of ladybug that stays open) runs the statements with which the route gives its first answer, with the
same parameters, and reads every row; then the server is asked again and again. `server` and `driver` are milliseconds of processor time
of one answer, all threads together, measured by the kernel in the two processes. What the server keeps between answers, as long as the graph
stays as it is, counts in its favour; making the answer, JSON or a page, counts against it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from multiprocessing.connection import Connection
from typing import Any
from urllib.parse import quote

import httpx
import ladybug
import psutil
import uvicorn
from answers import databases
from fastapi.testclient import TestClient
from rich.console import Console

from api.settings import Settings
from api.web.app import create_app
from graph.stores.base import Table
from graph.stores.ladybug import LadybugStore

COUNTY, PROVINCE, AGENCY = "140902-5c341881", "晋政发〔2022〕12号", "山西省能源局"
CLAUSE = f"{COUNTY}:sec_2__cl_4"
ROUTES = {
    "question": f"/ask?q={AGENCY}牵头哪些措施",
    "document": f"/policies/{quote(COUNTY)}",
    "provision": f"/provisions/{quote(CLAUSE)}",
    "inheritance": f"/inheritance/{quote(COUNTY)}",
    "list of documents": "/api/v1/policies",
    "document, JSON": f"/api/v1/policies/{quote(COUNTY)}",
    "agency, JSON": f"/api/v1/agencies/{AGENCY}/measures?role=lead",
    "trace, JSON": f"/api/v1/trace/{quote(CLAUSE)}",
    "coverage, JSON": f"/api/v1/coverage/{quote(PROVINCE)}",
    "query, JSON": f"/api/v1/queries/policy-outline?policy={quote(COUNTY)}",
}
CLIENTS, AT_ONCE = 32, 1000
LARGEST_PAGE = 250_000  # bytes of the inheritance page
Statement = tuple[str, dict[str, Any]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measures", type=int, default=100_000, help="measures of the graph")
    parser.add_argument("--seconds", type=float, default=3.0, help="for which each side answers a route")
    options = parser.parse_args()
    console = Console(width=110, highlight=False)
    with tempfile.TemporaryDirectory() as folder:
        *_, (size, path) = databases(folder, options.measures)
        console.print(f"{size:,} measures\n{'route':<20}{'statements':>12}{'server ms':>11}{'driver ms':>11}{'ratio':>8}{'bytes':>10}")
        recorded = {name: _recorded(path, address) for name, address in ROUTES.items()}
        with serving(path) as (base, server), httpx.Client(base_url=base, timeout=120) as client:
            for name, address in ROUTES.items():
                body = client.get(address).raise_for_status().content
                ours = _processor_time(psutil.Process(server), partial(client.get, address), options.seconds)
                bare = _bare(path, recorded[name], options.seconds)
                console.print(f"{name:<20}{len(recorded[name]):>12}{ours:>11.1f}{bare:>11.1f}{ours / bare:>8.2f}{len(body):>10,}")
            _clients(console, base)
            size = len(client.get(ROUTES["inheritance"]).content)
            console.print(f"inheritance page: {size:,} bytes of at most {LARGEST_PAGE:,}")


def _recorded(path: str, address: str) -> list[Statement]:
    """The statements, with their parameters, of the first answer of a new server to the address."""
    found: list[Statement] = []
    run = LadybugStore.run

    def record(self: LadybugStore, cypher: str, params: Mapping[str, Any] | None = None, **options: Any) -> Table:
        found.append((cypher, dict(params or {})))
        return run(self, cypher, params, **options)

    LadybugStore.run = record  # type: ignore[method-assign, assignment]
    try:
        with TestClient(create_app(Settings(db=path))) as client:
            client.get("/healthz")  # what opening the database takes is no part of an answer
            found.clear()
            client.get(address).raise_for_status()
    finally:
        LadybugStore.run = run  # type: ignore[method-assign]
    return found


@contextmanager
def serving(path: str) -> Iterator[tuple[str, int]]:
    """The address of a server of the database and the number of its process."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(path, there), daemon=True)
    process.start()
    port = here.recv()
    assert process.pid is not None
    try:
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.join()


def _serve(path: str, pipe: Connection) -> None:
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(db=path)), port=0, log_level="warning"))
    startup = server.startup

    async def tell(sockets: Any = None) -> None:
        await startup(sockets)
        pipe.send(server.servers[0].sockets[0].getsockname()[1])

    server.startup = tell  # type: ignore[method-assign]
    server.run()


def _bare(path: str, statements: Sequence[Statement], seconds: float) -> float:
    """Milliseconds of processor time that the driver takes for all the statements, and to read their rows."""
    with closing(ladybug.Database(path, read_only=True)) as database, closing(ladybug.Connection(database)) as connection:

        def answer() -> None:
            for cypher, params in statements:
                connection.execute(cypher, dict(params)).get_all()  # type: ignore[union-attr]

        return _processor_time(psutil.Process(), answer, seconds)


def _processor_time(process: psutil.Process, work: Callable[[], object], seconds: float) -> float:
    """Milliseconds of processor time that the process takes for the work, which is done for so many seconds."""
    work()
    before, start, runs = _used(process), time.perf_counter(), 0
    while runs < 3 or time.perf_counter() - start < seconds:
        work()
        runs += 1
    return 1000 * (_used(process) - before) / runs


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _clients(console: Console, base: str) -> None:
    """Print the times of one client, of 32 at a time, and of a thousand requests at once."""
    addresses = [ROUTES[name] for name in ("trace, JSON", "query, JSON", "agency, JSON")]
    with httpx.Client(base_url=base, timeout=300, limits=httpx.Limits(max_connections=AT_ONCE)) as client:
        one = [_timed(client, address) for address in addresses * 10]
        with ThreadPoolExecutor(CLIENTS) as pool:
            many = list(pool.map(partial(_timed, client), addresses * 10 * CLIENTS))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            burst = list(pool.map(partial(_timed, client), [addresses[1]] * AT_ONCE))
    median = statistics.median(seconds for _, seconds in one)
    last = statistics.quantiles((seconds for _, seconds in many), n=100)[98]
    console.print(f"one client: median {1000 * median:.1f} ms")
    console.print(
        f"{CLIENTS} clients: {_failed(many)} errors of {len(many)}, p99 {1000 * last:.1f} ms, {last / median:.1f} × the median of one"
    )
    console.print(f"{AT_ONCE} at once: {_failed(burst)} errors, the last after {max(seconds for _, seconds in burst):.1f} s")


def _timed(client: httpx.Client, address: str) -> tuple[int, float]:
    start = time.perf_counter()
    try:
        status = client.get(address).status_code
    except httpx.HTTPError as error:
        print(f"{address}: {error!r}", file=sys.stderr)
        status = 0
    return status, time.perf_counter() - start


def _failed(answers: Sequence[tuple[int, float]]) -> int:
    return sum(status != 200 for status, _ in answers)


if __name__ == "__main__":
    main()
