"""Questions to the five bundled documents: what each is understood as, and which ones are refused.

``questions.csv`` was written from the documents before the forms; ``paraphrases.csv`` holds other words for the same things, written before
the templates. `outcome` is a form, or `refused` (not understood), `choose` (several readings), `uncompared` (documents that were never
compared) or `unknown` (a name that nobody knows); `meaning` the parameters of the query, or of a name a question that is offered.
"""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest, NotFound
from graph.stores import Store
from queries import NothingCalledSo, NotUnderstood, agency_measures, ask, forms, words
from queries.questions import understand
from queries.questions.forms import vocabulary

REFUSED = {"refused": NotUnderstood, "choose": NotUnderstood, "uncompared": NotUnderstood, "unknown": NothingCalledSo}
HERE = Path(__file__).parent
COUNTY, PROVINCE, CLEAN = "140902-5c341881", "晋政发〔2022〕12号", "晋发改资环发〔2022〕198号"


def table(name: str) -> list[tuple[str, str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [(row["question"], row["outcome"], row["meaning"]) for row in csv.DictReader(file)]


ROWS = [*table("questions.csv"), *table("paraphrases.csv")]
ANSWERED = [row for row in ROWS if row[1] not in REFUSED]
FAILING = [row for row in ROWS if row[1] in REFUSED]


def meaning(store: Store, text: str) -> tuple[str, dict[str, str]]:
    """The form of a question and the parameters that its words give."""
    question = understand(store, text)
    params = {name: value for name, value in question.params().items() if name not in question.form.constants}
    return question.form.name, {name: str(value).lower() if value is True else str(value) for name, value in params.items()}


def test_the_tables_are_wide() -> None:
    assert len(table("questions.csv")) >= 160
    assert len(table("paraphrases.csv")) >= 60
    assert len(FAILING) >= 20
    assert {row[1] for row in ANSWERED} == set(forms())


@pytest.mark.parametrize(("text", "form", "expected"), ANSWERED, ids=[row[0] for row in ANSWERED])
def test_understood(graph: Store, text: str, form: str, expected: str) -> None:
    given_form, params = meaning(graph, text)
    wanted = dict(pair.split("=", 1) for pair in expected.split())
    assert (given_form, params) == (form, {name: value for name, value in wanted.items() if name not in forms()[form].constants})


@pytest.mark.parametrize(("text", "outcome", "offered"), FAILING, ids=[row[0] for row in FAILING])
def test_not_answered(graph: Store, text: str, outcome: str, offered: str) -> None:
    with pytest.raises(REFUSED[outcome]) as refused:
        ask(graph, text)
    assert isinstance(refused.value, NotUnderstood | NothingCalledSo)
    reason, suggestions = refused.value.reason, [one.zh for one in refused.value.suggestions]
    assert reason.zh
    assert reason.en
    assert ("几种读法" in reason.zh) == (outcome == "choose")
    assert ("对照过" in reason.zh) == (outcome == "uncompared")
    assert not offered or any(offered in one for one in suggestions)


@pytest.mark.parametrize("text", [row[0] for row in ANSWERED])
def test_what_is_understood_is_a_question_of_the_same_meaning(graph: Store, text: str) -> None:
    wording = understand(graph, text).wording
    assert meaning(graph, wording.zh) == meaning(graph, wording.en) == meaning(graph, text)


@pytest.mark.parametrize("name", forms())
def test_the_example_of_a_form(graph: Store, name: str) -> None:
    answer = ask(graph, forms()[name].example)
    assert answer.form == name
    assert answer.rows
    assert answer.found == len(answer.rows)
    assert {*answer.shown} <= {*answer.columns} == {*answer.rows[0]}
    assert answer.summary
    assert answer.summary_en
    json.dumps(asdict(answer))


@pytest.mark.parametrize("name", forms())
def test_what_may_be_asked_next_is_understood(graph: Store, name: str) -> None:
    answer = ask(graph, forms()[name].example)
    for one in answer.follow_ups:
        assert meaning(graph, one.zh) == meaning(graph, one.en)


@pytest.mark.parametrize("text", [row[0] for row in FAILING])
def test_what_is_offered_instead_is_understood(graph: Store, text: str) -> None:
    with pytest.raises((NotUnderstood, NothingCalledSo)) as refused:
        ask(graph, text)
    assert isinstance(refused.value, NotUnderstood | NothingCalledSo)
    for one in refused.value.suggestions:
        assert meaning(graph, one.zh) == meaning(graph, one.en)


@pytest.mark.parametrize("kind", words().kinds)
def test_examples_of_questions_are_answered(graph: Store, kind: str) -> None:
    assert ask(graph, kind).rows


def test_an_answer_about_an_agency_says_what_the_agency_does(graph: Store) -> None:
    answer, direct = ask(graph, "山西的省能源局牵头哪些措施"), agency_measures(graph, "省能源局", "lead", region="140000")
    assert (answer.asked, answer.role, answer.summary, answer.regions) == ("省能源局", "lead", direct.summary, direct.regions)
    assert len(answer.rows) == len(direct.regions[0].groups) == 6


def test_predecessors_are_added_when_asked_for(graph: Store) -> None:
    answer = ask(graph, "省能源局牵头哪些措施（含前身）")
    assert answer.include_predecessors
    assert any(group.predecessor for group in answer.regions[0].groups)


def test_a_document_narrows_the_answer_about_an_agency(graph: Store) -> None:
    answer = ask(graph, "省商务厅在清洁生产实施方案里牵头哪些措施")
    assert {group.policy for group in answer.regions[0].groups} == {CLEAN}


@pytest.mark.parametrize(
    ("text", "column", "values"),
    [
        ("忻府区哪些指标比省里高", "quote", ["新能源和清洁能源装机容量占比达到60%", "全区城市生活垃圾焚烧处理能力占比达到100%左右"]),
        ("忻府区没有承接省里哪些条款", "heading", ["推进抽水蓄能和新型储能"]),
        ("忻府区方案落实了哪些文件", "parent", [PROVINCE]),
        ("哪些文件落实了国发〔2021〕4号", "policy", [PROVINCE, COUNTY]),
        ("忻府区方案二/四来自哪里", "provision", [f"{PROVINCE}:sec_2__cl_4", "国发〔2021〕4号:sec_5__cl_15"]),
        ("省经信委后来叫什么", "newer", ["山西省工业和信息化厅", "山西省能源局"]),
        ("晋政发〔2022〕12号是谁发的", "name", ["山西省人民政府"]),
    ],
)
def test_answers(graph: Store, text: str, column: str, values: list[str]) -> None:
    assert [row[column] for row in ask(graph, text).rows] == values


def test_nothing_found_is_told_from_not_compared(graph: Store) -> None:
    assert ask(graph, "忻府区方案放宽了哪些指标").summary == "对照过，没有这样的内容。"
    with pytest.raises(NotUnderstood) as refused:
        ask(graph, "清洁生产实施方案放宽了哪些指标")
    assert refused.value.reason.zh.endswith("没有与任何上级文件对照过")


def test_the_documents_of_an_answer_are_named(graph: Store) -> None:
    answer = ask(graph, "忻府区和山西省的方案有什么不同")
    assert [one.id for one in answer.documents] == [COUNTY, PROVINCE]
    assert [one.label for one in answer.documents] == ["忻府区实施方案", PROVINCE]


@pytest.mark.parametrize(
    ("text", "left"), [("省能源局的电话是多少", "电话"), ("省能源局不牵头哪些措施", "不"), ("今天天气怎么样", "今天天气怎么样")]
)
def test_words_that_are_left_over_are_told(graph: Store, text: str, left: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        ask(graph, text)
    assert f"“{left}”" in refused.value.reason.zh
    assert left in refused.value.reason.en


PIECES = sorted({word for some in vocabulary().classes.values() for word in some} | {*vocabulary().fillers})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    pieces=st.lists(
        st.one_of(st.sampled_from(PIECES), st.sampled_from(["省能源局", "忻府区方案", "2025年", "第四条"]), st.text(max_size=4)), max_size=8
    )
)
def test_any_words_are_answered_or_refused(graph: Store, pieces: list[str]) -> None:
    try:
        answer = ask(graph, "".join(pieces))
    except (BadRequest, NotFound):
        return
    assert meaning(graph, answer.understood.zh)[0] == answer.form
