"""What is exported for ``neo4j-admin`` goes through the real importer, and zhengmai goes on with the database."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pytest

from graph.corpus import load, remove
from graph.errors import BadRequest
from graph.exports.parts import PAIRS
from graph.fragment import Node
from graph.schema import NODES
from graph.stores import open_store
from tests.databases import OwnServer, credentials
from tests.graph.dump import dump
from tests.graph.exports.material import Exports, awkward_graph, exported, fill, run_script
from tests.graph.samples import COUNTY_PLAN, OPINION, fragment

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


def test_the_real_importer_makes_the_graph(own_server: OwnServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_store(str(tmp_path / "graph.lbug"))) as original:
        load(original, [fragment(COUNTY_PLAN), fragment(OPINION)])
        fill(original, *awkward_graph())
        folder = exported(original, "neo4j-admin", tmp_path)
        own_server.control("admin", "database", "import", "full", "@import.args", "--overwrite-destination", "neo4j", cwd=folder)
        url = own_server.start(monkeypatch)
        with closing(open_store(url, credentials=credentials())) as store:
            run_script(url, folder / "after.cypher")
            assert dump(store) == dump(original)
            assert store.run(META).rows == original.run(META).rows
            for one in (store, original):
                remove(one, str(fragment(OPINION).policy))
            assert dump(store) == dump(original)
