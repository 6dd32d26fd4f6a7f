"""Names: which nodes of a label go by what, and which ids they have."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from graph.schema import NODES
from graph.stores.base import Readable


def is_named(store: Readable, label: str, fields: Sequence[str], stems: Collection[str], name: str) -> bool:
    """Whether a node of the label has `name` in one of the fields; of those in `stems` the beginning is enough."""
    tests = " OR ".join(_test(label, field, field in stems) for field in fields)
    return bool(store.run(f"MATCH (n:{label}) WHERE {tests} RETURN n.id LIMIT 1", {"name": name}).rows)


def names_of(store: Readable, label: str, fields: Collection[str]) -> list[dict[str, Any]]:
    """The `id` and the fields of every node of the label, by id."""
    columns = "".join(f", n.{field} AS {field}" for field in fields if field != "id")
    return store.run(f"MATCH (n:{label}) RETURN n.id AS id{columns} ORDER BY id").dicts()


def ids_of(store: Readable, label: str, policies: Collection[str]) -> list[str]:
    """The ids of the nodes of the label that the policies own, in their order."""
    rows = store.run(f"MATCH (n:{label}) WHERE n.policy IN $policies RETURN n.id AS id ORDER BY id", {"policies": list(policies)}).rows
    return [id for (id,) in rows]


def _test(label: str, field: str, is_stem: bool) -> str:
    if is_stem:
        return f"n.{field} STARTS WITH $name"
    is_list = any(one.name == field and one.kind == "strings" for one in NODES[label].fields)
    return f"$name IN n.{field}" if is_list else f"n.{field} = $name"
