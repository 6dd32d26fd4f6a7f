"""The notebooks as they are committed: run from top to bottom, small, and nothing in them of one machine or of the network.

That they run is tested by nbmake, on the files themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from queries import list_queries
from tests.test_docs import READMES

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
LARGEST_NOTEBOOK, LARGEST_OUTPUT = 300_000, 100_000  # bytes

NETWORK = re.compile(r"https?://|<script|cdn\.")  # "https://cdn.plot.ly/plotly.min.js"
PLACE_OF_A_FILE = re.compile(r"(?<![\w/.<])/(?:home|root|tmp|work|usr|var|Users|opt)/|[A-Z]:\\\\")  # "/tmp/tmp1x2y/zhengmai.lbug"
CREDENTIALS = re.compile(r"neo4j(?:\+s)?://|bolt://")  # in what is shown, not in what is written

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def outputs(path: Path) -> Iterator[dict[str, Any]]:
    for cell in read(path)["cells"]:
        yield from cell.get("outputs", ())


def test_there_are_seven() -> None:
    assert [path.stem[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05", "06", "07"]


@each_notebook
def test_it_was_run_from_top_to_bottom_without_an_error(path: Path) -> None:
    counts = [cell["execution_count"] for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    assert counts == list(range(1, len(counts) + 1))
    assert [output["output_type"] for output in outputs(path) if output["output_type"] == "error" or output.get("name") == "stderr"] == []


@each_notebook
def test_it_is_small(path: Path) -> None:
    assert path.stat().st_size < LARGEST_NOTEBOOK
    assert [size for size in (len(json.dumps(output)) for output in outputs(path)) if size > LARGEST_OUTPUT] == []


@each_notebook
def test_what_it_shows_names_no_machine_and_no_network(path: Path) -> None:
    for output in outputs(path):
        shown = json.dumps(output, ensure_ascii=False)
        for pattern in (NETWORK, PLACE_OF_A_FILE, CREDENTIALS):
            assert pattern.search(shown) is None, pattern.search(shown)


@each_notebook
def test_its_figures_are_data_for_the_script_of_the_reader(path: Path) -> None:
    kinds = {kind for output in outputs(path) for kind in output.get("data", ())}
    assert kinds <= {"text/plain", "text/html", "application/vnd.plotly.v1+json"}


@each_notebook
def test_it_is_as_the_refresher_writes_it(path: Path) -> None:
    notebook = read(path)
    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert [cell["id"] for cell in notebook["cells"]] == [f"{place:02}" for place in range(1, len(notebook["cells"]) + 1)]
    assert [cell["metadata"] for cell in notebook["cells"] if cell["metadata"]] == []


@each_notebook
def test_it_begins_with_its_title_in_chinese_and_a_line_in_english(path: Path) -> None:
    title, _, line, *_ = "".join(read(path)["cells"][0]["source"]).splitlines()
    assert re.match(rf"# {path.stem[:2]} ", title)
    assert re.fullmatch(r"\*[A-Z][\x20-\x7e]+\.\*", line)


@each_notebook
def test_the_queries_that_it_runs_are_in_the_library(path: Path) -> None:
    source = "\n".join("".join(cell["source"]) for cell in read(path)["cells"])
    named = set(re.findall(r"(?:queries\.(?:run\(store, |explain\()|\.query\()\"([a-z-]+)\"", source))
    assert named <= {query.name for query in list_queries()}
    assert named


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_notebook_is_in_the_documentation(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert [path.name for path in NOTEBOOKS if f"notebooks/{path.name}" not in text] == []
