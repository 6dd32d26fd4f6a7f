"""What is kept of the graph between answers is of its newest state."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from weakref import ref

import pytest

from graph.corpus import load, remove
from graph.errors import NotFound
from graph.stores import Store, open_store
from queries import ask, coverage, inheritance, list_policies
from queries.snapshot import Snapshot
from tests.databases import Server, credentials
from tests.graph.family import FAMILY, FILL, by_id, policy
from tests.graph.linking.test_derivation import BOARS
from tests.queries import material
from tests.queries.material import HEBEI, OLD, PLAN

QUESTION = "省能源局牵头哪些措施（含前身）"


def test_agencies_and_policies_follow_every_change(blank: Store) -> None:
    load(blank, [material.plan()])
    assert [one.id for one in list_policies(blank)] == [PLAN]
    assert [one.code for one in ask(blank, QUESTION).regions] == ["140000"]
    load(blank, [material.hebei()])
    assert [one.id for one in list_policies(blank)] == [HEBEI, PLAN]
    assert [one.code for one in ask(blank, QUESTION).regions] == ["130000", "140000"]
    load(blank, [material.old(), material.reference()])
    groups = ask(blank, QUESTION).regions[1].groups
    assert {group.policy for group in groups if group.predecessor} == {OLD}
    remove(blank, PLAN)
    assert {group.policy for group in ask(blank, QUESTION).regions[1].groups} == {OLD}
    remove(blank, HEBEI)
    assert [one.code for one in ask(blank, QUESTION).regions] == ["140000"]


def test_who_carries_out_whom_follows_every_change(blank: Store) -> None:
    load(blank, [FAMILY["nation"], FAMILY["county"]])
    before = [column.policy.id for column in inheritance(blank, "county").columns]
    load(blank, [FAMILY["province"]])
    after = [column.policy.id for column in inheritance(blank, "county").columns]
    assert (before, after) == (["county"], ["nation", "province", "county"])
    other = policy("other", "140000", [*FILL[:4], BOARS], by_id("nation"), date_issued="2022-03-01")
    children = {child.id for child in coverage(blank, "nation").children}
    load(blank, [other])
    assert {child.id for child in coverage(blank, "nation").children} == children | {"other"}
    remove(blank, "other")
    assert {child.id for child in coverage(blank, "nation").children} == children


def test_a_document_that_is_replaced_is_counted_anew(blank: Store) -> None:
    load(blank, [policy("one", "140000", FILL)])
    clauses = [one.clauses for one in list_policies(blank)]
    load(blank, [policy("one", "140000", FILL[:-1])])
    assert [one.clauses + 1 for one in list_policies(blank)] == clauses


def test_another_writer_is_noticed(server: Server) -> None:
    store = server.blank()
    load(store, [material.plan()])
    with pytest.raises(NotFound):
        ask(store, "山西省煤炭工业厅牵头哪些措施")
    with closing(open_store(store.url, credentials=credentials())) as other:
        load(other, [material.old()])
    assert ask(store, "山西省煤炭工业厅牵头哪些措施").regions


def test_many_threads_have_one_answer(five: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: ask(five, "山西省能源局牵头哪些措施"), range(16)))
    assert len({answer.summary for answer in answers}) == 1


def test_a_store_that_is_done_with_is_not_held(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = open_store(str(tmp_path_factory.mktemp("held") / "graph.lbug"))
    load(store, [material.plan()])
    assert Snapshot(store).directory.agencies
    assert Snapshot(store).lineage
    store.close()
    left = ref(store)
    del store
    gc.collect()
    assert left() is None
