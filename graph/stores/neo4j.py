"""A Neo4j server, 5.26 or newer, through the official driver."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, ManagedTransaction, Result, unit_of_work
from neo4j.exceptions import DriverError, Neo4jError
from neo4j.graph import Node as ServerNode
from neo4j.graph import Path as ServerPath
from neo4j.graph import Relationship as ServerEdge

from graph.errors import StoreError, StoreUnavailable
from graph.fragment import Edge, Node, by_ends, by_label
from graph.model import neo4j_ddl, schema_version
from graph.schema import EDGES, NODES, Field
from graph.stores.base import Attempts, Credentials, Dialect, Hit, Table, Transaction, check_held, overtime, refusing
from graph.stores.fulltext import AWAIT_WORDS, find
from graph.stores.server import connect, explain, require_version
from graph.terms import Terms

T = TypeVar("T")

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what the driver remarks on a lost server is said once, as an error

_BATCH = 5000  # rows of one UNWIND: a larger one gains nothing and holds more memory on both sides
_LOCK = "MATCH (meta:Meta {id: 'schema'}) SET meta.value = meta.value"


class Neo4jStore:
    """The database of a Neo4j server; see ``graph.stores.base.Store``. May be shared by threads."""

    dialect: Dialect = "neo4j"

    def __init__(self, url: str, read_only: bool = False, credentials: Credentials | None = None) -> None:
        """Connect, and prepare a database that is empty; StoreError when that cannot be done."""
        self._url = url
        self._read_only = read_only
        self._wrote = False
        self._driver = connect(url, credentials)
        try:
            with self._explained():
                require_version(url, self._driver.get_server_info().agent)
                self._prepare()
        except BaseException:
            self.close()
            raise

    @property
    def url(self) -> str:
        """The address that it was opened with."""
        return self._url

    def run(self, cypher: str, params: Mapping[str, Any] | None = None, *, rows: int | None = None, seconds: float | None = None) -> Table:
        """The answer to one reading statement, at most `rows` of it; BadRequest when it is malformed, StoreError when it fails."""
        work = unit_of_work(timeout=seconds)(partial(_run, cypher=cypher, params=params, rows=rows))
        with self._explained(seconds), self._driver.session(default_access_mode=READ_ACCESS) as session:
            return session.execute_read(work)

    def search(self, terms: Terms) -> list[Hit]:
        """The nodes that have all the terms, best first."""
        return find(self, terms)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What `work` returns, done in a managed transaction: it is repeated when the server says that it may succeed then."""
        if self._read_only:
            raise StoreError(f"{self._url}: it is open for reading only; open it for writing")

        def locked(transaction: ManagedTransaction) -> T:
            _run(transaction, _LOCK)  # writers take turns: what one reads no other changes before it has written
            attempt = Neo4jTransaction(transaction)
            result = work(attempt)
            attempt.check()
            return result

        try:
            with self._explained(), self._driver.session(default_access_mode=WRITE_ACCESS) as session:
                result = session.execute_write(locked)
        except StoreUnavailable:
            self._wrote = False  # the store does not wait for it when it closes
            raise
        self._wrote = True
        return result

    def close(self) -> None:
        """Release the connections, once the full-text index has what was written: it follows a commit by seconds."""
        with suppress(StoreError):
            if self._wrote:
                self.run(AWAIT_WORDS)
        self._driver.close()

    @contextmanager
    def _explained(self, seconds: float | None = None) -> Iterator[None]:
        """Turn the driver's errors into one line; `seconds` is the time that a statement had."""
        try:
            yield
        except (Neo4jError, DriverError) as error:
            if seconds is not None and isinstance(error, Neo4jError) and "TransactionTimedOut" in (error.code or ""):
                raise StoreError(overtime(seconds)) from error
            raise explain(self._url, error) from error

    def _prepare(self) -> None:
        """Create constraints and indexes in a database without the graph; refuse one of another version."""
        version = schema_version()
        found = self.run("MATCH (meta:Meta {id: 'schema'}) RETURN meta.value AS version").rows
        if found == [(version,)]:
            return
        if found:
            raise StoreError(f"{self._url}: the database is of another version of Zhengmai; load the documents into a new one")
        if self._read_only:
            raise StoreError(f"{self._url}: the database is empty; load a document into it first")
        if self.run(f"MATCH (n:{'|'.join([*NODES, 'Meta'])}) RETURN n LIMIT 1").rows:
            raise StoreError(f"{self._url}: the database has nodes of these labels that Zhengmai did not write; give an empty one")
        with self._driver.session(default_access_mode=WRITE_ACCESS) as session:
            for statement in neo4j_ddl():
                session.execute_write(_run, statement)
            session.execute_write(_run, "CALL db.awaitIndexes(60)")
            session.execute_write(_run, "MERGE (meta:Meta {id: 'schema'}) SET meta.value = $version", {"version": version})


@dataclass(frozen=True, slots=True)
class _Batch:
    """A statement and the rows that it makes things of: the counter of the server that counts them, the reason if it is short."""

    cypher: str
    rows: list[list[Any]]
    counter: str
    reason: str


class Neo4jTransaction(Attempts):
    """A transaction on a Neo4j server; see ``graph.stores.base.Transaction``."""

    def __init__(self, transaction: ManagedTransaction) -> None:
        super().__init__()
        self._transaction = transaction

    def run(self, cypher: str, params: Mapping[str, Any] | None = None) -> Table:
        """The answer to one statement. An error ends the transaction."""
        return self._attempt(lambda: _run(self._transaction, cypher, params))

    def insert(self, nodes: Sequence[Node]) -> None:
        """Add nodes in bulk; StoreError when an id is there already."""
        self._write(
            _Batch(
                f"UNWIND $rows AS row MERGE (n:{label} {{id: row[0]}}) ON CREATE SET n += {_fields(NODES[label].fields, 1)}",
                [[node.id, *_values(NODES[label].fields, node.fields)] for node in some],
                "nodes_created",
                f"a {label} of that id is there already",
            )
            for label, members in by_label(nodes)
            for some in _parts(members)
        )

    def connect(self, edges: Sequence[Edge]) -> None:
        """Add edges in bulk; StoreError when an end is not there."""
        self._write(
            _Batch(
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row[0]}}), (b:{end} {{id: row[1]}}) "
                f"CREATE (a)-[:{label} {_fields(EDGES[label].fields, 2)}]->(b)",  # CREATE, for parallel edges stay apart
                [[edge.start[1], edge.end[1], *_values(EDGES[label].fields, edge.fields)] for edge in some],
                "relationships_created",
                f"an end of an edge {label} is not there",
            )
            for (label, start, end), members in by_ends(edges)
            for some in _parts(members)
        )

    def _write(self, batches: Iterator[_Batch]) -> None:
        """Run a statement on each batch of rows; StoreError with its reason when it has not made one thing of each row."""
        for batch in _ahead(batches):
            self._attempt(partial(self._consume, batch))

    def _consume(self, batch: _Batch) -> None:
        with refusing():
            summary = self._transaction.run(batch.cypher, rows=batch.rows).consume()
        if getattr(summary.counters, batch.counter) != len(batch.rows):
            raise StoreError(batch.reason)

    def _attempt(self, work: Callable[[], T]) -> T:
        """What `work` returns; errors after which the driver repeats the transaction reach it as they are."""
        try:
            return self.attempt(work)
        except (Neo4jError, DriverError) as error:
            if error.is_retryable():
                raise
            raise explain("the database", error) from error


def _run(transaction: ManagedTransaction, cypher: str, params: Mapping[str, Any] | None = None, rows: int | None = None) -> Table:
    check_held([cypher, params])
    result: Result = transaction.run(cypher, dict(params or {}))
    columns = tuple(result.keys())
    found = [tuple(map(_plain, record.values())) for record in islice(result, rows)]
    return Table(columns, found, cut=result.peek() is not None)


def _plain(value: Any) -> Any:
    """A value of plain Python; see ``graph.stores.base.Table``."""
    if isinstance(value, ServerNode):
        return {"label": next(iter(value.labels), None), **value}
    if isinstance(value, ServerEdge):
        return {"label": value.type, **value}
    if isinstance(value, ServerPath):
        return {"nodes": list(map(_plain, value.nodes)), "edges": list(map(_plain, value.relationships))}
    return list(map(_plain, value)) if isinstance(value, list) else value


def _parts(members: Sequence[T]) -> Iterator[Sequence[T]]:
    """The members, as many at a time as one UNWIND takes."""
    return (members[first : first + _BATCH] for first in range(0, len(members), _BATCH))


def _ahead(items: Iterator[T]) -> Iterator[T]:
    """The items, each made while the one before it is at work: the server need not wait for its rows."""
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = thread.submit(next, items, None)
            yield item


def _fields(fields: Sequence[Field], first: int) -> str:
    """The map of Cypher that names the values of a row, the first of them at that place: `{name: row[1], …}`."""
    return "{" + ", ".join(f"{field.name}: row[{place}]" for place, field in enumerate(fields, first)) + "}"


def _values(fields: Sequence[Field], given: Mapping[str, Any]) -> list[Any]:
    """The values of the fields in their order; a float that was given as an integer becomes one, as in the embedded database."""
    held = ((field.kind, given.get(field.name)) for field in fields)
    return [float(value) if kind == "float" and value is not None else value for kind, value in held]
