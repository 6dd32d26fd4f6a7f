"""The embedded database keeps every kind of value, and refuses what would harm it with one line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import ladybug
import pytest

from graph.errors import BadRequest, StoreError
from graph.fragment import Edge, Node
from graph.stores import Store, open_store

POLICY = Node("Policy", "p", {"title": "意见"})
PROVISION = Node("Provision", "p:1", {"policy": "p", "seq": 1})
MEASURE = Node("Measure", "p:1:m", {"policy": "p"})
AGENCY = Node("Agency", "a", {"name": "省能源局"})


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


@pytest.mark.parametrize(
    ("node", "field", "value"),
    [
        (Node("Policy", "x", {"title": "“十四五”规划（试行）\n'\"\\"}), "title", "“十四五”规划（试行）\n'\"\\"),
        (Node("Policy", "x", {"title": ""}), "title", ""),
        (Node("Policy", "x"), "title", None),
        (Node("Policy", "x", {"addressees": ["各市人民政府", "省直各单位"]}), "addressees", ["各市人民政府", "省直各单位"]),
        (Node("Policy", "x", {"addressees": []}), "addressees", []),
        (Node("Policy", "x"), "addressees", None),
        (Node("Provision", "x", {"seq": 2**40}), "seq", 2**40),
        (Node("Provision", "x"), "seq", None),
        (Node("Target", "x", {"value": 17.6}), "value", 17.6),
        (Node("Target", "x", {"value": 18}), "value", 18.0),
        (Node("Target", "x"), "value", None),
        (Node("Indicator", "x", {"additive": False}), "additive", False),
        (Node("Indicator", "x"), "additive", None),
    ],
)
def test_values_come_back_as_they_went_in(store: Store, node: Node, field: str, value: object) -> None:
    with store.transaction() as transaction:
        transaction.insert([node])
    assert store.run(f"MATCH (n:{node.label} {{id: $id}}) RETURN n.{field} AS value", {"id": "x"}).dicts() == [{"value": value}]


def test_edges_of_one_label_join_several_pairs_and_parallel_ones_stay(store: Store) -> None:
    leads = [Edge("LEADS", ("Agency", "a"), ("Measure", "p:1:m"), {"bracket": bracket, "score": 1.0}) for bracket in ("b1", "b2", "b2")]
    holds = [
        Edge("CONTAINS", ("Policy", "p"), ("Provision", "p:1"), {"seq": 1}),
        Edge("CONTAINS", ("Provision", "p:1"), ("Measure", "p:1:m")),
    ]
    with store.transaction() as transaction:
        transaction.insert([AGENCY, MEASURE, PROVISION, POLICY])
        transaction.connect([leads[0], *holds, *leads[1:]])
    assert store.run("MATCH (:Agency)-[r:LEADS]->(:Measure) RETURN r.bracket ORDER BY r.bracket").rows == [("b1",), ("b2",), ("b2",)]
    assert store.run("MATCH (a)-[r:CONTAINS]->(b) RETURN a.id, r.seq, b.id ORDER BY a.id").rows == [("p", 1, "p:1"), ("p:1", None, "p:1:m")]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda transaction: transaction.insert([Node("Policy", "q")]),
        lambda transaction: transaction.connect([Edge("APPLIES_IN", ("Policy", "p"), ("Region", "none"))]),
        lambda transaction: transaction.run("MATCH (n:Nonsense) RETURN n"),
        lambda transaction: transaction.run("no Cypher"),
        lambda transaction: 1 // 0,
    ],
    ids=["id that is there", "end that is not", "unknown label", "syntax", "error of the caller"],
)
def test_an_error_rolls_the_transaction_back(store: Store, spoil: object) -> None:
    assert callable(spoil)
    with store.transaction() as transaction:
        transaction.insert([POLICY])
    with pytest.raises((StoreError, BadRequest, ZeroDivisionError)), store.transaction() as transaction:  # noqa: PT012
        transaction.insert([Node("Policy", "q")])
        transaction.run("MATCH (n:Policy {id: 'p'}) DETACH DELETE n")
        spoil(transaction)
    assert store.run("MATCH (n:Policy) RETURN n.id").rows == [("p",)]
    with store.transaction() as transaction:
        transaction.insert([Node("Policy", "r")])
    assert count(store) == 2


def test_a_failed_transaction_takes_no_more(store: Store) -> None:
    with pytest.raises(StoreError, match="nothing more"), store.transaction() as transaction:  # noqa: PT012
        with pytest.raises(BadRequest):
            transaction.run("no Cypher")
        transaction.insert([POLICY])
    assert count(store) == 0


def test_errors_of_a_question_are_one_line(store: Store) -> None:
    with pytest.raises(BadRequest, match=r"^Parser exception: .*$"):
        store.run("MATCH (n RETURN n")
    with pytest.raises(BadRequest, match=r"^Binder exception: Cannot find property nothing"):
        store.run("MATCH (n:Policy) RETURN n.nothing")
    with pytest.raises(StoreError, match=r"^Runtime exception: Divide by zero"):
        store.run("RETURN 1 / 0")


def test_the_graph_outlives_the_program(path: str) -> None:
    store = open_store(path)
    with store.transaction() as transaction:
        transaction.insert([POLICY])
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
    with store.transaction() as transaction:
        transaction.insert([POLICY])
    assert count(reader) == 0
    reader.close()
    reader = open_store(path, read_only=True)
    assert count(reader) == 1
    with pytest.raises(StoreError, match="for reading only"), reader.transaction():
        pass
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
    with store.transaction() as transaction:
        transaction.run("MATCH (meta:Meta {id: 'schema'}) SET meta.value = 'older'")
    store.close()
    for _ in range(2):
        with pytest.raises(StoreError, match=r"old\.db: the database is of another version"):
            open_store(old)
    ladybug.Database(empty).close()
    with pytest.raises(StoreError, match=r"empty\.db: the database is empty"):
        open_store(empty, read_only=True)


@pytest.mark.parametrize("url", ["neo4j://localhost:7687", "bolt://localhost"])
def test_other_databases_are_not_there_yet(url: str) -> None:
    with pytest.raises(StoreError, match="embedded database only"):
        open_store(url)
