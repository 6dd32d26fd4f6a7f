"""What stands beside a policy: what was not compared, on demand, parallel parents, siblings, measures left out, figures in rows, words."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.corpus import load
from graph.errors import BadRequest, NotFound
from graph.fragment import Fragment
from graph.stores import Store
from queries import InheritanceAnswer, clause_beside, inheritance
from queries.inheritance_figures import ordered
from queries.inheritance_omissions import narrowed
from tests.databases import empty
from tests.graph.family import FAMILY, FILL, by_id, policy
from tests.graph.linking.test_derivation import BOARS, PUMPED
from tests.graph.samples import COUNTY_PLAN, OPINION, compared

COUNTY, PROVINCE, NATION = "140902-5c341881", "晋政发〔2022〕12号", "国发〔2021〕4号"
SAVING, CLEANER = "140000-d88ddf29", "晋发改资环发〔2022〕198号"


def holding(store: Store, *documents: Fragment) -> Store:
    empty(store)
    load(store, list(documents))
    return store


def gaps(answer: InheritanceAnswer) -> list[tuple[str, str | None, str]]:
    return [(gap.lower, gap.upper, gap.obstacle) for gap in answer.gaps]


def claims_nothing(answer: InheritanceAnswer) -> bool:
    """Whether nothing is called new or left out, nor counted so."""
    cards = [card for column in answer.columns for card in column.cards]
    tallies = [tally for column in answer.columns for tally in (column.clauses, column.measures) if tally]
    figures = [figure for card in cards for figure in card.figures]
    return not (
        any(card.is_new or card.is_omitted for card in cards)
        or any(tally.new is not None or tally.omitted is not None for tally in tallies)
        or any(figure.change or figure.is_dropped for figure in figures)
        or answer.left_out
        or {row.change for row in answer.figures} - {""}
    )


# What was not compared


def test_a_parent_that_is_not_loaded(five: Store) -> None:
    answer = inheritance(five, SAVING)
    assert gaps(answer) == [(SAVING, "国发〔2016〕74号", "no text")]
    assert answer.gaps[0].evidence
    assert "国发〔2016〕74号" in answer.gaps[0].evidence
    assert claims_nothing(answer)
    assert len(answer.columns[0].cards) == 46


def test_a_policy_that_names_no_parent_has_likely_ones_looked_for(blank: Store) -> None:
    child = policy("child", "140000", FILL, date_issued="2022-01-01", title="关于某事的通知")
    answer = inheritance(holding(blank, FAMILY["nation"], child), "child")
    assert gaps(answer) == [("child", None, "no parent")]
    assert claims_nothing(answer)
    assert answer.likely is not None
    assert [(one.policy, one.is_named) for one in answer.likely] == [("nation", False)]
    assert answer.likely[0].share > 0.9


def test_a_later_parent(blank: Store) -> None:
    later = policy("later", "100000", FILL, date_issued="2024-01-01")
    child = policy("child", "140000", FILL, by_id("later"), date_issued="2022-01-01")
    answer = inheritance(holding(blank, child, later), "child")
    assert gaps(answer) == [("child", "later", "later")]
    assert claims_nothing(answer)


def test_columns_that_do_not_come_from_each_other(blank: Store) -> None:
    """The county carries out both, but the province does not carry out the nation's: nothing of it is new."""
    province = policy("province", "140000", [*FILL, PUMPED], date_issued="2022-01-01", title="关于某事的通知")
    county = policy("county", "140902", FILL, by_id("province"), by_id("nation"), date_issued="2023-01-01")
    answer = inheritance(holding(blank, FAMILY["nation"], province, county), "county")
    assert [column.policy.id for column in answer.columns] == ["nation", "province", "county"]
    assert gaps(answer) == [("province", "nation", "not joined")]
    between = answer.columns[1]
    assert between.clauses.new is None
    assert not any(card.is_new for card in between.cards)
    assert [card.is_omitted for card in between.cards] == [False] * len(FILL) + [True]


# On demand


def test_a_comparison_on_demand(blank: Store) -> None:
    nation = policy("nation", "100000", [*FILL, PUMPED], date_issued="2021-01-01", level="national")
    child = policy("child", "140000", [*FILL, BOARS], date_issued="2022-01-01", level="province", title="关于某事的通知")
    store = holding(blank, nation, child)
    answer = inheritance(store, "child", parent="nation")
    assert answer.on_demand
    assert [column.policy.id for column in answer.columns] == ["nation", "child"]
    assert len(answer.ribbons) == len(FILL)
    assert [card.is_new for card in answer.columns[1].cards] == [False] * len(FILL) + [True]
    assert [one.lower for one in answer.left_out] == ["child"] * len(answer.left_out)
    assert gaps(answer) == []
    assert not inheritance(store, "child").ribbons, "it is not kept"


@pytest.mark.parametrize(("parent", "obstacle"), [(CLEANER, "other subject"), ("国发〔2016〕74号", "no text")])
def test_a_comparison_on_demand_that_finds_nothing(five: Store, parent: str, obstacle: str) -> None:
    answer = inheritance(five, COUNTY, parent=parent)
    assert (COUNTY, parent, obstacle) in gaps(answer)
    assert not answer.on_demand
    assert claims_nothing(answer)


def test_siblings_leave_nothing_out(blank: Store) -> None:
    one = policy("one", "140902", [*FILL, PUMPED], date_issued="2022-01-01", level="county", title="甲")
    other = policy("other", "140900", FILL, date_issued="2023-01-01", level="county", title="乙")
    answer = inheritance(holding(blank, one, other), "other", parent="one")
    assert (answer.on_demand, answer.doubt) == (True, "siblings")
    assert answer.ribbons
    assert not answer.left_out
    assert not any(card.is_new or card.is_omitted for column in answer.columns for card in column.cards)


def test_what_is_not_there(five: Store) -> None:
    for wrong in ({"parent": "none"}, {"beside": ["none"]}):
        with pytest.raises(NotFound, match="none"):
            inheritance(five, COUNTY, **wrong)  # type: ignore[arg-type]
    with pytest.raises(BadRequest, match="at most 6"):
        inheritance(five, COUNTY, beside=[str(n) for n in range(7)])
    with pytest.raises(BadRequest, match="no parent"):
        inheritance(five, SAVING, beside=[COUNTY])
    with pytest.raises(NotFound, match="sec_99"):
        clause_beside(five, COUNTY, "sec_99")


# Parallel parents and siblings


@pytest.fixture
def parallel(blank: Store) -> Store:
    first = policy("first", "100000", FILL, date_issued="2021-01-01")
    second = policy("second", "100000", [BOARS, PUMPED], date_issued="2021-02-01")
    child = policy("child", "140000", [*FILL[:4], BOARS, PUMPED], by_id("first"), by_id("second"), date_issued="2022-01-01")
    return holding(blank, first, second, child)


def test_one_of_parallel_parents_is_shown(parallel: Store) -> None:
    answer = inheritance(parallel, "child")
    assert [column.policy.id for column in answer.columns] == ["first", "child"], "the one that most clauses come from"
    assert [one.id for one in answer.columns[0].parallels] == ["first", "second"]
    boars = answer.columns[-1].cards[-1]
    assert (boars.is_new, boars.elsewhere) == (False, ("second",))
    other = inheritance(parallel, "child", parent="second")
    assert [column.policy.id for column in other.columns] == ["second", "child"]
    assert not other.on_demand
    assert other.columns[-1].cards[0].elsewhere == ("first",)


def test_documents_beside_each_other(blank: Store) -> None:
    one = policy("one", "140000", FILL, by_id("nation"), date_issued="2022-01-01", level="province")
    other = policy("other", "140900", [*FILL[1:], PUMPED], by_id("nation"), date_issued="2022-02-01", level="province")
    lone = policy("lone", "140902", FILL, date_issued="2022-02-01", title="关于某事的通知")
    store = holding(blank, FAMILY["nation"], one, other, lone)
    assert [kin.id for kin in inheritance(store, "one").kin] == ["other"]
    answer = inheritance(store, "one", beside=["other", "lone", "one"])
    assert [column.policy.id for column in answer.columns] == ["nation", "one", "other", "lone"]
    assert answer.siblings == ("other", "lone")
    assert gaps(answer) == [("lone", "nation", "not joined")]
    assert [column.clauses.new for column in answer.columns] == [None, 0, 0, None]
    assert {(ribbon.child.split(":")[0], ribbon.parent.split(":")[0]) for ribbon in answer.ribbons} == {
        ("one", "nation"),
        ("other", "nation"),
    }
    assert {one.lower for one in answer.left_out} == {"one", "other"}


# By measure


def test_by_measure(five: Store) -> None:
    answer = inheritance(five, COUNTY, by="measure")
    assert [len(column.cards) for column in answer.columns] == [0, 110, 100]
    own = answer.columns[-1]
    assert own.measures
    assert (own.measures.total, own.measures.verbatim, own.measures.adapted, own.measures.new) == (100, 53, 47, 0)
    assert all(card.clause == card.id.rsplit(":", 1)[0] or card.id.startswith(card.clause) for card in own.cards)
    assert answer.columns[1].measures
    assert answer.columns[1].measures.new is None, "of the nation only headings are known"


def test_what_is_left_out_is_what_a_comparison_leaves_out(five: Store) -> None:
    answer = inheritance(five, COUNTY)
    expected = {link.parent.id for link in compared(COUNTY_PLAN, OPINION).measures if link.parent and not link.child}
    assert {one.id for one in answer.left_out} == expected
    assert len(answer.left_out) == len(expected) == 13
    assert answer.columns[1].measures
    assert answer.columns[1].measures.omitted == 13
    assert {(one.upper, one.lower) for one in answer.left_out} == {(PROVINCE, COUNTY)}


def test_what_is_left_out_is_narrowed(five: Store) -> None:
    found = inheritance(five, COUNTY).left_out
    for section, count in Counter(one.section for one in found).items():
        assert len(narrowed(found, section=section)) == count
    assert len(narrowed(found, agency="named")) + len(narrowed(found, agency="none")) == len(found)
    assert narrowed(found, modality="forbid") == ()


# Figures


def test_figures_stand_in_one_row(five: Store) -> None:
    answer = inheritance(five, COUNTY)
    assert len(answer.figures) == 19
    row = answer.figures[0]
    assert (row.indicator, row.year, row.change) == ("新能源和清洁能源装机容量占比", 2025, "stricter")
    assert [(cell.value, cell.change) for cell in row.cells] == [(None, "headings only"), (50.0, ""), (60.0, "stricter")]
    dropped = [row for row in answer.figures if row.change == "omitted"]
    assert {tuple(cell.change for cell in row.cells) for row in dropped} == {("headings only", "", "omitted")}
    assert len(dropped) == 8


def test_figures_that_were_not_compared_are_not_called_missing(five: Store) -> None:
    answer = inheritance(five, COUNTY, parent=CLEANER)
    assert {cell.change for row in answer.figures for cell in row.cells} == {"", "not compared"}


def test_figures_are_put_in_order(five: Store) -> None:
    rows = inheritance(five, COUNTY).figures
    assert [row.indicator for row in ordered(rows, "indicator")] == sorted(row.indicator for row in rows)
    assert [row.year or 0 for row in ordered(rows, "year")] == sorted(row.year or 0 for row in rows)
    assert [row.change for row in ordered(rows, "change")][:2] == ["stricter", "stricter"]
    assert ordered(rows, "") == rows


# Words


def test_pieces_give_the_text(five: Store) -> None:
    answer = inheritance(five, COUNTY, words="all")
    texts = {card.id: card.text for column in answer.columns for card in column.cards}
    assert len(answer.words) == len(answer.ribbons) == 58
    for one in answer.words:
        for id, pieces in ((one.child, one.child_pieces), (one.parent, one.parent_pieces)):
            assert not pieces or "".join(part.text for piece in pieces for part in piece.parts) == texts[id]


def test_a_sentence_out_of_order_is_moved(five: Store) -> None:
    (link,) = clause_beside(five, COUNTY, "sec_2__cl_4").comes_from
    for pieces in (link.words.child_pieces, link.words.parent_pieces):
        (moved,) = [piece for piece in pieces if piece.fate == "moved"]
        assert [part.kind for part in moved.parts] == ["same"]
        assert moved.parts[0].text.startswith("推动非常规天然气增储上产")
    changed = [part.text for piece in link.words.child_pieces for part in piece.parts if part.kind == "changed"]
    assert "60%" in changed


def test_a_measure_that_stands_in_another_clause_is_elsewhere(blank: Store) -> None:
    (heading, first), (other, second) = FILL[0], FILL[1]
    nation = policy(
        "nation",
        "100000",
        [(heading, first + second), (other, second.replace("。", "，并加强监测。")), *FILL[2:]],
        date_issued="2021-01-01",
    )
    county = policy("county", "140902", FILL, by_id("nation"), date_issued="2023-01-01")
    answer = inheritance(holding(blank, nation, county), "county", words="all")
    fates = Counter(piece.fate for one in answer.words for piece in (*one.child_pieces, *one.parent_pieces) if piece.measure)
    assert fates["together"]
    assert fates["elsewhere"]
    assert all((piece.other_path is not None) is (piece.fate == "elsewhere") for one in answer.words for piece in one.parent_pieces)
