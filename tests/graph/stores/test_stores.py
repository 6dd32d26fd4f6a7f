"""What every database does alike: it keeps every kind of value, writes all or nothing, and says in one line what is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.errors import BadRequest, StoreError
from graph.fragment import Edge, Node
from graph.stores import Store, Transaction

POLICY = Node("Policy", "p", {"title": "意见"})
PROVISION = Node("Provision", "p:1", {"policy": "p", "seq": 1})
MEASURE = Node("Measure", "p:1:m", {"policy": "p"})
AGENCY = Node("Agency", "a", {"name": "省能源局"})


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
    store.write(lambda transaction: transaction.insert([node]))
    table = store.run(f"MATCH (n:{node.label} {{id: $id}}) RETURN n.{field} AS value", {"id": "x"})
    assert table.dicts() == [{"value": value}]
    assert type(table.rows[0][0]) is type(value)


def test_edges_of_one_label_join_several_pairs_and_parallel_ones_stay(store: Store) -> None:
    leads = [Edge("LEADS", ("Agency", "a"), ("Measure", "p:1:m"), {"bracket": bracket, "score": 1.0}) for bracket in ("b1", "b2", "b2")]
    holds = [
        Edge("CONTAINS", ("Policy", "p"), ("Provision", "p:1"), {"seq": 1}),
        Edge("CONTAINS", ("Provision", "p:1"), ("Measure", "p:1:m")),
    ]

    def work(transaction: Transaction) -> None:
        transaction.insert([AGENCY, MEASURE, PROVISION, POLICY])
        transaction.connect([leads[0], *holds, *leads[1:]])

    store.write(work)
    assert store.run("MATCH (:Agency)-[r:LEADS]->(:Measure) RETURN r.bracket ORDER BY r.bracket").rows == [("b1",), ("b2",), ("b2",)]
    assert store.run("MATCH (a)-[r:CONTAINS]->(b) RETURN a.id, r.seq, b.id ORDER BY a.id").rows == [("p", 1, "p:1"), ("p:1", None, "p:1:m")]


def test_more_rows_than_one_batch(store: Store) -> None:
    nodes = [Node("Region", str(number), {"code": str(number)}) for number in range(6001)]
    edges = [Edge("PART_OF", ("Region", node.id), ("Region", "0")) for node in nodes[1:]]

    def work(transaction: Transaction) -> None:
        transaction.insert(nodes)
        transaction.connect(edges)

    store.write(work)
    assert store.run("MATCH (:Region)-[r:PART_OF]->(n:Region) RETURN n.code, count(r)").rows == [("0", 6000)]


def test_what_is_written_is_returned(store: Store) -> None:
    assert store.write(lambda transaction: transaction.run("CREATE (n:Policy {id: 'p'}) RETURN n.id").rows) == [("p",)]


def end_that_is_missing(transaction: Transaction) -> None:
    transaction.connect([Edge("APPLIES_IN", ("Policy", "p"), ("Region", "none"))])


SPOILED: dict[str, Callable[[Transaction], object]] = {
    "id that is there": lambda transaction: transaction.insert([Node("Policy", "q")]),
    "end that is not": end_that_is_missing,
    "syntax": lambda transaction: transaction.run("no Cypher"),
    "error of the caller": lambda transaction: 1 // 0,
}


@pytest.mark.parametrize("spoil", SPOILED)
def test_an_error_rolls_the_transaction_back(store: Store, spoil: str) -> None:
    store.write(lambda transaction: transaction.insert([POLICY]))

    def work(transaction: Transaction) -> None:
        transaction.insert([Node("Policy", "q")])
        transaction.run("MATCH (n:Policy {id: 'p'}) DETACH DELETE n")
        SPOILED[spoil](transaction)

    with pytest.raises((StoreError, BadRequest, ZeroDivisionError)):
        store.write(work)
    assert store.run("MATCH (n:Policy) RETURN n.id").rows == [("p",)]
    store.write(lambda transaction: transaction.insert([Node("Policy", "r")]))
    assert store.run("MATCH (n:Policy) RETURN count(n)").rows == [(2,)]


def test_a_failed_transaction_takes_no_more(store: Store) -> None:
    def work(transaction: Transaction) -> None:
        with pytest.raises(BadRequest):
            transaction.run("no Cypher")
        transaction.insert([POLICY])

    with pytest.raises(StoreError, match="nothing more"):
        store.write(work)
    assert store.run("MATCH (n:Policy) RETURN n.id").rows == []


@pytest.mark.parametrize("spoil", ["id that is there", "end that is not", "syntax"])
def test_an_error_that_is_passed_over_rolls_the_transaction_back(store: Store, spoil: str) -> None:
    store.write(lambda transaction: transaction.insert([Node("Policy", "q")]))

    def work(transaction: Transaction) -> None:
        transaction.insert([POLICY])
        with pytest.raises((StoreError, BadRequest)):
            SPOILED[spoil](transaction)

    with pytest.raises(StoreError, match="nothing more"):
        store.write(work)
    assert store.run("MATCH (n:Policy) RETURN n.id").rows == [("q",)]


def test_errors_of_a_question_are_one_line(store: Store) -> None:
    with pytest.raises(BadRequest, match=r"^[^\n]+$"):
        store.run("MATCH (n RETURN n")
    with pytest.raises(BadRequest, match=r"^[^\n]+$"):
        store.run("MATCH (n:Policy) RETURN unheard_of(n)")
    with pytest.raises(StoreError, match=r"(?i)^[^\n]*(/ by|divide by) zero"):
        store.run("RETURN 1 / 0")


UNHELD = [("RETURN $x AS x", {"x": value}) for value in ("\ud800", 2**63, -(2**63) - 1, [2**70], [{"a": "\udfff"}], {"\ud800": 1})]
UNHELD += [("RETURN '\ud800' AS x", {}), (f"RETURN {'9' * 40} AS x", {})]


@pytest.mark.parametrize(("cypher", "params"), UNHELD, ids=ascii)
def test_what_no_database_holds_is_refused_in_one_line(store: Store, cypher: str, params: dict[str, object]) -> None:
    message = "^(no database holds [^\n]+|[^\n]*9{40}[^\n]*|integer is too large [^\n]+)$"
    with pytest.raises(BadRequest, match=message):
        store.run(cypher, params)
    with pytest.raises(BadRequest, match=message):
        store.write(lambda transaction: transaction.run(cypher, params))
    assert store.run("RETURN $x AS x", {"x": [2**63 - 1, -(2**63)]}).rows == [([2**63 - 1, -(2**63)],)]


@pytest.mark.parametrize(
    "node", [Node("Policy", "\ud800"), Node("Policy", "q", {"title": "\ud800"}), Node("Provision", "v", {"seq": 2**63})]
)
def test_a_node_that_no_database_holds_ends_the_transaction(store: Store, node: Node) -> None:
    def work(transaction: Transaction) -> None:
        transaction.insert([POLICY])
        with pytest.raises(BadRequest, match=r"^no database holds [^\n]+$"):
            transaction.insert([node])

    with pytest.raises(StoreError, match="nothing more"):
        store.write(work)
    assert store.run("MATCH (n:Policy) RETURN n.id").rows == []


def test_nodes_edges_and_paths_are_plain_values(store: Store) -> None:
    def work(transaction: Transaction) -> None:
        transaction.insert([POLICY, Node("Region", "r")])
        transaction.connect([Edge("APPLIES_IN", ("Policy", "p"), ("Region", "r"), {"score": 0.5})])

    store.write(work)
    node, edge, region = (
        {"label": "Policy", "id": "p", "title": "意见"},
        {"label": "APPLIES_IN", "score": 0.5},
        {"label": "Region", "id": "r"},
    )
    found = store.run("MATCH p = (n:Policy)-[r:APPLIES_IN]->() RETURN n, r, p, nodes(p)").rows
    assert found == [(node, edge, {"nodes": [node, region], "edges": [edge]}, [node, region])]


def test_an_answer_may_be_cut(store: Store) -> None:
    table = store.run("UNWIND range(1, 5) AS x RETURN x", rows=2)
    assert (table.rows, table.cut) == ([(1,), (2,)], True)
    for rows in (5, 6, None):
        table = store.run("UNWIND range(1, 5) AS x RETURN x", rows=rows)
        assert (len(table.rows), table.cut) == (5, False)


def test_a_statement_has_its_time(store: Store) -> None:
    with pytest.raises(StoreError, match=r"^the statement took longer than 0.2 seconds; ask for less, or give it more time$"):
        store.run("UNWIND range(1, 9999) AS a UNWIND range(1, 9999) AS b UNWIND range(1, 9999) AS c RETURN sum(a * b * c)", seconds=0.2)
    assert store.run("RETURN 1 AS x", seconds=30).rows == [(1,)]
