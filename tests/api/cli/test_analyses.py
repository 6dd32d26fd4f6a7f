"""`zhengmai analyse`: every analysis of the five bundled documents, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import loaders
from api.service.analysing import ANALYSES
from tests.api.cli.test_app import complaint, main_exits_with, run

COUNTY, PROVINCE, CLEANER = "140902-5c341881", "晋政发〔2022〕12号", "晋发改资环发〔2022〕198号"
NAMES = [one.name for one in ANALYSES]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the five bundled documents."""
    path = str(tmp_path_factory.mktemp("analyse") / "zhengmai.lbug")
    main_exits_with(0, "load", *map(str, loaders.sample_paths()), "--db", path)
    return path


def value(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """The one JSON value that the command prints."""
    out, err = run(capsys, "analyse", *arguments, "--format", "json")
    assert err == ""
    assert out.count("\n") == 1
    return json.loads(out)


def test_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert NAMES == ["ancestry", "diffusion", "co-responsibility"]
    none = str(tmp_path / "none.lbug")
    out, _ = run(capsys, "analyse", "--list", "--db", none)
    listed = value(capsys, "--list", "--db", none)
    assert [one["name"] for one in listed] == NAMES
    for one in listed:
        assert all(words in out for words in (one["name"], *one["title"].splitlines(), *one["options"]))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_question_has_the_same_answer(db: str, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert value(capsys, name, "--db", db) == value(capsys, name, "--db", db)
    assert run(capsys, "analyse", name, "--db", db) == run(capsys, "analyse", name, "--db", db)


def test_ancestry(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    graph = nx.node_link_graph(value(capsys, "ancestry", "--db", db), edges="edges")
    assert nx.is_directed_acyclic_graph(graph)
    assert graph.has_edge(COUNTY, PROVINCE)
    out, _ = run(capsys, "analyse", "ancestry", "--db", db)
    row = next(line for line in out.splitlines() if COUNTY in line)
    assert PROVINCE in row
    assert "topic-and-region" in row


def test_ancestry_of_one_policy(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    graph = nx.node_link_graph(value(capsys, "ancestry", "--policy", COUNTY, "--db", db), edges="edges")
    own = [fields for _, fields in graph.nodes(data=True) if fields.get("policy") == COUNTY]
    assert len(own) == 29
    assert CLEANER not in graph
    out, _ = run(capsys, "analyse", "ancestry", "--policy", COUNTY, "--db", db)
    rows = [line.split("│") for line in out.splitlines() if "│ 五/十四 " in line]
    assert [cell.strip() for cell in rows[0]][1:4] == [COUNTY, "五/十四", "促进绿色产品消费"]


def test_diffusion(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = value(capsys, "diffusion", "--db", db)
    (policy,) = (one for one in found["policies"] if one["policy"] == PROVINCE)
    assert (policy["presence"], policy["clauses"], policy["implementers"]) == ("loaded", 30, 1)
    (region,) = (one for one in found["regions"] if one["level"] == "province")
    assert (region["name"], region["clauses"]) == ("山西省", 30)
    out, _ = run(capsys, "analyse", "diffusion", "--db", db)
    assert out.startswith(f"山西省 passes on most: {region['handed_down']} of 30 clauses; documents that took any: 1\n")
    assert PROVINCE in out
    assert run(capsys, "analyse", "diffusion", "--region", "河北省", "--db", db)[0].startswith("no clause of a province's document")


def test_co_responsibility(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    graph = nx.node_link_graph(value(capsys, "co-responsibility", "--db", db), edges="edges")
    fields = graph.nodes["140000-山西省经济和信息化委员会"]
    assert (fields["name"], fields["lists"], fields["community_name"]) == ("山西省经济和信息化委员会", 40, "山西省发展和改革委员会")
    out, _ = run(capsys, "analyse", "co-responsibility", "--db", db)
    assert out.startswith(f"{len(graph)} agencies in 76 lists; modularity 0.14: the communities overlap much; agencies that were succeeded")
    assert "团省委、省妇联、省总工会" in out
    assert f"pairs, the first 20 of {graph.number_of_edges()}" in out
    first = next(line for line in out.split("pairs, ")[1].splitlines() if line.startswith("│"))
    assert [cell.strip() for cell in first.split("│")[1:-1]] == ["38", "山西省发展和改革委员会", "山西省经济和信息化委员会"]


def test_options_of_co_responsibility(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--policy", CLEANER, "--region", "山西省", "--least", "3", "--collective", "--successors")
    found = value(capsys, "co-responsibility", *options, "--db", db)
    assert "各市人民政府" in [node["name"] for node in found["nodes"]]
    assert all(edge["weight"] >= 3 for edge in found["edges"])
    assert not any(node["successor"] for node in found["nodes"])
    assert "--successors" not in run(capsys, "analyse", "co-responsibility", *options, "--db", db)[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("co-responsability",), "no analysis is called 'co-responsability'; nearest: co-responsibility\n"),
        (("xyz",), f"no analysis is called 'xyz'; nearest: {', '.join(NAMES)}\n"),
        (("diffusion", "--policy", PROVINCE), "diffusion has no option --policy; it has --region\n"),
        (("ancestry", "--successors"), "ancestry has no option --successors; it has --policy\n"),
        (("ancestry", "--policy", "晋政发〔2022〕13号"), f"there is no policy '晋政发〔2022〕13号'; nearest: {PROVINCE}"),
        (("diffusion", "--region", "山溪省"), "no region is called '山溪省'; nearest: 山西省"),
    ],
)
def test_complaints(db: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str) -> None:
    assert message in complaint(capsys, "analyse", *arguments, "--db", db)


def test_wrong_use(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ((), ("co-responsibility", "--least", "0")):
        out, err = run(capsys, "analyse", *arguments, "--db", db, status=2)
        assert out == ""
        assert "Usage" in err


def test_without_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no such database" in complaint(capsys, "analyse", "ancestry", "--db", str(tmp_path / "none.lbug"))
    assert list(tmp_path.iterdir()) == []
