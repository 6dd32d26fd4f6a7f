"""Reuse between siblings as the commands find it, print it, and say what was not compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.cli.test_app import complaint, run
from tests.api.cli.test_origins import printed

OWN = "对国土绿化达标的乡镇给予建设用地指标奖励并优先安排生态修复项目中央预算资金。"
BODY = """一、总体要求
（一）指导思想。以改善生态为核心，统筹推进国土绿化。
二、重点任务
（一）推进科学选树。坚持适地适树，优先使用乡土树种。
"""
NATION, SHANXI, HEBEI, JIANGXI = "国办发〔2021〕19号", "晋政办发〔2021〕70号", "冀政办发〔2022〕8号", "赣府厅发〔2022〕5号"
POLICIES = {  # number: place, issuer, date, further words
    NATION: ("", "国务院办公厅", "2021年5月18日", ""),
    SHANXI: ("山西省", "山西省人民政府办公厅", "2021年9月1日", f"（二）完善绿化用地。{OWN}\n"),
    HEBEI: ("河北省", "河北省人民政府办公厅", "2022年2月1日", f"（二）完善绿化用地。{OWN}\n"),
    JIANGXI: ("江西省", "江西省人民政府办公厅", "2022年3月1日", ""),
}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """The files of three provinces' opinions and of the nation's, by number."""
    made = {}
    for number, (place, issuer, date, further) in POLICIES.items():
        file = tmp_path / f"{number}.txt"
        kind = "实施意见" if place else "指导意见"
        file.write_text(f"{issuer}关于科学绿化的{kind}\n{number}\n{BODY}{further}{issuer}\n{date}\n", encoding="utf-8")
        made[number] = str(file)
    return made


@pytest.fixture
def db(tmp_path: Path) -> str:
    return str(tmp_path / "zhengmai.lbug")


def test_reuse_is_found_on_demand_and_told_pair_by_pair(files: dict[str, str], db: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "load", *files.values(), "--db", db)
    assert printed(capsys, "query", "reuse", "--db", db) == []
    found = {"clauses": 1, "measures": 1, "similarity": 1.0, "obstacle": None}
    nothing = {"clauses": 0, "measures": 0, "similarity": None, "obstacle": None}
    assert printed(capsys, "reuse", "--db", db) == [
        {"later": HEBEI, "earlier": SHANXI, **found},
        {"later": JIANGXI, "earlier": HEBEI, **nothing},
        {"later": JIANGXI, "earlier": SHANXI, **nothing},
    ]
    assert [row["evidence"] for row in printed(capsys, "query", "reused-words", "--db", db)] == [OWN, OWN.rstrip("。")]
    assert printed(capsys, "reuse", JIANGXI, "--db", db) == [{"later": JIANGXI, "earlier": one, **nothing} for one in (HEBEI, SHANXI)]


def test_it_prints_a_table_and_csv(files: dict[str, str], db: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "load", *files.values(), "--db", db)
    assert all(word in run(capsys, "reuse", "--db", db)[0] for word in ("later", "earlier", "clauses", HEBEI, SHANXI))
    first, second, *_ = run(capsys, "reuse", "--format", "csv", "--db", db)[0].splitlines()
    assert first == "later,earlier,clauses,measures,similarity,obstacle"
    assert second == f"{HEBEI},{SHANXI},1,1,1.0,"


def test_loading_finds_reuse_when_it_is_asked_to_and_later_loads_keep_it(
    files: dict[str, str], db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert SHANXI in run(capsys, "load", files[NATION], files[HEBEI], files[SHANXI], "--reuse", "--db", db)[0]
    assert [row["later"] for row in printed(capsys, "query", "reuse", "--db", db)] == [HEBEI]
    run(capsys, "remove", SHANXI, "--db", db)
    assert printed(capsys, "query", "reuse", "--db", db) == []
    outcomes = printed(capsys, "load", files[SHANXI], "--db", db)
    assert [one["policy"] for one in outcomes] == [SHANXI]
    assert [row["earlier"] for row in printed(capsys, "query", "reuse", "--db", db)] == [SHANXI]


def test_what_is_not_compared_is_told(files: dict[str, str], db: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("江西省2023年政府工作报告\n一、工作回顾\n过去一年，经济稳定增长。\n", encoding="utf-8")
    run(capsys, "load", files[SHANXI], files[HEBEI], str(report), "--db", db)
    assert [
        (row["later"], row["earlier"], row["clauses"], row["obstacle"]) for row in printed(capsys, "reuse", HEBEI, SHANXI, "--db", db)
    ] == [(HEBEI, SHANXI, None, "nothing above")]
    assert "not compared, as title, region or level do not tell what with: 360000-" in run(capsys, "reuse", "--db", db)[1]


def test_nothing_to_compare_and_a_document_that_is_not_loaded(files: dict[str, str], db: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "load", files[NATION], "--db", db)
    assert (
        run(capsys, "reuse", "--db", db)[1]
        == "zhengmai: no two loaded documents are on one subject and of one level in different regions\n"
    )
    assert complaint(capsys, "reuse", "国办发〔2021〕91号", "--db", db).endswith(f"国办发〔2021〕91号 is not loaded; nearest: {NATION}\n")


def test_without_a_database_there_is_none(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no such database" in complaint(capsys, "reuse", "--db", db)
    assert not Path(db).exists()
