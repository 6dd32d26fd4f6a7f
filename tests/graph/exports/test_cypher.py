"""The script of statements makes the same graph in an empty Neo4j database."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.corpus import load
from graph.exports.cypher import literal
from graph.fragment import Value
from graph.stores import open_store
from tests.databases import Server
from tests.graph.dump import dump
from tests.graph.exports.material import AWKWARD, Exports, awkward_graph, exported, fill, run_script, texts
from tests.graph.samples import COUNTY_PLAN, fragment

META = "MATCH (meta:Meta) RETURN meta.id AS id, meta.value ORDER BY id"


def test_literals() -> None:
    assert literal("一'二\\三\n") == "'一\\'二\\\\三\\n'"
    assert literal(["一", "二"]) == "['一', '二']"
    assert [literal(value) for value in (None, True, 1, 0.5)] == ["null", "true", "1", "0.5"]


def test_the_script_makes_the_graph(server: Server, tmp_path: Path) -> None:
    store = server.blank()
    with closing(open_store(str(tmp_path / "graph.lbug"))) as original:
        load(original, [fragment(COUNTY_PLAN)])
        fill(original, *awkward_graph())
        script = exported(original, "cypher", tmp_path)
        store.write(lambda transaction: transaction.run("MATCH (meta:Meta) DELETE meta"))
        run_script(store.url, script)
        assert dump(store) == dump(original)
        assert store.run(META).rows == original.run(META).rows


def test_the_version_comes_last_so_that_half_a_graph_is_refused(exports: Exports) -> None:
    *_, last, end = exports["cypher"].read_text(encoding="utf-8").split("\n")
    assert last.startswith("CREATE (:Meta {id: 'schema'")
    assert end == ""


@settings(max_examples=30, deadline=None)
@given(values=st.lists(texts() | st.lists(texts(), max_size=2) | st.booleans() | st.integers(-(2**63), 2**63 - 1), max_size=5))
def test_any_literal_comes_back(server: Server, values: list[Value]) -> None:
    rows = [*values, list(AWKWARD), "\x00"]
    returned = ", ".join(f"{literal(value)} AS v{place}" for place, value in enumerate(rows))
    assert list(server.store.run(f"RETURN {returned}").rows[0]) == rows
