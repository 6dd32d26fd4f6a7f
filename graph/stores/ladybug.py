"""The embedded database: one file, one writer, any number of readers.

Rows that come in bulk (COPY) go to the file itself and not into its write-ahead log (ladybug 0.22): if the program dies or
the disk is full while a commit is under way, what the log brings back is a half of the transaction. Hence a copy of the
file stands beside it until the transaction is whole, and takes its place when it never became so.

The database locks its file by the process: a reader in the writer's own process is not hindered, and releases the lock when it
closes. Hence a writer holds a lock of its own (flock) on the file, which ends with it alone.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import ladybug

from graph.errors import BadRequest, StoreError, StoreUnavailable
from graph.fragment import Edge, Node, by_ends, by_label
from graph.model import ladybug_ddl, schema_version
from graph.schema import EDGES, NODES, Field
from graph.stores.base import Attempts, Dialect, Hit, Table, Transaction, check_held, overtime
from graph.stores.columns import typed_table
from graph.stores.connections import Connections
from graph.stores.word_index import WordIndex
from graph.terms import Terms

T = TypeVar("T")

_ASKED_WRONGLY = ("Parser exception", "Binder exception", "Catalog exception", "Conversion exception")
# The database locks its file against other processes only; two writers in this one would spoil it.
_WRITING: set[Path] = set()
# What ladybug leaves beside its file when it is cut off, as seen with 0.22.
_LEFT_BEHIND = (".wal", ".shadow", ".wal.checkpoint", ".checkpoint.intent.lock", ".checkpoint.apply.lock")


class _HalfWritten(Exception):
    """A commit failed on its way to the file; carries the reason."""


class LadybugStore:
    """A ladybug database; see ``graph.stores.base.Store``. May be shared by threads as long as one of them writes."""

    dialect: Dialect = "ladybug"

    def __init__(self, url: str, read_only: bool = False) -> None:
        """Open the file, making it and its tables when it is new; StoreError when that cannot be done."""
        self._url = url
        self._path = Path(url).resolve()
        self._read_only = read_only
        if read_only and not self._path.exists():
            raise StoreError(f"{url}: there is no such database; load a document into it first")
        if not read_only and self._path in _WRITING:
            raise StoreError(_in_use(url))
        self._before = Path(f"{self._path}.before")
        self._words = WordIndex(self._path, read_only)
        self._wrote = False
        self._database, self._connections = self._open()
        if not read_only:
            _WRITING.add(self._path)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    @property
    def url(self) -> str:
        """The path that it was opened with."""
        return self._url

    def run(self, cypher: str, params: Mapping[str, Any] | None = None, *, rows: int | None = None, seconds: float | None = None) -> Table:
        """The answer to one reading statement, at most `rows` of it; BadRequest when it is malformed, StoreError when it fails.

        The database looks at the time between two batches of rows, so that a statement may run somewhat longer than `seconds`.
        """
        try:
            with self._connections.one(seconds) as connection:
                return _run(connection, cypher, params, rows)
        except StoreError as error:
            if seconds is not None and str(error).startswith("Interrupted"):
                raise StoreError(overtime(seconds)) from error
            raise

    def search(self, terms: Terms) -> list[Hit]:
        """The nodes that have all the terms, best first."""
        return self._words.search(self, terms)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What `work` returns, done in a transaction that commits when it returns and rolls back when it raises."""
        if self._read_only:
            raise StoreError(f"{self._url}: it is open for reading only; open it for writing")
        self._keep()
        try:
            with ladybug.Connection(self._database) as connection:
                result = self._work(connection, work)
        except _HalfWritten as error:
            self._database.close()
            self._file.close()
            self._take_back()
            self._database, self._connections = self._open()
            raise self._refused(error) from error
        finally:
            self._before.unlink(missing_ok=True)
        self._wrote = True
        return result

    def close(self) -> None:
        """Release the file, once the index of the words has what was written."""
        if self._wrote:
            self._words.follow(self)
            self._wrote = False
        self._words.close()
        self._connections.close()
        self._database.close()
        if not self._read_only:
            self._file.close()
            _WRITING.discard(self._path)

    def _work(self, connection: ladybug.Connection, work: Callable[[Transaction], T]) -> T:
        _run(connection, "BEGIN TRANSACTION")
        try:
            transaction = LadybugTransaction(connection)
            result = work(transaction)
            transaction.check()
        except BaseException:
            with suppress(StoreError):  # after some errors the database has rolled back by itself
                _run(connection, "ROLLBACK")
            raise
        try:
            _run(connection, "COMMIT")
            if Path(f"{self._path}.wal").exists():  # after bulk rows, the commit itself has brought everything into the file
                _run(connection, "CHECKPOINT")
        except StoreError as error:
            raise _HalfWritten(str(error)) from error
        return result

    def _open(self) -> tuple[ladybug.Database, Connections]:
        try:
            self._recover()
            if self._read_only:
                database = ladybug.Database(self._path, read_only=True)
                return database, Connections(database, kept=True)
            self._path.parent.mkdir(parents=True, exist_ok=True)
            database = ladybug.Database(self._path)
            # Kept open: on POSIX, closing any descriptor of the file would release the lock of the database.
            self._file = self._path.open("rb")
            if not _lock(self._file):
                database.close()
                raise StoreError(_in_use(self._url))
            return database, Connections(database, kept=False)  # a plan may not outlive a change of the tables
        except (OSError, RuntimeError) as error:
            reason = _first_line(error)
            if "Could not set lock" in reason:
                raise StoreError(_in_use(self._url)) from error
            if "not a valid" in reason:
                raise StoreError(f"{self._url}: it is not a database of Zhengmai; give another path") from error
            raise StoreError(f"{self._url}: it cannot be opened ({reason}); give another path") from error

    def _keep(self) -> None:
        """Copy the file, so that the transaction can be taken back."""
        part = Path(f"{self._before}.part")
        try:
            with part.open("wb") as copy:
                self._file.seek(0)
                shutil.copyfileobj(self._file, copy, 1 << 20)
            part.replace(self._before)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise self._refused(error) from error

    def _refused(self, error: Exception) -> StoreUnavailable:
        """The error of people for a disk that is full."""
        return StoreUnavailable(f"{self._url}: the disk does not take it ({str(error).rpartition('exception: ')[2]}); nothing was written")

    def _recover(self) -> None:
        """Take back a transaction that was cut off: its copy stands beside the file, and no writer holds the file."""
        if self._before.exists():
            with self._path.open("rb") as file:
                if _lock(file) and self._before.exists():
                    self._take_back()

    def _take_back(self) -> None:
        """Put the file back as it was before the last transaction."""
        for left in _LEFT_BEHIND:
            Path(f"{self._path}{left}").unlink(missing_ok=True)
        self._before.replace(self._path)

    def _prepare(self) -> None:
        """Create the tables in an empty database; refuse one whose tables are of another version."""
        version = schema_version()
        tables = {name for (name,) in self.run("CALL show_tables() RETURN name").rows}
        if not tables and self._read_only:
            raise StoreError(f"{self._url}: the database is empty; load a document into it first")
        if not tables:
            self.write(lambda transaction: _create(transaction, version))
            return
        found = self.run("MATCH (meta:Meta {id: 'schema'}) RETURN meta.value AS version").rows if "Meta" in tables else []
        if found != [(version,)]:
            raise StoreError(f"{self._url}: the database is of another version of Zhengmai; load the documents into a new one")


class LadybugTransaction(Attempts):
    """A transaction on a ladybug database; see ``graph.stores.base.Transaction``."""

    def __init__(self, connection: ladybug.Connection) -> None:
        super().__init__()
        self._connection = connection

    def run(self, cypher: str, params: Mapping[str, Any] | None = None) -> Table:
        """The answer to one statement. An error ends the transaction."""
        return self.attempt(lambda: _run(self._connection, cypher, params))

    def insert(self, nodes: Sequence[Node]) -> None:
        """Add nodes in bulk; StoreError when an id is there already."""
        for label, members in by_label(nodes):
            ids = {"id": [node.id for node in members]}
            self._copy(f"COPY {label} FROM $rows", ids, NODES[label].fields, [node.fields for node in members])

    def connect(self, edges: Sequence[Edge]) -> None:
        """Add edges in bulk; StoreError when an end is not there."""
        for (label, start, end), members in by_ends(edges):
            ids = {"from": [edge.start[1] for edge in members], "to": [edge.end[1] for edge in members]}
            cypher = f"COPY {label} FROM $rows (FROM='{start}', TO='{end}')"
            self._copy(cypher, ids, EDGES[label].fields, [edge.fields for edge in members])

    def _copy(self, cypher: str, ids: Mapping[str, list[str]], fields: Sequence[Field], rows: Sequence[Mapping[str, Any]]) -> None:
        table = self.attempt(lambda: typed_table(ids, fields, rows))
        self.run(cypher, {"rows": table})


def _lock(file: BinaryIO) -> bool:
    """Whether the file is this writer's from now on; it is until the descriptor is closed."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _create(transaction: Transaction, version: str) -> None:
    for statement in ladybug_ddl():
        transaction.run(statement)
    transaction.run("CREATE (:Meta {id: 'schema', value: $version})", {"version": version})


def _run(connection: ladybug.Connection, cypher: str, params: Mapping[str, Any] | None = None, rows: int | None = None) -> Table:
    check_held([cypher, params])
    try:
        result = connection.execute(cypher, dict(params or {}))
        if isinstance(result, list):
            raise BadRequest("give one statement at a time")
        found = [tuple(map(_plain, row)) for row in islice(result, rows)]
        return Table(tuple(result.get_column_names()), found, cut=result.has_next())
    except RuntimeError as error:
        reason = _first_line(error)
        raise (BadRequest if reason.startswith(_ASKED_WRONGLY) else StoreError)(reason) from error


def _plain(value: Any) -> Any:
    """A value as the protocol wants it; see ``graph.stores.base.Table``."""
    if isinstance(value, list):
        return list(map(_plain, value))
    if not isinstance(value, dict):
        return value
    if "_NODES" in value:
        return {"nodes": _plain(value["_NODES"]), "edges": _plain(value["_RELS"])}
    if "_LABEL" not in value:
        return value
    return {"label": value["_LABEL"]} | {name: one for name, one in value.items() if one is not None and not name.startswith("_")}


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _in_use(url: str) -> str:
    return f"{url}: another program is writing to the database; wait for it or open the database for reading"
