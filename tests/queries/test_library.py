"""The query library: every header is true, every parameter is checked."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from graph.errors import BadRequest, NotFound
from graph.schema import NODES
from graph.stores import Dialect, Store, open_store
from queries import Query, check, explain, get, list_queries, run
from queries.library import Scalar, fetch, list_internal, parse
from tests.queries.material import CITED, OLD, PLAN

HEADER = "// title: 题 | Title\n// description: What it answers.\n"


EVERY = [*list_queries(), *list_internal()]
QUERIES = pytest.mark.parametrize("query", EVERY, ids=lambda query: query.name)
REUSE = ("reuse", "reused-words")
"""What the bundled documents, of which no two are siblings, have no answer to: tests/queries/test_reuse.py."""

DIALECTS = pytest.mark.parametrize("dialect", get_args(Dialect))


def cases(query: Query) -> list[dict[str, Scalar]]:
    """Every example at once, what must be given alone, and each other parameter by itself."""
    needed = {one.name: one.example for one in query.parameters if one.default is None}
    optional = [one for one in query.parameters if one.default is not None]
    return [{one.name: one.example for one in query.parameters}, needed, *(needed | {one.name: one.example} for one in optional)]


def test_steps_of_answers_are_no_questions_for_people(store: Store) -> None:
    steps, questions = ({query.name for query in found} for found in (list_internal(), list_queries()))
    assert steps.isdisjoint(questions)
    assert fetch(store, "policy-measures", policy=PLAN)
    with pytest.raises(NotFound, match="no query is called 'policy-measures'"):
        run(store, "policy-measures", policy=PLAN)


def test_questions_for_people_take_no_lists() -> None:
    assert {one.kind for query in list_queries() for one in query.parameters} <= {"string", "int", "float", "bool"}


def test_the_library_is_large_enough() -> None:
    assert len(list_queries()) >= 26


@QUERIES
@DIALECTS
def test_header_is_true(query: Query, dialect: Dialect) -> None:
    text = re.sub(r"//.*", "", query.text(dialect))
    assert set(re.findall(r"\$(\w+)", text)) == {parameter.name for parameter in query.parameters}
    for parameter in query.parameters:
        assert parameter.default is None or type(parameter.default) is type(parameter.example)
        assert not parameter.values or parameter.example in parameter.values
        if parameter.subject:
            assert {"id", *(field.name for field in NODES[parameter.subject.label].fields)} >= set(parameter.subject.fields)
    assert re.search(r"[\u4e00-\u9fff]", query.title_zh)
    assert query.title_en.isascii()
    assert query.description.endswith(".")
    assert parse(query.name, query.text(dialect)).columns == query.columns


@QUERIES
@DIALECTS
def test_the_order_of_rows_and_lists_is_said(query: Query, dialect: Dialect) -> None:
    """What ladybug collects as DISTINCT has no order, and its sums are no integers. A union has no order of its own."""
    text = query.text(dialect)
    assert re.search(r"^ORDER BY .+\Z", text.strip(), re.MULTILINE) or "UNION ALL" in text
    assert not re.search(r"collect\(DISTINCT|\bsum\(", text)


@QUERIES
def test_examples_find_rows_of_plain_values(five: Store, query: Query) -> None:
    for given in cases(query):
        table = five.run(query.text(five.dialect), check(query, given))
        assert list(table.columns) == [column.name for column in query.columns]
        assert table.rows or query.name in REUSE, f"{query.name} {given} finds nothing"
        kinds = {type(value) for row in table.rows for value in row}
        assert kinds <= {str, int, float, bool, list, type(None)}


def test_the_embedded_database_joins_by_keys(five_documents: Path) -> None:
    """A cross product is bearable with five documents and no more."""
    with closing(open_store(str(five_documents), read_only=True)) as store:
        plans = {query.name: explained(store, query) for query in EVERY}
    assert [name for name, plan in plans.items() if "CROSS_PRODUCT" in plan] == []


def explained(store: Store, query: Query) -> str:
    table = store.run(f"EXPLAIN {re.sub('//.*', '', query.text('ladybug'))}", cases(query)[0])
    return str(table.rows)


def test_policies(store: Store) -> None:
    assert [row["policy"] for row in run(store, "policies", region="140000").dicts()] == [OLD, PLAN]
    assert {row["presence"] for row in run(store, "policies", presence="").dicts()} == {"loaded", "cited"}


def test_outline(store: Store) -> None:
    rows = run(store, "policy-outline", policy=PLAN).dicts()
    assert [(row["number"], row["measures"]) for row in rows] == [
        ("", 0), ("一", 0), ("二", 0), ("二", 0), ("四", 1), ("五", 6), ("六", 2), ("专栏2", 1), ("六", 0), ("十六", 2),
    ]  # fmt: skip


def test_provision_measures(store: Store) -> None:
    section = f"{PLAN}:sec_6"
    assert run(store, "provision-measures", provision=section).rows == []
    below = run(store, "provision-measures", provision=section, below="true").dicts()
    assert [row["text"] for row in below] == ["鼓励审核分级管理。", "探索整体审核模式。"]


def test_implements(store: Store) -> None:
    (row,) = run(store, "implements").dicts()
    assert (row["child"], row["parent"], row["presence"]) == (PLAN, CITED, "cited")


def test_citations(store: Store) -> None:
    (row,) = run(store, "citations", cited=CITED).dicts()
    assert (row["policy"], row["relation"], row["evidence"]) == (PLAN, "implements", CITED)
    assert run(store, "citations", relation="mention").rows == []


@pytest.mark.parametrize(("given", "count"), [({}, 1), ({"year": "2025"}, 1), ({"year": 2030}, 0), ({"region": "130000"}, 0)])
def test_targets_of_indicator(store: Store, given: dict[str, str | int], count: int) -> None:
    rows = run(store, "targets-of-indicator", indicator="秸秆综合利用率（别名）", **given).dicts()
    assert [(row["indicator"], row["value"], row["year"]) for row in rows] == [("秸秆综合利用率", 86.0, 2025)] * count


def test_unassigned_measures(store: Store) -> None:
    assert [row["text"] for row in run(store, "unassigned-measures").dicts()] == ["严禁新增焦化产能。"]


def test_agency_load(store: Store) -> None:
    busiest = run(store, "agency-load", policy=PLAN).dicts()[0]
    assert (busiest["agency"], busiest["lead"], busiest["explicit_lead"], busiest["responsible"]) == ("山西省能源局", 6, 0, 1)
    assert busiest["measures"] == 8


def test_a_query_may_have_a_text_of_its_own_for_the_embedded_database() -> None:
    query = get("implementers")
    assert "properties(nodes(path), 'id')" in query.text("ladybug")
    assert "properties" not in query.text("neo4j")
    assert get("policies").text("ladybug") == get("policies").text("neo4j")


def test_explain_needs_no_database() -> None:
    query = get("agency-measures")
    assert explain("agency-measures", "neo4j", role="lead") == (
        query.cypher,
        {"agency": "省能源局", "role": "lead", "basis": "", "region": "", "policy": ""},
    )
    with pytest.raises(BadRequest, match="role is one of lead, support, responsible, not 'boss'"):
        explain("agency-measures", "neo4j", role="boss")


@pytest.mark.parametrize("name", ["agency-measures", "shared-measures", "successions"])
def test_an_unknown_agency_has_neighbours(store: Store, name: str) -> None:
    with pytest.raises(NotFound, match="no agency is called '省能元局'; nearest: "):
        run(store, name, agency="省能元局")


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("policy-outline", {"policy": "晋发改资环发〔2022〕198"}, f"no policy has the id '晋发改资环发〔2022〕198'; nearest: {PLAN}"),
        (
            "policy-outline",
            {"policy": "山西省“十三五”节能减排实施方案"},
            f"no policy has the id '山西省“十三五”节能减排实施方案'; nearest: {OLD}",
        ),
        ("omissions", {"child": "晋政发〔2017〕1号"}, f"no policy has the id '晋政发〔2017〕1号'; nearest: {OLD}"),
        ("citations", {"cited": "发改环资〔2021〕152号"}, f"no policy has the id '发改环资〔2021〕152号'; nearest: {CITED}"),
        (
            "provision-heirs",
            {"provision": f"{PLAN}:sec_2__cl_9"},
            f"no provision has the id '{PLAN}:sec_2__cl_9'; nearest: {PLAN}:sec_2__cl_",
        ),
        ("targets-of-indicator", {"indicator": "秸秆利用率"}, "no indicator is called '秸秆利用率'; nearest: 秸秆综合利用率"),
        ("industry-measures", {"industry": "煤炭"}, "no industry is called '煤炭'"),
        ("policies", {"region": "山西省"}, "no region has the code '山西省'; nearest: 140000"),
        ("agency-measures", {"agency": "省能源局", "region": "山西市"}, "no region is called '山西市'; nearest: 山西"),
    ],
)
def test_what_the_graph_lacks_has_neighbours(store: Store, name: str, given: dict[str, str], message: str) -> None:
    with pytest.raises(NotFound, match=re.escape(message)):
        run(store, name, **given)


def test_every_name_that_a_query_takes_is_taken(five: Store) -> None:
    for region in ("140000", "山西省", "山西"):
        assert run(five, "region-measures", region=region, below=True).rows
    for industry in ("4", "44", "电力、热力生产和供应业"):
        assert run(five, "industry-measures", industry=industry).rows
    assert run(five, "additions", policy="国发〔2016〕74号").rows == []
    regions = {code for (code,) in five.run("MATCH (r:Region) WHERE r.code IS NOT NULL RETURN r.code").rows}
    for label in ("Policy", "Agency"):
        assert {code for (code,) in five.run(f"MATCH (n:{label}) WHERE n.region IS NOT NULL RETURN n.region").rows} <= regions


def test_unknown_query_names_the_nearest() -> None:
    with pytest.raises(NotFound, match="no query is called 'agency-measure'; nearest: agency-measures"):
        get("agency-measure")


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("agency-measures", {}, "agency-measures needs the parameter 'agency' .* it has agency, role, basis, region"),
        ("agency-measures", {"agency": "省能源局", "rol": "lead"}, "has no parameter 'rol'; it has agency, role, basis, region"),
        ("targets-of-indicator", {"indicator": "x", "year": "soon"}, "the parameter 'year' must be int, not 'soon'"),
        ("targets-of-indicator", {"indicator": "x", "year": "9" * 30}, "the parameter 'year' must be int"),
        ("provision-measures", {"provision": "x", "below": "maybe"}, "the parameter 'below' must be bool, not 'maybe'"),
        ("policies", {"region": 140000}, "the parameter 'region' must be string, not 140000"),
    ],
)
def test_wrong_parameters(name: str, given: dict[str, str | int], message: str) -> None:
    with pytest.raises(BadRequest, match=message):
        check(get(name), given)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("RETURN 1", "needs one title"),
        (HEADER + "RETURN 1", "and its columns"),
        (HEADER + "// column a: b\n// param x: date — day, e.g. 2020\n", "cannot read the header line '// param x: date"),
        (HEADER + "// column a: b\n// param x: int — number, e.g. many\n", "'x' must be int, not 'many'"),
        (HEADER + "// note\n", "cannot read the header line '// note'"),
    ],
)
def test_wrong_header(source: str, message: str) -> None:
    with pytest.raises(BadRequest, match=message):
        parse("made", source)
