"""Rows as typed columns: what the embedded database takes in bulk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from graph.schema import Field, Kind
from graph.stores.base import refusing

_TYPES: dict[Kind, pa.DataType] = {
    "string": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "strings": pa.list_(pa.string()),
}


def typed(ids: Mapping[str, list[str]], fields: Sequence[Field], rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Typed columns in the order of the database's table, ids first: a column of nulls has no type of its own."""
    with refusing():
        columns = {name: pa.array(values, pa.string()) for name, values in ids.items()}
        columns |= {field.name: pa.array([row.get(field.name) for row in rows], _TYPES[field.kind]) for field in fields}
    return pa.table(columns)
