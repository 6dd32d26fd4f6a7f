"""The embedded database is a file: it has one writer, and refuses with one line what would harm it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import ladybug
import pytest

from graph.errors import BadRequest, StoreError
from graph.fragment import Node
from graph.stores import Store, open_store

POLICY = Node("Policy", "p", {"title": "意见"})


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "new" / "folder" / "graph.db")


@pytest.fixture
def store(path: str) -> Iterator[Store]:
    store = open_store(path)
    yield store
    store.close()


def count(store: Store) -> int:
    return int(store.run("MATCH (n:Policy) RETURN count(n) AS n").rows[0][0])


def test_errors_of_a_question_are_one_line(store: Store) -> None:
    with pytest.raises(BadRequest, match=r"^Parser exception: .*$"):
        store.run("MATCH (n RETURN n")
    with pytest.raises(BadRequest, match=r"^Binder exception: Cannot find property nothing"):
        store.run("MATCH (n:Policy) RETURN n.nothing")
    with pytest.raises(StoreError, match=r"^Runtime exception: Divide by zero"):
        store.run("RETURN 1 / 0")


def test_the_graph_outlives_the_program(path: str) -> None:
    store = open_store(path)
    store.write(lambda transaction: transaction.insert([POLICY]))
    store.close()
    store = open_store(path)
    assert count(store) == 1
    assert store.url == path
    store.close()


def test_a_second_writer_is_refused(store: Store, path: str) -> None:
    with pytest.raises(StoreError, match="another program is writing"):
        open_store(path)
    other = (
        "import sys; from graph.errors import StoreError; from graph.stores import open_store\n"
        "try: open_store(sys.argv[1])\nexcept StoreError as error: print(error)"
    )
    found = subprocess.run([sys.executable, "-c", other, path], capture_output=True, text=True, check=True)
    assert found.stdout == f"{path}: another program is writing to the database; wait for it or open the database for reading\n"


def test_a_reader_stands_beside_the_writer_and_sees_new_data_when_reopened(store: Store, path: str) -> None:
    reader = open_store(path, read_only=True)
    store.write(lambda transaction: transaction.insert([POLICY]))
    assert count(reader) == 0
    reader.close()
    reader = open_store(path, read_only=True)
    assert count(reader) == 1
    with pytest.raises(StoreError, match="for reading only"):
        reader.write(lambda transaction: transaction.insert([POLICY]))
    with pytest.raises(StoreError):
        reader.run("CREATE (:Policy {id: 'q'})")
    reader.close()


def test_a_writer_may_follow_one_that_has_closed(path: str) -> None:
    for _ in range(2):
        open_store(path).close()


def test_what_is_no_database_of_this_version_is_refused(tmp_path: Path) -> None:
    missing, junk, foreign, old, empty = (str(tmp_path / name) for name in ("missing.db", "junk.txt", "foreign.db", "old.db", "empty.db"))
    with pytest.raises(StoreError, match=r"missing\.db: there is no such database"):
        open_store(missing, read_only=True)
    assert not Path(missing).exists()
    Path(junk).write_text("关于" * 5000, encoding="utf-8")
    with pytest.raises(StoreError, match=r"junk\.txt: it is not a database of Zhengmai"):
        open_store(junk)
    with pytest.raises(StoreError, match=r"cannot be opened .*directory"):
        open_store(str(tmp_path))
    with ladybug.Database(foreign) as database, ladybug.Connection(database) as connection:
        connection.execute("CREATE NODE TABLE Person(id STRING PRIMARY KEY)")
    with pytest.raises(StoreError, match=r"foreign\.db: the database is of another version"):
        open_store(foreign)
    store = open_store(old)
    store.write(lambda transaction: transaction.run("MATCH (meta:Meta {id: 'schema'}) SET meta.value = 'older'"))
    store.close()
    for _ in range(2):
        with pytest.raises(StoreError, match=r"old\.db: the database is of another version"):
            open_store(old)
    ladybug.Database(empty).close()
    with pytest.raises(StoreError, match=r"empty\.db: the database is empty"):
        open_store(empty, read_only=True)
