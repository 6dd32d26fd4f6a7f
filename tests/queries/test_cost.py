"""How many statements an answer takes: the first of a store, as a command asks, and the next, as a server does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph.stores import Store
from queries import ask, compare_words, coverage, inheritance, trace

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

from answers import ANSWERS, CLAUSE, COUNTY, PROVINCE, Counted

LIMITS = {  # answer: (the first, the next)
    "ask": (9, 3),
    "ask, with predecessors": (9, 3),
    "list of policies": (3, 1),
    "list of policies, narrowed": (5, 2),
    "overview": (5, 2),
    "search": (6, 2),
    "search, narrowed": (8, 4),
    "policy": (13, 13),
    "provision": (12, 12),
    "summary": (2, 2),
    "inheritance": (13, 10),
    "coverage": (7, 4),
    "coverage, indirect": (7, 4),
    "trace": (6, 6),
    "words": (7, 7),
}


def test_every_answer_has_a_limit() -> None:
    assert LIMITS.keys() == ANSWERS.keys()


@pytest.mark.parametrize("name", ANSWERS)
def test_statements(five: Store, name: str) -> None:
    store = Counted(five)
    for limit in LIMITS[name]:
        store.statements = 0
        ANSWERS[name](store)
        assert store.statements <= limit


def test_a_region_in_the_question_costs_nothing(five: Store) -> None:
    store, taken = Counted(five), []
    for question in ("省能源局牵头哪些措施", "省能源局牵头哪些措施", "山西省的省能源局牵头哪些措施"):
        store.statements = 0
        assert ask(store, question).regions
        taken.append(store.statements)
    assert taken[1] == taken[2]


@pytest.mark.parametrize(
    ("id", "down"), [(CLAUSE, False), ("国发〔2021〕4号:sec_5__cl_15", True), (f"{COUNTY}:sec_2__cl_4:t79c3f8", False)]
)
def test_a_trace_takes_three_statements_and_one_for_each_level(five: Store, id: str, down: bool) -> None:
    store = Counted(five)
    step, levels = trace(store, id, down), 1
    while step.steps:
        step, levels = step.steps[0], levels + 1
    assert levels > 1
    assert store.statements <= 3 + levels


def test_what_is_asked_of_one_graph_is_read_once(five: Store) -> None:
    """A page that follows another finds the agencies and who carries out whom already known."""
    store = Counted(five)
    inheritance(store, COUNTY)
    store.statements = 0
    coverage(store, PROVINCE)
    assert store.statements <= 4
    compare_words(store, CLAUSE, f"{PROVINCE}:sec_2__cl_4")


HEAVY = ("sklearn", "numpy", "networkx", "spacy", "pandas", "polars", "loaders", "fastapi")


@pytest.mark.parametrize("statement", ["import queries", "import queries; queries.list_queries()"])
def test_asking_imports_little(statement: str) -> None:
    code = f"import sys; {statement}; print([name for name in {HEAVY} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
