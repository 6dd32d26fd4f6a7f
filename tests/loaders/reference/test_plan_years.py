from __future__ import annotations

from itertools import pairwise

import pytest

from loaders.annotate.measures import deadline
from loaders.annotate.periods import years
from loaders.reference.plan_years import LAST_YEAR
from loaders.structure.titles import topic


def test_plans_follow_one_another_by_five_years() -> None:
    assert all(after - before == 5 for before, after in pairwise(LAST_YEAR.values()))
    assert (LAST_YEAR["十一五"], LAST_YEAR["十四五"], LAST_YEAR["十六五"]) == (2010, 2025, 2035)


@pytest.mark.parametrize("plan", LAST_YEAR)
def test_a_plan_is_known_wherever_years_are_read(plan: str) -> None:
    assert topic(f"山西省“{plan}”节能减排规划") == "节能减排"
    assert years(f"“{plan}”末森林覆盖率达到") == ([LAST_YEAR[plan]], None)
    assert deadline(f"“{plan}”末达到60%") == str(LAST_YEAR[plan])
