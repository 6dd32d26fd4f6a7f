"""Agencies whose region the documents do not say: a group of their own in every answer, never the nation's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.corpus import load
from graph.stores import Store, open_store
from loaders.fragments.assemble import assemble
from queries import agency_measures, ask, find_agencies, run
from tests.loaders.reading import clause_of, read_text


@pytest.fixture
def placed_and_not(tmp_path: Path) -> Iterator[Store]:
    """A document of a province, and one that says nowhere of which."""
    bracket = "推进能效对标。（省能源局牵头，国家能源局配合）"
    unplaced = read_text(f"绿色转型行动方案\n\n一、重点任务\n\n（一）节能降碳。{bracket}\n")
    with closing(open_store(str(tmp_path / "zhengmai.lbug"))) as store:
        load(store, [assemble(clause_of(bracket)), assemble(unplaced)])
        yield store


def test_an_agency_without_region_is_answered_apart(placed_and_not: Store) -> None:
    answer = ask(placed_and_not, "省能源局牵头哪些措施")
    assert [(region.code, region.name, len(region.groups)) for region in answer.regions] == [("140000", "山西省", 1), ("", "地区未知", 1)]
    assert [agency.id for agency in answer.regions[1].agencies] == ["unplaced-省能源局"]


def test_a_region_leaves_out_who_has_none(placed_and_not: Store) -> None:
    answer = agency_measures(placed_and_not, "省能源局", region="山西省")
    assert [region.code for region in answer.regions] == ["140000"]


def test_queries_show_no_region(placed_and_not: Store) -> None:
    rows = run(placed_and_not, "agency-measures", agency="省能源局").dicts()
    assert sorted(row["region"] for row in rows) == ["", "140000"]


def test_national_organs_are_the_nations_whatever_the_document(placed_and_not: Store) -> None:
    (region,) = agency_measures(placed_and_not, "国家能源局").regions
    assert (region.code, len(region.groups)) == ("100000", 2)


def test_the_list_of_agencies_can_be_asked_for_those_without_region(placed_and_not: Store) -> None:
    assert [one.id for one in find_agencies(placed_and_not, region="unknown")] == ["unplaced-省能源局"]
    last = find_agencies(placed_and_not, order="region")[-1]
    assert (last.region, last.region_name, last.level) == ("", None, None)
