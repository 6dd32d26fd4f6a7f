"""The walls of the house: who may import whom, and where statements of Cypher stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("graph", "loaders", "queries", "api")
MAY_IMPORT = {"graph": {"graph"}, "loaders": {"graph", "loaders"}, "queries": {"graph", "queries"}, "api": set(ROOMS)}

STATEMENT = re.compile(r"\b(?:MATCH|MERGE|CREATE|DELETE)\s*\(|\bUNWIND \$|\bRETURN (?:DISTINCT )?\w+[.(]")  # MATCH (n, RETURN n.id
HOLD_CYPHER = ("graph/stores/", "graph/corpus.py")
WRITE_CYPHER = ("graph/exports/admin.py", "graph/exports/cypher.py")
"""A format of export that is a script of Cypher, and one that comes with such a script."""
SHOW_CYPHER = ("queries/statements.py",)
"""What checks the statements of people, and gives an example of one."""


def modules(room: str) -> Iterator[Path]:
    return (ROOT / room).rglob("*.py")


def texts(tree: ast.AST) -> Iterator[str]:
    """Every string that is no docstring; of one with values in it, each piece."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def holds_cypher(path: Path) -> bool:
    return any(STATEMENT.search(text) for text in texts(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("room", ROOMS)
def test_cypher_stands_in_the_stores_the_corpus_and_the_catalogue_only(room: str) -> None:
    allowed = (*HOLD_CYPHER, *WRITE_CYPHER, *SHOW_CYPHER)
    paths = [path.relative_to(ROOT).as_posix() for path in modules(room) if holds_cypher(path)]
    assert [path for path in paths if not path.startswith(allowed)] == []


def test_what_holds_cypher_is_told_from_what_does_not() -> None:
    assert all(holds_cypher(ROOT / path) for path in ("graph/corpus.py", "graph/stores/views.py", *WRITE_CYPHER))
    assert not holds_cypher(ROOT / "graph" / "schema.py")


def imported(path: Path) -> Iterator[str]:
    """The top-level packages that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room: str) -> None:
    refused = set(ROOMS) - MAY_IMPORT[room]
    assert [path.name for path in modules(room) if refused & {*imported(path)}] == []


LOADERS_IN_ORDER = ("reference", "readers", "names", "structure", "annotate", "kinds", "fragments")
"""The stages of reading: a folder imports itself and those before it. `kinds` and `fragments` know each other: a kind says how it is put into the graph."""


@pytest.mark.parametrize("stage", LOADERS_IN_ORDER)
def test_a_stage_of_reading_imports_no_later_one(stage: str) -> None:
    later = set(LOADERS_IN_ORDER[LOADERS_IN_ORDER.index(stage) + 1 :]) - ({"fragments"} if stage == "kinds" else set())
    found = {
        f"{path.relative_to(ROOT)} imports {node.module}"
        for path in (ROOT / "loaders" / stage).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("loaders.") and node.module.split(".")[1] in later
    }
    assert not found
