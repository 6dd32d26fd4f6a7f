"""Neighbourhoods: what a node is joined to, and that no edge is told twice or left out unsaid."""

from __future__ import annotations

import pytest

from graph.errors import NotFound
from graph.stores.base import Store
from queries import Neighbourhood, neighbourhood

COUNTY, PROVINCE, NATION = "140902-5c341881", "晋政发〔2022〕12号", "国发〔2021〕4号"


def ends(around: Neighbourhood, edge: str, outward: bool) -> set[str]:
    return {one.id for group in around.groups if (group.edge, group.outward) == (edge, outward) for one in group.neighbours}


@pytest.mark.parametrize(
    ("id", "label", "edge", "outward", "neighbour"),
    [
        (PROVINCE, "Policy", "IMPLEMENTS", True, NATION),
        (PROVINCE, "Policy", "IMPLEMENTS", False, COUNTY),
        (PROVINCE, "Policy", "ISSUED", False, "140000-山西省人民政府"),
        (PROVINCE, "Policy", "CITES", False, COUNTY),
        (PROVINCE, "Policy", "APPLIES_IN", True, "140000"),
        (PROVINCE, "Policy", "MEASURES", True, "农作物秸秆综合利用率"),
        (f"{PROVINCE}:sec_2__cl_4", "Provision", "DERIVES_FROM", False, f"{COUNTY}:sec_2__cl_4"),
        (f"{COUNTY}:sec_2__cl_4", "Provision", "DERIVES_FROM", True, f"{PROVINCE}:sec_2__cl_4"),
        (f"{COUNTY}:sec_2__cl_4", "Provision", "CONTAINS", False, f"{COUNTY}:sec_2"),
        ("140000-山西省能源局", "Agency", "LEADS", True, "晋发改资环发〔2022〕198号"),
        ("140000-山西省能源局", "Agency", "SUCCEEDED_BY", False, "140000-山西省经济和信息化委员会"),
        ("农作物秸秆综合利用率", "Indicator", "MEASURES", False, "140000"),
        ("140902", "Region", "PART_OF", True, "140900"),
    ],
)
def test_neighbours(five: Store, id: str, label: str, edge: str, outward: bool, neighbour: str) -> None:
    around = neighbourhood(five, id, most=500)
    assert around.label == label
    assert neighbour in ends(around, edge, outward)


def test_a_link_tells_its_kind_and_how_it_was_made(five: Store) -> None:
    around = neighbourhood(five, f"{COUNTY}:sec_2__cl_4")
    (derived,) = (group for group in around.groups if group.edge == "DERIVES_FROM")
    assert [(one.kinds, one.methods, one.review) for one in derived.neighbours] == [(("adapted",), ("text-reuse",), False)]


@pytest.mark.parametrize("most", [1, 5, 20, 500])
def test_room_is_shared_out_and_what_has_none_is_counted(five: Store, most: int) -> None:
    around = neighbourhood(five, PROVINCE, most)
    shown = [len(group.neighbours) for group in around.groups]
    assert sum(shown) == min(most, around.total)
    assert around.total == sum(group.total for group in around.groups)
    if most >= len(around.groups):
        assert min(shown) >= 1


@pytest.mark.parametrize("id", ["没有", f"{COUNTY}:sec_99"])
def test_an_id_that_there_is_not_is_refused(five: Store, id: str) -> None:
    with pytest.raises(NotFound):
        neighbourhood(five, id)
