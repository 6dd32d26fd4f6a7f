"""Where the cards of the inheritance picture stand and how its ribbons run."""

from __future__ import annotations

import re
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import queries
from api.web.inheritance.layout import Layout, layout
from api.web.inheritance.ribbons import CARD, GAP, HEADING, THICKEST, THINNEST, WIDTH, Link, shapes, stack, stretches, thickness
from api.web.templating import FOLDER
from graph.stores import open_store


@pytest.fixture(scope="module")
def placed(five_documents: Path) -> Layout:
    with closing(open_store(str(five_documents), read_only=True)) as store:
        return layout(queries.inheritance(store, "140902-5c341881"))


def test_the_style_sheet_has_the_heights_of_the_picture() -> None:
    style = (FOLDER / "static" / "inheritance.css").read_text(encoding="utf-8")
    assert f"--card: {CARD}px;" in style
    assert f"--heading: {HEADING}px;" in style


def test_cards_do_not_overlap(placed: Layout) -> None:
    for column in placed.columns:
        tops = [tile.top for tile in column.tiles]
        assert all(b - a >= CARD + GAP for a, b in pairwise(tops))
        assert tops[-1] + CARD <= placed.height
    edges = [(column.stretch.left, column.stretch.left + column.stretch.width) for column in placed.columns]
    assert edges[0][0] == 0
    assert edges[-1][1] == pytest.approx(WIDTH)
    assert all(a[1] < b[0] for a, b in pairwise(edges))


def test_stack() -> None:
    tops, headings = stack(["甲", "甲", "乙", ""])
    assert headings == {0: 0, 2: tops[2] - tops[0]}
    assert tops[1] - tops[0] == tops[3] - tops[2] == CARD + GAP


POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


def points(shape: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in POINT.findall(shape)]


def test_a_ribbon_is_as_wide_as_its_texts_are_alike() -> None:
    (shape,) = shapes([Link((0, 0), (1, 0), 1.0)], [[0], [100]])
    left, right = stretches(2)
    drawn = points(shape)
    assert {x for x, _ in drawn} == {left.width, (left.width + right.left) / 2, right.left}
    assert {y for x, y in drawn if x == left.width} == {CARD / 2 - THICKEST / 2, CARD / 2 + THICKEST / 2}
    assert {y for x, y in drawn if x == right.left} == {100 + CARD / 2 - THICKEST / 2, 100 + CARD / 2 + THICKEST / 2}
    assert thickness(0.0) == thickness(None) == THINNEST


def test_a_ribbon_that_skips_a_column_runs_between_its_cards() -> None:
    tops = [0, CARD + GAP, 2 * (CARD + GAP)]
    (shape,) = shapes([Link((0, 0), (2, 1), 0.5)], [tops, tops, tops])
    middle = stretches(3)[1]
    inside = {y for x, y in points(shape) if middle.left <= x <= middle.left + middle.width}
    assert all(CARD < y < CARD + GAP for y in inside)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.none() | st.floats(0, 1)), unique_by=lambda one: one[:2], min_size=1))
def test_ribbons_stay_within_the_edges_of_their_cards(joined: list[tuple[int, int, float | None]]) -> None:
    tops = [place * (CARD + GAP) for place in range(4)]
    left, right = stretches(2)
    for (start, end, _), shape in zip(joined, shapes([Link((0, a), (1, b), s) for a, b, s in joined], [tops, tops]), strict=True):
        for x, place in ((left.width, start), (right.left, end)):
            assert all(tops[place] <= y <= tops[place] + CARD for at, y in points(shape) if at == x)
