"""A Neo4j server: credentials, constraints, indexes, and one clear line for what can go wrong with it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from threading import Event, Thread

import pytest
from neo4j.exceptions import TransientError

from graph.errors import BadRequest, StoreError
from graph.fragment import Node
from graph.model import neo4j_ddl
from graph.stores import Credentials, Store, Transaction, open_store
from graph.stores.server import require_version
from tests.databases import Server, credentials

SOMEBODY = Credentials("neo4j", "x")
WHERE = "ZHENGMAI_DB_USER and ZHENGMAI_DB_PASSWORD"
POLICY = Node("Policy", "p", {"title": "关于完善能源消费强度和总量双控制度的意见"})


@pytest.fixture
def blank(server: Server) -> Store:
    """The server without anything."""
    return server.blank()


def test_every_constraint_and_index_of_the_model_is_there_and_ready(blank: Store) -> None:
    rows = blank.run("SHOW INDEXES YIELD name, state, type WHERE type <> 'LOOKUP' RETURN name, state").rows
    assert sorted(name for name, _ in rows) == sorted(statement.split()[statement.split().index("IF") - 1] for statement in neo4j_ddl())
    assert {state for _, state in rows} == {"ONLINE"}
    assert blank.run("SHOW CONSTRAINTS YIELD type RETURN DISTINCT type").rows in ([("UNIQUENESS",)], [("NODE_PROPERTY_UNIQUENESS",)])


def test_the_full_text_index_finds_chinese_words_once_the_writer_is_closed(blank: Store) -> None:
    with closing(open_store(blank.url, credentials=credentials())) as writer:
        writer.write(lambda transaction: transaction.insert([POLICY, Node("Measure", "m", {"text": "推进工业绿色升级"})]))
    for words, found in (("双控", ["p"]), ("绿色升级", ["m"]), ("水利", [])):
        rows = blank.run("CALL db.index.fulltext.queryNodes('words', $words) YIELD node RETURN node.id", {"words": f'"{words}"'}).rows
        assert [id for (id,) in rows] == found


def test_a_question_changes_nothing(blank: Store) -> None:
    with pytest.raises(StoreError, match="read access mode"):
        blank.run("CREATE (:Policy {id: 'q'})")
    assert blank.run("MATCH (n:Policy) RETURN n").rows == []


def test_a_reader_writes_nothing(server: Server, blank: Store) -> None:
    reader = open_store(blank.url, read_only=True, credentials=credentials())
    with pytest.raises(StoreError, match="for reading only"):
        reader.write(lambda transaction: transaction.insert([POLICY]))
    reader.close()


def test_writers_take_turns(server: Server, blank: Store) -> None:
    """The second writer reads what the first has written, though it began before that was committed."""
    other = open_store(blank.url, credentials=credentials())
    reading, seen = Event(), []

    def first(transaction: Transaction) -> None:
        transaction.insert([POLICY])
        thread.start()
        assert not reading.wait(1)

    def second(transaction: Transaction) -> None:
        reading.set()
        seen.extend(transaction.run("MATCH (n:Policy) RETURN n.id").rows)

    thread = Thread(target=lambda: other.write(second))
    blank.write(first)
    thread.join()
    other.close()
    assert seen == [("p",)]


def test_what_may_succeed_later_is_repeated(blank: Store) -> None:
    tries: list[int] = []

    def work(transaction: Transaction) -> None:
        transaction.insert([POLICY])
        tries.append(1)
        if len(tries) == 1:
            raise TransientError("busy")

    blank.write(work)
    assert len(tries) == 2
    assert blank.run("MATCH (n:Policy) RETURN count(n)").rows == [(1,)]


def test_a_database_of_another_version_is_refused(server: Server, blank: Store) -> None:
    version = blank.run("MATCH (meta:Meta {id: 'schema'}) RETURN meta.value").rows[0][0]
    mark = "MATCH (meta:Meta {id: 'schema'}) SET meta.value = $value"
    blank.write(lambda transaction: transaction.run(mark, {"value": "older"}))
    try:
        with pytest.raises(StoreError, match="of another version of Zhengmai"):
            open_store(blank.url, credentials=credentials())
    finally:
        blank.write(lambda transaction: transaction.run(mark, {"value": version}))


@pytest.fixture
def unprepared(server: Server, blank: Store) -> Iterator[Store]:
    """The server without the mark of Zhengmai, which is put back."""
    version = blank.run("MATCH (meta:Meta {id: 'schema'}) RETURN meta.value").rows[0][0]
    blank.write(lambda transaction: transaction.run("MATCH (meta:Meta) DELETE meta"))
    yield blank
    blank.write(lambda transaction: transaction.run("MERGE (meta:Meta {id: 'schema'}) SET meta.value = $value", {"value": version}))


def test_an_empty_database_is_nothing_to_read_and_is_made_ready_to_write(unprepared: Store) -> None:
    with pytest.raises(StoreError, match="the database is empty; load a document into it first"):
        open_store(unprepared.url, read_only=True, credentials=credentials())
    open_store(unprepared.url, credentials=credentials()).close()
    open_store(unprepared.url, read_only=True, credentials=credentials()).close()


def test_a_graph_of_others_is_left_alone(unprepared: Store) -> None:
    unprepared.write(lambda transaction: transaction.run("CREATE (:Policy {name: 'insurance'})"))
    with pytest.raises(StoreError, match="that Zhengmai did not write"):
        open_store(unprepared.url, credentials=credentials())
    unprepared.write(lambda transaction: transaction.run("MATCH (n:Policy) DELETE n"))


def test_a_wrong_password_is_not_repeated(server: Server) -> None:
    wrong = Credentials(credentials().user, "not-the-password")
    assert "not-the-password" not in repr(wrong)
    with pytest.raises(StoreError, match=f"refuses the user name or the password; set {WHERE}$") as error:
        open_store(server.store.url, credentials=wrong)
    assert "not-the-password" not in str(error.value)


@pytest.mark.parametrize("given", [None, Credentials("neo4j", "")])
def test_no_password(given: Credentials | None) -> None:
    with pytest.raises(StoreError, match=f"set {WHERE} in the environment"):
        open_store("neo4j://127.0.0.1:7687", credentials=given)


@pytest.mark.parametrize("scheme", ["neo4j", "NEO4J", "bolt+s", "https"])
def test_a_password_in_the_address_is_refused_and_not_repeated(scheme: str) -> None:
    with pytest.raises(StoreError, match="holds a user name") as error:
        open_store(f"{scheme}://neo4j:secret@127.0.0.1:7687", credentials=SOMEBODY)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_no_server(scheme: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"{scheme}://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(StoreError, match=f"^{url}: no server answers"):
            open_store(url, credentials=SOMEBODY)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:7474",
        "mysql://127.0.0.1",
        "neo4j://",
        "neo4j://127.0.0.1:bolt",
        "neo4j://127.0.0.1:99999",
        "neo4j://[::1",
    ],
)
def test_an_address_of_something_else(url: str) -> None:
    with pytest.raises(StoreError, match=r"it is no address of a Neo4j server; give neo4j://HOST:7687, or the path of a file$"):
        open_store(url, credentials=SOMEBODY)


def test_a_wrong_statement_names_its_place(blank: Store) -> None:
    with pytest.raises(BadRequest, match=r"Invalid input 'RETURN'"):
        blank.run("MATCH (n RETURN n")


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/5.26.28", "Neo4j/2026.09.0", "Neo4j/5.27.0-aura"])
def test_a_server_that_is_new_enough(agent: str) -> None:
    require_version("neo4j://h", agent)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.40", "Neo4j/5.9.0", "Neo4j/5.25.1", "Neo4j/", "Memgraph/5.26.0", ""])
def test_a_server_that_is_too_old_or_another_product(agent: str) -> None:
    with pytest.raises(StoreError, match=rf"^neo4j://h: the server is {agent}; Neo4j 5\.26 or newer is needed$"):
        require_version("neo4j://h", agent)
