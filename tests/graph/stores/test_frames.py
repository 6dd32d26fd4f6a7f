"""Data frames of what a query found: the type of every column, and what is missing."""

from __future__ import annotations

import sys
from typing import Any

import pandas
import polars
import pytest

from graph.errors import BadRequest
from graph.stores import Table

COLUMNS = [
    ([1, None, 3], "Int64", polars.Int64),
    ([1.5, None, 2.5], "float64", polars.Float64),
    ([1, 1.5, None], "float64", polars.Float64),
    ([True, None, False], "boolean", polars.Boolean),
    (["甲", None, "乙"], "str", polars.String),
    ([["甲"], None, []], "object", polars.List(polars.String)),
    ([None, None, None], "object", polars.Null),
    ([], "object", polars.Null),
]


@pytest.mark.parametrize(("values", "pandas_type", "polars_type"), COLUMNS)
def test_a_column_has_the_type_of_its_values(values: list[Any], pandas_type: str, polars_type: Any) -> None:
    table = Table(("rank", "column"), [(rank, value) for rank, value in enumerate(values)])
    series = table.to_pandas()["column"]
    assert str(series.dtype) == pandas_type
    assert [None if not isinstance(value, list) and pandas.isna(value) else value for value in series] == values
    assert table.to_polars()["column"].dtype == polars_type
    assert table.to_polars()["column"].to_list() == values


def test_a_table_without_rows_keeps_its_columns() -> None:
    table = Table(("policy", "title"), [])
    assert list(table.to_pandas().columns) == table.to_polars().columns == ["policy", "title"]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_installed_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(BadRequest, match=rf"{library} is not installed; pip install 'zhengmai\[frames\]' brings it"):
        getattr(Table(("a",), [(1,)]), f"to_{library}")()
