"""Documents and provisions as the graph holds them."""

from __future__ import annotations

import pytest

from graph.errors import NotFound
from graph.stores.base import Store
from queries import list_policies, read_policy, read_provision
from tests.queries.material import CITED, HEBEI, OLD, PLAN


def test_list(store: Store) -> None:
    policies = list_policies(store)
    assert [policy.id for policy in policies] == [HEBEI, OLD, PLAN]
    plan = policies[-1]
    assert (plan.clauses, plan.measures, plan.duty_lists, plan.targets, plan.citations) == (5, 12, 10, 1, 1)
    assert (plan.region_name, plan.date) == ("山西省", "2022-05-20")


def test_policy(store: Store) -> None:
    answer = read_policy(store, PLAN)
    assert [issuer.name for issuer in answer.issuers] == ["山西省能源局"]
    assert [link.id for link in answer.implements] == [CITED]
    assert [link.id for link in read_policy(store, CITED).implemented_by] == [PLAN]
    assert [entry.number for entry in answer.provisions if entry.kind == "clause"] == ["二", "四", "五", "六", "十六"]
    assert len(answer.duties) == 10
    assert len(answer.measures) == 12


def test_provision(store: Store) -> None:
    answer = read_provision(store, f"{PLAN}:sec_2__cl_5")
    assert [entry.number for entry in answer.ancestors] == ["二"]
    assert answer.provision.text == "推进燃料原材料清洁替代的原文。"
    assert len(answer.measures) == 6
    first, last = answer.duties[0], answer.duties[-2]
    assert [(holder.mention, holder.role, holder.basis) for holder in first.agencies] == [
        ("省能源局", "lead", "first-listed"),
        ("省工信厅", "responsible", "joint"),
    ]
    assert first.measures == tuple(measure.id for measure in answer.measures[:2])
    assert [(holder.name, holder.role) for holder in last.agencies] == [("山西省生态环境厅", "lead"), ("山西省财政厅", "support")]
    assert [entry.number for entry in read_provision(store, f"{PLAN}:sec_2").children] == ["四", "五", "六", "专栏2"]
    assert [target.value for target in read_provision(store, f"{PLAN}:sec_1__cl_2").targets] == [86.0]
    assert [citation.policy for citation in read_provision(store, f"{PLAN}:preamble").citations] == [CITED]


def test_unknown_ids_name_the_nearest(store: Store) -> None:
    with pytest.raises(NotFound) as policy:
        read_policy(store, "晋发改资环发〔2022〕199号")
    assert policy.value.nearest[0] == PLAN
    with pytest.raises(NotFound) as provision:
        read_provision(store, f"{PLAN}:sec_2__cl_7")
    assert f"{PLAN}:sec_2__cl_5" in provision.value.nearest


def test_standing_clause_comes_last_in_a_list(store: Store) -> None:
    (only,) = read_provision(store, f"{PLAN}:sec_2__cl_4").duties
    assert [(holder.mention, holder.basis) for holder in only.agencies] == [("省工信厅", "sole"), ("各市人民政府", "standing-clause")]
