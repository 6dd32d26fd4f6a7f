"""The list of agencies, and what one is: names, place, roles, predecessors, documents."""

from __future__ import annotations

import pytest

from graph.errors import NotFound
from graph.stores.base import Store
from queries import agency_measures, agency_profiles, count_values, find_agencies
from tests.queries.material import OLD, PLAN


@pytest.mark.parametrize(
    ("name", "narrowed", "found"),
    [
        ("能源局", {}, ["130000-河北省能源局", "140000-山西省能源局"]),
        ("能源局", {"region": "山西"}, ["140000-山西省能源局"]),
        ("能源局", {"region": "130000"}, ["130000-河北省能源局"]),
        ("省发改委", {}, ["140000-山西省发展和改革委员会"]),
        ("能源局", {"region": "unknown"}, []),
        ("没有这个机构", {}, []),
    ],
)
def test_name_and_region_narrow(store: Store, name: str, narrowed: dict[str, str], found: list[str]) -> None:
    assert sorted(one.id for one in find_agencies(store, name, **narrowed)) == found  # type: ignore[arg-type]


def test_regions_below_are_added_when_asked_for(five: Store) -> None:
    assert find_agencies(five, region="忻州市") == []
    below = find_agencies(five, region="忻州市", below=True)
    assert "140902-忻府区发展和改革局" in {one.id for one in below}
    assert {one.region for one in below} == {"140902"}


@pytest.mark.parametrize("order", ["lists", "lead", "support", "responsible", "documents"])
def test_figures_are_sorted_the_greatest_first(five: Store, order: str) -> None:
    figures = [getattr(one, order) for one in find_agencies(five, order=order)]  # type: ignore[arg-type]
    assert figures == sorted(figures, reverse=True)
    assert figures[0] > 0


def test_counts_are_those_of_the_answer_about_the_agency(five: Store) -> None:
    (listed,) = find_agencies(five, "山西省能源局")
    (region,) = agency_measures(five, listed.id).regions
    roles = [group.role for group in region.groups]
    assert (listed.lead, listed.support, listed.responsible) == tuple(roles.count(role) for role in ("lead", "support", "responsible"))
    assert listed.documents == len({group.policy for group in region.groups})


def test_values_are_counted_the_unknown_last(five: Store) -> None:
    counts = count_values(find_agencies(five), "function")
    assert list(counts)[-1] == "unknown"
    assert sum(counts.values()) == len(find_agencies(five))
    assert len(find_agencies(five, function="能源")) == counts["能源"]


def test_a_region_that_there_is_not_is_refused(store: Store) -> None:
    with pytest.raises(NotFound, match="no region is called '山东'"):
        find_agencies(store, region="山东")


def test_profile_tells_history(store: Store) -> None:
    (profile,) = agency_profiles(store, "140000-山西省能源局")
    assert profile.agency.short_name == "省能源局"
    assert "山西省煤炭工业厅" in {one.name for one in profile.predecessors}
    (older,) = agency_profiles(store, "山西省煤炭工业厅")
    assert "山西省能源局" in {one.name for one in older.successors}


def test_profile_tells_what_the_agency_issued(five: Store) -> None:
    (profile,) = agency_profiles(five, "山西省人民政府")
    assert "晋政发〔2022〕12号" in {one.id for one in profile.issued}


def test_a_name_of_several_regions_is_told_by_region(store: Store) -> None:
    assert [one.agency.region for one in agency_profiles(store, "省能源局")] == ["130000", "140000"]


def test_an_agency_that_there_is_not_is_refused_with_the_nearest(store: Store) -> None:
    with pytest.raises(NotFound) as raised:
        agency_profiles(store, "省能元局")
    assert "省能源局" in raised.value.nearest


def test_one_document_narrows(store: Store) -> None:
    every = agency_measures(store, "山西省能源局", include_predecessors=True).regions[0].groups
    assert {group.policy for group in every} == {OLD, PLAN}
    own = agency_measures(store, "山西省能源局", include_predecessors=True, policy=PLAN).regions[0].groups
    assert own == tuple(group for group in every if group.policy == PLAN)
    with pytest.raises(NotFound, match="no policy has the id"):
        agency_measures(store, "山西省能源局", policy="没有")
