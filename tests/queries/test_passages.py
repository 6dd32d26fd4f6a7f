"""Passages: the place of a span of the source text in the words of a provision."""

from __future__ import annotations

import pytest

from graph.stores.base import Store
from queries import list_policies, read_policy, read_provision
from queries.passages import Passage, marks_in
from queries.reading import path_of

# 甲乙⏎ 丙丁。⏎戊 in the source, from its place 10; the words leave out what parts the lines
PASSAGE = Passage("甲乙丙丁。戊", 10, "2:2 5:1")


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ((10, 12), "甲乙"),
        ((11, 15), "乙丙"),  # over a gap
        ((12, 15), "丙"),  # from within a gap
        ((14, 19), "丙丁。戊"),
        ((18, 19), "戊"),
        ((12, 14), ""),
        ((0, 11), "甲"),
        ((16, 90), "。戊"),
    ],
)
def test_words_of_a_span(span: tuple[int, int], words: str) -> None:
    start, end = PASSAGE.span(*span)
    assert PASSAGE.text[start:end] == words


def test_what_is_left_out_before_the_first_word() -> None:
    assert Passage("甲乙", 10, "0:3").span(13, 15) == (0, 2)


def row(kind: str, span: tuple[int, int], role: str = "") -> dict[str, object]:
    return {"kind": kind, "id": "x", "name": "", "role": role, "span_start": span[0], "span_end": span[1]}


def test_marks_stand_on_every_provision_that_they_reach() -> None:
    outline = [
        {"provision": id, "text": text, "text_start": start, "text_end": start + len(text), "left_out": None}
        for id, text, start in (("p:a", "甲乙丙", 10), ("p:b", "", 14), ("p:c", "丁戊", 20))
    ]
    found = [row("measure", (11, 21)), row("agency", (20, 22), "support"), row("agency", (20, 22), "lead"), row("target", (14, 18))]
    marks = [(one.provision, one.start, one.end, one.kind, one.role) for one in marks_in(outline, found)]
    assert marks == [("p:a", 1, 3, "measure", None), ("p:c", 0, 2, "agency", "lead"), ("p:c", 0, 1, "measure", None)]


def test_marks_of_real_documents_stand_on_their_words(five: Store) -> None:
    for policy in list_policies(five):
        answer = read_policy(five, policy.id)
        text = {one.id: one.text for one in answer.provisions}
        marked = {(one.kind, one.id): text[one.provision][one.start : one.end] for one in answer.marks}
        for measure in answer.measures:
            assert marked["measure", measure.id] == measure.text
        for target in answer.targets:
            assert marked["target", target.id] == target.quote
        mentions = {holder.id: holder.mention for duty in answer.duties for holder in duty.agencies}
        assert {id for kind, id in marked if kind == "agency"} == set(mentions)
        assert all(one.name for one in answer.marks if one.kind != "measure")


def test_a_provision_has_its_neighbours_and_its_links(five: Store) -> None:
    answer = read_provision(five, "晋政发〔2022〕12号:sec_2__cl_4")
    assert [one and one.path for one in (answer.previous, answer.next)] == ["二/三", "二/五"]
    assert ("国发〔2021〕4号", "catalogued") in {(one.policy, one.presence) for one in answer.origins}
    assert [(one.policy, one.path) for one in answer.heirs] == [("140902-5c341881", "二/四")]
    assert {one.provision for one in answer.marks} == {answer.provision.id}


def test_who_cites_a_document(five: Store) -> None:
    assert {one.policy for one in read_policy(five, "国发〔2021〕4号").cited_by} == {"晋政发〔2022〕12号"}


@pytest.mark.parametrize(
    ("kind", "number", "path", "cited"),
    [
        ("clause", "四", "二/四", "二/四"),
        ("article", "三", "", "第三条"),
        ("article", "一之一", "二", "第一条之一"),
        ("preamble", None, None, None),
    ],
)
def test_numerals_of_a_link(kind: str, number: str | None, path: str | None, cited: str | None) -> None:
    assert path_of(kind, number, path) == cited
