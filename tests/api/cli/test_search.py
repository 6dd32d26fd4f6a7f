"""The command that searches words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli.app import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[str, str]:
    """Standard output and standard error of the command, which must end with `status`."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert (end.value.code or 0) == status
    captured = capsys.readouterr()
    return captured.out, captured.err


@pytest.fixture
def db(five_documents: Path) -> tuple[str, str]:
    return "--db", str(five_documents)


def test_a_search_prints_a_table(capsys: pytest.CaptureFixture[str], db: tuple[str, str]) -> None:
    out, err = run(capsys, "search", "「煤炭消费」", *db)
    assert "二/五 推动能源结构优化" in out
    assert "140000-d88ddf29:sec_2__cl_5" in out
    assert "hits for 「煤炭消费」" in out
    assert err == ""


def test_a_search_prints_json(capsys: pytest.CaptureFixture[str], db: tuple[str, str]) -> None:
    answer = json.loads(
        run(capsys, "search", "煤炭", "--kind", "measure", "--region", "忻府区", "--limit", "2", "--format", "json", *db)[0]
    )
    assert len(answer["hits"]) == 2
    assert {(hit["kind"], hit["policy"]) for hit in answer["hits"]} == {("measure", "140902-5c341881")}
    assert answer["facets"]["level"]


def test_what_stands_nowhere_has_near_searches(capsys: pytest.CaptureFixture[str], db: tuple[str, str]) -> None:
    out, _ = run(capsys, "search", "新能原汽车", *db)
    assert "0 hits for 「新能原汽车」" in out
    assert "nearest: 新能源汽车" in out


def test_a_search_without_words_is_one_line(capsys: pytest.CaptureFixture[str], db: tuple[str, str]) -> None:
    out, err = run(capsys, "search", "，", *db, status=1)
    assert (out, err.count("\n")) == ("", 1)
    assert "no words" in err
