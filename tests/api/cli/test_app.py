"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import csv
import json
import signal
import socket
import subprocess
import sys
from io import StringIO
from pathlib import Path

import httpx
import pytest

import loaders
from api.cli.app import main
from graph.stores import open_store
from tests.graph.dump import dump
from tests.queries.material import PLAN

SIX = ["五", "五", "五", "六", "六", "十六"]
QUESTION = "省能源局牵头哪些措施"
MAIN = (sys.executable, "-c", "from api.cli.app import main; main()")
BINARY = b"\x00\x01\x02\x03\xff\xfe" * 100


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the five bundled documents."""
    path = str(tmp_path_factory.mktemp("cli") / "zhengmai.lbug")
    main_exits_with(0, "load", *map(str, loaders.sample_paths()), "--db", path)
    return path


def main_exits_with(status: int, *arguments: str) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert (end.value.code or 0) == status


def run(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[str, str]:
    """Standard output and standard error of the command, which must end with `status`."""
    capsys.readouterr()
    main_exits_with(status, *arguments)
    captured = capsys.readouterr()
    return captured.out, captured.err


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line on standard error of a command that fails."""
    out, err = run(capsys, *arguments, status=1)
    assert out == ""
    assert err.startswith("zhengmai: ")
    assert err.count("\n") == 1
    return err


def state(path: str) -> object:
    store = open_store(path, read_only=True)
    try:
        return dump(store)
    finally:
        store.close()


def test_help_loads_no_heavy_library() -> None:
    heavy = "{'spacy', 'sklearn', 'numpy', 'ladybug', 'networkx', 'fastapi', 'pyarrow', 'pint', 'prompt_toolkit', 'neo4j'}"
    asked = f"import sys, api.cli.app; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout.strip() == "[]"
    assert "load" in subprocess.run([*MAIN, "--help"], check=True, capture_output=True, text=True).stdout


def test_the_five_documents(samples: str, capsys: pytest.CaptureFixture[str]) -> None:
    policies = json.loads(run(capsys, "query", "policies", "--format", "json", "--db", samples)[0])
    assert len(policies) == 5
    assert PLAN in [policy["policy"] for policy in policies]


def test_six_groups_by_ask_and_query(samples: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(run(capsys, "ask", QUESTION, "--format", "json", "--db", samples)[0])
    (region,) = answer["regions"]
    assert [group["number"] for group in region["groups"]] == SIX
    assert {group["policy"] for group in region["groups"]} == {PLAN}
    arguments = ("query", "agency-measures", "--param", "agency=省能源局", "--param", "role=lead", "--format", "json", "--db", samples)
    rows = json.loads(run(capsys, *arguments)[0])
    assert [row["number"] for row in rows] == SIX
    assert [row["evidence"] for row in rows] == [group["evidence"] for group in region["groups"]]


def test_ask_prints_the_summary_above_the_table(samples: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "ask", QUESTION, "--db", samples)
    assert out.startswith("山西省能源局：6 组牵头（明确牵头 0，首位列名 5，单独列名 1）。没有一组写明“牵头”")
    assert "（省能源局、省工信厅）" in out
    assert err == ""


def test_second_load_changes_nothing(samples: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(samples)
    out, _ = run(capsys, "load", *map(str, loaders.sample_paths()), "--db", samples, "--format", "json")
    assert {outcome["status"] for outcome in json.loads(out)} == {"unchanged"}
    assert state(samples) == before


def test_parse(capsys: pytest.CaptureFixture[str]) -> None:
    file = next(str(path) for path in loaders.sample_paths() if "qingjieshengchan" in path.name)
    found = json.loads(run(capsys, "parse", file, "--format", "json")[0])
    assert found["policy"]["id"] == PLAN
    out, _ = run(capsys, "parse", file)
    assert "推进燃料原材料清洁替代" in out


def test_cypher_reads_and_refuses_to_write(samples: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = run(capsys, "cypher", "MATCH (p:Policy {presence: 'loaded'}) RETURN count(*) AS n", "--db", samples, "--format", "json")
    assert json.loads(out) == [{"n": 5}]
    before = state(samples)
    reason = complaint(capsys, "cypher", "MATCH (p:Policy) DETACH DELETE p", "--db", samples)
    assert reason.startswith("zhengmai: line 1, column 18: DETACH does more than read")
    assert state(samples) == before


def test_cypher_is_refused_before_a_database_is_sought(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = tmp_path / "none.lbug"
    assert "COPY begins no reading statement" in complaint(capsys, "cypher", "COPY Policy FROM 'a.csv'", "--db", str(db))


def test_cypher_has_a_limit_of_rows_and_of_time(samples: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ("cypher", "UNWIND range(1, 5) AS x RETURN x", "--format", "csv", "--db", samples)
    assert run(capsys, *rows, "--limit", "2") == ("x\n1\n2\n", "zhengmai: these are the first 2 rows; ask for more with --limit\n")
    assert run(capsys, *rows) == ("x\n1\n2\n3\n4\n5\n", "")
    slow = "MATCH (a:Measure), (b:Measure), (c:Measure) RETURN sum(a.seq * b.seq * c.seq)"
    assert "took longer than 0.2 seconds" in complaint(capsys, "cypher", slow, "--timeout", "0.2", "--db", samples)


def test_what_json_cannot_say_is_null(samples: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = "RETURN 0.0 / 0.0 AS a, [1.0 / 0.0, 1.5] AS b, {k: -1.0 / 0.0} AS c"
    out, _ = run(capsys, "cypher", text, "--format", "json", "--db", samples)
    assert out == '[{"a": null, "b": [null, 1.5], "c": {"k": null}}]\n'


def test_half_of_a_character_is_refused(samples: str, capsys: pytest.CaptureFixture[str]) -> None:
    reason = complaint(capsys, "cypher", "RETURN '\udced' AS x", "--db", samples)
    assert reason == "zhengmai: no database holds the half of a character '\\udced'; leave it out\n"


def test_rows_as_csv(samples: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = "RETURN '煤, \"焦\"' AS a, ['x', '年'] AS b, NULL AS c, true AS d, 1.5 AS e, {k: 1} AS f"
    out, _ = run(capsys, "cypher", text, "--format", "csv", "--db", samples)
    assert list(csv.reader(StringIO(out))) == [
        ["a", "b", "c", "d", "e", "f"],
        ['煤, "焦"', '["x", "年"]', "", "true", "1.5", '{"k": 1}'],
    ]
    out, _ = run(capsys, "query", "policies", "--format", "csv", "--db", samples)
    assert PLAN in [row["policy"] for row in csv.DictReader(StringIO(out))]
    out, _ = run(capsys, "query", "--list", "--format", "csv")
    assert "agency-measures" in [row["name"] for row in csv.DictReader(StringIO(out))]


def test_query_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert "agency-measures" in run(capsys, "query", "--list")[0]
    listed = {query["name"]: query for query in json.loads(run(capsys, "query", "--list", "--format", "json")[0])}
    assert [column["name"] for column in listed["deadlines"]["columns"]][:2] == ["deadline", "policy"]
    assert listed["implementers"]["ladybug"] != listed["implementers"]["cypher"]
    assert listed["deadlines"]["ladybug"] is None


@pytest.mark.parametrize(
    ("db", "dialect", "words"),
    [(".data/nowhere.lbug", "ladybug", "properties(nodes(path), 'id')"), ("neo4j://127.0.0.1:1", "neo4j", "[document IN nodes(path)")],
)
def test_query_explain_opens_no_database(capsys: pytest.CaptureFixture[str], db: str, dialect: str, words: str) -> None:
    arguments = ("query", "implementers", "--explain", "--db", db)
    printed = run(capsys, *arguments, "--param", "policy=晋政发〔2022〕12号")[0]
    assert printed.startswith("// title: 谁贯彻落实了某文件 | Policies that implement a policy\n")
    assert '\n// $policy = "晋政发〔2022〕12号"\nMATCH ' in printed
    assert words in printed
    explained = json.loads(run(capsys, *arguments, "--format", "json")[0])
    assert (explained["query"], explained["dialect"], explained["params"]) == ("implementers", dialect, {"policy": "国发〔2021〕4号"})


def test_nine_of_ten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, db = tmp_path / "in", str(tmp_path / "zhengmai.lbug")
    folder.mkdir()
    for number in range(9):
        text = (
            f"甲省人民政府关于第{number}项工作的意见\n甲政发〔2022〕{number + 1}号\n一、总体要求\n（一）加快发展。推进第{number}项工作。\n"
        )
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "bad.txt").write_bytes(BINARY)
    out, err = run(capsys, "load", str(folder), "--db", db, "--format", "json", status=1)
    outcomes = json.loads(out)
    assert [outcome["status"] for outcome in outcomes].count("loaded") == 9
    assert err.startswith("zhengmai: ")
    assert err.count("\n") == 1
    assert str(folder / "bad.txt") in err


def test_bad_files_leave_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db, empty, binary = tmp_path / "new" / "zhengmai.lbug", tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.touch()
    binary.write_bytes(BINARY)
    for file in (tmp_path / "missing.txt", empty, binary):
        assert str(file) in complaint(capsys, "load", str(file), "--db", str(db))
    assert not db.parent.exists()


def test_folder_without_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".hidden.txt").write_text("一、总则", encoding="utf-8")
    (tmp_path / "notes.csv").write_text("a,b", encoding="utf-8")
    assert "there is no document" in complaint(capsys, "load", str(tmp_path), "--db", str(tmp_path / "zhengmai.lbug"))


def test_same_document_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = loaders.sample_paths()[0]
    copy = tmp_path / "copy.txt"
    copy.write_bytes(sample.read_bytes())
    _, err = run(capsys, "load", str(sample), str(copy), "--db", str(tmp_path / "zhengmai.lbug"), status=1)
    assert f"{copy}: it is " in err
    assert "load one of them" in err


def test_replace_and_remove(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db, file = str(tmp_path / "zhengmai.lbug"), tmp_path / "plan.txt"

    def write(number: str) -> None:
        file.write_text(f"甲省人民政府关于清洁生产的意见\n{number}\n一、总体要求\n（一）加快发展。推进清洁生产。\n", encoding="utf-8")

    def loaded() -> list[str]:
        return [policy["policy"] for policy in json.loads(run(capsys, "query", "policies", "--format", "json", "--db", db)[0])]

    write("甲政发〔2022〕1号")
    run(capsys, "load", str(file), "--db", db)
    write("甲政发〔2022〕2号")
    assert "is not loaded" in complaint(capsys, "load", str(file), "--db", db, "--replace", "甲政发〔2022〕9号")
    run(capsys, "load", str(file), "--db", db, "--replace", "甲政发〔2022〕1号")
    assert loaded() == ["甲政发〔2022〕2号"]
    assert "甲政发〔2022〕2号" in complaint(capsys, "remove", "甲政发〔2022〕3号", "--db", db)
    run(capsys, "remove", "甲政发〔2022〕2号", "--db", db)
    assert loaded() == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ask", "省能元局牵头哪些措施"), "no agency is called '省能元局'; nearest: "),
        (("ask", "今天天气怎么样"), "not understood: 今天天气怎么样; "),
        (("query", "agency-measure"), "no query is called 'agency-measure'; nearest: agency-measures"),
        (("query", "policies", "--param", "x=1"), "policies has no parameter 'x'; it has presence, region, level"),
        (("query", "policies", "--param", "x"), "--param must be NAME=VALUE, not 'x'"),
        (("query", "policies", "--param", "region=1", "--param", "region=2"), "--param region stands twice"),
        (("cypher", "MATCH (p:Policy) RETURN p.title +"), "Parser exception"),
        (("cypher", "MATCH (p:Policy"), "the bracket ( is not closed"),
    ],
)
def test_complaints(samples: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str) -> None:
    assert message in complaint(capsys, *arguments, "--db", samples)


def test_without_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (("ask", QUESTION), ("query", "policies"), ("serve",)):
        assert "there is no such database" in complaint(capsys, *arguments, "--db", str(tmp_path / "none.lbug"))
    assert list(tmp_path.iterdir()) == []


def test_serve_answers_and_stops_quietly(samples: str) -> None:
    def command(port: str) -> list[str]:
        return [*MAIN, "serve", "--port", port, "--db", samples]

    with subprocess.Popen(command("0"), stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        address = line.split()[2]
        assert httpx.get(f"{address}/healthz", timeout=10).json() == {"status": "ok", "policies": 5}
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            second = subprocess.run(command(port), capture_output=True, text=True, check=False)
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=10) == 0
        assert server.stderr.read() == ""
    assert second.returncode == 1
    assert second.stderr.startswith(f"zhengmai: cannot listen on 127.0.0.1:{port}")


def test_wrong_setting(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ZHENGMAI_PORT", "99999")
    assert "the setting port (ZHENGMAI_PORT) is wrong" in complaint(capsys, "ask", QUESTION)


@pytest.mark.parametrize("arguments", [("nothing",), ("query",), ("load",), ("ask", QUESTION, "--format", "xml")])
def test_wrong_use(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    out, err = run(capsys, *arguments, status=2)
    assert out == ""
    assert "Usage" in err
