"""Regions: the tree, and what the graph holds of each."""

from __future__ import annotations

import pytest

from graph.errors import NotFound
from graph.stores.base import Store
from queries import find_regions, read_region


def test_used_regions_are_those_with_documents_or_agencies_at_or_below(five: Store) -> None:
    used = {one.id: (one.documents, one.documents_below) for one in find_regions(five, is_used=True)}
    assert {"140000": (4, 5), "140900": (0, 1), "140902": (1, 1)}.items() <= used.items()
    assert "110000" not in used
    assert "110000" in {one.id for one in find_regions(five)}


def test_named_areas_come_last(five: Store) -> None:
    codes = [one.code is None for one in find_regions(five, is_used=True)]
    assert codes == sorted(codes)
    assert True in codes


@pytest.mark.parametrize("asked", ["140902", "忻府区"])
def test_a_region_knows_its_place_and_what_it_holds(five: Store, asked: str) -> None:
    found = read_region(five, asked)
    assert found.region.name == "忻府区"
    assert [one.id for one in found.ancestors] == ["100000", "140000", "140900"]
    assert [one.id for one in found.policies] == ["140902-5c341881"]
    assert "农作物秸秆综合利用率" in {one.id for one in found.indicators}
    assert [one.name for one in found.busiest] == ["忻府区发展和改革局"]


def test_a_named_area_holds_regions_and_no_documents_of_its_own(five: Store) -> None:
    found = read_region(five, "area-黄河流域")
    assert found.region.code is None
    assert "140000" in {one.id for one in found.children}
    assert found.policies == ()


def test_a_name_of_several_regions_is_refused_with_their_codes(five: Store) -> None:
    with pytest.raises(NotFound, match="'市中区' is the name of 4 regions") as raised:
        read_region(five, "市中区")
    assert len(raised.value.nearest) == 4


def test_a_region_that_there_is_not_is_refused_with_the_nearest(five: Store) -> None:
    with pytest.raises(NotFound) as raised:
        read_region(five, "忻府县")
    assert "忻府区" in raised.value.nearest
