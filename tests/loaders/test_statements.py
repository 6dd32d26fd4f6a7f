"""Statements: what a table may say of documents, and that it wins over what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import BadRows
from loaders import assemble, parse
from loaders.readers import SourceText
from loaders.statements import read_statements, stated_of
from loaders.structure.stated import Stated

TEXT = "关于做好节能工作的通知\n各部门：\n一、总体要求\n推进节能。\n二、重点任务\n省能源局牵头开展节能监察。\n"


def table(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_stated_wins_over_what_is_read() -> None:
    stated = Stated(
        number="并政发〔2023〕5号", region="140100", issuers=("太原市人民政府",), date_issued="2023-05-06", source="http://example.org/5"
    )
    document = parse(SourceText("plan.txt", TEXT), stated=stated)
    assert document.policy_id == "并政发〔2023〕5号"
    assert (document.policy.region, document.policy.level, document.policy.date_issued) == ("140100", "city", "2023-05-06")
    assert [issuer.mention for issuer in document.policy.issuers] == ["太原市人民政府"]
    assert not any("region" in warning for warning in document.warnings)
    policy = next(node for node in assemble(document).nodes if node.label == "Policy" and node.id == document.policy_id)
    assert policy.fields["address"] == "http://example.org/5"


def test_a_stated_title_gives_genre_and_topic() -> None:
    document = parse(SourceText("plan.txt", TEXT), stated=Stated(title="太原市节能降碳实施方案", region="140100"))
    assert (document.policy.title, document.policy.genre, document.policy.topic) == ("太原市节能降碳实施方案", "实施方案", "节能降碳")


def test_what_is_stated_changes_the_digest() -> None:
    source = SourceText("plan.txt", TEXT)
    assert parse(source).digest != parse(source, stated=Stated(region="140100")).digest


@pytest.mark.parametrize(
    ("row", "stated"),
    [
        ("plan.txt,并政发[2023]5号,,", Stated(number="并政发〔2023〕5号")),
        ("*.txt,,太原市,", Stated(region="140100")),
        ("plans/*.txt,,140100,2023-05-06", Stated(region="140100", date_issued="2023-05-06")),
        ("other.txt,,140100,", None),
    ],
)
def test_a_row_speaks_of_the_files_that_it_names(tmp_path: Path, row: str, stated: Stated | None) -> None:
    rows = read_statements(table(tmp_path, f"file,number,region,date_issued\n{row}\n"))
    assert stated_of(rows, Path("/some/plans/plan.txt")) == stated


def test_a_later_row_wins_where_it_says_something(tmp_path: Path) -> None:
    rows = read_statements(table(tmp_path, "file,region,date_issued\n*.txt,140000,2022-01-01\nplan.txt,140100,\n"))
    assert stated_of(rows, Path("plan.txt")) == Stated(region="140100", date_issued="2022-01-01")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("file,nummer\na.txt,1\n", ["'nummer'"]),
        ("number\n晋政发〔2022〕12号\n", ["'file' is missing"]),
        ("file,region\na.txt,朝阳区\nb.txt,无此地\n", ["line 2: region '朝阳区'", "line 3: region '无此地'"]),
        ("file,date_issued,genre,level\na.txt,2022年,诗,village\n", ["date_issued '2022年'", "genre '诗'", "level 'village'"]),
        ("file,number\n,1\na.txt,十二\n", ["line 2: no file", "line 3: number '十二'"]),
        ("file,number\na.txt,晋政发〔2022〕12号,more\n", ["line 2: it has more cells"]),
    ],
)
def test_each_wrong_cell_is_named_in_a_line_of_its_own(tmp_path: Path, text: str, words: list[str]) -> None:
    with pytest.raises(BadRows) as error:
        read_statements(table(tmp_path, text))
    assert len(error.value.lines) == len(words)
    assert [word for word, line in zip(words, error.value.lines, strict=True) if word not in line] == []


def test_a_table_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadRows, match=r"none\.csv"):
        read_statements(tmp_path / "none.csv")
