"""The embedded database and a Neo4j server give the same answers: the graph, and every query of the library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import queries
from graph.corpus import load, remove
from graph.fragment import Fragment, Value
from graph.stores import Store, open_store
from loaders import reference_fragment
from queries import Query
from queries.library import list_internal
from tests.databases import Server, empty
from tests.graph.dump import dump
from tests.graph.samples import COUNTY_PLAN, OPINION, SAMPLES, fragment
from tests.strategies import REGIONS, documents, references

FRAGMENTS, AT_ONCE = 1000, 20  # random fragments in all, and in one transaction


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(str(tmp_path_factory.mktemp("contract") / "graph.lbug"))) as store:
        yield store


@pytest.fixture(scope="module")
def pair(embedded: Store, server: Server) -> tuple[Store, Store]:
    """The five bundled documents in both databases."""
    both = embedded, server.blank()
    for store in both:
        empty(store)
        load(store, [reference_fragment(), *map(fragment, SAMPLES)])
    return both


def test_the_same_graph_of_the_five_documents(pair: tuple[Store, Store]) -> None:
    one, other = map(dump, pair)
    assert one == other


def askings(query: Query) -> list[dict[str, Value]]:
    """Ways to ask a query: by its examples alone, with its defaults, and with one parameter more at a time."""
    needed = {one.name: one.example for one in query.parameters if one.default is None}
    free = [one for one in query.parameters if one.default is not None]
    values = [{**needed, one.name: value} for one in free for value in (one.values or (one.example,))]
    return [needed, *values, {one.name: one.example for one in query.parameters}]


@pytest.mark.parametrize("query", [*queries.list_queries(), *list_internal()], ids=lambda query: query.name)
def test_every_query_has_the_same_answer(pair: tuple[Store, Store], query: Query) -> None:
    for asked in askings(query):
        one, other = (store.run(query.text(store.dialect), queries.check(query, asked)) for store in pair)
        if "UNION ALL" in query.cypher:  # which has no order
            one.rows.sort()
            other.rows.sort()
        assert one.columns == other.columns
        assert one.rows == other.rows, asked


def test_the_same_after_replacement_and_deletion(pair: tuple[Store, Store]) -> None:
    shorter = replace(fragment(OPINION), edges=tuple(edge for edge in fragment(OPINION).edges if edge.label != "LEADS"))
    policies = [policy for name in (COUNTY_PLAN, OPINION) if (policy := fragment(name).policy)]
    for store in pair:
        load(store, [shorter])
    assert dump(pair[0]) == dump(pair[1])
    for policy in policies:
        for store in pair:
            remove(store, policy)
        assert dump(pair[0]) == dump(pair[1])


def pool() -> list[dict[str, Value]]:
    """Policies of many places, matters and years that may carry one another out."""
    matters = ("绿色低碳循环发展", "碳达峰", "节能减排", "清洁生产")
    return [
        {
            "doc_number": f"{region[:2]}政发〔{year}〕{number}号",
            "title": f"{name}人民政府关于{matter}的实施意见",
            "topic": matter,
            "region": region,
            "date_issued": f"{year}-06-0{number + 1}",
        }
        for region, name in REGIONS.items()
        for number, matter in enumerate(matters)
        for year in (2021, 2022, 2023)
    ]


def batches() -> st.SearchStrategy[list[Fragment]]:
    """As many documents as one transaction takes, now and then with reference data."""
    many = st.lists(documents(pool()), min_size=AT_ONCE, max_size=AT_ONCE, unique_by=lambda one: one.policy or "")
    return st.builds(lambda some, data: [*data, *some], many, st.lists(references(), max_size=1))


@settings(
    max_examples=FRAGMENTS // AT_ONCE,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(fragments=batches())
def test_random_fragments_make_the_same_graph(embedded: Store, server: Server, fragments: list[Fragment]) -> None:
    """Each load replaces some of the documents of the ones before."""
    if not embedded.run("MATCH (n:Policy) RETURN n.id LIMIT 1").rows:
        server.blank()
    for store in (embedded, server.store):
        load(store, fragments)
    assert dump(embedded) == dump(server.store)
