"""Which heavy libraries each command imports: only those that it needs, so that it answers at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from loaders import sample_paths

CLAUSE = "140902-5c341881:sec_2__cl_4"
SAMPLE = str(sample_paths()[0])

# Libraries that take some hundredths of a second and more to import; typer and rich, with pydantic, every command needs
HEAVY = frozenset(
    [
        "ahocorasick_rs",
        "fastapi",
        "jinja2",
        "ladybug",
        "neo4j",
        "networkx",
        "numpy",
        "pandas",
        "pdfminer",
        "pint",
        "polars",
        "prompt_toolkit",
        "pyarrow",
        "rapidfuzz",
        "scipy",
        "selectolax",
        "sklearn",
        "spacy",
        "uvicorn",
    ]
)
DATABASE = {"ladybug"}
LINKING = {"numpy", "pandas", "pyarrow", "rapidfuzz", "scipy", "sklearn"}  # scikit-learn looks for pandas
READING = {"ahocorasick_rs", "rapidfuzz"}

# What a command may import of them
MAY_IMPORT: list[tuple[tuple[str, ...], set[str]]] = [
    (("--help",), set()),
    (("query", "--list"), set()),
    (("query", "policies", "--explain"), set()),
    (("ask", "省能源局牵头哪些措施"), DATABASE),
    (("query", "policies"), DATABASE),
    (("cypher", "MATCH (p:Policy) RETURN count(p) AS n"), DATABASE),
    (("trace", CLAUSE), DATABASE),
    (("difference", CLAUSE, "晋政发〔2022〕12号:sec_2__cl_4"), DATABASE),
    (("coverage", "晋政发〔2022〕12号"), DATABASE),
    (("report", "140902-5c341881", "--out", os.devnull), DATABASE | LINKING | {"jinja2"}),
    (("parse", SAMPLE), READING),
    (("compare", "140902-5c341881", "晋政发〔2022〕12号"), DATABASE | LINKING),
]
LISTED = "import atexit, sys; atexit.register(lambda: print(*sorted({heavy} & set(sys.modules)), file=sys.stderr)); from api.cli.app import main; main()"


@pytest.mark.parametrize(("arguments", "allowed"), MAY_IMPORT, ids=lambda one: one[0] if isinstance(one, tuple) else "")
def test_a_command_imports_only_what_it_needs(arguments: tuple[str, ...], allowed: set[str], five_documents: Path) -> None:
    command = [sys.executable, "-c", LISTED.format(heavy=set(HEAVY)), *arguments]
    ended = subprocess.run(command, env=os.environ | {"ZHENGMAI_DB": str(five_documents)}, capture_output=True, text=True, check=True)
    assert set(ended.stderr.split()) - allowed == set()
    assert ended.stdout or "report" in arguments
