"""Whose measures: by region, role and basis, with and without predecessors."""

from __future__ import annotations

import pytest

from graph.errors import BadRequest, NotFound
from graph.stores.base import Store
from queries import RegionAnswer, agency_measures, run
from tests.queries.material import HEBEI, OLD, PLAN


def only(store: Store, agency: str, **narrowed: str | bool) -> RegionAnswer:
    """The answer for the one region in which the name fits."""
    (region,) = agency_measures(store, agency, **narrowed).regions  # type: ignore[arg-type]
    return region


def test_six_groups_in_document_order(store: Store) -> None:
    groups = only(store, "山西省能源局", role="lead").groups
    assert [group.number for group in groups] == ["五", "五", "五", "六", "六", "十六"]
    assert [group.basis for group in groups] == ["first-listed", "sole", "first-listed", "first-listed", "first-listed", "first-listed"]
    assert [measure.text for measure in groups[0].measures] == ["加大清洁能源应用。", "有序推进清洁低碳能源替代。"]
    first = groups[0]
    assert (first.policy, first.doc_number, first.date, first.path) == (PLAN, PLAN, "2022-05-20", "二/五")
    assert (first.heading, first.evidence, first.mention) == ("推进燃料原材料清洁替代", "（省能源局、省工信厅）", "省能源局")
    assert all(group.predecessor is None for group in groups)


def test_query_gives_the_same_groups(store: Store) -> None:
    rows = run(store, "agency-measures", agency="山西省能源局", role="lead").dicts()
    groups = only(store, "山西省能源局", role="lead").groups
    assert [(row["bracket"], row["number"], row["heading"], row["basis"], row["evidence"]) for row in rows] == [
        (group.bracket, group.number, group.heading, group.basis, group.evidence) for group in groups
    ]
    assert [row["measures"] for row in rows] == [[measure.text for measure in group.measures] for group in groups]


def test_name_of_several_regions_is_answered_for_each(store: Store) -> None:
    answer = agency_measures(store, "省能源局", role="lead")
    assert [(region.code, region.name, len(region.groups)) for region in answer.regions] == [
        ("130000", "河北省", 1),
        ("140000", "山西省", 6),
    ]
    assert answer.regions[0].groups[0].policy == HEBEI


@pytest.mark.parametrize("region", ["140000", "山西省", "山西"])
def test_region_narrows(store: Store, region: str) -> None:
    assert only(store, "省能源局", region=region).code == "140000"
    names = {row["agency"] for row in run(store, "agency-measures", agency="省能源局", region=region).dicts()}
    assert names == {"山西省能源局"}


@pytest.mark.parametrize(
    ("role", "basis", "count"),
    [(None, None, 7), ("lead", "explicit", 0), ("lead", "sole", 1), ("responsible", None, 1), ("support", None, 0), (None, "joint", 1)],
)
def test_role_and_basis_narrow(store: Store, role: str | None, basis: str | None, count: int) -> None:
    (region,) = agency_measures(store, "山西省能源局", role, basis).regions
    assert len(region.groups) == count


def test_predecessors_only_when_asked_and_within_their_scope(store: Store) -> None:
    assert all(group.policy == PLAN for group in only(store, "山西省能源局").groups)
    groups = only(store, "山西省能源局", include_predecessors=True).groups
    inherited = [group for group in groups if group.predecessor is not None]
    assert groups[-len(inherited) :] == tuple(inherited)
    found = [
        (group.predecessor.name, group.predecessor.date, group.predecessor.scope, [measure.text for measure in group.measures])
        for group in inherited
        if group.predecessor is not None
    ]
    assert found == [
        ("山西省煤炭工业厅", "2018-10", ("all",), ["压减煤炭产能。"]),
        ("山西省经济和信息化委员会", "2018-10", ("能源", "煤炭"), ["扩大天然气供应。"]),
        ("山西省煤炭工业局", "2009", ("all",), ["整顿小矿。"]),
    ]
    assert {group.policy for group in inherited} == {OLD}


def test_what_a_predecessor_that_lives_on_got_later_is_its_own(store: Store) -> None:
    assert only(store, "省发改委").groups[0].measures[0].text == "核定能源价格。"
    inherited = [group.predecessor.name for group in only(store, "山西省能源局", include_predecessors=True).groups if group.predecessor]
    assert "山西省发展和改革委员会" not in inherited


def test_succession_with_scope_all_takes_everything(store: Store) -> None:
    groups = only(store, "省工信厅", include_predecessors=True).groups
    assert [measure.text for group in groups if group.predecessor for measure in group.measures] == [
        "发展电子信息产业。",
        "推广新能源汽车。",
        "扩大天然气供应。",
    ]


@pytest.mark.parametrize(
    ("agency", "narrowed", "summary"),
    [
        (
            "山西省能源局",
            {"role": "lead"},
            "山西省能源局：6 组牵头（明确牵头 0，首位列名 5，单独列名 1）。没有一组写明“牵头”：都是按惯例由首位或唯一单位负责。",
        ),
        ("山西省能源局", {"role": "lead", "basis": "explicit"}, "山西省能源局：没有明确牵头的措施。"),
        ("山西省生态环境厅", {"role": "lead"}, "山西省生态环境厅：2 组牵头（明确牵头 1，首位列名 1，单独列名 0）。"),
        ("省财政厅", {"role": "support"}, "山西省财政厅：2 组配合（明确配合 2）。"),
        ("省财政厅", {"role": "lead"}, "山西省财政厅：没有牵头的措施。"),
        ("省商务厅", {}, "山西省商务厅：1 组共同负责（共同列名 1）。"),
        (
            "省煤炭厅",
            {"include_predecessors": True},
            "山西省煤炭工业厅：1 组牵头（明确牵头 1，首位列名 0，单独列名 0）。"
            "\n另有前身山西省煤炭工业局：1 组牵头（明确牵头 0，首位列名 0，单独列名 1）。",
        ),
    ],
)
def test_summary(store: Store, agency: str, narrowed: dict[str, str | bool], summary: str) -> None:
    assert only(store, agency, **narrowed).summary == summary


def test_unknown_agency_names_the_nearest(store: Store) -> None:
    with pytest.raises(NotFound, match="no agency is called '省能元局'") as error:
        agency_measures(store, "省能元局")
    assert error.value.nearest[0] == "省能源局"


@pytest.mark.parametrize(
    ("narrowed", "error", "message"),
    [
        ({"role": "head"}, BadRequest, "role must be one of lead, support, responsible, not 'head'"),
        ({"basis": "x"}, BadRequest, "basis must be one of explicit, labelled, first-listed"),
        ({"region": "山東省"}, NotFound, "no region is called '山東省'"),
        ({"region": "河北省"}, NotFound, "no agency of 河北省 is called '山西省能源局'; nearest: 山西省能源局"),
    ],
)
def test_wrong_narrowing(store: Store, narrowed: dict[str, str], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        only(store, "山西省能源局", **narrowed)
