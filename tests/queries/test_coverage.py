"""Coverage by measure, and the documents that were not compared; by clause it is tested with inheritance."""

from __future__ import annotations

from graph.corpus import load
from graph.stores.base import Store
from queries import coverage, read_policy
from tests.graph.family import FAMILY, FILL, by_id, policy

COUNTY, PROVINCE, NATION = "140902-5c341881", "晋政发〔2022〕12号", "国发〔2021〕4号"


def test_by_measure_every_measure_is_taken_up_or_left_out(five: Store) -> None:
    found = coverage(five, PROVINCE, by="measure")
    measures = read_policy(five, PROVINCE).measures
    assert [(row.id, row.text) for row in found.rows] == [(one.id, one.text) for one in measures]
    (total,) = found.totals
    assert sum(total.values()) == len(measures)
    assert total["loose"] == 0
    assert total["verbatim"] > 0 < total["omitted"]
    for row in found.rows:
        (covered,) = row.children
        assert bool(covered.heirs) is (covered.kind != "omitted")
        assert all(heir.startswith(f"{COUNTY}:") for heir in covered.heirs)


def test_measures_of_an_outline_are_not_known_and_nothing_counts_as_left_out(five: Store) -> None:
    found = coverage(five, NATION, by="measure")
    assert (found.children, found.rows, found.totals) == ((), (), ())
    assert [(one.id, one.obstacle) for one in found.uncompared] == [(PROVINCE, "no text")]


def test_what_was_not_compared_is_no_column(five: Store) -> None:
    known = coverage(five, NATION)
    assert [one.id for one in known.children] == [PROVINCE]
    assert known.uncompared == ()
    cited = coverage(five, "国发〔2016〕74号")
    assert [one.compared for one in cited.uncompared] == [False]
    assert cited.totals == ()


def test_a_child_that_is_older_stands_apart_with_the_reason(blank: Store) -> None:
    older = policy("older", "140900", FILL, by_id("nation"), date_issued="2020-01-01")
    load(blank, [*FAMILY.values(), older])
    found = coverage(blank, "nation")
    assert [one.id for one in found.children] == ["province"]
    assert [(one.id, one.obstacle, one.compared) for one in found.uncompared] == [("older", "later", False)]
    assert all(len(row.children) == 1 for row in found.rows)
    assert sum(found.totals[0].values()) == len(found.rows)
