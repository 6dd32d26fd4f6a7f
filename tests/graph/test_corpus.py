"""Applying a plan to a database gives just what the plan says: ``tests.graph.plan_model`` is the measure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph.corpus import digest, honoured, load, loaded, remove, reuse
from graph.errors import BadRequest, NotFound, StoreError
from graph.fragment import Edge, Fragment, Node
from graph.stores import Store
from loaders import reference_fragment
from tests.graph.dump import dump
from tests.graph.family import FAMILY, FILL, by_id, policy, said
from tests.graph.plan_model import GraphModel
from tests.graph.samples import SAMPLES, fragment
from tests.graph.siblings import HEBEI, JIANGXI, SHANXI
from tests.graph.siblings import NATION as NATION_OPINION
from tests.graph.test_plan import CITY, COUNTY, NATION, PROVINCE, document, outline
from tests.graph.test_plan_links import CITY as CITY_PLAN
from tests.graph.test_plan_links import NAMING, PLAN
from tests.strategies import AGENCIES, TOPIC

SUCCESSION = Edge("SUCCEEDED_BY", ("Agency", AGENCIES[0]), ("Agency", AGENCIES[1]), {"date": "2018-10", "scope": ["all"]})
IMPLEMENTING = {"relation": "implements", "doc_number": NATION, "title": "指导意见"}
VAGUE = {"relation": "vague", "title": TOPIC}
LATER = policy("province", "140000", FILL[:4], by_id("nation"), date_issued="2022-01-01")
JUDGEMENTS = [
    said("county:cl_8", "province:cl_3", "accepted"),
    said("county:cl_1", "province:cl_1", "rejected"),
    said("county", "nation", "accepted"),
]

HISTORIES: dict[str, Sequence[list[Fragment] | str]] = {  # documents to load, or one to remove
    "a stub that is answered and comes back": [[document(1, IMPLEMENTING)], [document(0)], NATION],
    "a vague citation that moves, and parallel ones": [
        [document(3, VAGUE, IMPLEMENTING, IMPLEMENTING), document(0)],
        [document(1)],
        [document(0, {"relation": "basis", "title": "某规划"})],
        PROVINCE,
    ],
    "agencies that documents share": [
        [document(0, agencies=(0,), edges=(SUCCESSION,))],
        [document(1, agencies=(0,), edges=(SUCCESSION,)), document(2, agencies=(1,))],
        NATION,
        CITY,
    ],
    "an outline that a document stands for": [[outline()], [document(0)], [outline()], NATION, [Fragment(None)]],
    "links of three levels, and a document that is corrected": [
        [FAMILY["county"]],
        [FAMILY["province"], FAMILY["nation"]],
        [LATER],
        "nation",
    ],
    "a likely parent, which is named at last": [[CITY_PLAN], [PLAN], [NAMING], "plan"],
}


def go(graph: Store | GraphModel, step: list[Fragment] | str) -> None:
    """Load or remove."""
    if isinstance(graph, GraphModel):
        graph.remove(step) if isinstance(step, str) else graph.load(step)
    elif isinstance(step, str):
        remove(graph, step)
    else:
        load(graph, step)


@pytest.mark.parametrize("history", HISTORIES)
def test_a_database_holds_after_every_step_what_the_plan_says(store: Store, history: str) -> None:
    model = GraphModel()
    for step in HISTORIES[history]:
        go(store, step)
        go(model, step)
        assert dump(store) == model.dump()
        assert digest(store) == model.digest


def test_the_five_documents_stand_in_a_database_as_planned(five: Store) -> None:
    model = GraphModel()
    model.load([reference_fragment(), *map(fragment, SAMPLES)])
    assert dump(five) == model.dump()
    assert digest(five) == model.digest


def test_judgements_stand_in_a_database_as_planned(store: Store) -> None:
    model = GraphModel()
    for documents, judgements in (([], JUDGEMENTS), (list(FAMILY.values()), None), ([], JUDGEMENTS[1:]), ([], [])):
        load(store, documents, judgements=judgements)
        model.load(documents, judgements=judgements)
        assert dump(store) == model.dump()
        assert digest(store) == model.digest
        assert honoured(store) == (JUDGEMENTS if judgements is None else judgements)


def test_reuse_stands_in_a_database_as_planned(store: Store) -> None:
    model, advanced = GraphModel(), []
    for step in ([NATION_OPINION, SHANXI], "reuse", [HEBEI, JIANGXI], "reuse", "jiangxi", "shanxi", [SHANXI]):
        if step == "reuse":
            model.reuse()
            reuse(store, advance=lambda: advanced.append(1))
        else:
            go(store, step)
            go(model, step)
        assert dump(store) == model.dump()
        assert digest(store) == model.digest
    assert len(model.joined("REUSES")) == 2
    assert len(advanced) == 2 + 4


def test_where_reuse_was_looked_for(store: Store) -> None:
    load(store, [NATION_OPINION, SHANXI, HEBEI])
    assert [(one.policy, one.earlier, one.above) for one in reuse(store)] == [
        ("hebei", ("shanxi",), ("nation",)),
        ("nation", (), ()),
        ("shanxi", (), ()),
    ]
    with pytest.raises(NotFound, match="nearest: shanxi"):
        reuse(store, ["shanxi-2"])


def test_the_digest_tells_states_apart_and_equal_ones_not(store: Store) -> None:
    empty = digest(store)
    load(store, [document(0), document(1)])
    both = digest(store)
    remove(store, PROVINCE)
    one = digest(store)
    load(store, [document(1)])
    assert digest(store) == both
    load(store, [document(1, VAGUE)])
    assert len({empty, both, one, digest(store)}) == 4
    load(store, [], without=[NATION, PROVINCE])
    assert digest(store) == empty


def test_what_is_loaded(store: Store) -> None:
    load(store, [document(0), document(3, IMPLEMENTING)])
    assert loaded(store) == {NATION: "d", COUNTY: "d"}
    load(store, [document(1)], without=[COUNTY])
    assert loaded(store) == {NATION: "d", PROVINCE: "d"}


def test_removing_what_is_not_loaded_names_the_nearest(store: Store) -> None:
    load(store, [document(0)])
    with pytest.raises(NotFound, match="nearest: 国发〔2021〕4号"):
        remove(store, "国发〔2021〕40号")


def test_a_failed_load_leaves_the_graph_as_before(store: Store) -> None:
    load(store, [document(0, {"relation": "mention", "title": "某规划"}, agencies=(0, 1))])
    before, state = dump(store), digest(store)
    with pytest.raises(BadRequest, match="lacks its own Policy"):
        load(store, [document(1), Fragment("p")])
    clash = document(1, agencies=(2,))
    clash = Fragment(clash.policy, (*clash.nodes, Node("Provision", f"{NATION}:sec_1", {"policy": PROVINCE})), clash.edges)
    with pytest.raises(StoreError):
        load(store, [clash])
    assert (dump(store), digest(store)) == (before, state)
    load(store, [document(1)])
    assert loaded(store) == {NATION: "d", PROVINCE: "d"}
