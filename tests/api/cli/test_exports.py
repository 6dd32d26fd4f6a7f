"""The commands that export and import: what they print, refuse and leave."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from graph.corpus import honoured, load
from graph.exports import FORMATS
from graph.judgements import Judgement, read_judgements
from graph.stores import open_store
from loaders import sample_paths
from tests.api.cli.test_app import complaint, run
from tests.graph.dump import dump
from tests.graph.samples import COUNTY_PLAN, OPINION, fragment

JUDGEMENT = Judgement("140902-5c341881:sec_1__cl_1", "晋政发〔2022〕12号:sec_1__cl_1", "rejected", "王", "2026-01-01T00:00:00")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with two documents and a judgement."""
    path = str(tmp_path_factory.mktemp("original") / "zhengmai.lbug")
    with closing(open_store(path)) as store:
        load(store, [fragment(COUNTY_PLAN), fragment(OPINION)], judgements=[JUDGEMENT])
    return path


def test_every_format_is_offered_and_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, err = run(capsys, "export", "--format", "xml", "--out", str(tmp_path / "out"), status=2)
    assert [format for format in FORMATS if f"'{format}'" not in err] == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", FORMATS)
def test_export_writes_a_file_or_a_folder(format: str, original: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert run(capsys, "export", "--format", format, "--out", str(out), "--db", original) == (f"wrote {out}\n", "")
    assert out.is_dir() == FORMATS[format].is_folder
    assert "already" in complaint(capsys, "export", "--format", format, "--out", str(out), "--db", original)


def test_import_gives_the_graph_and_its_judgements(original: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, copy = tmp_path / "graph.jsonl", tmp_path / "copy.lbug"
    run(capsys, "export", "--format", "jsonl", "--out", str(file), "--db", original)
    out, _ = run(capsys, "import", str(file), "--db", str(copy))
    with closing(open_store(original, read_only=True)) as one, closing(open_store(str(copy), read_only=True)) as other:
        assert dump(one) == dump(other)
        nodes, edges = dump(one)
    assert out == f"imported {len(nodes)} nodes and {sum(count for _, count in edges)} edges into {copy}\n"
    assert read_judgements(tmp_path / "copy.lbug.reviews.jsonl") == [JUDGEMENT]
    plan = next(path for path in sample_paths() if path.stem == COUNTY_PLAN)
    assert "unchanged" in run(capsys, "load", str(plan), "--db", str(copy))[0]
    with closing(open_store(str(copy), read_only=True)) as store:
        assert honoured(store) == [JUDGEMENT]
    assert "the database is not empty" in complaint(capsys, "import", str(file), "--db", str(copy))


def test_a_broken_file_makes_no_database(original: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, copy = tmp_path / "graph.jsonl", tmp_path / "copy.lbug"
    run(capsys, "export", "--format", "jsonl", "--out", str(file), "--db", original)
    file.write_bytes(file.read_bytes()[:-100])
    assert f"{file}: line " in complaint(capsys, "import", str(file), "--db", str(copy))
    assert not copy.exists()
