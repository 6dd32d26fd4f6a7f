"""Data frames of what a query found. Their libraries are the extra ``zhengmai[frames]``."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from graph.errors import BadRequest

if TYPE_CHECKING:
    import pandas
    import polars

# What a column of pandas is when all its values are of one type; integers and truth values may be missing.
_DTYPES: dict[type[Any], str] = {bool: "boolean", int: "Int64", float: "float64", str: "str"}


def pandas_frame(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> pandas.DataFrame:
    """The rows as a frame of pandas: Int64, boolean, float64 and str by the values, object for lists and what is mixed."""
    pd = _library("pandas")
    series = {name: pd.Series(values, dtype=_dtype(values)) for name, values in _columns(columns, rows).items()}
    return pd.DataFrame(series, columns=list(columns))


def polars_frame(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> polars.DataFrame:
    """The rows as a frame of polars: Int64, Boolean, Float64, String and List by the values."""
    pl = _library("polars")
    series = [pl.Series(name, values, strict=False) for name, values in _columns(columns, rows).items()]
    frame: polars.DataFrame = pl.DataFrame(series)
    return frame


def _columns(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    return {name: [row[place] for row in rows] for place, name in enumerate(columns)}


def _dtype(values: Sequence[Any]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return "float64"
    return _DTYPES.get(kinds.pop(), "object") if len(kinds) == 1 else "object"


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise BadRequest(f"{name} is not installed; pip install 'zhengmai[frames]' brings it") from None
