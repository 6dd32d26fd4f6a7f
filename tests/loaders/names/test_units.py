"""Units: figures that can be compared."""

from __future__ import annotations

import pytest

from loaders.names.units import to_si
from loaders.reference.units import COUNTED, MEASURED, MULTIPLES, PERCENT, PRINTED


@pytest.mark.parametrize("unit", PRINTED)
def test_every_unit_is_worth_something(unit: str) -> None:
    assert to_si(1, unit) is not None


def test_a_unit_is_of_one_sort() -> None:
    assert len({*PERCENT, *MEASURED, *MULTIPLES, *COUNTED}) == len(PRINTED)


EQUALS = [  # figures that are the same
    ((1, "千克/亩"), (1, "公斤/亩")),
    ((1000, "千克/亩"), (1, "吨/亩")),
    ((1, "亿元"), (1e4, "万元")),
    ((60, "%"), (600, "‰")),
    ((1, "万人"), (1e4, "人")),
    ((1, "万吨标准煤"), (1e4, "吨标煤")),
]


@pytest.mark.parametrize(("one", "other"), EQUALS)
def test_equal_figures_are_equal_in_si(one: tuple[float, str], other: tuple[float, str]) -> None:
    left, right = to_si(*one), to_si(*other)
    assert left is not None
    assert right is not None
    assert left[0] == pytest.approx(right[0])
    assert left[1] == right[1]


def test_a_unit_without_a_definition_has_none() -> None:
    assert to_si(1, "某单位") is None
