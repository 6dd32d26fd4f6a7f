"""The values of fields with few values: those that the words know, and all that documents have."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import pytest

from graph.stores import open_store
from queries import choices, words


def test_roles_and_bases_are_those_that_have_words() -> None:
    assert list(get_args(choices.Role)) == list(words().roles)
    assert list(get_args(choices.Basis)) == list(words().bases)


@pytest.mark.parametrize(
    ("pattern", "values"),
    [
        ("(n:Policy)", {"level": choices.Level, "presence": choices.Presence}),
        ("(n:Measure)", {"modality": choices.Modality}),
        ("(n:Target)", {"change": choices.Change, "comparator": choices.Comparator, "commitment": choices.Commitment}),
        ("()-[n:CITES]->()", {"relation": choices.Relation}),
        ("(:Agency)-[n:LEADS|SUPPORTS|RESPONSIBLE_FOR]->()", {"role": choices.Role, "basis": choices.Basis}),
    ],
)
def test_documents_have_no_other_values(five_documents: Path, pattern: str, values: dict[str, Any]) -> None:
    with closing(open_store(str(five_documents), read_only=True)) as store:
        for field, known in values.items():
            found = {value for (value,) in store.run(f"MATCH {pattern} RETURN DISTINCT n.{field} AS value").rows}
            assert found - {None} <= set(get_args(known)), field
            assert found - {None}, field
