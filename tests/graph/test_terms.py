"""What a query asks for, and where a text has it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest
from graph.terms import LONGEST, MOST, fold, pieces_of, read_terms, tokens_of

QUERIES = [
    ("煤炭消费", ["煤炭消费"]),
    ("煤炭　消费", ["煤炭", "消费"]),
    ("煤炭、电力；能耗", ["煤炭", "电力", "能耗"]),
    ("「煤炭 消费」", ["煤炭 消费"]),
    ("能耗“双控”", ["能耗", "双控"]),
    ('"PM 2.5"', ["pm 2.5"]),
    ("ＰＭ２.5 ５Ｇ", ["pm2.5", "5g"]),
    ("1,000万吨", ["1,000万吨"]),
    ("煤炭消費", ["煤炭消费"]),
    ("煤炭 煤炭", ["煤炭"]),
    ("煤 — ！", ["煤"]),
    ("晋政发〔2022〕12号", ["晋政发〔2022〕12号"]),
]


@pytest.mark.parametrize(("query", "terms"), QUERIES)
def test_the_terms_of_a_query(query: str, terms: list[str]) -> None:
    assert [term.text for term in read_terms(query).terms] == terms


@pytest.mark.parametrize("query", ["", "  ", "，。《》", "「」"])
def test_a_query_without_words_is_refused(query: str) -> None:
    with pytest.raises(BadRequest, match="there are no words"):
        read_terms(query)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(BadRequest, match="half of a character"):
        read_terms("煤\ud800")


def test_a_query_of_too_many_words_is_refused() -> None:
    with pytest.raises(BadRequest, match=f"at most {MOST}"):
        read_terms(" ".join(map(str, range(MOST + 1))))


def test_a_query_that_is_too_long_is_refused() -> None:
    with pytest.raises(BadRequest, match=f"at most {LONGEST}"):
        read_terms("煤" * (LONGEST + 1))


PLACES = [
    ("煤炭消费", "严控煤炭消费总量，煤炭消费", ["煤炭消费", "煤炭消费"]),
    ("煤炭消费", "煤炭，消费", []),
    ("煤", "煤炭、原煤", ["煤", "煤"]),
    ("5G", "5G基站，15G，2.5G，５ｇ", ["5G", "５ｇ"]),
    ("PM2.5", "PM2.5浓度", ["PM2.5"]),
    ("2.5", "PM2.5浓度", []),
    ("2025年", "到2025年底，2025 年", ["2025年", "2025 年"]),
    ("年2025", "十年2025", ["年2025"]),
    ("000", "1,000万", []),
    ("「能源、煤炭」", "能源、煤炭 能源煤炭", ["能源、煤炭"]),
    ("煤炭 炭消", "煤炭消费", ["煤炭消"]),
]


@pytest.mark.parametrize(("query", "text", "found"), PLACES)
def test_where_terms_stand(query: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in read_terms(query).places(text)] == found


def test_every_term_stands_in_one_of_the_texts() -> None:
    terms = read_terms("煤炭 电力")
    assert terms.are_in(["煤炭", None, "电力"])
    assert not terms.are_in(["煤炭", "电煤"])


TEXTS = st.text("煤炭〇消费25Gg.,，、 （_", max_size=12)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_a_text_has_a_term_when_it_has_its_tokens(text: str, asked: str) -> None:
    """What the index of tokens finds and what is marked are the same."""
    pieces = tuple(pieces_of(fold(asked)))
    assume(pieces)
    tokens, wanted = tokens_of(pieces_of(fold(text))), tokens_of(pieces)
    if pieces[-1].is_han and len(pieces[-1].text) > 1:
        wanted.pop()
    begins = pieces[-1].is_han and len(pieces[-1].text) == 1

    def stands(place: int) -> bool:
        here = tokens[place : place + len(wanted)]
        same = here[:-1] == wanted[:-1] and len(here) == len(wanted)
        return same and (here[-1].startswith(wanted[-1]) if begins else here[-1] == wanted[-1])

    assert read_terms(f"「{asked}」").are_in([text]) == any(map(stands, range(len(tokens))))
