"""The words of an embedded database: an index of SQLite (FTS5) in a file beside it, `….words.sqlite`.

The index says of which state of the graph it is (``graph.corpus.digest``), and of which state of each document. A writer brings it up
to date when it closes, once its transactions are whole: if the program dies before, the index is behind, and whoever asks it sees that.
Then a writer brings up the file; a reader, who writes nothing beside a database, a copy in its memory. So no index is asked that is of
another state than the graph, and the file may be deleted at any time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock

from graph.corpus import digest
from graph.errors import StoreError
from graph.records import DIGEST, document_of, record_id
from graph.schema import NODES
from graph.stores.base import SEARCHED, Hit, Readable
from graph.terms import Term, Terms, fold, pieces_of, tokens_of

_VERSION = 1  # of the tables, and of what `graph.terms` takes for a token
_PATIENCE = 10.0  # seconds for which one waits while another brings up the file
_DOCUMENTS_A_STEP = 200
_NAMES = ("title", "body_title", "doc_number", "heading")
"""The texts that say what a node is: a word there counts for more."""
_BETWEEN = " | "  # a token that no term has, between the texts of a node

_TABLES = f"""
CREATE TABLE state(digest TEXT NOT NULL);
INSERT INTO state VALUES ('');
CREATE TABLE documents(policy TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE nodes(place INTEGER PRIMARY KEY, label TEXT NOT NULL, id TEXT NOT NULL, policy TEXT NOT NULL);
CREATE INDEX nodes_policy ON nodes(policy);
CREATE VIRTUAL TABLE words USING fts5(names, texts, tokenize="ascii tokenchars '.,|'");
PRAGMA user_version = {_VERSION};
"""
_FIND = """
SELECT label, id, policy, -bm25(words, 4.0, 1.0) AS score FROM words JOIN nodes ON place = words.rowid
WHERE words MATCH ? ORDER BY score DESC, place
"""


class WordIndex:
    """The index beside the database file at `database`; may be shared by threads."""

    def __init__(self, database: Path, read_only: bool) -> None:
        """Nothing is opened before it is needed."""
        self._path = Path(f"{database}.words.sqlite")
        self._read_only = read_only
        self._lock = Lock()
        self._copy: sqlite3.Connection | None = None

    def search(self, store: Readable, terms: Terms) -> list[Hit]:
        """The nodes of `store` that have all the terms, best first."""
        state = digest(store)
        query = " AND ".join(map(_asked, terms.terms))
        found = self._ask_file(state, query)
        if found is None and not self._read_only:
            self.follow(store)
            found = self._ask_file(state, query)
        return self._ask_copy(store, state, query) if found is None else found

    def follow(self, store: Readable) -> None:
        """Bring the file up to the state of `store`; where it cannot be written it stays behind, which is seen when it is asked."""
        with suppress(sqlite3.Error, OSError, StoreError), closing(self._open()) as connection:
            _follow(connection, store)

    def close(self) -> None:
        """Release the copy in memory."""
        with self._lock:
            if self._copy is not None:
                self._copy.close()
            self._copy = None

    def _ask_file(self, state: str, query: str) -> list[Hit] | None:
        """The answer of the file; None when it is of another state, or cannot be read."""
        try:
            with closing(self._open_to_read()) as connection:
                connection.execute("BEGIN")  # the state is that of the answer
                return _find(connection, query) if _state(connection) == state else None
        except sqlite3.Error:
            return None

    def _ask_copy(self, store: Readable, state: str, query: str) -> list[Hit]:
        """The answer of a copy in memory, made of the file as far as there is one."""
        with self._lock:
            if self._copy is None:
                self._copy = _connect(":memory:")
                with suppress(sqlite3.Error), closing(self._open_to_read()) as file:
                    file.backup(self._copy)
                if not _is_whole(self._copy):
                    self._copy.close()
                    self._copy = _connect(":memory:")
                    self._copy.executescript(_TABLES)
            if _state(self._copy) != state:
                _follow(self._copy, store)
            return _find(self._copy, query)

    def _open_to_read(self) -> sqlite3.Connection:
        return _connect(f"{self._path.as_uri()}?mode=ro")

    def _open(self) -> sqlite3.Connection:
        """The file to be written, made anew when there is none, or one of another version or kind."""
        connection = _connect(self._path.as_uri())
        if not _is_whole(connection):
            connection.close()
            self._path.unlink(missing_ok=True)
            connection = _connect(self._path.as_uri())
            connection.executescript(_TABLES)
        return connection


def _connect(uri: str) -> sqlite3.Connection:
    """A connection that begins no transaction by itself; callers see that one thread at a time uses it."""
    return sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)


def _is_whole(connection: sqlite3.Connection) -> bool:
    """Whether it is an index of this version."""
    try:
        return bool(connection.execute("PRAGMA user_version").fetchone()[0] == _VERSION)
    except sqlite3.Error:
        return False


def _state(connection: sqlite3.Connection) -> str:
    return str(connection.execute("SELECT digest FROM state").fetchone()[0])


def _find(connection: sqlite3.Connection, query: str) -> list[Hit]:
    return [Hit(*row) for row in connection.execute(_FIND, (query,))]


def _asked(term: Term) -> str:
    """The term in the words of FTS5: `"2025 年底"`; a last character alone begins a token: `"2025 年" *`."""
    tokens, last = tokens_of(term.pieces), term.pieces[-1]
    begins = last.is_han and len(last.text) == 1
    if last.is_han and not begins:
        tokens.pop()
    return f'"{" ".join(tokens)}"{" *" if begins else ""}'


def _follow(connection: sqlite3.Connection, store: Readable) -> None:
    """Bring the index up to the state of `store`, in one transaction: the documents that came, went or changed, and all titles."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        now = digest(store)
        if _state(connection) != now:
            states = _document_states(store)
            known = dict(connection.execute("SELECT policy, state FROM documents"))
            _remove(connection, [policy for policy, state in known.items() if states.get(policy) != state])
            _add(connection, store, {policy: state for policy, state in states.items() if known.get(policy) != state})
            _retitle(connection, store)
            connection.execute("UPDATE state SET digest = ?", (now,))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _remove(connection: sqlite3.Connection, policies: Sequence[str]) -> None:
    for policy in policies:
        connection.execute("DELETE FROM words WHERE rowid IN (SELECT place FROM nodes WHERE policy = ?)", (policy,))
        connection.execute("DELETE FROM nodes WHERE policy = ?", (policy,))
        connection.execute("DELETE FROM documents WHERE policy = ?", (policy,))


def _add(connection: sqlite3.Connection, store: Readable, states: dict[str, str]) -> None:
    for first in range(0, len(states), _DOCUMENTS_A_STEP):
        policies = [*states][first : first + _DOCUMENTS_A_STEP]
        for label in SEARCHED:
            if label != "Policy":
                _write(connection, store, label, f"MATCH (n:{label}) WHERE n.policy IN $policies", "n.policy", policies)
    connection.executemany("INSERT INTO documents VALUES (?, ?)", states.items())


def _retitle(connection: sqlite3.Connection, store: Readable) -> None:
    """Write the titles of all policies anew: those that are only cited belong to no document."""
    connection.execute("DELETE FROM words WHERE rowid IN (SELECT place FROM nodes WHERE label = 'Policy')")
    connection.execute("DELETE FROM nodes WHERE label = 'Policy'")
    _write(connection, store, "Policy", "MATCH (n:Policy)", "n.id", [])


def _write(connection: sqlite3.Connection, store: Readable, label: str, pattern: str, owner: str, policies: list[str]) -> None:
    """Add the nodes that the pattern finds."""
    fields = NODES[label].texts
    columns = "".join(f", n.{field} AS {field}" for field in fields)
    rows = store.run(f"{pattern} RETURN n.id AS id, {owner} AS policy{columns} ORDER BY policy, id", {"policies": policies}).rows
    first = connection.execute("SELECT coalesce(max(place), 0) + 1 FROM nodes").fetchone()[0]
    connection.executemany("INSERT INTO nodes VALUES (?, ?, ?, ?)", ((place, label, *row[:2]) for place, row in enumerate(rows, first)))
    connection.executemany(
        "INSERT INTO words(rowid, names, texts) VALUES (?, ?, ?)",
        ((place, *_columns(dict(zip(fields, row[2:], strict=True)))) for place, row in enumerate(rows, first)),
    )


def _columns(texts: dict[str, str | None]) -> Iterator[str]:
    """The tokens of the names of a node, and of its other texts."""
    for is_name in (True, False):
        given = [text for field, text in texts.items() if text and (field in _NAMES) is is_name]
        yield _BETWEEN.join(" ".join(tokens_of(pieces_of(fold(text)))) for text in given)


def _document_states(store: Readable) -> dict[str, str]:
    """For each document with provisions what changes with them: a digest of the record that they come from."""
    records = dict(
        store.run("MATCH (record:Meta) WHERE record.id <> $id RETURN record.id AS id, record.value AS value", {"id": DIGEST}).rows
    )
    states = {policy: sha256(value.encode()).hexdigest() for id, value in records.items() if (policy := document_of(id))}
    reference = sha256(records.get(record_id(None), "").encode()).hexdigest()
    catalogued = store.run("MATCH (policy:Policy) WHERE policy.presence = 'catalogued' RETURN policy.id AS id").rows
    return dict.fromkeys((id for (id,) in catalogued), reference) | states
