"""The catalogue of documents and the overview of what is loaded."""

from __future__ import annotations

import pytest

from graph.errors import BadRequest, NotFound
from graph.stores import Store
from queries import Filters, find_policies, list_policies, overview
from queries.catalogue import SORTS

COUNTY, LOW_CARBON, CLEAN = "140902-5c341881", "晋政发〔2022〕12号", "晋发改资环发〔2022〕198号"


@pytest.mark.parametrize(
    ("filters", "policies"),
    [
        (Filters(presence="loaded", level="county"), [COUNTY]),
        (Filters(presence="loaded", region="忻府区"), [COUNTY]),
        (Filters(presence="loaded", subject="economy"), [LOW_CARBON, COUNTY]),
        (Filters(presence="loaded", subject="工业、交通"), [CLEAN]),
        (Filters(presence="loaded", year="2017"), ["140000-d88ddf29"]),
        (Filters(presence="loaded", genre="规划纲要"), ["140000-3f0f3617"]),
        (Filters(presence="loaded", level="county", year="2017"), []),
    ],
)
def test_filters(five: Store, filters: Filters, policies: list[str]) -> None:
    assert [policy.id for policy in find_policies(five, filters).policies] == policies


def test_without_filters_it_is_the_whole_list(five: Store) -> None:
    found = find_policies(five, Filters())
    assert [*found.policies] == list_policies(five, presence="")
    assert {choice.value: choice.count for choice in found.facets.presence}["loaded"] == 5


@pytest.mark.parametrize("sort", SORTS)
def test_sorting_loses_nothing(five: Store, sort: str) -> None:
    found = find_policies(five, Filters(), sort).policies
    assert {policy.id for policy in found} == {policy.id for policy in list_policies(five, presence="")}
    if sort not in ("region", "title"):
        values = [getattr(policy, sort) or "" if sort == "date" else getattr(policy, sort) for policy in found]
        assert values == sorted(values, reverse=True)


def test_what_there_is_not(five: Store) -> None:
    with pytest.raises(BadRequest, match="sort must be one of region, title"):
        find_policies(five, Filters(), "size")
    with pytest.raises(BadRequest, match="presence must be one of"):
        find_policies(five, Filters(presence="here"))
    with pytest.raises(NotFound, match="忻府"):
        find_policies(five, Filters(region="忻府县"))


def test_overview(five: Store) -> None:
    found = overview(five, latest=2)
    assert (found.policies, found.regions, found.levels) == (5, 2, ("national", "province", "city", "county"))
    assert found.measures == sum(policy.measures for policy in list_policies(five))
    economy = next(row for row in found.subjects if row.subject == "economy")
    assert economy.policies == 2
    assert [(one.level, one.policies, [place.name for place in one.places]) for one in economy.levels] == [
        ("national", 0, []),
        ("province", 1, ["山西省"]),
        ("city", 0, []),
        ("county", 1, ["忻府区"]),
    ]
    assert [policy.id for policy in found.latest] == [
        policy.id for policy in find_policies(five, Filters(presence="loaded"), "date").policies[:2]
    ]


def test_every_cell_of_the_overview_leads_to_as_many_documents(five: Store) -> None:
    for row in overview(five).subjects:
        for cell in row.levels:
            narrowed = Filters(presence="loaded", subject=row.subject, level=cell.level)
            assert len(find_policies(five, narrowed).policies) == cell.policies


def test_overview_of_nothing(blank: Store) -> None:
    found = overview(blank)
    assert (found.policies, found.levels, found.subjects, found.latest) == (0, (), (), ())
