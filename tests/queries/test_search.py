"""A search tells what has the words, where, and what it can be narrowed to; the same on both databases."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import BadRequest, NotFound
from graph.stores import Store
from queries import search

LOW_CARBON, ENERGY_SAVING, CLEAN = "晋政发〔2022〕12号", "140000-d88ddf29", "晋发改资环发〔2022〕198号"


def test_a_provision_with_the_words(five: Store) -> None:
    answer = search(five, "「煤炭消费」")
    assert answer.terms == ("煤炭消费",)
    hit = next(hit for hit in answer.hits if hit.id == f"{ENERGY_SAVING}:sec_2__cl_5")
    assert (hit.kind, hit.policy, hit.provision, hit.path, hit.heading) == ("provision", ENERGY_SAVING, hit.id, "二/五", "推动能源结构优化")
    assert (hit.region_name, hit.presence) == ("山西省", "loaded")
    assert {hit.snippet[start:end] for start, end in hit.marks} == {"煤炭消费"}
    assert len(hit.snippet) <= 152


def test_every_hit_shows_the_words_or_its_document_is_called_so(five: Store) -> None:
    for kind in ("policy", "provision", "measure", "target"):
        for hit in search(five, "能源", kind=kind, limit=100).hits:
            shown = [hit.snippet[start:end] for start, end in hit.marks] + [(hit.heading or "")[s:e] for s, e in hit.heading_marks]
            assert "能源" in shown
            assert hit.kind == kind


def test_a_document_is_found_by_its_number(five: Store) -> None:
    first = search(five, LOW_CARBON).hits[0]
    assert (first.kind, first.id, first.provision) == ("policy", LOW_CARBON, None)


FILTERS: list[tuple[dict[str, str], set[str]]] = [
    ({"level": "county"}, {"140902-5c341881"}),
    ({"region": "忻府区"}, {"140902-5c341881"}),
    ({"region": "140902"}, {"140902-5c341881"}),
    ({"year": "2017"}, {ENERGY_SAVING}),
    ({"genre": "规划纲要"}, {"140000-3f0f3617"}),
    ({"subject": "economy"}, {LOW_CARBON, "140902-5c341881"}),
    ({"subject": "工业、交通"}, {CLEAN}),
    ({"agency": "山西省能源局"}, {CLEAN}),
]


@pytest.mark.parametrize(("given", "policies"), FILTERS)
def test_filters(five: Store, given: dict[str, str], policies: set[str]) -> None:
    answer = search(five, "能源", limit=1000, **given)  # type: ignore[arg-type]
    loaded = [hit for hit in answer.hits if hit.presence == "loaded"]
    assert {hit.policy for hit in loaded} == policies
    (name,) = given
    (chosen,) = (choice for choice in getattr(answer.facets, name) if choice.chosen)
    assert chosen.count == answer.total


@pytest.mark.parametrize("name", ["level", "region", "year", "genre", "subject", "agency"])
def test_a_count_is_that_of_the_answer_narrowed_so(five: Store, name: str) -> None:
    for choice in getattr(search(five, "煤炭").facets, name):
        given: dict[str, Any] = {name: choice.value}
        assert search(five, "煤炭", **given).total == choice.count, choice


def test_counts_of_kinds(five: Store) -> None:
    counts = {choice.value: choice.count for choice in search(five, "煤炭消费").facets.kind}
    assert counts == {kind: search(five, "煤炭消费", kind=kind).total for kind in counts}
    assert search(five, "煤炭消费").total == counts["provision"] + counts["policy"]
    assert search(five, "煤炭消费").whole == sum(counts.values())


def test_hits_come_a_page_at_a_time(five: Store) -> None:
    whole = search(five, "能源", limit=1000).hits
    assert [*search(five, "能源", limit=7).hits, *search(five, "能源", limit=7, start=7).hits] == [*whole[:14]]


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("新能原汽车", "新能源汽车"),  # a misprint
        ("煤炭消费氢能源", "煤炭消费 氢能"),  # words that stand apart
    ],
)
def test_what_stands_nowhere_has_near_searches_that_find_something(five: Store, asked: str, nearest: str) -> None:
    answer = search(five, asked)
    assert (answer.total, answer.whole, answer.hits) == (0, 0, ())
    assert nearest in answer.nearest
    assert all(search(five, query).whole for query in answer.nearest)


def test_filters_that_leave_nothing_are_told_from_words_that_stand_nowhere(five: Store) -> None:
    answer = search(five, "煤炭消费", year="1999")
    assert answer.total == 0
    assert answer.whole > 0
    assert answer.nearest == ()


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"text": "，。"}, BadRequest, "no words"),
        ({"kind": "clause"}, BadRequest, "kind must be one of policy, provision, measure, target"),
        ({"level": "省级"}, BadRequest, "level must be one of national"),
        ({"subject": "x"}, BadRequest, "subject must be one of organisation"),
        ({"region": "忻府县"}, NotFound, "忻府"),
        ({"agency": "省能元局"}, NotFound, "省能源局"),
    ],
)
def test_what_cannot_be_searched_for(five: Store, given: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        search(five, **{"text": "煤炭", **given})
