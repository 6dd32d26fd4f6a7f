"""Questions in plain Chinese."""

from __future__ import annotations

import pytest

from graph.errors import BadRequest, NotFound
from graph.stores.base import Store
from queries import ask
from queries.ask import understand
from queries.snapshot import Snapshot
from queries.words import words


@pytest.mark.parametrize(
    ("text", "agency", "role", "basis", "region", "predecessors"),
    [
        ("省能源局牵头哪些措施", "省能源局", "lead", None, None, False),
        ("哪些措施由省能源局牵头？", "省能源局", "lead", None, None, False),
        ("省财政厅配合哪些工作", "省财政厅", "support", None, None, False),
        ("省能源局负责什么", "省能源局", None, None, None, False),
        ("山西省生态环境厅明确牵头哪些措施", "山西省生态环境厅", "lead", "explicit", None, False),
        ("省能源局牵头哪些措施（含前身）", "省能源局", "lead", None, None, True),
        ("请问 山西 的省能源局 都牵头了哪些任务呢", "省能源局", "lead", None, "山西", False),
        ("河北省的省能源局负责哪些工作？", "省能源局", None, None, "河北省", False),
    ],
)
def test_understood(
    store: Store, text: str, agency: str, role: str | None, basis: str | None, region: str | None, predecessors: bool
) -> None:
    question = understand(Snapshot(store), text)
    assert (question.agency, question.cue.role, question.cue.basis) == (agency, role, basis)
    assert (question.region, question.include_predecessors) == (region, predecessors)


@pytest.mark.parametrize("cue", words().cues, ids=lambda cue: cue.words)
def test_example_of_every_cue_is_understood(store: Store, cue: object) -> None:
    assert understand(Snapshot(store), cue.example).cue == cue  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", words().kinds)
def test_kinds_that_are_named_are_understood(store: Store, kind: str) -> None:
    assert ask(store, kind).regions


def test_answer(store: Store) -> None:
    answer = ask(store, "山西的省能源局牵头哪些措施")
    assert len(answer.regions[0].groups) == 6
    assert answer.summary.startswith("山西省能源局：6 组牵头")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the question is empty"),
        ("？？", "the question is empty"),
        ("今天天气怎么样", "cannot tell which agency"),
        ("省能源局在哪里", "cannot tell which role"),
        ("省能源局在清洁生产方案里牵头哪些措施", "cannot read '在清洁生产方案里'"),
        ("省能源局和省财政厅牵头哪些措施", "cannot read"),
    ],
)
def test_not_understood_names_the_kinds(store: Store, text: str, message: str) -> None:
    with pytest.raises(BadRequest, match=message) as error:
        ask(store, text)
    assert words().kinds[0] in str(error.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [("省能元局牵头哪些措施", "省能元局"), ("哪些措施由省天文局牵头", "省天文局"), ("太原市省能源局负责什么", "太原市省能源局")],
)
def test_unknown_agency(store: Store, text: str, name: str) -> None:
    with pytest.raises(NotFound, match=f"no agency is called '{name}'"):
        ask(store, text)
