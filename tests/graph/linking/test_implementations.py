"""Who carries out whom: circles, likeness beside what is said, people's word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.fragment import Edge, Node
from graph.linking.implementations import Links, by_citation, by_likeness, judged, without_circles
from tests.graph.family import said

DATES = {"a": "2021-01-01", "b": "2021-06-01", "c": "2022-01-01", "undated": None}
POLICIES = {id: Node("Policy", id, {"date_issued": date}) for id, date in DATES.items()}


def cite(child: str, parent: str, relation: str = "implements", method: str = "cited-number", evidence: str = "为贯彻落实") -> Edge:
    fields = {"policy": child, "relation": relation, "method": method, "score": 1.0, "evidence": evidence}
    return Edge("CITES", ("Provision", f"{child}:1"), ("Policy", parent), fields)


def links(*pairs: tuple[str, str]) -> Links:
    return by_citation(cite(*pair) for pair in pairs)


def test_the_first_citation_that_says_so_gives_the_words() -> None:
    found = by_citation([cite("c", "a", "mention"), cite("c", "a", evidence="一"), cite("c", "a", evidence="二"), cite("c", "b", "basis")])
    assert {pair: edge.fields["evidence"] for pair, edge in found.items()} == {("c", "a"): "一"}
    assert set(by_citation([cite("c", "a", "vague", "topic-and-region"), cite("c", "b", "vague", "unresolved")])) == {("c", "a")}


def test_likeness_adds_nothing_that_is_said_or_would_make_a_circle() -> None:
    known = links(("c", "b"), ("b", "a"))
    likely = [("c", "b", 0.8), ("c", "a", 0.8), ("a", "c", 0.6), ("b", "undated", 0.6)]
    assert set(by_likeness(likely, known)) == {("b", "undated")}


def test_of_a_circle_the_links_to_earlier_policies_stay() -> None:
    known = links(("c", "b"), ("b", "a"), ("a", "c"), ("undated", "a"))
    kept, gone = without_circles(known, POLICIES)
    assert set(kept) == {("c", "b"), ("b", "a"), ("undated", "a")}
    assert gone == {"a": ["c"]}


def test_a_circle_without_dates_goes_but_for_what_a_person_accepts() -> None:
    known = links(("a", "undated"), ("undated", "a"))
    assert without_circles(known, POLICIES)[0] == {}
    heard = judged(known, {("a", "undated"): said("a", "undated", "accepted")})
    assert set(without_circles(heard, POLICIES)[0]) == {("a", "undated")}


@given(st.sets(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")).filter(lambda pair: pair[0] != pair[1])))
def test_no_circle_is_left(pairs: set[tuple[str, str]]) -> None:
    kept, gone = without_circles(links(*pairs), {})
    assert without_circles(kept, {}) == (kept, {})
    assert {(child, parent) for child, parents in gone.items() for parent in parents} | set(kept) == pairs
