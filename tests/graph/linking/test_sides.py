"""How a document is cut into what is compared: clauses, their measures, their figures."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from graph.fragment import Edge, Fragment, Node, Value
from graph.linking.sides import Measure, Side, side_of
from tests.graph.linking.material import PLAN, outline, shuffled
from tests.graph.samples import CLEANER_PLAN, COUNTY_PLAN, OPINION, SAMPLES, SAVING_PLAN, fragment, side

UNITS = [  # (what, outline as (eid, kind, path, words), (path, words) of the clauses)
    (
        "a clause with all below it",
        [
            ("sec_1", "section", "一", ""),
            ("sec_1__cl_1", "clause", "一/一", "甲。"),
            ("sec_1__cl_1__item_1", "item", "一/一/1", "乙。"),
            ("sec_1__cl_1__item_1__sub_1", "subitem", "一/一/1/1", "丙。"),
            ("sec_1__cl_2", "clause", "一/二", "丁。"),
        ],
        [("一/一", "甲。\n题一/一/1乙。\n题一/一/1/1丙。"), ("一/二", "丁。")],
    ),
    (
        "a section without clauses",
        [("sec_1", "section", "一", "甲。"), ("sec_2", "section", "二", ""), ("sec_2__item_1", "item", "二/1", "乙。")],
        [("一", "甲。"), ("二", "\n题二/1乙。")],
    ),
    (
        "one section with clauses, one without",
        [("sec_1", "section", "一", "甲。"), ("sec_2", "section", "二", ""), ("sec_2__cl_1", "clause", "二/一", "乙。")],
        [("一", "甲。"), ("二/一", "乙。")],
    ),
    (
        "a box in a clause",
        [
            ("sec_1", "section", "一", ""),
            ("sec_1__cl_1", "clause", "一/一", "甲。"),
            ("sec_1__cl_1__box_1", "box", "一/一/专栏1", "乙。"),
        ],
        [("一/一", "甲。\n题一/一/专栏1乙。")],
    ),
    (
        "no annex",
        [
            ("sec_1", "section", "一", "甲。"),
            ("annex_1", "annex", "", ""),
            ("annex_1__sec_1", "section", "一", "乙。"),
            ("annex_1__sec_1__cl_1", "clause", "一/一", "丙。"),
        ],
        [("一", "甲。")],
    ),
    (
        "no preamble and no closing",
        [("preamble", "preamble", "", "甲。"), ("sec_1", "section", "一", "乙。"), ("closing", "closing", "", "丙。")],
        [("一", "乙。")],
    ),
    (
        "a section that orders something above its clauses",
        [("sec_1", "section", "一", "甲。"), ("sec_1__cl_1", "clause", "一/一", "乙。")],
        [("一", "甲。"), ("一/一", "乙。")],
    ),
    ("no outline", [("preamble", "preamble", "", "甲。")], []),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in UNITS], ids=[case[0] for case in UNITS])
def test_clauses(rows: list[tuple[str, str, str, str]], expected: list[tuple[str, str]]) -> None:
    clauses = side_of(outline(*rows)).clauses
    assert [(clause.path, clause.text) for clause in clauses] == expected
    assert [clause.seq for clause in clauses] == list(range(len(expected)))
    assert [clause.heading for clause in clauses] == [f"题{path}" for path, _ in expected]


def test_an_article_is_cited_by_its_number_and_holds_its_items() -> None:
    rows = [
        ("chp_1", "chapter", "", ""),
        ("chp_1__art_1", "article", "", "甲。"),
        ("chp_2", "chapter", "", ""),
        ("chp_2__art_2", "article", "", "有下列情形之一的，责令改正："),
        ("chp_2__art_2__cl_1", "clause", "一", "乙。"),
        ("chp_2__art_2-1", "article", "", "丙。"),
    ]
    numbers = {"chp_1__art_1": "一", "chp_2__art_2": "二", "chp_2__art_2-1": "二之一"}
    clauses = side_of(outline(*rows, numbers=numbers)).clauses
    assert [clause.path for clause in clauses] == ["第一条", "第二条", "第二条之一"]
    assert clauses[1].text == "有下列情形之一的，责令改正：\n题一乙。"
    assert [measure.path for measure in clauses[1].measures] == ["第二条", "第二条/一"]


def test_a_clause_knows_the_heading_of_its_section() -> None:
    rows = ("sec_1", "section", "一", ""), ("sec_1__cl_1", "clause", "一/一", "甲。"), ("sec_2", "section", "二", "乙。")
    assert [clause.section for clause in side_of(outline(*rows)).clauses] == ["题一", ""]


def test_a_measure_has_its_clause_and_the_path_of_its_provision() -> None:
    rows = ("sec_1", "section", "一", ""), ("sec_1__cl_1", "clause", "一/一", "甲。"), ("sec_1__cl_1__item_1", "item", "一/一/1", "乙。")
    clause = f"{PLAN}:sec_1__cl_1"
    assert side_of(outline(*rows)).measures == (
        Measure(f"{clause}:m", clause, "一/一", "甲。"),
        Measure(f"{clause}__item_1:m", clause, "一/一/1", "乙。"),
    )


def test_measures_above_the_clauses_of_a_section_are_kept() -> None:
    rows = ("sec_1", "section", "一", "甲。"), ("sec_1__cl_1", "clause", "一/一", "乙。")
    assert {measure.text for measure in side_of(outline(*rows)).measures} == {"甲。", "乙。"}


@pytest.mark.xfail(
    strict=True, reason="a chapter without articles is no clause, as a section without clauses is, and its measures are lost"
)
def test_measures_of_a_chapter_without_articles_are_kept() -> None:
    rows = ("chp_1", "chapter", "一", "甲。"), ("chp_2", "chapter", "二", ""), ("chp_2__art_1", "article", "二/一", "乙。")
    assert {measure.text for measure in side_of(outline(*rows)).measures} == {"甲。", "乙。"}


# Places


def placed(*part_of: tuple[str, str]) -> Side:
    """A plan of 忻府区 whose regions lie in one another as said."""
    names = {
        "100000": ("中华人民共和国", "中国"),
        "140000": ("山西省", "山西"),
        "140900": ("忻州市", "忻州"),
        "140902": ("忻府区", "忻府"),
        "area-华北地区": ("华北地区", "华北地区"),
        "330000": ("浙江省", "浙江"),
    }
    nodes = [Node("Region", key, {"code": key, "name": name, "short_name": short}) for key, (name, short) in names.items()]
    edges = [Edge("PART_OF", ("Region", low), ("Region", high)) for low, high in part_of]
    return side_of(Fragment(PLAN, (Node("Policy", PLAN, {"region": "140902"}), *nodes), tuple(edges)))


CHAIN = (("140902", "140900"), ("140900", "140000"), ("140000", "100000"))
ABOVE = {"忻府区", "忻府", "忻州市", "忻州", "山西省", "山西", "中华人民共和国", "中国"}


@pytest.mark.parametrize("part_of", list(permutations(CHAIN)))
def test_places_are_the_region_and_those_above(part_of: tuple[tuple[str, str], ...]) -> None:
    places = placed(*part_of).places
    assert set(places) == ABOVE
    assert [len(place) for place in places] == sorted(map(len, places), reverse=True)


@pytest.mark.parametrize("level", ["140902", "140900", "140000"])
def test_a_named_area_beside_the_province_changes_nothing(level: str) -> None:
    area = (level, "area-华北地区")
    assert set(placed(area, *CHAIN).places) >= ABOVE
    assert set(placed(*CHAIN, area).places) >= ABOVE


def test_without_a_region_there_are_no_places() -> None:
    assert side_of(outline(("sec_1", "section", "一", "甲。"))).places == ()


@pytest.mark.parametrize(
    ("name", "places"),
    [(COUNTY_PLAN, ABOVE), *((name, {"山西省", "山西", "中华人民共和国", "中国"}) for name in SAMPLES if name != COUNTY_PLAN)],
)
def test_places_of_the_samples(name: str, places: set[str]) -> None:
    assert set(side(name).places) == places


# Figures


def with_figure(provision: str, **indicator: Value) -> Fragment:
    """A section with a clause, with a figure in one of them or outside."""
    rows = ("sec_1", "section", "一", ""), ("sec_1__cl_1", "clause", "一/一", "甲。"), ("closing", "closing", "", "")
    plain = outline(*rows)
    fields: dict[str, Value] = {
        "policy": PLAN,
        "provision": f"{PLAN}:{provision}",
        "value": 85,
        "value_max": None,
        "unit": "%",
        "value_si": 0.85,
        "unit_si": "1",
        "change": "level",
        "comparator": ">=",
        "year": 2025,
        "scope": "全区",
        "quote": "农膜回收率达到85%以上",
        "seq": 0,
    }
    nodes = Node("Target", "t", fields), Node("Indicator", "农膜回收率", {"name": "农膜回收率", **indicator})
    measures = Edge("MEASURES", ("Target", "t"), ("Indicator", "农膜回收率"))
    return Fragment(PLAN, (*plain.nodes, *nodes), (*plain.edges, measures))


@pytest.mark.parametrize(
    ("indicator", "direction", "additive"),
    [({}, None, None), ({"direction": None, "additive": None}, None, None), ({"direction": "higher", "additive": False}, "higher", False)],
)
def test_a_figure(indicator: dict[str, Value], direction: str | None, additive: bool | None) -> None:
    (found,) = side_of(with_figure("sec_1__cl_1", **indicator)).figures
    expected: dict[str, Any] = {
        "id": "t",
        "clause": f"{PLAN}:sec_1__cl_1",
        "path": "一/一",
        "indicator": "农膜回收率",
        "scope": "全区",
        "value": 85.0,
        "value_max": None,
        "unit": "%",
        "value_si": 0.85,
        "unit_si": "1",
        "change": "level",
        "comparator": ">=",
        "year": 2025,
        "quote": "农膜回收率达到85%以上",
        "direction": direction,
        "additive": additive,
    }
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize("provision", ["sec_1", "closing"])
def test_a_figure_outside_the_clauses_is_kept(provision: str) -> None:
    (found,) = side_of(with_figure(provision)).figures
    assert found.clause == ""


# The samples


@pytest.mark.parametrize(
    ("name", "clauses", "figures"), [(OPINION, 30, 18), (COUNTY_PLAN, 29, 11), (SAVING_PLAN, 46, None), (CLEANER_PLAN, 21, None)]
)
def test_counts(name: str, clauses: int, figures: int | None) -> None:
    assert len(side(name).clauses) == clauses
    assert figures is None or len(side(name).figures) == figures


@pytest.mark.parametrize("name", SAMPLES)
def test_every_measure_belongs_to_a_clause(name: str) -> None:
    assert {measure.id for measure in side(name).measures} == {node.id for node in fragment(name).nodes if node.label == "Measure"}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_figure_is_kept_and_none_twice(name: str) -> None:
    assert [one.id for one in side(name).figures] == [node.id for node in fragment(name).nodes if node.label == "Target"]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_order_of_nodes_and_edges_does_not_matter(name: str) -> None:
    found, expected = side_of(shuffled(fragment(name), seed=7)), side(name)
    assert (found.clauses, found.figures, set(found.places)) == (expected.clauses, expected.figures, set(expected.places))
