"""Searching finds the same nodes in both databases: all that have the words, and in the embedded one in every state of its index."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from graph.corpus import load, remove
from graph.fragment import Fragment, Node
from graph.schema import NODES
from graph.stores import Store, open_store
from graph.stores.base import SEARCHED
from graph.terms import read_terms

QUERIES = (
    "煤炭消费", "煤", "炭", "2025年", "年", "60%", "PM2.5", "5G", "煤炭 电力", "能耗「双控」", "「新能源和清洁能源」", "晋政发〔2022〕12号",
    "国发〔2021〕4号", "能源，煤炭", "「能源、煤炭」", "忻府区 实施方案", "煤炭消費", "ＶＯＣｓ", "到2025年", "没有这样的话", "能源 AND", "能源*", "VOCs OR NOx",
)  # fmt: skip


def found(store: Store, query: str) -> set[tuple[str, str]]:
    """Label and id of what a search finds, each once."""
    hits = store.search(read_terms(query))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    named = {(hit.label, hit.id) for hit in hits}
    assert len(named) == len(hits)
    return named


def standing(store: Store, query: str) -> set[tuple[str, str]]:
    """Label and id of the nodes that have the words, read one after the other."""
    terms = read_terms(query)
    return {
        (label, id)
        for label in SEARCHED
        for id, *texts in store.run(f"MATCH (n:{label}) RETURN n.id, {', '.join(f'n.{text}' for text in NODES[label].texts)}").rows
        if terms.are_in(texts)
    }


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_finds_what_has_the_words(five: Store, query: str) -> None:
    assert found(five, query) == standing(five, query)


def test_search_finds_coal_consumption(five: Store) -> None:
    expected = {"140000-d88ddf29:sec_2__cl_5", "140000-d88ddf29:sec_6__cl_24", "140000-d88ddf29:sec_4__cl_14"}
    assert {id for label, id in found(five, "「煤炭消费」") if label == "Provision"} >= expected


def document(policy: str, title: str, text: str) -> Fragment:
    """A document of one clause."""
    return Fragment(
        policy,
        (
            Node("Policy", policy, {"title": title, "presence": "loaded", "digest": f"{title} {text}"}),
            Node("Provision", f"{policy}:sec_1", {"policy": policy, "eid": "sec_1", "kind": "section", "heading": "目标", "text": text}),
        ),
        (),
    )


FIRST, SECOND = document("p1", "关于煤炭的意见", "压减煤炭消费。"), document("p2", "关于氢能的方案", "发展氢能。")


def test_a_search_follows_what_is_loaded_replaced_and_removed(blank: Store) -> None:
    load(blank, [FIRST, SECOND])
    assert found(blank, "煤炭") == {("Policy", "p1"), ("Provision", "p1:sec_1")}
    load(blank, [document("p1", "关于煤炭的意见", "压减散煤。")])
    assert found(blank, "煤炭消费") == set()
    assert found(blank, "散煤") == {("Provision", "p1:sec_1")}
    remove(blank, "p1")
    assert found(blank, "煤") == set()
    assert found(blank, "氢能") == {("Policy", "p2"), ("Provision", "p2:sec_1")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An embedded database of one document, closed."""
    path = tmp_path / "graph.lbug"
    with closing(open_store(str(path))) as store:
        load(store, [FIRST])
    return path


def index(path: Path) -> Path:
    return path.with_name(f"{path.name}.words.sqlite")


def read(path: Path, query: str) -> set[tuple[str, str]]:
    with closing(open_store(str(path), read_only=True)) as store:
        return found(store, query)


def without_index(path: Path) -> None:
    index(path).unlink()


def of_no_database(path: Path) -> None:
    index(path).write_bytes(b"no index" * 1000)


def of_another_version(path: Path) -> None:
    with closing(sqlite3.connect(index(path))) as connection:
        connection.execute("PRAGMA user_version = 99")


def of_an_older_state(path: Path) -> None:
    older = index(path).read_bytes()
    with closing(open_store(str(path))) as store:
        load(store, [SECOND])
    index(path).write_bytes(older)


@pytest.mark.parametrize("spoil", [without_index, of_no_database, of_another_version, of_an_older_state])
def test_an_index_that_is_not_of_the_graph_is_never_asked(path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(path)
    left = index(path).read_bytes() if index(path).exists() else None
    expected = {("Policy", "p1"), ("Provision", "p1:sec_1")}
    assert read(path, "煤炭") == expected
    assert (index(path).read_bytes() if index(path).exists() else None) == left  # a reader writes nothing
    with closing(open_store(str(path))) as store:
        assert found(store, "煤炭") == expected
    assert (read(path, "氢能") != set()) is (spoil is of_an_older_state)
    with closing(sqlite3.connect(index(path))) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone()[0] >= 1


LOAD_AND_DIE = """
import os, signal, sys
from graph.corpus import load
from graph.stores import open_store
from graph.stores.word_index import WordIndex
from tests.graph.stores.test_search import SECOND

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

{before}
store = open_store(sys.argv[1])
load(store, [SECOND])
store.close()
"""
BETWEEN = "WordIndex.follow = die"
WITHIN = "import graph.stores.word_index as index; index._retitle = die"


@pytest.mark.parametrize("before", [BETWEEN, WITHIN])
def test_a_load_that_is_killed_before_the_index_has_it_leaves_no_wrong_answer(path: Path, before: str) -> None:
    """Between the two writes, and in the middle of the second."""
    ended = subprocess.run([sys.executable, "-c", LOAD_AND_DIE.format(before=before), str(path)], cwd=os.getcwd(), check=False)
    assert ended.returncode == -signal.SIGKILL
    expected = {("Policy", "p2"), ("Provision", "p2:sec_1")}
    assert read(path, "氢能") == expected
    with closing(open_store(str(path))) as store:
        load(store, [FIRST])
    assert read(path, "氢能") == expected
    with closing(sqlite3.connect(index(path))) as connection:
        assert sorted(connection.execute("SELECT policy FROM documents")) == [("p1",), ("p2",)]


def test_an_index_that_cannot_be_written_keeps_no_document_out(path: Path) -> None:
    index(path).unlink()
    index(path).mkdir()
    with closing(open_store(str(path))) as store:
        load(store, [SECOND])
        assert found(store, "氢能") == {("Policy", "p2"), ("Provision", "p2:sec_1")}
    assert read(path, "煤炭") == {("Policy", "p1"), ("Provision", "p1:sec_1")}


def test_a_reader_of_an_older_state_is_answered_in_that_state(path: Path) -> None:
    with closing(open_store(str(path), read_only=True)) as reader:
        with closing(open_store(str(path))) as writer:
            load(writer, [SECOND])
        assert found(reader, "氢能") == set()
    assert read(path, "氢能") == {("Policy", "p2"), ("Provision", "p2:sec_1")}
