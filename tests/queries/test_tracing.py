"""Words traced up to where they come from and down to what came of them: the bundled documents, and a circle."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.corpus import load
from graph.errors import NotFound
from graph.stores import Store
from queries import TraceStep, trace
from queries.tracing import label_of
from tests.graph.family import FAMILY, FILL, by_id, policy

COUNTY, PROVINCE, NATION = "140902-5c341881", "晋政发〔2022〕12号", "国发〔2021〕4号"
CLAUSE = f"{COUNTY}:sec_2__cl_4"


CIRCLE = [policy("one", "140000", FILL, by_id("other")), policy("other", "140000", FILL, by_id("one"))]


@pytest.fixture
def small(blank: Store) -> Store:
    """Three levels, and two documents that name each other."""
    load(blank, [*FAMILY.values(), *CIRCLE])
    return blank


def walk(step: TraceStep) -> Iterator[TraceStep]:
    yield step
    for one in step.steps:
        yield from walk(one)


def chain(step: TraceStep) -> list[TraceStep]:
    """The steps of a trace that does not branch."""
    found = [step]
    while found[-1].steps:
        (one,) = found[-1].steps
        found.append(one)
    return found


def test_a_clause_from_county_to_province_to_nation(five: Store) -> None:
    steps = chain(trace(five, CLAUSE))
    assert [(step.policy, step.level, step.presence, step.path) for step in steps] == [
        (COUNTY, "county", "loaded", "二/四"),
        (PROVINCE, "province", "loaded", "二/四"),
        (NATION, "national", "catalogued", "五/十五"),
    ]
    assert [step.region_name for step in steps] == ["忻府区", "山西省", "中华人民共和国"]
    assert [step.heading for step in steps] == ["大力发展新能源和清洁能源", "大力发展新能源和清洁能源", "推动能源体系绿色低碳转型"]
    county, province, nation = steps
    assert "装机容量占比达到60%" in county.text.replace("\n", "")
    assert "装机容量占比达到50%" in province.text.replace("\n", "")
    assert nation.text == "", "only its heading is known"
    assert all(step.policy_title for step in steps)


def test_every_step_says_how_it_came_there(five: Store) -> None:
    county, province, nation = chain(trace(five, CLAUSE))
    assert county.link is None
    assert province.link is not None
    assert (province.link.kind, province.link.method, province.link.review, province.link.judged) == ("adapted", "text-reuse", False, None)
    assert nation.link is not None
    assert (nation.link.method, nation.link.review) == ("heading", True)


def one_of(store: Store, label: str, words: str) -> str:
    field = "quote" if label == "Target" else "text"
    ((id,),) = store.run(
        f"MATCH (n:{label}) WHERE n.policy = $policy AND n.{field} CONTAINS $words RETURN n.id", {"policy": COUNTY, "words": words}
    ).rows
    return str(id)


def test_a_measure(five: Store) -> None:
    id = one_of(five, "Measure", "推动非常规天然气增储上产")
    steps = chain(trace(five, id))
    assert [(step.policy, step.path) for step in steps] == [(COUNTY, "二/四"), (PROVINCE, "二/四")]
    assert all("推动非常规天然气增储上产" in step.text for step in steps)
    assert all(step.id.split(":")[1] == "sec_2__cl_4" for step in steps)


def test_a_figure(five: Store) -> None:
    steps = chain(trace(five, one_of(five, "Target", "60%")))
    assert ["60%" in steps[0].text, "50%" in steps[1].text] == [True, True]
    assert steps[1].link is not None
    assert steps[1].link.kind == "stricter"
    assert [step.path for step in steps] == ["二/四", "二/四"]


def test_down_from_the_nation(five: Store) -> None:
    found = trace(five, f"{NATION}:sec_5__cl_15", down=True)
    assert {step.policy for step in found.steps} == {PROVINCE}
    assert CLAUSE in {step.id for one in found.steps for step in one.steps}
    assert {step.policy for one in found.steps for step in one.steps} == {COUNTY}


def test_up_and_down_are_the_same_links(five: Store) -> None:
    clauses = [id for (id,) in five.run(f"MATCH (v:Provision) WHERE v.policy = '{COUNTY}' AND v.kind = 'clause' RETURN v.id").rows]
    for clause in clauses[:4]:
        for step in trace(five, clause).steps:
            assert clause in [one.id for one in trace(five, step.id, down=True).steps]


@pytest.mark.parametrize(("id", "down"), [(CLAUSE, True), (f"{NATION}:sec_5__cl_15", False), (f"{COUNTY}:sec_2", False)])
def test_where_there_is_nothing_further(five: Store, id: str, down: bool) -> None:
    found = trace(five, id, down)
    assert (found.id, found.link, found.steps) == (id, None, ())


def test_a_clause_is_shown_with_the_words_below_it(five: Store) -> None:
    rows = five.run(
        "MATCH (v:Provision)-[:CONTAINS]->(w:Provision) WHERE v.kind = 'clause' AND w.kind = 'item' RETURN v.id, w.text LIMIT 3"
    ).rows
    assert rows
    for clause, words in rows:
        assert words in trace(five, clause).text


UNKNOWN = [  # (id, one that comes near)
    (f"{COUNTY}:sec_2__cl_44", CLAUSE),
    (f"{COUNTY}:sec_2__cl_4:m000000", f"{CLAUSE}:m"),
    ("140902-5c341882:sec_2__cl_4", CLAUSE),
    ("晋政发〔2022〕13号:sec_2__cl_4", f"{PROVINCE}:sec_2__cl_4"),
    (f"{NATION}:sec_5__cl_51", f"{NATION}:sec_5__cl_15"),
    (COUNTY, COUNTY),
    ("晋政发〔2022〕13号", PROVINCE),
]


@pytest.mark.parametrize(("id", "near"), UNKNOWN)
def test_an_unknown_id_is_named_with_those_that_come_near(five: Store, id: str, near: str) -> None:
    with pytest.raises(NotFound) as error:
        trace(five, id)
    assert id in str(error.value)
    assert "\n" not in str(error.value)
    assert any(one.startswith(near) for one in error.value.nearest)


@pytest.mark.parametrize("id", ["", "x", ":", "'; MATCH (n) DETACH DELETE n", "x" * 3000])
def test_odd_ids(five: Store, id: str) -> None:
    with pytest.raises(NotFound):
        trace(five, id)


def test_labels(five: Store) -> None:
    assert label_of(five, CLAUSE) == "Provision"
    assert label_of(five, one_of(five, "Measure", "推动非常规天然气增储上产")) == "Measure"
    assert label_of(five, one_of(five, "Target", "60%")) == "Target"


def test_a_level_that_was_skipped(small: Store) -> None:
    assert [step.policy for step in chain(trace(small, "county:cl_1"))] == ["county", "province", "nation"]
    assert [step.policy for step in chain(trace(small, "county:cl_7"))] == ["county", "nation"]
    assert chain(trace(small, "county:cl_8")) == [trace(small, "county:cl_8")]


@pytest.mark.parametrize("down", [True, False])
def test_a_circle_of_documents_ends(small: Store, down: bool) -> None:
    ids = [step.id for step in walk(trace(small, "one:cl_1", down))]
    assert len(ids) == len(set(ids))
    assert set(ids) <= {"one:cl_1", "other:cl_1"}
