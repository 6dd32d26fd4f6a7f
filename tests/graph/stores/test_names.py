"""Which names the nodes of a label go by, on the five bundled documents."""

from __future__ import annotations

import pytest

from graph.stores import Store
from graph.stores.names import ids_of, is_named, names_of


@pytest.mark.parametrize(
    ("label", "fields", "stems", "name", "expected"),
    [
        ("Policy", ["id"], [], "国发〔2021〕4号", True),
        ("Policy", ["id"], [], "国发〔2021〕", False),
        ("Agency", ["name", "short_name", "aliases"], [], "省能源局", True),
        ("Agency", ["name", "short_name", "aliases"], [], "省能元局", False),
        ("Agency", ["name"], [], "省能源局", False),
        ("Industry", ["name", "code"], ["code"], "4", True),
        ("Industry", ["name", "code"], [], "4", False),
    ],
)
def test_a_name_is_known_or_not(five: Store, label: str, fields: list[str], stems: list[str], name: str, expected: bool) -> None:
    assert is_named(five, label, fields, stems, name) is expected


def test_names_come_by_id(five: Store) -> None:
    rows = names_of(five, "Policy", ["id", "doc_number"])
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert {"id": "国发〔2021〕4号", "doc_number": "国发〔2021〕4号"} in rows


def test_ids_are_those_that_the_policies_own(five: Store) -> None:
    ids = ids_of(five, "Provision", ["国发〔2021〕4号"])
    assert ids
    assert all(id.startswith("国发〔2021〕4号:") for id in ids)
    assert ids_of(five, "Measure", []) == []
