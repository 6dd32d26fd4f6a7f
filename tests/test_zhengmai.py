"""The public surface: a script loads the five bundled documents and asks them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import zhengmai as zm
from graph.errors import BadRequest, NotFound, StoreError
from loaders import sample_paths
from tests.loaders.reading import CLEANER_PLAN

PROVINCE, COUNTY = "晋政发〔2022〕12号", "140902-5c341881"
PLAN = next(path for path in sample_paths() if path.stem == CLEANER_PLAN)


@pytest.fixture(scope="module")
def graph(five_documents: Path) -> Iterator[zm.Graph]:
    """The five documents, only to be read."""
    with zm.open(five_documents) as opened:
        yield opened


def test_what_it_offers_is_told_at_its_head() -> None:
    assert zm.__doc__ is not None
    assert [name for name in zm.__all__ if name not in zm.__doc__] == []
    assert [name for name in vars(zm.Graph) if not name.startswith("_")] == [
        "load",
        "ask",
        "search",
        "query",
        "cypher",
        "compare",
        "trace",
        "close",
    ]
    assert [name for name, one in vars(zm.Graph).items() if not name.startswith("_") and not one.__doc__] == []


def test_the_import_is_light() -> None:
    asked = (
        "import sys, zhengmai; print(sorted(name for name in sys.modules if name in {'loaders', 'queries', 'ladybug', 'numpy', 'typer'}))"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout == "[]\n"


def test_loading_makes_the_database_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    with zm.open(str(tmp_path / "new" / "zhengmai.lbug")) as graph:
        with pytest.raises(StoreError, match="there is no such database"):
            graph.query("policies")
        (outcome,) = graph.load(PLAN)
        assert (outcome.status, outcome.counts["clauses"]) == ("loaded", 21)
        assert [row["policy"] for row in graph.query("policies").dicts()] == [outcome.policy]
        assert [one.status for one in graph.load([str(PLAN), tmp_path / "missing.txt"])] == ["unchanged", "failed"]
        other = next(path for path in sample_paths() if path != PLAN)
        assert graph.load([other])[0].status == "loaded"
        assert len(graph.query("policies").rows) == 2  # the reader sees what came after it was opened


def test_the_judgements_beside_the_database_hold(tmp_path: Path) -> None:
    reviews = tmp_path / "zhengmai.lbug.reviews.jsonl"
    reviews.write_text("no judgement", encoding="utf-8")
    with zm.open(tmp_path / "zhengmai.lbug") as graph, pytest.raises(BadRequest, match=f"{reviews.name}: line 1"):
        graph.load(PLAN)


def test_a_question(graph: zm.Graph) -> None:
    (region,) = graph.ask("省能源局牵头哪些措施").regions
    assert len(region.groups) == 6
    with pytest.raises(NotFound, match="nearest: "):
        graph.ask("省能元局牵头哪些措施")


def test_a_query_gives_a_frame(graph: zm.Graph) -> None:
    frame = graph.query("deadlines", policy=PROVINCE).to_pandas()
    assert {"deadline", "text"} <= set(frame.columns)
    assert len(frame) > 0
    with pytest.raises(BadRequest, match="has no parameter 'polisy'"):
        graph.query("deadlines", polisy=PROVINCE)


def test_cypher_reads_with_parameters_and_refuses_to_write(graph: zm.Graph) -> None:
    found = graph.cypher("MATCH (p:Policy) WHERE p.presence = $presence RETURN count(*) AS n", presence="loaded")
    assert found.dicts() == [{"n": 5}]
    with pytest.raises(BadRequest, match="DETACH does more than read"):
        graph.cypher("MATCH (p:Policy) DETACH DELETE p")


def test_a_comparison_of_a_file_and_a_loaded_policy(graph: zm.Graph) -> None:
    county = next(path for path in sample_paths() if path.stem.startswith("xinfu"))
    of_file, of_id = graph.compare(county, PROVINCE), graph.compare(COUNTY, PROVINCE)
    assert of_file.to_json() == of_id.to_json()
    assert of_id.provisions


def test_a_clause_is_traced_up_and_down(graph: zm.Graph) -> None:
    up = graph.trace(f"{COUNTY}:sec_2__cl_4")
    assert [step.policy for step in up.steps] == [PROVINCE]
    down = graph.trace(f"{PROVINCE}:sec_2__cl_4", down=True)
    assert [step.policy for step in down.steps] == [COUNTY]


@pytest.mark.parametrize("path", [PLAN, str(PLAN)])
def test_parse_takes_a_path_or_text(path: Path | str) -> None:
    assert zm.parse(path).policy_id == "晋发改资环发〔2022〕198号"


def test_a_graph_that_was_closed_opens_again(five_documents: Path) -> None:
    graph = zm.open(five_documents)
    assert len(graph.query("policies").rows) == 5
    graph.close()
    assert len(graph.query("policies").rows) == 5
    graph.close()


def test_a_graph_without_a_name_is_that_of_the_setting(five_documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGMAI_DB", str(five_documents))
    with zm.open() as graph:
        assert repr(graph) == f"Graph({str(five_documents)!r})"
        assert len(graph.query("policies").rows) == 5
