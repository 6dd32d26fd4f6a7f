"""`zhengmai trace`, `coverage` and `review`: what they print, what they refuse, and what a judgement changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from graph.corpus import honoured
from graph.judgements import read_judgements
from graph.stores import open_store
from loaders import sample_paths
from tests.api.cli.test_app import complaint, run
from tests.graph.dump import Dump, dump
from tests.loaders.reading import COUNTY_PLAN, OPINION

COUNTY, PROVINCE, NATION = "140902-5c341881", "晋政发〔2022〕12号", "国发〔2021〕4号"
CHILD, PARENT, ENERGY = f"{COUNTY}:sec_2__cl_4", f"{PROVINCE}:sec_2__cl_4", f"{NATION}:sec_5__cl_15"
PUMPED = f"{PROVINCE}:sec_2__cl_5"
SAVING = "140000-d88ddf29:sec_1"


@pytest.fixture(scope="module")
def db(five_documents: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The five documents, for commands that change nothing."""
    return str(shutil.copy(five_documents, tmp_path_factory.mktemp("commands") / "zhengmai.lbug"))


@pytest.fixture
def own(five_documents: Path, tmp_path: Path) -> str:
    """The five documents, for commands that change the database; the judgements lie beside it."""
    return str(shutil.copy(five_documents, tmp_path / "own.lbug"))


def reviews(db: str) -> Path:
    return Path(f"{db}.reviews.jsonl")


def state(db: str) -> Dump:
    with closing(open_store(db, read_only=True)) as store:
        return dump(store)


def parents(db: str, child: str) -> list[str]:
    with closing(open_store(db, read_only=True)) as store:
        return [id for (id,) in store.run("MATCH (a)-[:DERIVES_FROM]->(b) WHERE a.id = $id RETURN b.id ORDER BY b.id", {"id": child}).rows]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    out, err = run(capsys, *arguments, "--format", "json")
    assert err == ""
    assert out.count("\n") == 1
    return json.loads(out)


def ask(capsys: pytest.CaptureFixture[str], db: str, verdict: str, child: str = CHILD, parent: str = PARENT, *more: str) -> str:
    out, err = run(capsys, "review", child, parent, f"--{verdict}", "--user", "李四", "--db", db, *more)
    assert err == ""
    return out


# trace


def test_trace_prints_county_province_nation_with_their_words(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "trace", CHILD, "--db", db)
    flat = "".join(out.split())
    places = [
        flat.index(words)
        for words in ("忻府区", "装机容量占比达到60%", "山西省", "占比达到50%", "中华人民共和国", "推动能源体系绿色低碳转型")
    ]
    assert places == sorted(places)
    assert all(policy in out for policy in (COUNTY, PROVINCE, NATION))
    assert all(path in out for path in ("二/四", "五/十五"))
    assert err == ""


def test_trace_as_json(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    step, policies = printed(capsys, "trace", CHILD, "--db", db), []
    while step:
        policies.append(step["policy"])
        step = next(iter(step["steps"]), None)
    assert policies == [COUNTY, PROVINCE, NATION]


def test_trace_down(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "trace", ENERGY, "--down", "--db", db)
    assert {step["policy"] for step in found["steps"]} == {PROVINCE}
    assert CHILD in [one["id"] for step in found["steps"] for one in step["steps"]]
    out, _ = run(capsys, "trace", ENERGY, "--down", "--db", db)
    assert out.index("中华人民共和国") < out.index("山西省") < out.index("忻府区")


@pytest.mark.parametrize(("arguments", "words"), [((f"{COUNTY}:sec_2",), "comes from nothing"), ((CHILD, "--down"), "no heir")])
def test_trace_says_when_there_is_nothing_further(
    db: str, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], words: str
) -> None:
    out, err = run(capsys, "trace", *arguments, "--db", db)
    assert "忻府区" in out
    assert err.count("\n") == 1
    assert words in err


def test_trace_of_an_unknown_id(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert CHILD in complaint(capsys, "trace", f"{COUNTY}:sec_2__cl_44", "--db", db)
    assert PROVINCE in complaint(capsys, "trace", "晋政发〔2022〕13号:sec_2", "--db", db)


# coverage


def test_coverage_has_a_row_for_each_clause_and_a_column_for_each_child(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "coverage", PROVINCE, "--db", db)
    assert [child["id"] for child in found["children"]] == [COUNTY]
    assert len(found["rows"]) == 30
    assert [row["path"] for row in found["rows"] if row["taken_up"] == 0] == ["二/五"]
    assert sum(found["totals"][0].values()) == 30
    out, err = run(capsys, "coverage", PROVINCE, "--db", db)
    assert err == ""
    (line,) = [line for line in out.splitlines() if "二/五" in line]
    assert "推进抽水蓄能和新型储能" in line
    assert "omitted" in line
    assert all(words in out for words in (COUNTY, "九/三十", "verbatim", "adapted", "loose"))


def test_coverage_through_the_level_between(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    direct, indirect = (printed(capsys, "coverage", NATION, *more, "--db", db) for more in ((), ("--indirect",)))
    assert [child["id"] for child in direct["children"]] == [PROVINCE]
    assert [child["id"] for child in indirect["children"]] == [PROVINCE, COUNTY]
    assert all(sum(total.values()) == 30 for total in indirect["totals"])
    assert COUNTY in run(capsys, "coverage", NATION, "--indirect", "--db", db)[0]


@pytest.mark.parametrize(
    ("policy", "words"), [(COUNTY, "no loaded policy carries out"), ("国发〔2016〕74号", "nothing is known of the clauses")]
)
def test_coverage_says_why_it_is_empty(db: str, capsys: pytest.CaptureFixture[str], policy: str, words: str) -> None:
    _, err = run(capsys, "coverage", policy, "--db", db)
    assert err.count("\n") == 1
    assert words in err
    assert policy in err


def test_coverage_of_an_unknown_policy(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert PROVINCE in complaint(capsys, "coverage", "晋政发〔2022〕21号", "--db", db)


# review: the list


def test_review_lists_what_a_person_should_look_at(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    links = printed(capsys, "review", "--db", db)
    assert links
    with closing(open_store(db, read_only=True)) as store:
        ((count,),) = store.run("MATCH ()-[r:DERIVES_FROM]->() WHERE r.review RETURN count(r)").rows
    assert len(links) == count
    assert (f"{PROVINCE}:sec_2__cl_4", ENERGY) in {(link["child"], link["parent"]) for link in links}
    assert all(link["child_text"] and link["parent_text"] and link["kind"] and link["method"] for link in links)
    likeness = [link["similarity"] for link in links]
    assert likeness == sorted(likeness, reverse=True)
    assert "推动能源体系绿色低碳转型" in run(capsys, "review", "--db", db)[0]


def test_review_of_one_policy(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "review", "--policy", PROVINCE, "--db", db) == printed(capsys, "review", "--db", db)
    assert printed(capsys, "review", "--policy", COUNTY, "--db", db) == []
    assert PROVINCE in complaint(capsys, "review", "--policy", "晋政发〔2022〕21号", "--db", db)


# review: a judgement


def test_a_judgement_holds_at_once_and_at_every_load(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(own)
    out = ask(capsys, own, "reject", CHILD, PARENT, "--note", "不是一回事")
    assert all(words in out for words in ("rejected", "李四", CHILD, PARENT))
    (judgement,) = read_judgements(reviews(own))
    assert (judgement.child, judgement.parent, judgement.judgement, judgement.user, judgement.note) == (
        CHILD,
        PARENT,
        "rejected",
        "李四",
        "不是一回事",
    )
    assert PARENT not in parents(own, CHILD)
    after = state(own)
    files = [str(path) for path in sample_paths() if path.stem in (COUNTY_PLAN, OPINION)]
    run(capsys, "load", *files, "--db", own)
    assert state(own) == after
    reviews(own).unlink()
    run(capsys, "load", files[0], "--db", own)
    assert state(own) == before


def test_the_last_judgement_holds_and_none_is_lost(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Several within one second, so that some are equal in all fields."""
    for verdict in ("accept", "reject", "accept"):
        ask(capsys, own, verdict)
        assert (PARENT in parents(own, CHILD)) is (verdict == "accept")
    verdicts = [one.judgement for one in read_judgements(reviews(own))]
    assert verdicts == ["accepted", "rejected", "accepted"]
    with closing(open_store(own, read_only=True)) as store:
        assert honoured(store) == read_judgements(reviews(own))


def test_accepting_takes_a_link_off_the_list(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    child = f"{PROVINCE}:sec_2__cl_4"
    count = len(printed(capsys, "review", "--db", own))
    printed_back = printed(capsys, "review", child, ENERGY, "--accept", "--user", "李四", "--db", own)
    assert (printed_back["child"], printed_back["parent"], printed_back["judgement"]) == (child, ENERGY, "accepted")
    left = printed(capsys, "review", "--db", own)
    assert len(left) == count - 1
    assert (child, ENERGY) not in [(link["child"], link["parent"]) for link in left]
    assert "李四" in run(capsys, "trace", child, "--db", own)[0]


def test_correcting_a_link(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    ask(capsys, own, "correct", CHILD, PUMPED)
    assert parents(own, CHILD) == [PUMPED]
    rows = printed(capsys, "coverage", PROVINCE, "--db", own)["rows"]
    assert [row["path"] for row in rows if not row["taken_up"]] == ["二/四"]
    trace = printed(capsys, "trace", CHILD, "--db", own)
    assert [(step["id"], step["link"]["method"]) for step in trace["steps"]] == [(PUMPED, "judged")]
    assert "judged" in run(capsys, "trace", CHILD, "--db", own)[0]


def test_what_was_said_can_be_withdrawn(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(own)
    ask(capsys, own, "reject")
    assert state(own) != before
    ask(capsys, own, "withdraw")
    assert state(own) == before
    assert [one.judgement for one in read_judgements(reviews(own))] == ["rejected", "withdrawn"]
    assert "nothing to withdraw" in complaint(capsys, "review", CHILD, PARENT, "--withdraw", "--user", "李四", "--db", own)


def test_the_user_is_the_one_who_is_logged_in(own: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "wang")
    run(capsys, "review", CHILD, PARENT, "--accept", "--db", own)
    assert [one.user for one in read_judgements(reviews(own))] == ["wang"]


def test_the_file_can_be_named(own: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGMAI_REVIEWS", str(tmp_path / "else" / "where.jsonl"))
    ask(capsys, own, "accept")
    assert not reviews(own).exists()
    assert len(read_judgements(tmp_path / "else" / "where.jsonl")) == 1


# review: what is refused

MEASURE = "a measure"


def measure_of(db: str, provision: str) -> str:
    with closing(open_store(db, read_only=True)) as store:
        rows = store.run("MATCH (m:Measure) WHERE m.provision = $id RETURN m.id ORDER BY m.seq LIMIT 1", {"id": provision}).rows
    return str(rows[0][0])


REFUSED = [  # (child, parent, what the line says)
    (f"{COUNTY}:sec_2__cl_44", PARENT, CHILD),
    (CHILD, f"{PROVINCE}:sec_2__cl_99", f"{PROVINCE}:sec_2__cl_"),
    (CHILD, "晋政发〔2022〕13号:sec_2__cl_4", PARENT),
    (CHILD, MEASURE, "Measure"),
    (PARENT, CHILD, "does not carry out"),
    (SAVING, PARENT, "does not carry out"),
    (CHILD, SAVING, "does not carry out"),
    (CHILD, f"{COUNTY}:sec_2__cl_3", "one document"),
    (PROVINCE, COUNTY, "no link says"),
    (COUNTY, PARENT, "no two policies"),
    (COUNTY, "晋政发〔2022〕13号", PROVINCE),
]


@pytest.mark.parametrize(("child", "parent", "words"), REFUSED)
def test_what_cannot_be_judged_is_refused_and_not_recorded(
    db: str, capsys: pytest.CaptureFixture[str], child: str, parent: str, words: str
) -> None:
    other = measure_of(db, PARENT) if parent == MEASURE else parent
    assert words in complaint(capsys, "review", child, other, "--accept", "--user", "李四", "--db", db)
    assert not reviews(db).exists()


MISUSED = [
    (CHILD, PARENT),
    (CHILD, "--accept"),
    (CHILD, PARENT, "--accept", "--reject"),
    (CHILD, PARENT, "--accept", "--policy", COUNTY),
    ("--accept",),
    (CHILD, PARENT, "--accept", "--user", " "),
]


@pytest.mark.parametrize("arguments", MISUSED)
def test_a_judgement_that_is_not_one(db: str, capsys: pytest.CaptureFixture[str], arguments: Sequence[str]) -> None:
    complaint(capsys, "review", *arguments, "--db", db)
    assert not reviews(db).exists()


def test_a_bad_line_is_named_before_anything_is_written(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = '{"child": "a:1", "par'
    reviews(own).write_text(text, encoding="utf-8")
    before = state(own)
    line = complaint(capsys, "review", CHILD, PARENT, "--reject", "--user", "李四", "--db", own)
    assert str(reviews(own)) in line
    assert "line 1" in line
    assert reviews(own).read_text(encoding="utf-8") == text
    assert "line 1" in complaint(capsys, "load", str(sample_paths()[0]), "--db", own)
    assert state(own) == before


def test_a_file_that_cannot_be_written(
    own: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ZHENGMAI_REVIEWS", str(tmp_path / "file" / "reviews.jsonl"))
    before = state(own)
    assert "reviews.jsonl" in complaint(capsys, "review", CHILD, PARENT, "--reject", "--user", "李四", "--db", own)
    assert state(own) == before


@pytest.mark.parametrize("arguments", [("trace", CHILD), ("coverage", PROVINCE), ("review",), ("review", CHILD, PARENT, "--accept")])
def test_without_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: Sequence[str]) -> None:
    assert "there is no such database" in complaint(capsys, *arguments, "--db", str(tmp_path / "none.lbug"))
    assert list(tmp_path.iterdir()) == []


def test_a_busy_database_records_nothing(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    from subprocess import PIPE, Popen

    from tests.api.cli.test_app import MAIN

    code = f"import sys; from graph.stores import open_store; s = open_store({own!r}); print('open', flush=True); sys.stdin.read()"
    with Popen([MAIN[0], "-c", code], stdin=PIPE, stdout=PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        line = complaint(capsys, "review", CHILD, PARENT, "--reject", "--user", "李四", "--db", own)
        other.communicate("")
    assert "another program" in line
    assert not reviews(own).exists()
