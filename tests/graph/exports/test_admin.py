"""What is exported for ``neo4j-admin`` goes through the real importer, and zhengmai goes on with the database."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.corpus import dump, load, remove
from graph.errors import BadRequest
from graph.exports.parts import PAIRS
from graph.fragment import Node
from graph.schema import NODES
from graph.stores import open_store
from tests.graph.exports.material import Exports, awkward_graph, exported, fill, run_script
from tests.graph.samples import COUNTY_PLAN, OPINION, fragment

ROOT = Path(__file__).parents[3]
SERVER = ROOT / ".ci" / "neo4j" / "server.py"
JARS = Path(os.environ.get("ZHENGMAI_TEST_NEO4J_LIB") or ROOT / ".data" / "neo4j")
PORT = "17694"
META = "MATCH (meta:Meta) RETURN meta.id AS id, meta.value ORDER BY id"


def test_a_table_for_every_label_with_typed_columns(exports: Exports) -> None:
    folder = exports["neo4j-admin"]
    tables = {*NODES, "Meta", *(".".join(pair) for pair in PAIRS)}
    assert {file.name for file in folder.iterdir()} == {f"{one}.csv" for one in tables} | {"import.args", "after.cypher", "README.txt"}
    heads = {table: next(csv.reader((folder / f"{table}.csv").open(encoding="utf-8"))) for table in tables}
    assert heads["Target"][:3] == ["id:ID(Target)", "policy:string", "provision:string"]
    assert {"value:double", "year:long"} <= set(heads["Target"])
    assert {"aliases:string[]", "additive:boolean"} <= set(heads["Indicator"])
    assert heads["LEADS.Agency.Measure"][:3] == [":START_ID(Agency)", ":END_ID(Measure)", "role:string"]
    arguments = (folder / "import.args").read_text(encoding="utf-8").splitlines()
    assert {argument.rpartition("=")[2] for argument in arguments if ".csv" in argument} == {f"{table}.csv" for table in tables}


def test_a_long_value_fits_the_buffer_of_the_importer(tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "graph.lbug"))) as store:
        fill(store, [Node("Policy", "p", {"title": "长" * 3 * 2**20})], [])
        arguments = (exported(store, "neo4j-admin", tmp_path) / "import.args").read_text(encoding="utf-8")
    assert "--read-buffer-size=19m" in arguments


def test_the_character_between_the_members_of_a_list_is_refused_in_them(tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "graph.lbug"))) as store:
        fill(store, [Node("Policy", "p", {"aliases": ["一\x1f二"]})], [])
        with pytest.raises(BadRequest, match=r"^Policy p.aliases holds the control character U\+001F"):
            exported(store, "neo4j-admin", tmp_path)


def control(data: Path, *arguments: str, folder: Path | None = None) -> str:
    """Standard output of the script that runs Neo4j, on a server of the test's own."""
    environment = os.environ | {"DATA": str(data), "PORT": PORT, "LIB": str(JARS), "HEAP": "512m", "PAGE_CACHE": "64m"}
    command = [sys.executable, str(SERVER), *arguments]
    ended = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """The folder of a Neo4j server, which is stopped at the end."""
    if not any(JARS.glob("lib-*")):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{JARS} holds no jars of Neo4j; `make neo4j` fetches them")
    folder = tmp_path / "neo4j"
    yield folder
    control(folder, "stop")


def test_the_real_importer_makes_the_graph(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_store(str(tmp_path / "graph.lbug"))) as original:
        load(original, [fragment(COUNTY_PLAN), fragment(OPINION)])
        fill(original, *awkward_graph())
        folder = exported(original, "neo4j-admin", tmp_path)
        control(data, "admin", "database", "import", "full", "@import.args", "--overwrite-destination", "neo4j", folder=folder)
        for line in control(data, "start").splitlines():
            name, _, value = line.removeprefix("export ").partition("=")
            monkeypatch.setenv(name, value)
        with closing(open_store(os.environ["ZHENGMAI_DB"])) as store:
            run_script(os.environ["ZHENGMAI_DB"], folder / "after.cypher")
            assert dump(store) == dump(original)
            assert store.run(META).rows == original.run(META).rows
            for one in (store, original):
                remove(one, str(fragment(OPINION).policy))
            assert dump(store) == dump(original)
