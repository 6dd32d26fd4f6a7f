"""An export is the same bytes for the same graph, whole or not there at all, and replaces nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from graph.corpus import load
from graph.errors import BadRequest
from graph.exports import FORMATS, export
from graph.stores import Store, open_store
from tests.graph.exports.material import Exports, exported
from tests.graph.samples import COUNTY_PLAN, OPINION, fragment

GRAPH_ALONE = ("graphml", "csv", "turtle", "akn")
"""The formats without the bookkeeping of the corpus, which is kept in the order in which it was written."""


def content(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def loaded_in_turn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """Two documents loaded together, and one after the other with one of them replaced."""
    folder = tmp_path_factory.mktemp("orders")
    with closing(open_store(str(folder / "one"))) as one, closing(open_store(str(folder / "other"))) as other:
        load(one, [fragment(COUNTY_PLAN), fragment(OPINION)])
        load(other, [fragment(OPINION)])
        load(other, [fragment(COUNTY_PLAN)])
        load(other, [fragment(OPINION)])
        yield one, other


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(format: str, loaded_in_turn: tuple[Store, Store], tmp_path: Path) -> None:
    one, other = (exported(store, format, tmp_path / str(place)) for place, store in enumerate(loaded_in_turn))
    assert content(one) == content(other)


def test_every_database_gives_the_same_bytes(five: Store, exports: Exports, tmp_path: Path) -> None:
    for format in GRAPH_ALONE:
        assert content(exported(five, format, tmp_path)) == content(exports[format])


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_there_stays(format: str, awkward: Store, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    out.write_text("mine")
    with pytest.raises(BadRequest, match=r"mine: there is something of this name already; give another name or remove it$"):
        export(awkward, format, out)
    assert content(out) == {"mine": b"mine"}
    out.unlink()
    out.mkdir()
    (out / "note").write_text("mine")
    with pytest.raises(BadRequest, match="already"):
        export(awkward, format, out)
    assert content(out) == {"note": b"mine"}


def test_a_folder_that_is_empty_or_not_there_is_filled(awkward: Store, tmp_path: Path) -> None:
    empty, new = tmp_path / "empty", tmp_path / "some" / "new"
    empty.mkdir()
    for out in (empty, new):
        export(awkward, "csv", out)
        assert "Policy.csv" in content(out)


@pytest.mark.parametrize("format", FORMATS)
def test_an_export_that_is_broken_off_leaves_nothing(format: str, loaded_in_turn: tuple[Store, Store], tmp_path: Path) -> None:
    def break_off(steps: Sequence[object]) -> Iterator[object]:
        yield steps[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(loaded_in_turn[0], format, tmp_path / "out", break_off)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk_is_one_line_and_leaves_nothing(format: str, five_documents: Path, tmp_path: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from graph.errors import BadRequest; from graph.exports import export; from graph.stores import open_store\n"
        "database, format, out = sys.argv[1:]; store = open_store(database, read_only=True)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "try: export(store, format, Path(out))\n"
        "except BadRequest as error: print(error)"
    )
    out = tmp_path / "out"
    command = [sys.executable, "-c", program, str(five_documents), format, str(out)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"{out}: it cannot be written (File too large)\n"
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be_written_is_one_line(awkward: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadRequest, match=r"file/out: it cannot be written \((Not a directory|File exists)\)$"):
        export(awkward, "jsonl", tmp_path / "file" / "out")


def test_an_empty_graph_is_exported(tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "graph.lbug"))) as store:
        for format in FORMATS:
            assert exported(store, format, tmp_path).exists()
