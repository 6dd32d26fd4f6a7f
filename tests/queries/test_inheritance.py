"""A policy beside those that it comes from, and what became of a policy's clauses: the bundled documents, and small ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from graph.corpus import load
from graph.errors import NotFound
from graph.fragment import Fragment
from graph.stores import Store
from queries import Coverage, InheritanceAnswer, coverage, inheritance
from queries.coverage import KINDS
from queries.inheritance import ancestors
from tests.databases import empty
from tests.graph.family import FAMILY, FILL, by_id, policy
from tests.graph.linking.test_derivation import BOARS, PUMPED

COUNTY, PROVINCE, NATION = "140902-5c341881", "晋政发〔2022〕12号", "国发〔2021〕4号"
SAVING = "140000-d88ddf29"


@pytest.fixture
def county(five: Store) -> InheritanceAnswer:
    return inheritance(five, COUNTY)


def holding(store: Store, *documents: Fragment) -> Store:
    empty(store)
    load(store, list(documents))
    return store


# The county plan beside the province and the nation


def test_columns_are_nation_province_county(county: InheritanceAnswer) -> None:
    assert [(column.policy.id, len(column.cards)) for column in county.columns] == [(NATION, 30), (PROVINCE, 30), (COUNTY, 29)]
    assert [column.policy.presence for column in county.columns] == ["catalogued", "loaded", "loaded"]
    assert county.policy == county.columns[-1].policy
    assert county.remark is None


def test_cards_stand_in_the_order_of_the_document(county: InheritanceAnswer) -> None:
    numerals = "一二三四五六七八九"

    def chinese(n: int) -> str:
        tens, ones = divmod(n, 10)
        return ("" if tens <= 1 else numerals[tens - 1]) + ("十" if tens else "") + (numerals[ones - 1] if ones else "")

    for column in county.columns:
        assert [card.path.split("/")[1] for card in column.cards] == [chinese(n) for n in range(1, len(column.cards) + 1)]


def test_cards_have_headings_and_words(county: InheritanceAnswer) -> None:
    nation, province, own = county.columns
    for column in county.columns:
        assert all(card.heading and card.section for card in column.cards)
    assert not any(card.text or card.figures for card in nation.cards)
    assert all(card.text for column in (province, own) for card in column.cards)
    (card,) = [card for card in own.cards if card.path == "二/四"]
    assert card.heading == "大力发展新能源和清洁能源"
    assert "能源" in card.section
    assert "千兆网光伏基地" in card.text


def test_figures_of_the_county(county: InheritanceAnswer) -> None:
    figures = [figure for card in county.columns[-1].cards for figure in card.figures]
    changes = Counter(figure.change for figure in figures)
    assert (len(figures), changes["added"], sum(changes.values()) - changes["added"]) == (11, 1, 10)
    by_change = {change: [figure.indicator for figure in figures if figure.change == change] for change in changes}
    assert ["装配式建筑" in name for name in by_change["added"]] == [True]
    assert len(by_change["stricter"]) == 2
    for words in ("装机容量占比", "生活垃圾焚烧处理能力"):
        assert any(words in name for name in by_change["stricter"])
    assert any("高标准农田" in name for name in by_change["share"])
    assert not any(figure.is_dropped for figure in figures)


def test_a_figure_stands_beside_the_one_that_it_answers_to(county: InheritanceAnswer) -> None:
    above = {figure.id: figure.quote for card in county.columns[1].cards for figure in card.figures}
    for card in county.columns[-1].cards:
        for figure in card.figures:
            assert (figure.other is None) is (figure.change == "added")
            assert figure.other_quote == (above[figure.other] if figure.other else None)
            assert "".join(figure.quote.split())


def test_figures_that_the_county_dropped(county: InheritanceAnswer) -> None:
    figures = [figure for card in county.columns[1].cards for figure in card.figures]
    assert len(figures) == 18
    assert sum(figure.is_dropped for figure in figures) == 8
    assert {figure.change for figure in figures} == {""}, "headings say nothing of figures"


def test_what_is_new_and_what_is_left_out(county: InheritanceAnswer) -> None:
    nation, province, own = county.columns
    assert [card.path for card in province.cards if card.is_omitted] == ["二/五"]
    assert not any(card.is_new for card in own.cards)
    assert not any(card.is_new for card in nation.cards)
    assert not any(card.is_omitted for card in own.cards)
    assert "八/二十九" in [card.path for card in nation.cards if card.is_omitted], "nobody takes up 深化国际合作"


def test_ribbons_join_cards_of_different_columns(county: InheritanceAnswer) -> None:
    column = {card.id: place for place, one in enumerate(county.columns) for card in one.cards}
    assert len({(ribbon.child, ribbon.parent) for ribbon in county.ribbons}) == len(county.ribbons) >= 57
    for ribbon in county.ribbons:
        assert column[ribbon.parent] < column[ribbon.child]
        assert ribbon.link.kind in KINDS
        assert ribbon.link.method


# Policies with few or no ancestors


def test_the_province_beside_the_nation(five: Store) -> None:
    answer = inheritance(five, PROVINCE)
    assert [column.policy.id for column in answer.columns] == [NATION, PROVINCE]
    assert not any(card.is_omitted for card in answer.columns[-1].cards), "the last column leaves nothing out"


def test_a_policy_whose_parent_is_not_there(five: Store) -> None:
    answer = inheritance(five, SAVING)
    assert [column.policy.id for column in answer.columns] == [SAVING]
    assert answer.ribbons == ()
    assert answer.remark is not None
    assert "国发〔2016〕74号" in answer.remark
    assert not any(card.is_new or card.is_omitted for card in answer.columns[0].cards)


def test_a_policy_that_carries_out_nothing(five: Store) -> None:
    answer = inheritance(five, "140000-3f0f3617")
    assert len(answer.columns) == 1
    assert answer.remark


@pytest.mark.parametrize(
    ("policy", "words"), [("国发〔2016〕74号", "catalogued"), (NATION, "catalogued"), ("晋政发〔2022〕13号", PROVINCE)]
)
def test_what_is_not_loaded_is_not_found(five: Store, policy: str, words: str) -> None:
    with pytest.raises(NotFound, match=words):
        inheritance(five, policy)


def test_the_remark_names_the_parents_as_people_do(blank: Store) -> None:
    titled = {"cited_as": "title-7c5484ab", "title": "绿色发展规划"}
    child = policy("child", "140000", FILL, titled, date_issued="2022-01-01")
    remark = inheritance(holding(blank, child), "child").remark
    assert remark is not None
    assert "《绿色发展规划》" in remark
    assert "未载入" in remark


def test_a_loaded_parent_that_cannot_be_one_is_not_said_to_be_missing(blank: Store) -> None:
    later = policy("later", "100000", FILL, date_issued="2024-01-01")
    child = policy("child", "140000", FILL, by_id("later"), date_issued="2022-01-01")
    answer = inheritance(holding(blank, child, later), "child")
    assert len(answer.columns) == 1
    assert answer.remark is not None
    assert "later" in answer.remark
    assert "未载入" not in answer.remark


def test_ancestors(five: Store) -> None:
    assert ancestors(five, COUNTY) == {PROVINCE, NATION}
    assert ancestors(five, PROVINCE) == {NATION}
    assert ancestors(five, SAVING) == ancestors(five, NATION) == ancestors(five, "none") == set()


def test_an_ancestor_behind_a_policy_that_cannot_be_compared(blank: Store) -> None:
    """What was compared stands beside the policy, though the document between has no place of its own."""
    between = policy("between", "140900", FILL, by_id("nation"), date_issued="2024-01-01")
    county = policy("county", "140902", FILL, by_id("between"), date_issued="2023-01-01")
    store = holding(blank, FAMILY["nation"], between, county)
    assert ancestors(store, "county") == {"nation"}
    answer = inheritance(store, "county")
    assert [column.policy.id for column in answer.columns] == ["nation", "county"]
    assert len(answer.ribbons) == 6
    assert [child.id for child in coverage(store, "nation").children] == ["between"]
    assert {child.id for child in coverage(store, "nation", indirect=True).children} == {"between", "county"}


# Coverage


def totals_add_up(found: Coverage) -> bool:
    return all(sum(total.values()) == len(found.rows) and set(total) == set(KINDS) for total in found.totals)


def test_coverage_of_the_province(five: Store) -> None:
    found = coverage(five, PROVINCE)
    assert [child.id for child in found.children] == [COUNTY]
    assert len(found.rows) == 30
    assert totals_add_up(found)
    assert sum(row.taken_up for row in found.rows) == 29
    assert [(row.path, row.heading) for row in found.rows if not row.taken_up] == [("二/五", "推进抽水蓄能和新型储能")]
    assert found.totals[0]["omitted"] == 1
    for row in found.rows:
        (one,) = row.children
        assert one.policy == COUNTY
        assert (one.kind == "omitted") is (one.heirs == ()) is (row.taken_up == 0)
        assert all(heir.startswith(f"{COUNTY}:") for heir in one.heirs)


def test_coverage_of_the_nation_is_direct_or_indirect(five: Store) -> None:
    direct, indirect = coverage(five, NATION), coverage(five, NATION, indirect=True)
    assert [child.id for child in direct.children] == [PROVINCE]
    assert [child.id for child in indirect.children] == [PROVINCE, COUNTY]
    for found in (direct, indirect):
        assert len(found.rows) == 30
        assert totals_add_up(found)
    assert [row.children[0] for row in indirect.rows] == [row.children[0] for row in direct.rows]
    (energy,) = [row for row in indirect.rows if row.path == "五/十五"]
    assert f"{COUNTY}:sec_2__cl_4" in energy.children[1].heirs
    for row in indirect.rows:
        province, county = row.children
        assert KINDS.index(county.kind) >= KINDS.index(province.kind), "no clause is more faithful to the nation than to the province"


@pytest.mark.parametrize("policy", [COUNTY, SAVING])
def test_a_policy_that_nobody_carries_out(five: Store, policy: str) -> None:
    found = coverage(five, policy)
    assert (found.children, found.totals) == ((), ())
    assert found.rows
    assert {row.taken_up for row in found.rows} == {0}


def test_a_policy_without_outline_has_no_rows(five: Store) -> None:
    found = coverage(five, "国发〔2016〕74号")
    assert (found.rows, found.children) == ((), ())


def test_an_unknown_policy_is_named_with_those_that_come_near(five: Store) -> None:
    with pytest.raises(NotFound) as error:
        coverage(five, "晋政发〔2022〕21号")
    assert PROVINCE in error.value.nearest


def kinds(found: Coverage, child: str) -> list[str]:
    (place,) = [place for place, one in enumerate(found.children) if one.id == child]
    return [row.children[place].kind for row in found.rows]


def changed(*places: int) -> Sequence[tuple[str, str]]:
    """FILL with another sentence in these clauses."""
    return [(heading, f"{words}健全工作台账。" if n in places else words) for n, (heading, words) in enumerate(FILL, 1)]


def test_what_is_composed_is_as_faithful_as_its_weakest_link(blank: Store) -> None:
    province = policy("province", "140000", [*changed(1, 2)[:5], BOARS], by_id("nation"), date_issued="2022-01-01")
    county = policy("county", "140902", [*changed(2, 3)[:5], BOARS], by_id("province"), date_issued="2023-01-01")
    store = holding(blank, policy("nation", "100000", FILL, date_issued="2021-01-01"), province, county)
    assert kinds(coverage(store, "nation"), "province") == ["adapted", "adapted", "verbatim", "verbatim", "verbatim", "omitted"]
    assert kinds(coverage(store, "province"), "county") == ["adapted", "verbatim", "adapted", "verbatim", "verbatim", "verbatim"]
    found = coverage(store, "nation", indirect=True)
    assert kinds(found, "county") == ["adapted", "adapted", "adapted", "verbatim", "verbatim", "omitted"]
    assert [row.taken_up for row in found.rows] == [2, 2, 2, 2, 2, 0]
    assert totals_add_up(found)


def test_a_level_that_was_skipped_counts_too(blank: Store) -> None:
    found = coverage(holding(blank, *FAMILY.values()), "nation", indirect=True)
    pumped = found.rows[6]
    assert [(one.policy, one.kind) for one in pumped.children] == [("province", "omitted"), ("county", "verbatim")]
    assert pumped.taken_up == 1


def test_several_children_of_one_policy(blank: Store) -> None:
    siblings = [
        policy("hebei", "140000", [*FILL[:4], PUMPED], by_id("nation"), date_issued="2022-03-01"),
        policy("shanxi", "140000", FILL[1:], by_id("nation"), date_issued="2022-02-01"),
    ]
    found = coverage(holding(blank, FAMILY["nation"], *siblings), "nation")
    assert [child.id for child in found.children] == ["shanxi", "hebei"], "by level, region and date"
    assert [row.taken_up for row in found.rows] == [1, 2, 2, 2, 1, 1, 1]
    assert totals_add_up(found)
