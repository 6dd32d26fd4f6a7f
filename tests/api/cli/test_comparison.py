"""`zhengmai compare`: two files or two loaded ids, printed for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from api.service.comparing import compare_documents
from api.settings import Settings
from loaders import sample_paths
from tests.api.cli.test_app import complaint, main_exits_with, run
from tests.graph.samples import compared
from tests.loaders.reading import CLEANER_PLAN, COUNTY_PLAN, OPINION, sample

FILES = {path.stem: str(path) for path in sample_paths()}
COUNTY, PROVINCE = "140902-5c341881", "晋政发〔2022〕12号"
ENDS = {"child", "parent", "child_number", "parent_number", "child_text", "parent_text"}
KEYS = {
    "provisions": ENDS | {"kind", "similarity", "method", "review"},
    "measures": ENDS | {"kind", "similarity", "method", "review"},
    "targets": ENDS | {"child_value", "child_unit", "parent_value", "parent_unit", "change", "method", "review"},
}
Data = dict[str, list[dict[str, Any]]]
EMPTY: Data = {"provisions": [], "measures": [], "targets": []}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with 忻府区 and 山西, as `zhengmai load` makes it."""
    path = str(tmp_path_factory.mktemp("compare") / "zhengmai.lbug")
    main_exits_with(0, "load", FILES[COUNTY_PLAN], FILES[OPINION], "--db", path)
    return path


@pytest.fixture(scope="module")
def of_files() -> Data:
    """The comparison of the two documents without files and database."""
    return compared(COUNTY_PLAN, OPINION).to_json()


@pytest.fixture(scope="module")
def of_ids(db: str) -> Data:
    """The comparison of the two loaded policies."""
    return compare_documents(COUNTY, PROVINCE, Settings(db=db)).to_json()


def test_the_ids_are_those_of_the_samples() -> None:
    assert (sample(COUNTY_PLAN).policy_id, sample(OPINION).policy_id) == (COUNTY, PROVINCE)


def test_json_of_files_needs_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str], of_files: Data) -> None:
    arguments = (FILES[COUNTY_PLAN], FILES[OPINION], "--format", "json", "--db", str(tmp_path / "none.lbug"))
    out, err = run(capsys, "compare", *arguments)
    data = json.loads(out)
    assert err == ""
    assert out.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
    assert data == of_files
    assert {part: {frozenset(link) for link in found} for part, found in data.items()} == {
        part: {frozenset(keys)} for part, keys in KEYS.items()
    }


def test_counts(of_files: Data) -> None:
    kinds = [link["kind"] for link in of_files["provisions"]]
    assert (len(kinds), kinds.count("omitted"), kinds.count("new")) == (30, 1, 0)
    changes = [link["change"] for link in of_files["targets"]]
    assert {change: changes.count(change) for change in changes} == {"stricter": 2, "share": 3, "same": 5, "added": 1, "omitted": 8}


def test_two_loaded_ids_give_what_the_two_files_give(of_ids: Data, of_files: Data) -> None:
    assert of_ids == of_files


def test_the_database_can_be_named_by_the_environment(db: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGMAI_DB", db)
    assert "itself" in run(capsys, "compare", COUNTY, COUNTY)[1]


SHARED = "推动非常规天然气增储上产，加快天然气基础设施互联互通。"
SMALL = {  # (year, clauses) of two documents of one region
    "parent": (
        2022,
        ("发展清洁能源", f"{SHARED}到2025年，全省新能源装机容量占比达到50%。"),
        ("推进抽水蓄能", "加快垣曲、浑源电站前期工作。"),
    ),
    "child": (2023, ("发展清洁能源", f"{SHARED}到2025年，全省新能源装机容量占比达到60%。"), ("做好野猪防控", "组织开展种群调查。")),
}


def test_three_tables_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    for name, (year, *clauses) in SMALL.items():
        body = "".join(f"（{numeral}）{heading}。{words}\n" for numeral, (heading, words) in zip("一二", clauses, strict=True))
        text = f"山西省人民政府关于清洁能源的意见\n晋政发〔{year}〕1号\n一、重点任务\n{body}"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    out, err = run(capsys, "compare", str(tmp_path / "child.txt"), str(tmp_path / "parent.txt"))
    assert err == ""
    for words in ("child's provisions", "child's measures", "child's targets", "parent's targets", "likeness", "review"):
        assert words in out
    for words in ("推进抽水蓄能", "omitted", "野猪防控", "new", "verbatim", "adapted", "stricter", "一/一", "一/二"):
        assert words in out


# No inheritance


@pytest.mark.parametrize(
    ("child", "parent", "words"),
    [
        (FILES[COUNTY_PLAN], FILES[COUNTY_PLAN], "itself"),
        (COUNTY, FILES[COUNTY_PLAN], "itself"),
        (FILES[OPINION], FILES[COUNTY_PLAN], "older"),
        (PROVINCE, COUNTY, "older"),
        (FILES[CLEANER_PLAN], PROVINCE, "subjects"),
    ],
)
def test_an_empty_result_comes_with_a_line_that_says_why(
    db: str, capsys: pytest.CaptureFixture[str], child: str, parent: str, words: str
) -> None:
    out, err = run(capsys, "compare", child, parent, "--db", db, "--format", "json")
    assert json.loads(out) == EMPTY
    assert err.startswith("zhengmai: ")
    assert err.count("\n") == 1
    assert words in err


# Bad input


def test_an_unknown_id_is_named_with_those_that_come_near(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = complaint(capsys, "compare", COUNTY, "晋政发〔2022〕13号", "--db", db)
    assert "晋政发〔2022〕13号" in line
    assert PROVINCE in line


def test_ids_without_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no such database" in complaint(capsys, "compare", COUNTY, PROVINCE, "--db", str(tmp_path / "none.lbug"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "folder"])
@pytest.mark.parametrize("place", ["child", "parent"])
def test_a_bad_file(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, place: str) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02\x03\xff\xfe" * 100)
    (tmp_path / "folder").mkdir()
    bad = str(tmp_path / name)
    pair = (bad, PROVINCE) if place == "child" else (COUNTY, bad)
    assert bad in complaint(capsys, "compare", *pair, "--db", db)


def test_a_missing_file_is_taken_for_an_id(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "missing.txt" in complaint(capsys, "compare", "missing.txt", PROVINCE, "--db", db)


def test_a_title_in_place_of_an_id(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    title = "关于加快建立健全绿色低碳循环发展经济体系的实施方案的通知" * 4
    assert title[:20] in complaint(capsys, "compare", title, PROVINCE, "--db", db)


@pytest.mark.parametrize("arguments", [(), (COUNTY,), (COUNTY, PROVINCE, "第三"), (COUNTY, PROVINCE, "--format", "xml")])
def test_wrong_use(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    out, err = run(capsys, "compare", *arguments, status=2)
    assert out == ""
    assert "Usage" in err


def test_likely_parents_of_a_plan_that_names_none(five_documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "parents", "140902-5c341881", "--db", str(five_documents), "--format", "json")[0])
    assert [(one["policy"], one["is_named"]) for one in found] == [("晋政发〔2022〕12号", True)]
    assert found[0]["share"] >= 0.9


def test_a_document_on_its_own_has_no_likely_parent(five_documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "parents", "140000-3f0f3617", "--db", str(five_documents), "--format", "json")
    assert json.loads(out) == []
    assert err == ""
