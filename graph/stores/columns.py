"""Columns: rows that come in bulk, as the embedded database takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.schema import Field, Kind
from graph.stores.base import refusing

if TYPE_CHECKING:
    import pyarrow


def typed_table(ids: Mapping[str, list[str]], fields: Sequence[Field], rows: Sequence[Mapping[str, Any]]) -> pyarrow.Table:
    """Typed columns in the order of the database's table, ids first: a column of nulls has no type of its own."""
    import pyarrow  # half a second, which a reader need not wait

    kinds = _arrow_types()
    with refusing():
        columns = {name: pyarrow.array(values, kinds["string"]) for name, values in ids.items()}
        columns |= {field.name: pyarrow.array([row.get(field.name) for row in rows], kinds[field.kind]) for field in fields}
    return pyarrow.table(columns)


@cache
def _arrow_types() -> dict[Kind, pyarrow.DataType]:
    """The type of a column for each kind of field."""
    import pyarrow

    return {
        "string": pyarrow.string(),
        "int": pyarrow.int64(),
        "float": pyarrow.float64(),
        "bool": pyarrow.bool_(),
        "strings": pyarrow.list_(pyarrow.string()),
    }
