"""Links between policies as the commands and pages show them: by likeness, not compared, judged, contradictory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.settings import Settings
from api.web.app import create_app
from graph.judgements import read_judgements
from tests.api.cli.test_app import complaint, run
from tests.api.cli.test_origins import printed, reviews

BODY = """一、总体要求
（一）指导思想。以改善空气质量为核心，统筹推进减污降碳。
二、重点任务
（一）推进工业污染治理。对钢铁、水泥企业实施超低排放改造，淘汰燃煤小锅炉。
（二）加强扬尘管控。建筑工地落实六个百分之百，道路机械化清扫率达到80%以上。
（三）开展移动源治理。加快淘汰国三及以下柴油货车，推广新能源公交车。
"""
PROVINCE, CITY, OTHER = "江西省“十四五”空气质量改善规划", "九江市“十四五”空气质量改善规划", "九江市露天焚烧管控方案"
GUESS = "by likeness, for review"


def write(folder: Path, name: str, title: str, number: str | None, date: str, opening: str = "") -> str:
    """A file with a made-up policy."""
    file = folder / f"{name}.txt"
    issuer = f"{title[:3]}人民政府办公室" if title.startswith("九江") else "江西省人民政府"
    head = "\n".join(part for part in (title, number, opening) if part)
    file.write_text(f"{head}\n{BODY}{issuer}\n{date}\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def db(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A city's plan and its province's, neither of which names the other, and a plan of a city on another matter."""
    path = str(tmp_path / "zhengmai.lbug")
    files = [
        write(tmp_path, "city", CITY, "九府办发〔2022〕8号", "2022年5月7日"),
        write(tmp_path, "province", PROVINCE, "赣府发〔2021〕6号", "2021年9月1日"),
        write(tmp_path, "other", OTHER, "九府办发〔2022〕9号", "2022年6月1日"),
    ]
    run(capsys, "load", *files, "--db", path)
    return path


UPPER, LOWER, APART = "赣府发〔2021〕6号", "九府办发〔2022〕8号", "九府办发〔2022〕9号"


@pytest.fixture
def browser(db: str) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(db=db))) as opened:
        yield opened


def links(capsys: pytest.CaptureFixture[str], db: str) -> list[tuple[str, str, str, bool, bool]]:
    rows = printed(capsys, "query", "implements", "--db", db)
    return [(row["child"], row["parent"], row["method"], row["review"], row["compared"]) for row in rows]


def test_the_commands_say_that_a_link_is_a_guess(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert links(capsys, db) == [(LOWER, UPPER, "likeness", True, True)]
    assert GUESS in run(capsys, "trace", f"{LOWER}:sec_2__cl_1", "--db", db)[0]
    assert printed(capsys, "trace", f"{LOWER}:sec_2__cl_1", "--db", db)["steps"][0]["link"]["inferred"] is True
    assert "likeness" in run(capsys, "coverage", UPPER, "--db", db)[0]
    assert printed(capsys, "coverage", UPPER, "--db", db)["inferred"] == [True]
    for query in ("omissions", "dropped-clauses", "coverage-matrix"):
        assert all(row["inferred"] for row in printed(capsys, "query", query, "--db", db)), query
    assert [row["inferred"] for row in printed(capsys, "query", "implementers", "--param", f"policy={UPPER}", "--db", db)] == [True]


def test_the_pages_say_so_too(browser: TestClient) -> None:
    words = "按相似推断，待核"
    assert words in browser.get(f"/policies/{quote(LOWER, safe='')}").text
    assert words in browser.get(f"/inheritance/{quote(LOWER, safe='')}").text
    assert words in browser.get(f"/provisions/{quote(f'{LOWER}:sec_2__cl_1', safe='')}").text


def test_review_lists_links_of_policies_first(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    first = printed(capsys, "review", "--db", db)[0]
    assert (first["child"], first["parent"], first["kind"], first["method"]) == (LOWER, UPPER, "implements", "likeness")
    assert (first["child_text"], first["parent_text"]) == (CITY, PROVINCE)
    assert printed(capsys, "review", "--policy", APART, "--db", db) == []


def test_a_link_of_policies_is_judged(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "review", LOWER, UPPER, "--accept", "--user", "李四", "--db", db)
    assert links(capsys, db) == [(LOWER, UPPER, "judged", False, True)]
    assert GUESS not in run(capsys, "trace", f"{LOWER}:sec_2__cl_1", "--db", db)[0]
    run(capsys, "review", LOWER, UPPER, "--reject", "--user", "李四", "--db", db)
    assert links(capsys, db) == []
    run(capsys, "review", APART, UPPER, "--add", "--user", "李四", "--db", db)
    assert links(capsys, db) == [(APART, UPPER, "judged", False, True)]
    assert [one.judgement for one in read_judgements(reviews(db))] == ["accepted", "rejected", "accepted"]


def test_judgements_hold_when_documents_go_and_come(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "review", LOWER, UPPER, "--reject", "--user", "李四", "--db", db)
    run(capsys, "remove", UPPER, "--db", db)
    run(capsys, "load", str(tmp_path / "province.txt"), "--db", db)
    assert links(capsys, db) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((APART, UPPER, "--accept"), "--add makes one"),
        ((LOWER, UPPER, "--add"), "already"),
        ((LOWER, UPPER, "--correct"), "accepted or rejected"),
        ((LOWER, "赣府发〔2021〕7号", "--add"), "no policy has the id"),
    ],
)
def test_what_cannot_be_judged(db: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str) -> None:
    assert words in complaint(capsys, "review", *arguments, "--user", "李四", "--db", db)
    assert not reviews(db).exists()


# What contradicts


def test_another_document_of_the_number_is_refused_and_both_are_named(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, "clash", "江西省长期护理保险试点办法", UPPER, "2021年9月1日")
    line = complaint(capsys, "load", file, "--db", db)
    assert all(words in line for words in ("江西省长期护理保险试点办法", PROVINCE, UPPER, "--replace"))
    assert len(printed(capsys, "query", "policies", "--db", db)) == 3
    run(capsys, "load", file, "--replace", UPPER, "--db", db)
    assert "江西省长期护理保险试点办法" in {row["title"] for row in printed(capsys, "query", "policies", "--db", db)}


def test_documents_that_carry_each_other_out_are_named(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = write(
        tmp_path, "one", "九江市河道治理方案", "九府办发〔2022〕20号", "2022年8月1日", "为贯彻落实《九江市湖泊治理方案》，制定本方案。"
    )
    other = write(
        tmp_path, "two", "九江市湖泊治理方案", "九府办发〔2022〕21号", "2022年8月1日", "为贯彻落实《九江市河道治理方案》，制定本方案。"
    )
    _, err = run(capsys, "load", one, other, "--db", db)
    assert err.count("warning") == 2
    assert "九府办发〔2022〕20号" in err
    assert "九府办发〔2022〕21号" in err
    assert len(links(capsys, db)) == 1
