"""Indicators: the list, and the figures of one."""

from __future__ import annotations

import pytest

from graph.errors import NotFound
from graph.stores.base import Store
from queries import find_indicators, read_indicator, run

STRAW = "农作物秸秆综合利用率"


def test_list_has_every_indicator_with_its_counts(five: Store) -> None:
    listed = {one.name: one for one in find_indicators(five)}
    rows = run(five, "indicators").dicts()
    assert {row["indicator"]: (row["documents"], row["figures"], row["first_year"], row["last_year"]) for row in rows} == {
        name: (one.documents, one.figures, one.first_year, one.last_year) for name, one in listed.items()
    }


@pytest.mark.parametrize(
    ("name", "narrowed", "found"),
    [
        ("秸秆", {}, True),
        ("秸秆综合利用率", {"dimension": "percent", "direction": "higher"}, True),
        ("秸秆", {"direction": "lower"}, False),
        ("秸秆", {"dimension": "unknown"}, False),
        ("秸秆", {"least": 99}, False),
    ],
)
def test_filters(five: Store, name: str, narrowed: dict[str, str], found: bool) -> None:
    assert (STRAW in {one.id for one in find_indicators(five, name, **narrowed)}) is found  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", [STRAW, "秸秆综合利用率"])
def test_figures_run_from_the_nation_down_by_year(five: Store, asked: str) -> None:
    answer = read_indicator(five, asked)
    assert answer.indicator.id == STRAW
    assert [(one.region, one.year, one.value, one.comparator) for one in answer.figures] == [
        ("140000", 2020, 85.0, "="), ("140000", 2025, 86.0, ">="), ("140000", 2025, 90.0, ">="), ("140902", 2025, 90.0, ">="),
    ]  # fmt: skip
    assert all(one.quote and one.provision.startswith(one.policy) for one in answer.figures)


@pytest.mark.parametrize(
    ("narrowed", "count"),
    [
        ({"region": "140000"}, 3),
        ({"region": "山西省", "below": True}, 4),
        ({"year": 2025}, 3),
        ({"change": "decrease"}, 0),
        ({"region": "unknown"}, 0),
    ],
)
def test_figures_are_narrowed_and_the_counts_stay(five: Store, narrowed: dict[str, str], count: int) -> None:
    answer = read_indicator(five, STRAW, **narrowed)  # type: ignore[arg-type]
    assert (len(answer.figures), answer.indicator.figures) == (count, 4)


def test_an_indicator_that_there_is_not_is_refused_with_the_nearest(five: Store) -> None:
    with pytest.raises(NotFound) as raised:
        read_indicator(five, "秸杆综合利用率")
    assert "秸秆综合利用率" in raised.value.nearest
