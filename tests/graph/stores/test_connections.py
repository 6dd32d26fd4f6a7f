"""Connections of the embedded database that are used again give what new ones give."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import BadRequest, StoreError
from graph.stores import open_store
from queries.library import fetch

# Whose plan has masks; asked by several threads it missed rows one time in six
ASKED = {"agencies": ["140000-山西省能源局"], "role": "", "basis": "sole"}


def test_a_statement_has_the_same_rows_again_and_again(five_documents: Path) -> None:
    with closing(open_store(str(five_documents), read_only=True)) as store:
        found = Counter(len(fetch(store, "agency-duties", **ASKED)) for _ in range(40))
    assert list(found) == [1]


def test_other_parameters_have_other_rows(five_documents: Path) -> None:
    with closing(open_store(str(five_documents), read_only=True)) as store:
        counts = [[len(fetch(store, "agency-duties", **{**ASKED, "basis": basis})) for basis in ("sole", "", "joint")] for _ in range(5)]
    assert all(one == counts[0] for one in counts)
    assert len(set(counts[0])) == 3


def test_an_error_leaves_the_store_as_it_was(five_documents: Path) -> None:
    with closing(open_store(str(five_documents), read_only=True)) as store:
        for _ in range(3):
            with pytest.raises(BadRequest):
                store.run("MATCH (n:Nothing) RETURN n.id")
            with pytest.raises(StoreError, match=r"took longer than 0\.001 seconds"):
                store.run("MATCH (a:Provision), (b:Provision) WHERE a.text CONTAINS b.text RETURN count(*)", seconds=0.001)
            assert store.run("MATCH (p:Policy) WHERE p.presence = 'loaded' RETURN p.id").rows
