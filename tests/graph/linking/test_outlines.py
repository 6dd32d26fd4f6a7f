"""Clauses traced to an outline: likeness of headings, and the best path through them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from graph.linking.comparison import compare
from graph.linking.outlines import heading_likeness, place
from graph.linking.sides import Side, is_outline, side_of
from graph.linking.weights import weights
from tests.graph.linking.material import FILLERS, side
from tests.graph.linking.test_derivation import outline
from tests.graph.samples import COUNTY_PLAN, OPINION
from tests.graph.samples import side as sample_side

HEADINGS = dict.fromkeys(FILLERS, "")


def matrix(*rows: tuple[float, ...]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array(rows, dtype=np.float64)


# What an outline is


def test_a_document_without_words_is_an_outline() -> None:
    assert is_outline(side(HEADINGS))
    assert not is_outline(side(FILLERS))
    assert not is_outline(side({**HEADINGS, "打造绿色品牌": "开展品牌创建。"}))


def test_a_document_without_clauses_is_none() -> None:
    assert not is_outline(side({}))


def test_an_outline_has_no_measures_and_no_figures() -> None:
    made = side_of(outline("国1", list(FILLERS.items())))
    assert is_outline(made)
    assert (made.measures, made.figures) == ((), ())


# Likeness of headings

ALIKE = [  # (child, its section), the parent that it comes from, others; all with their sections
    (
        ("推动传统能源绿色转型", "构建绿色低碳能源体系"),
        ("推动能源体系绿色低碳转型", "加快基础设施绿色升级"),
        [("构建绿色供应链", "健全生产体系")],
    ),
    (("提高农业绿色化水平", "生产"), ("加快农业绿色发展", "生产"), [("提高服务业绿色发展水平", "生产"), ("推进工业绿色升级", "生产")]),
    (
        ("提升交通运输绿色水平", "基础设施"),
        ("提升交通基础设施绿色发展水平", "基础设施"),
        [("打造绿色物流", "流通"), ("发展绿色金融", "政策")],
    ),
    (("加大财政扶持", "政策"), ("加大财税扶持力度", "政策"), [("健全绿色收费价格机制", "政策"), ("大力发展绿色金融", "政策")]),
    (("培育绿色环保企业", "生产"), ("壮大绿色环保产业", "生产"), [("打造绿色物流", "流通"), ("促进绿色产品消费", "消费")]),
]


def headed(*clauses: tuple[str, str], id: str = "甲") -> Side:
    """Clauses as (heading, heading of the section above)."""
    from dataclasses import replace

    made = side([(heading, "") for heading, _ in clauses], id=id)
    return replace(made, clauses=tuple(replace(one, section=section) for one, (_, section) in zip(made.clauses, clauses, strict=True)))


@pytest.mark.parametrize(("child", "parent", "others"), ALIKE, ids=[row[0][0] for row in ALIKE])
def test_the_heading_that_it_comes_from_is_the_likest(
    child: tuple[str, str], parent: tuple[str, str], others: list[tuple[str, str]]
) -> None:
    like = heading_likeness(headed(child), headed(parent, *others, id="乙"))
    assert like.shape == (1, 1 + len(others))
    assert int(like[0].argmax()) == 0
    assert like[0, 0] >= weights("outline")["least"]


def test_likeness_lies_between_zero_and_one() -> None:
    like = heading_likeness(sample_side(COUNTY_PLAN), sample_side(OPINION))
    assert like.shape == (29, 30)
    assert like.min() >= 0
    assert like.max() <= 1 + 1e-9


def test_equal_headings_are_alike_and_places_are_put_aside() -> None:
    one = headed(("推进山西省农业绿色发展", "构建生产体系"), ("打造绿色物流", "流通"))
    other = headed(("加快农业绿色发展", "健全生产体系"), ("打造绿色物流", "流通"), id="乙")
    like = heading_likeness(one, other)
    assert like[0, 0] == pytest.approx(like[1, 1], abs=0.05)
    assert like[0, 0] > 3 * like[0, 1]


@pytest.mark.parametrize("heading", ["", "推进", "。", "A", "加快推进"])
def test_odd_headings_do_no_harm(heading: str) -> None:
    like = heading_likeness(headed((heading, "")), headed((heading, ""), ("打造绿色物流", "流通"), id="乙"))
    assert like.shape == (1, 2)
    assert np.isfinite(like).all()


# The path


PATHS: list[tuple[str, list[tuple[float, ...]], list[int | None]]] = [
    ("one to one", [(0.9, 0.0), (0.0, 0.9)], [0, 1]),
    ("several from one", [(0.9, 0.0), (0.8, 0.1), (0.0, 0.9)], [0, 0, 1]),
    ("one of the parent's left out", [(0.9, 0.0, 0.0), (0.0, 0.0, 0.9)], [0, 2]),
    ("nothing like enough", [(0.9, 0.0), (0.05, 0.05), (0.0, 0.9)], [0, None, 1]),
    ("nothing at all", [(0.0, 0.0), (0.1, 0.0)], [None, None]),
    ("the order decides between equals", [(0.0, 0.9, 0.0), (0.5, 0.0, 0.5)], [1, 2]),
    ("a clause that moved", [(0.0, 0.0, 0.9), (0.9, 0.0, 0.0), (0.0, 0.9, 0.0)], [2, 0, 1]),
    ("a clause without a parent keeps the place", [(0.0, 0.9, 0.0), (0.0, 0.0, 0.0), (0.5, 0.0, 0.5)], [1, None, 2]),
    ("one parent", [(0.9,), (0.0,)], [0, None]),
    ("one child", [(0.1, 0.2, 0.9)], [2]),
]


@pytest.mark.parametrize(("rows", "expected"), [row[1:] for row in PATHS], ids=[row[0] for row in PATHS])
def test_place(rows: list[tuple[float, ...]], expected: list[int | None]) -> None:
    assert place(matrix(*rows)) == expected


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (0, 0)])
def test_place_of_nothing(shape: tuple[int, int]) -> None:
    assert place(np.zeros(shape)) == [None] * shape[0]


def total(path: list[int | None], likeness: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> float:
    """What a path is worth: likeness, the least for a clause without a parent, less what each step back costs."""
    w, at, sum_ = weights("outline"), 0, 0.0
    for row, j in enumerate(path):
        if j is None:
            sum_ += w["least"]
            continue
        started = any(one is not None for one in path[:row])
        sum_ += likeness[row, j] - (w["back"] if started and j < at else 0.0)
        at = j
    return sum_


@settings(max_examples=60, deadline=None)
@given(likeness=st.tuples(st.integers(1, 4), st.integers(1, 3)).flatmap(lambda shape: arrays(np.float64, shape, elements=st.floats(0, 1))))
def test_no_path_is_worth_more(likeness: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
    count, places = likeness.shape
    best = max(total(list(path), likeness) for path in product([None, *range(places)], repeat=count))
    assert total(place(likeness), likeness) == pytest.approx(best)


# Links by heading


def test_links_by_heading() -> None:
    found = compare(side(FILLERS, id="甲"), side(HEADINGS, id="乙"))
    assert [(link.child.path, link.parent.path) for link in found.provisions if link.child and link.parent] == [
        (str(n),) * 2 for n in range(1, 7)
    ]
    assert {link.method for link in found.provisions} == {"heading"}
    assert {link.kind for link in found.provisions} == {"adapted"}, "headings alone prove no equal words"
    assert not any(link.review for link in found.provisions)
    assert (found.measures, found.targets) == ([], [])
    assert found.remark is not None
    assert "乙" in found.remark


def test_an_outline_of_another_subject() -> None:
    boars = side({"做好野猪种群调控": "", "组织护农狩猎": "", "开展种群调查": ""}, id="乙")
    found = compare(side(FILLERS, id="甲"), boars)
    assert not any(link.child and link.parent and not link.review for link in found.provisions)
