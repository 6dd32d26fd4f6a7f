"""What people say of documents when they load them, and where documents were perhaps read wrongly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli.app import main

PLAN = "关于做好节能工作的通知\n各部门：\n一、总体要求\n推进节能。\n二、重点任务\n开展节能监察。\n"


@pytest.fixture
def db(tmp_path: Path) -> str:
    return str(tmp_path / "zhengmai.lbug")


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        main(arguments)
    captured = capsys.readouterr()
    assert (end.value.code or 0) == status, captured.err
    return captured.out, captured.err


def policies(capsys: pytest.CaptureFixture[str], db: str) -> list[tuple[str, str | None]]:
    out, _ = run(capsys, "query", "policies", "--db", db, "--format", "json")
    return [(row["policy"], row["region"]) for row in json.loads(out)]


def table(tmp_path: Path, rows: str) -> str:
    path = tmp_path / "table.csv"
    path.write_text(rows, encoding="utf-8")
    return str(path)


def test_what_the_table_says_holds_now_and_at_every_later_load(
    db: str, plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "load", plan, "--db", db)
    ((before, region),) = policies(capsys, db)
    assert region is None
    run(capsys, "load", plan, "--db", db, "--metadata", table(tmp_path, "file,number,region\nplan.txt,并政发〔2023〕5号,太原市\n"))
    said = [("并政发〔2023〕5号", "140100")]
    assert policies(capsys, db) == said  # in the place of what was read before
    assert before != said[0][0]
    out, _ = run(capsys, "load", plan, "--db", db, "--format", "json")
    assert json.loads(out)[0]["status"] == "unchanged"
    assert policies(capsys, db) == said
    run(capsys, "remove", "并政发〔2023〕5号", "--db", db)
    run(capsys, "load", plan, "--db", db)
    assert policies(capsys, db) == said
    kept = [json.loads(line) for line in Path(f"{db}.statements.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["stated"] for line in kept] == [{"number": "并政发〔2023〕5号", "region": "140100"}]


def test_a_wrong_table_is_a_line_for_each_cell_and_nothing_is_loaded(
    db: str, plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = table(tmp_path, "file,region,date_issued\nplan.txt,朝阳区,2022\n")
    out, err = run(capsys, "load", plan, "--db", db, "--metadata", rows, status=1)
    assert out == ""
    assert [line.split(": ")[3].split()[0] for line in err.splitlines()] == ["region", "date_issued"]
    assert not Path(db).exists()


def test_a_row_that_speaks_of_no_file_is_named(db: str, plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, err = run(capsys, "load", plan, "--db", db, "--metadata", table(tmp_path, "file,region\nother.txt,140100\n"))
    assert err.endswith("line 2: none of the files is other.txt\n")


def test_documents_with_warnings_are_listed_and_counted(db: str, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in ("loaded", "unchanged"):
        out, _ = run(capsys, "load", plan, "--db", db)
        assert "no region found" in out
        assert "1 of 1 documents have warnings" in out


def test_strict_keeps_documents_with_warnings_out(db: str, plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, err = run(capsys, "load", plan, "--db", db, "--strict", status=1)
    assert "no region found" in err
    assert policies(capsys, db) == []
    run(capsys, "load", plan, "--db", db, "--strict", "--metadata", table(tmp_path, "file,region\n*.txt,140100\n"))
    assert [region for _, region in policies(capsys, db)] == ["140100"]


def test_doctor_says_the_same_of_files_and_of_what_is_loaded(db: str, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "load", plan, "--db", db)
    of_files, _ = run(capsys, "doctor", plan, "--format", "json")
    of_loaded, _ = run(capsys, "doctor", "--db", db, "--format", "json")
    (file,), (loaded,) = json.loads(of_files), json.loads(of_loaded)
    assert {sign["kind"] for sign in file["signs"]} == {"region", "number", "date", "issuers", "warning"}
    assert file["signs"] == loaded["signs"]
    out, _ = run(capsys, "doctor", plan)
    assert "1 documents, 0 without a sign" in out


def test_doctor_goes_on_after_a_file_that_cannot_be_read(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"\x00\x01\x02" * 50)
    out, err = run(capsys, "doctor", plan, str(bad), "--format", "json")
    assert [bool(one["reason"]) for one in json.loads(out)] == [False, True]
    assert err.count("\n") == 1
