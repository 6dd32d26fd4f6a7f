"""Who took words from whom, and which, on both databases."""

from __future__ import annotations

import pytest

from graph.corpus import load, reuse
from graph.stores import Store
from queries import coverage, run, trace
from queries.library import Scalar
from tests.graph.siblings import HEBEI, JIANGXI, LONG, NATION, SHANXI

TITLES = ("河北省关于科学绿化的实施意见", "山西省关于科学绿化的实施意见")


@pytest.fixture
def store(blank: Store) -> Store:
    """Three provinces' opinions with the nation's, in which reuse was looked for."""
    load(blank, [NATION, SHANXI, HEBEI, JIANGXI])
    reuse(blank)
    return blank


@pytest.mark.parametrize("policy", ["", "hebei", "shanxi"])
def test_who_took_words_from_whom(store: Store, policy: str) -> None:
    (row,) = run(store, "reuse", policy=policy).dicts()
    assert (row["later"], row["earlier"], row["clauses"], row["measures"]) == ("hebei", "shanxi", 1, 1)
    assert (row["later_title"], row["earlier_title"]) == TITLES
    assert row["similarity"] == 1.0


def test_of_a_document_without_any_there_is_no_row(store: Store) -> None:
    assert run(store, "reuse", policy="jiangxi").rows == []
    assert run(store, "reused-words", policy="shanxi").rows == []


@pytest.mark.parametrize("given", [{}, {"policy": "hebei"}, {"source": "shanxi"}, {"policy": "hebei", "source": "shanxi"}])
def test_which_words_they_are(store: Store, given: dict[str, Scalar]) -> None:
    clause, measure = run(store, "reused-words", **given).dicts()
    assert (clause["later"], clause["earlier"], clause["path"]) == ("hebei:cl_1", "shanxi:cl_7", "1")
    assert (measure["later"], measure["earlier"], measure["path"]) == ("hebei:cl_1:m", "shanxi:cl_7:m", None)
    assert clause["later_text"] == clause["earlier_text"] == clause["evidence"] == LONG[1]
    assert measure["later_text"] == measure["evidence"] == LONG[1].rstrip("。")


def test_no_question_about_descent_follows_reuse(store: Store) -> None:
    assert trace(store, "hebei:cl_1").steps == trace(store, "shanxi:cl_7", down=True).steps == ()
    assert not any(child.id == "hebei" for child in coverage(store, "shanxi").children)
    assert all("shanxi:cl_7" not in row for row in run(store, "provision-ancestry", provision="hebei:cl_1").rows)
