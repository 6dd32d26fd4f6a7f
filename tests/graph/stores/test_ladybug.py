"""The embedded database is a file: it has one writer, and refuses with one line what would harm it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import ladybug
import pytest

from graph.errors import BadRequest, StoreError
from graph.fragment import Node
from graph.stores import Store, Transaction, open_store

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


def test_a_reader_in_the_writer_s_program_lets_no_second_writer_in(store: Store, path: str) -> None:
    open_store(path, read_only=True).close()
    other = "import sys; from graph.stores import open_store; open_store(sys.argv[1])"
    found = subprocess.run([sys.executable, "-c", other, path], capture_output=True, text=True, check=False)
    assert "another program is writing to the database" in found.stderr


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


OTHERS = [Node("Provision", f"p:{number}", {"policy": "p", "text": "推进工业绿色升级" * 20}) for number in range(20_000)]


def write_all(transaction: Transaction) -> None:
    """Change what is there, and add enough in bulk to make the file grow."""
    transaction.run("MATCH (n:Policy {id: 'p'}) SET n.title = '方案'")
    transaction.insert(OTHERS)


def is_as_before(path: str) -> bool:
    """Whether nothing of `write_all` is there; afterwards it succeeds."""
    with closing(open_store(path, read_only=True)) as reader:
        found = reader.run("MATCH (n:Policy) RETURN n.title").rows, reader.run("MATCH (n:Provision) RETURN n.id LIMIT 1").rows
    with closing(open_store(path)) as store:
        store.write(write_all)
        assert store.run("MATCH (n:Provision) RETURN count(n)").rows == [(len(OTHERS),)]
    return found == ([("意见",)], [])


def prepared(path: str) -> None:
    """A database with one policy."""
    with closing(open_store(path)) as store:
        store.write(lambda transaction: transaction.insert([Node("Policy", "p", {"title": "通知"})]))


def rename(transaction: Transaction) -> None:
    """A change that is not in bulk, and so goes through the log."""
    transaction.run("MATCH (n:Policy) SET n.title = '意见'")


FULL_DISK = """
import os, resource, sys
from graph.errors import StoreError
from graph.stores import open_store
from tests.graph.stores.test_ladybug import rename, write_all

path, room = sys.argv[1], int(sys.argv[2])
store = open_store(path)
store.write(rename)
resource.setrlimit(resource.RLIMIT_FSIZE, (os.path.getsize(path) + room, resource.RLIM_INFINITY))
try:
    store.write(write_all)
except StoreError as error:
    print(error)
print(store.run("MATCH (n:Policy) RETURN n.title").rows)
store.close()
"""


@pytest.mark.parametrize("room", [-4096, 0, 200_000, 1_000_000])
def test_a_disk_that_is_full_leaves_everything_as_before(path: str, room: int) -> None:
    prepared(path)
    found = subprocess.run([sys.executable, "-c", FULL_DISK, path, str(room)], capture_output=True, text=True, check=True)
    said, title = found.stdout.splitlines()
    assert said.startswith(f"{path}: ")
    assert said.endswith("; nothing was written")
    assert title == "[('意见',)]"
    assert is_as_before(path)


KILLED = """
import os, signal, sys
from functools import partial
import ladybug
from graph.stores import ladybug as module, open_store
from tests.graph.stores.test_ladybug import rename, write_all

def run_and_die(*statement):
    answer = run(*statement)
    if statement[1] == "COMMIT":
        os.kill(os.getpid(), signal.SIGKILL)
    return answer

path, moment = sys.argv[1:]
ladybug.Database = partial(ladybug.Database, auto_checkpoint=False)  # the log is whole, and the file not yet
store = open_store(path)
store.write(rename)
if moment == "commit":
    run, module._run = module._run, run_and_die
    store.write(write_all)
else:
    store.write(lambda transaction: (write_all(transaction), os.kill(os.getpid(), signal.SIGKILL)))
"""


@pytest.mark.parametrize("moment", ["work", "commit"])
def test_a_program_that_is_killed_leaves_everything_as_before(path: str, moment: str) -> None:
    prepared(path)
    assert subprocess.run([sys.executable, "-c", KILLED, path, moment], check=False).returncode == -signal.SIGKILL
    assert is_as_before(path)


def test_a_copy_beside_a_living_writer_is_left_alone(path: str) -> None:
    """A reader that comes while a transaction is under way takes nothing back."""
    prepared(path)
    with closing(open_store(path)) as store:
        store.write(rename)

        def work(transaction: Transaction) -> None:
            transaction.run("MATCH (n:Policy) SET n.title = '方案'")
            code = "import sys; from graph.stores import open_store; print(open_store(sys.argv[1], True).run('MATCH (n:Policy) RETURN n.title').rows)"
            seen = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
            assert seen.stdout == "[('意见',)]\n"
            assert Path(f"{path}.before").exists()

        store.write(work)
        assert not Path(f"{path}.before").exists()
        assert store.run("MATCH (n:Policy) RETURN n.title").rows == [("方案",)]


def test_a_reader_in_the_program_of_the_writer_takes_nothing_back(path: str) -> None:
    """There the lock of the database hinders nobody, and the reader releases it for the others too."""
    prepared(path)
    code = "import sys; from graph.stores import open_store; open_store(sys.argv[1], True).close()"
    with closing(open_store(path)) as store:

        def work(transaction: Transaction) -> None:
            transaction.run("MATCH (n:Policy) SET n.title = '方案'")
            open_store(path, read_only=True).close()
            subprocess.run([sys.executable, "-c", code, path], check=True)

        store.write(work)
    with closing(open_store(path, read_only=True)) as reader:
        assert reader.run("MATCH (n:Policy) RETURN n.title").rows == [("方案",)]
