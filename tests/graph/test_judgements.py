"""Judgements: an append-only file in which nothing is lost, and what holds of several about one pair."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest
from graph.judgements import VERDICTS, Judgement, append_judgement, policy_of, read_judgements, standing

CHILD, PARENT, OTHER = "140902-5c341881:sec_2__cl_4", "晋政发〔2022〕12号:sec_2__cl_4", "晋政发〔2022〕12号:sec_2__cl_5"
ONE = Judgement(CHILD, PARENT, "accepted", "李四", "2026-01-02T03:04:05+00:00", "同一事项")
TWO = replace(ONE, parent=OTHER, judgement="rejected", note="")
WHOLE = json.dumps(asdict(ONE), ensure_ascii=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "reviews.jsonl"


# The file


def test_no_file_holds_no_judgement(file: Path) -> None:
    assert read_judgements(file) == []
    assert not file.parent.exists()


def test_a_line_holds_the_six_facts(file: Path) -> None:
    append_judgement(file, ONE)
    (line,) = file.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {
        "child": CHILD,
        "parent": PARENT,
        "judgement": "accepted",
        "user": "李四",
        "time": "2026-01-02T03:04:05+00:00",
        "note": "同一事项",
    }


def test_lines_are_added_and_never_changed(file: Path) -> None:
    before = b""
    for judgement in (ONE, TWO, replace(ONE, judgement="rejected"), ONE):
        append_judgement(file, judgement)
        after = file.read_bytes()
        assert after.startswith(before)
        assert after.count(b"\n") == before.count(b"\n") + 1
        before = after
    assert [one.judgement for one in read_judgements(file)] == ["accepted", "rejected", "rejected", "accepted"]


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(user=names.filter(lambda name: bool(name.strip()) and "\n" not in name), note=names, judgement=st.sampled_from(VERDICTS))
def test_any_words_come_back(file: Path, user: str, note: str, judgement: str) -> None:
    file.unlink(missing_ok=True)
    said = [Judgement(CHILD, PARENT, judgement, user, ONE.time, note), TWO]  # type: ignore[arg-type]
    for one in said:
        append_judgement(file, one)
    assert read_judgements(file) == said


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_a_note_may_hold_any_line_break(file: Path, mark: str) -> None:
    said = [replace(ONE, note=f"一{mark}二"), TWO]
    for one in said:
        append_judgement(file, one)
    assert read_judgements(file) == said


@pytest.mark.parametrize("text", [WHOLE, f"{WHOLE}\r\n", f"\n\n  \n{WHOLE}\n\n"])
def test_a_file_that_people_have_edited(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_bytes(text.encode())
    assert read_judgements(file) == [ONE]
    append_judgement(file, TWO)
    assert read_judgements(file) == [ONE, TWO]
    assert file.read_bytes().startswith(text.encode())


def test_a_cut_off_last_line_is_named_and_takes_nothing_with_it(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(f"{WHOLE}\n{WHOLE[:40]}", encoding="utf-8")
    with pytest.raises(BadRequest, match="line 2"):
        read_judgements(file)
    append_judgement(file, TWO)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == [WHOLE, WHOLE[:40]]
    file.write_text("\n".join([lines[0], *lines[2:]]), encoding="utf-8")
    assert read_judgements(file) == [ONE, TWO]


BAD_LINES = {
    "no JSON": "accepted",
    "no object": "[1, 2]",
    "null": "null",
    "a number": "12",
    "half of it": WHOLE[:-9],
    "a field too few": json.dumps({"child": CHILD, "parent": PARENT}),
    "a field too many": json.dumps(asdict(ONE) | {"weight": 1}),
    "another verdict": json.dumps(asdict(ONE) | {"judgement": "maybe"}),
    "no verdict": json.dumps(asdict(ONE) | {"judgement": None}),
    "a list of verdicts": json.dumps(asdict(ONE) | {"judgement": ["accepted"]}),
    "no user": json.dumps(asdict(ONE) | {"user": ""}),
    "a blank user": json.dumps(asdict(ONE) | {"user": "  "}),
    "a number for a user": json.dumps(asdict(ONE) | {"user": 7}),
    "a number for an id": json.dumps(asdict(ONE) | {"child": 7}),
    "no time": json.dumps(asdict(ONE) | {"time": "yesterday"}),
    "a policy for a provision": json.dumps(asdict(ONE) | {"parent": "晋政发〔2022〕12号"}),
    "two policies, corrected": json.dumps(
        asdict(ONE) | {"child": "140902-5c341881", "parent": "晋政发〔2022〕12号", "judgement": "corrected"}
    ),
    "two ends in one document": json.dumps(asdict(ONE) | {"parent": "140902-5c341881:sec_2__cl_5"}),
    "brackets without end": "[" * 100_000,
    "half a character": json.dumps(asdict(ONE) | {"note": "\ud83d"}),
}


@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_is_named_with_its_file_and_place(file: Path, line: str) -> None:
    file.parent.mkdir()
    file.write_text(f"{WHOLE}\n\n{line}\n{WHOLE}\n", encoding="utf-8")
    with pytest.raises(BadRequest) as error:
        read_judgements(file)
    assert str(file) in str(error.value)
    assert "line 3" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_cannot_be_read_is_named(file: Path, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=str(tmp_path)):
        read_judgements(tmp_path)
    file.parent.mkdir()
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadRequest, match=str(file)):
        read_judgements(file)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path, tmp_path / "file" / "reviews.jsonl"):
        with pytest.raises(BadRequest, match=str(place)):
            append_judgement(place, ONE)


REFUSED = [  # what is wrong with a judgement is not written
    replace(ONE, judgement="perhaps"),  # type: ignore[arg-type]
    replace(ONE, user=""),
    replace(ONE, user="李\n四"),
    replace(ONE, time="now"),
    replace(ONE, child="140902-5c341881"),
    replace(ONE, child=PARENT),
    replace(ONE, note="\udcff"),
]


@pytest.mark.parametrize("judgement", REFUSED)
def test_what_is_no_judgement_is_not_written(file: Path, judgement: Judgement) -> None:
    with pytest.raises(BadRequest):
        append_judgement(file, judgement)
    assert not file.exists()


# What holds


def test_the_last_of_several_about_a_pair_holds() -> None:
    no = replace(ONE, judgement="rejected")
    assert standing([ONE, TWO, no]) == {(CHILD, PARENT): no, (CHILD, OTHER): TWO}
    assert standing([no, TWO, ONE]) == {(CHILD, PARENT): ONE, (CHILD, OTHER): TWO}
    assert standing([]) == {}


def test_pairs_stand_in_the_order_in_which_they_were_last_judged() -> None:
    assert list(standing([ONE, TWO])) == [(CHILD, PARENT), (CHILD, OTHER)]
    assert list(standing([ONE, TWO, ONE])) == [(CHILD, OTHER), (CHILD, PARENT)]


def test_the_policy_of_an_id() -> None:
    assert policy_of(PARENT) == "晋政发〔2022〕12号"
    assert policy_of("晋政发〔2022〕12号:sec_2__cl_4:m1a2b3c-2") == "晋政发〔2022〕12号"
