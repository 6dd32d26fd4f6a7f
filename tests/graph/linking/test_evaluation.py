"""The scorer of links: what it counts as right, as wrong, and not at all."""

from __future__ import annotations

from typing import Any

import pytest

from graph.linking.evaluation import evaluate_derivation, evaluate_links, is_same_cut, linked_without_ground

SENTENCE = "推动煤炭清洁高效利用，有序淘汰落后产能"
OTHER = "积极发展绿色金融，鼓励银行开发新产品"


def link(child: str | None, parent: str | None, review: bool = False) -> dict[str, Any]:
    return {"child": child, "parent": parent, "child_number": child, "parent_number": parent, "review": review}


def measure(child: str | None, parent: str | None, kind: str) -> dict[str, Any]:
    return {"child_text": child, "parent_text": parent, "kind": kind}


def figure(child: float | None, parent: float | None, change: str, **more: Any) -> dict[str, Any]:
    return {"child_value": child, "child_unit": "％", "parent_value": parent, "parent_unit": "%", "change": change, **more}


def test_links_between_clauses() -> None:
    gold = [{"child": "二/四", "parents": ["三/九", "三/十"], "doubtful": ["三/十一"]}, {"child": "二/五", "parents": []}]
    found = {
        "provisions": [link("二/四", "三/九"), link("二/四", "三/十一"), link("二/五", "一/一"), link("九", "九"), link(None, "三/十")]
    }
    score = evaluate_derivation(gold, found)
    assert (score.gold, score.found, score.hit) == (2, 2, 1)
    assert score.missed == ["('二/四', '三/十')"]
    assert score.extra == ["('二/五', '一/一')"]


@pytest.mark.parametrize(
    ("gold", "found", "right", "parent_right"),
    [
        (("adapted", [SENTENCE]), [measure(SENTENCE, SENTENCE[:12], "adapted")], 1, 1),
        (("adapted", [SENTENCE]), [measure(SENTENCE, SENTENCE, "verbatim")], 0, 1),
        (("adapted", [SENTENCE]), [measure(SENTENCE, OTHER, "adapted")], 0, 0),
        (("adapted", [SENTENCE]), [measure(SENTENCE, None, "new")], 0, 0),
        (("new", []), [measure(SENTENCE, None, "new")], 1, 1),
        (("new", []), [measure(SENTENCE, OTHER, "adapted")], 0, 0),
        (("new", []), [measure(OTHER, None, "new")], 0, 0),
    ],
)
def test_a_measure_needs_its_kind_and_a_parent_of_the_gold(
    gold: tuple[str, list[str]], found: list[dict[str, Any]], right: int, parent_right: int
) -> None:
    kind, parents = gold
    one = {"child_clause": "二/四", "child": SENTENCE, "kind": kind, "parents": parents}
    unsure = {**one, "kind": "verbatim", "sure": False}
    score, _, _ = evaluate_links({"measures": [one, unsure], "omitted": [], "targets": []}, {"measures": found, "targets": []})
    assert (score.gold, score.hit, score.shares["parent_right"]) == (1, right, parent_right)


def test_what_is_said_to_be_left_out_is_wrong_where_it_was_taken() -> None:
    gold = {
        "measures": [{"child_clause": "一", "child": OTHER, "kind": "adapted", "parents": [OTHER]}],
        "omitted": [
            {"parent_clause": "二", "parent": SENTENCE},
            {"parent_clause": "三", "parent": "无人提及的一项举措内容", "sure": False},
        ],
        "targets": [],
    }
    found = {"measures": [measure(None, SENTENCE, "omitted"), measure(None, OTHER, "omitted")], "targets": []}
    _, omitted, _ = evaluate_links(gold, found)
    assert (omitted.gold, omitted.found, omitted.hit, omitted.extra) == (1, 2, 1, [OTHER])


def test_figures_count_by_values_units_and_change() -> None:
    gold = {"measures": [], "omitted": [], "targets": [figure(60, 50, "stricter"), figure(5, 5, "same", sure=False)]}
    found = {"measures": [], "targets": [figure(60, 50, "stricter"), figure(5, 5, "same"), figure(7, None, "added")]}
    _, _, figures = evaluate_links(gold, found)
    assert (figures.gold, figures.found, figures.hit) == (1, 2, 1)


def test_a_control_pair_counts_links_that_need_no_review() -> None:
    pair = {"child_clauses": ["一/一", "一/二", "一/三", "一/四"], "overlap": [{"child": "一/二"}]}
    found = {"provisions": [link("一/一", "二"), link("一/二", "三"), link("一/三", "四", review=True), link("一/四", None)]}
    assert linked_without_ground(pair, found) == ["一/一"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SENTENCE, SENTENCE[6:], True),
        (SENTENCE, OTHER, False),
        ("煤改气", "推进煤改气", True),
        ("煤改气", "推进煤改电", False),
        ("", SENTENCE, False),
    ],
)
def test_cuts_of_one_sentence(one: str, other: str, same: bool) -> None:
    assert is_same_cut(one, other) is is_same_cut(other, one) is same
