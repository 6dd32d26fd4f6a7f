"""Pictures of figures: what may stand in one, where it stands, and what is said of the rest."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from api.web.charts.comparables import comparables
from api.web.charts.lines import MOST, line_chart
from api.web.charts.rows import row_chart
from api.web.charts.scale import scale_of
from api.web.charts.tiles import LEAST, provinces, tile_map
from loaders.reference.regions import regions
from queries import IndicatorFigure

FIGURE = IndicatorFigure(
    "t", "p", "文件", None, "2022-01-01", "province", "140000", "山西省", "p:sec_1", "一", "目标", "level", ">=", 50.0, None, "%", 0.5, "1",
    2025, None, None, "stated", None, "达到50%以上",
)  # fmt: skip


def figures(*changes: dict[str, object]) -> list[IndicatorFigure]:
    return [replace(FIGURE, id=f"t{place}", **change) for place, change in enumerate(changes)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([52, 88], (50, 60, 70, 80, 90)),
        ([0, 1], (0, 0.2, 0.4, 0.6, 0.8, 1)),
        ([-3, 12], (-5, 0, 5, 10, 15)),
        ([1200, 98000], (0, 20000, 40000, 60000, 80000, 100000)),
    ],
)
def test_a_scale_has_round_numbers_about_its_values(values: list[float], ticks: tuple[float, ...]) -> None:
    assert scale_of(values, 0, 100).ticks == ticks


@pytest.mark.parametrize("value", [0, 7, -3, 1e9])
def test_one_value_has_a_scale(value: float) -> None:
    scale = scale_of([value], 0, 100)
    assert 0 <= scale.at(value) <= 100


def test_levels_and_changes_stand_apart_and_units_that_can_be_compared_together() -> None:
    groups = comparables(
        figures(
            {"value": 2.0, "unit": "万吨", "value_si": 2e7, "unit_si": "kg"},
            {"value": 3.0, "unit": "万吨", "value_si": 3e7, "unit_si": "kg"},
            {"value": 5000.0, "unit": "吨", "value_si": 5e6, "unit_si": "kg"},
            {"change": "decrease", "value": 18.0, "value_si": 0.18},
        )
    )
    assert [(one.change, one.unit, len(one.figures)) for one in groups] == [("level", "万吨", 3), ("decrease", "%", 1)]
    assert [groups[0].value(one) for one in groups[0].figures] == pytest.approx([2.0, 3.0, 0.5])


def test_a_region_with_two_years_has_a_line_and_one_with_one_is_counted() -> None:
    (group,) = comparables(figures({"year": 2020}, {"year": 2025}, {"region": "130000"}))
    chart = line_chart(group)
    assert chart is not None
    assert [(line.name, len(line.marks)) for line in chart.lines] == [("山西省", 2)]
    assert (chart.left_out, [year for _, year in chart.years]) == (1, [2020, 2025])


def test_a_baseline_is_a_mark_but_no_target() -> None:
    (group,) = comparables(figures({"baseline_year": 2020, "baseline_value": 40.0}))
    chart = line_chart(group)
    assert chart is not None
    assert [(mark.is_baseline, mark.figure.year) for mark in chart.lines[0].marks] == [(True, 2025), (False, 2025)]
    assert chart.lines[0].marks[0].y > chart.lines[0].marks[1].y  # 40 stands below 50


def test_names_beside_lines_do_not_cover_each_other() -> None:
    many = [{"region": f"1{n:02}000", "year": year} for n in range(MOST + 3) for year in (2020, 2025)]
    (group,) = comparables(figures(*many))
    chart = line_chart(group)
    assert chart is not None
    assert (len(chart.lines), chart.left_out) == (MOST, 3)
    places = [line.y for line in chart.lines]
    assert all(after - before >= 15 for before, after in pairwise(places))


def test_a_range_reaches_from_end_to_end() -> None:
    (group,) = comparables(
        figures(
            {"comparator": "range", "value": 10.0, "value_si": 0.1, "value_max": 20.0}, {"region": "130000", "value": 30.0, "value_si": 0.3}
        )
    )
    chart = row_chart(group, 2025)
    assert chart is not None
    dot = chart.rows[0].dots[0]
    assert dot.far - dot.x == pytest.approx((chart.rows[1].dots[0].x - dot.x) / 2, abs=0.2)


@pytest.mark.parametrize("count", range(1, LEAST + 2))
def test_a_map_needs_some_provinces_and_leaves_the_others_blank(count: int) -> None:
    codes = [code for code, *_ in provinces()][:count]
    (group,) = comparables(figures(*({"region": code, "value": 10.0 + n, "value_si": 0.1 + n / 100} for n, code in enumerate(codes))))
    found = tile_map(group, 2025)
    assert (found is None) is (count < LEAST)
    if found:
        assert [tile.code for tile in found.tiles if tile.figure] == codes
        assert {tile.value for tile in found.tiles if not tile.figure} == {None}


def test_the_newest_figure_of_a_province_is_shown() -> None:
    codes = [code for code, *_ in provinces()][:LEAST]
    older = [{"region": code, "value": 1.0, "value_si": 0.01, "date": "2020-01-01"} for code in codes]
    (group,) = comparables(figures(*({"region": code} for code in codes), *older))
    found = tile_map(group, 2025)
    assert found is not None
    assert {tile.value for tile in found.tiles if tile.figure} == {50.0}


def test_what_is_stated_goes_before_what_is_strived_for_and_a_part() -> None:
    codes = [code for code, *_ in provinces()][:LEAST]
    stated = [{"region": code, "value": 14.0, "value_si": 0.14} for code in codes]
    others = [{"region": code, "value": 14.5, "value_si": 0.145, "commitment": "strive"} for code in codes]
    parts = [{"region": code, "value": 90.0, "value_si": 0.9, "scope": "设市城市"} for code in codes]
    (group,) = comparables(figures(*stated, *others, *parts))
    found = tile_map(group, 2025)
    assert found is not None
    assert {tile.value for tile in found.tiles if tile.figure} == {14.0}


def test_every_province_has_a_tile_of_its_own() -> None:
    assert len({(column, row) for _, _, column, row in provinces()}) == 34
    known = {one.code: one.short_name for one in regions().values() if one.level == "province"}
    assert {code: name for code, name, *_ in provinces()} == known
