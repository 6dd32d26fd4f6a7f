"""What the queries of the library answer on the five bundled documents, in both databases."""

from __future__ import annotations

from typing import Any

import pytest

import queries
from graph.linking.comparison import compare
from graph.linking.sides import side_of
from graph.stores import Store
from graph.stores.reading import fragment_of
from queries.library import Scalar

NATION, PROVINCE, COUNTY = "国发〔2021〕4号", "晋政发〔2022〕12号", "140902-5c341881"
CLEANER = "晋发改资环发〔2022〕198号"


def ask(store: Store, name: str, **params: Scalar) -> list[dict[str, Any]]:
    return queries.run(store, name, **params).dicts()


def test_a_county_carries_out_the_nation_through_its_province(five: Store) -> None:
    assert [(row["step"], row["level"], row["chain"]) for row in ask(five, "implementers", policy=NATION)] == [
        (1, "province", [PROVINCE, NATION]),
        (2, "county", [COUNTY, PROVINCE, NATION]),
    ]


def test_a_clause_has_forebears_and_heirs(five: Store) -> None:
    forebears = ask(five, "provision-ancestry", provision=f"{COUNTY}:sec_2__cl_4")
    assert [(row["step"], row["provision"]) for row in forebears] == [(1, f"{PROVINCE}:sec_2__cl_4"), (2, f"{NATION}:sec_5__cl_15")]
    heirs = ask(five, "provision-heirs", provision=f"{NATION}:sec_2__cl_4")
    assert [(row["step"], row["provision"], row["parent"]) for row in heirs] == [
        (1, f"{PROVINCE}:sec_3__cl_6", f"{NATION}:sec_2__cl_4"),
        (2, f"{COUNTY}:sec_3__cl_5", f"{PROVINCE}:sec_3__cl_6"),
    ]


@pytest.mark.parametrize(("child", "parent"), [(PROVINCE, NATION), (COUNTY, PROVINCE)])
def test_additions_and_omissions_are_those_of_the_comparison(five: Store, child: str, parent: str) -> None:
    found = compare(side_of(fragment_of(five, child)), side_of(fragment_of(five, parent)))
    links = [*found.provisions, *found.measures, *found.targets]
    assert {row["id"] for row in ask(five, "additions", policy=child)} == {
        link.child.id for link in links if link.child and not link.parent
    }
    omitted = {row["id"] for row in ask(five, "omissions", policy=parent, child=child)}
    left = {link.parent.id for link in links if link.parent and not link.child}
    assert left <= omitted
    # The comparison passes over a measure of which some words stand elsewhere: no measure derives from it all the same.
    assert omitted - left <= {f"{PROVINCE}:sec_7__cl_20:ma031cb"}


def test_clauses_that_were_dropped_are_omissions(five: Store) -> None:
    omitted = [(row["child"], row["id"]) for row in ask(five, "omissions", kind="clause")]
    assert omitted == [(row["child"], row["provision"]) for row in ask(five, "dropped-clauses")]
    assert [row["heading"] for row in ask(five, "dropped-clauses", child=COUNTY)] == ["推进抽水蓄能和新型储能"]


@pytest.mark.parametrize("parent", [NATION, PROVINCE])
def test_the_coverage_matrix_adds_up_to_the_coverage(five: Store, parent: str) -> None:
    coverage = queries.coverage(five, parent)
    rows = ask(five, "coverage-matrix", policy=parent)
    kinds = ("verbatim", "adapted", "loose", "omitted")
    assert {row["child"] for row in rows} == {child.id for child in coverage.children}
    assert [{kind: sum(row[kind] for row in rows) for kind in kinds}] == list(coverage.totals)
    assert all(row["clauses"] == sum(row[kind] for kind in kinds) for row in rows)


def test_the_share_of_what_was_copied(five: Store) -> None:
    rows = ask(five, "verbatim-share")
    assert {row["policy"] for row in rows} == {COUNTY}
    (consumption,) = [row for row in rows if row["section"] == "构建绿色消费体系"]
    assert {key: consumption[key] for key in ("measures", "verbatim", "adapted", "added", "share")} == {
        "measures": 13, "verbatim": 10, "adapted": 3, "added": 0, "share": 76.9,
    }  # fmt: skip


def test_figures_that_the_county_made_stricter(five: Store) -> None:
    assert [(row["indicator"], row["quote"][-3:], row["parent_quote"][-3:]) for row in ask(five, "changed-targets", change="stricter")] == [
        ("新能源和清洁能源装机容量占比", "60%", "50%"),
        ("城市生活垃圾焚烧处理能力占比", "%左右", "%左右"),
    ]


def test_documents_that_differ_on_an_indicator(five: Store) -> None:
    rows = ask(five, "indicator-pairs", indicator="秸秆综合利用率", policy=COUNTY)
    assert [(row["value"], row["other"], row["other_value"]) for row in rows] == [
        (90.0, "140000-d88ddf29", 85.0),
        (90.0, CLEANER, 86.0),
        (90.0, PROVINCE, 90.0),
    ]
    assert len(ask(five, "indicator-pairs", indicator="秸秆综合利用率", policy=COUNTY, differing=True)) == 2


def test_printed_lists_keep_their_order_and_say_what_a_standing_clause_adds(five: Store) -> None:
    first, *others = ask(five, "printed-lists", policy=CLEANER)
    assert first["lead"] == ["山西省发展和改革委员会"]
    assert first["responsible"] == ["山西省工业和信息化厅", "山西省生态环境厅", "山西省能源局"]
    assert first["standing"] == ["各市人民政府"]
    assert "下同" in first["evidence"]
    assert others[1]["evidence"] == "（省能源局、省工信厅）"
    assert len(ask(five, "printed-lists", policy=CLEANER, basis="first-listed")) == 20


def test_agencies_that_share_measures_without_collective_bodies(five: Store) -> None:
    nearest = ask(five, "shared-measures", agency="省能源局")[0]
    assert nearest == {
        "agency": "山西省能源局", "partner": "山西省生态环境厅", "lists": 15, "leads": 4, "partner_leads": 5, "measures": 27,
    }  # fmt: skip
    assert ask(five, "shared-measures", agency="省能源局", collective=True)[0]["partner"] == "各市人民政府"
    pairs = [(row["agency"], row["partner"]) for row in ask(five, "shared-measures", policy=CLEANER)]
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)


def test_agencies_go_by_the_names_that_are_printed(five: Store) -> None:
    mentions = {row["agency"]: row["mentions"] for row in ask(five, "agencies", policy=CLEANER)}
    assert mentions["山西省交通运输厅"] == ["省交通厅"]
    assert ask(five, "agencies", listing="unlisted") == []


def test_who_took_over_from_whom(five: Store) -> None:
    rows = ask(five, "successions", agency="省能源局")
    assert [(row["date"], row["older"], row["scope"][0]) for row in rows] == [
        ("2018-10", "山西省煤炭工业厅", "all"),
        ("2018-10", "山西省经济和信息化委员会", "能源"),
    ]


def test_documents_to_load_next(five: Store) -> None:
    first, *others = ask(five, "missing-policies")
    assert (first["title"], first["documents"], first["cited_by"]) == ("山西省促进科技成果转化条例", 2, [COUNTY, PROVINCE])
    assert {row["policy"] for row in others if row["implemented"]} == {"发改环资〔2021〕1524号", "国发〔2016〕74号", NATION}


def test_measures_on_an_industry_by_code_and_by_name(five: Store) -> None:
    assert {row["code"] for row in ask(five, "industry-measures", industry="44")} == {"44", "4415", "4417"}
    assert {row["industry"] for row in ask(five, "industry-measures", industry="煤层气")} == {"煤层气"}


def test_measures_that_name_a_region_or_a_place_in_it(five: Store) -> None:
    assert {row["region"] for row in ask(five, "region-measures", region="忻州")} == {"忻州市"}
    assert {row["region"] for row in ask(five, "region-measures", region="140900", below=True)} == {"忻州市", "忻府区", "保德县"}


def test_deadlines_of_a_year_with_those_who_lead(five: Store) -> None:
    rows = ask(five, "deadlines", due="2022")
    assert [(row["deadline"], row["policy"], row["lead"]) for row in rows] == [
        ("2022-12", CLEANER, ["山西省商务厅"]),
        ("2022-12", PROVINCE, []),
        ("2022-12", PROVINCE, []),
    ]


def test_shares_of_the_modalities(five: Store) -> None:
    rows = ask(five, "modalities", policy=COUNTY)
    assert [(row["modality"], row["measures"], row["share"]) for row in rows] == [
        ("require", 91, 91.0), ("encourage", 6, 6.0), ("support", 2, 2.0), ("explore", 1, 1.0),
    ]  # fmt: skip


def test_instruments_that_the_measures_name(five: Store) -> None:
    rows = {row["instrument"]: row["measures"] for row in ask(five, "instruments", policy=COUNTY)}
    assert sum(rows.values()) == 100
    assert rows["environment/regulation"] > rows["environment/taxation"] > 0


def test_measures_go_back_to_the_nation(five: Store) -> None:
    rows = ask(five, "national-roots", policy=COUNTY)
    assert {(row["steps"], row["root"]) for row in rows} == {(2, NATION)}
    assert {row["root_heading"] for row in rows if row["review"]} == {"推动能源体系绿色低碳转型"}


def test_links_of_little_confidence_join_those_for_review(five: Store) -> None:
    flagged, doubtful = ask(five, "links-for-review"), ask(five, "links-for-review", below=0.7)
    assert [row["similarity"] for row in doubtful] == sorted((row["similarity"] for row in doubtful), reverse=True)
    assert {row["child"] for row in flagged} < {row["child"] for row in doubtful}
    assert all(row["child_text"] and row["parent_text"] for row in doubtful)


def test_indicators_and_figures(five: Store) -> None:
    assert ask(five, "indicators")[0] == {
        "indicator": "农作物秸秆综合利用率", "direction": "higher", "additive": False, "documents": 4, "figures": 4,
        "first_year": 2020, "last_year": 2025, "units": ["%"],
    }  # fmt: skip
    assert ask(five, "policy-targets", policy=PROVINCE, commitment="strive")[0]["quote"] == "积极争取开工10个以上"
    assert {row["year"] for row in ask(five, "policy-targets", policy=PROVINCE, year=2022)} == {2022}


def test_policies_of_a_level(five: Store) -> None:
    assert [row["policy"] for row in ask(five, "policies", level="county")] == [COUNTY]
