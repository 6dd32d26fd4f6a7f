"""Where a statement's pieces begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadRequest
from queries.tokens import split, tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("match (年:Policy)", [("word", "MATCH"), ("mark", "("), ("word", "年"), ("mark", ":"), ("word", "POLICY"), ("mark", ")")]),
        ("'it\\'s' \"a\n'b\"", [("string", "'it\\'s'"), ("string", "\"a\n'b\"")]),
        ("`a ``b`` c`", [("name", "a `b` c")]),
        ("1..3 .5 1.5e-3 0xff 1_000", [(k, v) for k, v in zip(
            ["number", "mark", "number", "mark", "number", "number", "number", "number"], ["1", "..", "3", ".", "5", "1.5e-3", "0xff", "1_000"], strict=True)]),
        ("1SET", [("number", "1"), ("word", "SET")]),
        ("a // b\r c /* d\n */ e", [("word", "A"), ("word", "C"), ("word", "E")]),
        ("/**/ a /* b /* c */ d", [("word", "A"), ("word", "D")]),
        ("", []),
    ],
)  # fmt: skip
def test_tokens(text: str, tokens: list[tuple[str, str]]) -> None:
    assert [(token.kind, token.key) for token in tokenize(text)] == tokens


@pytest.mark.parametrize(
    ("text", "statements", "rest"),
    [
        ("RETURN 1", [], "RETURN 1"),
        ("RETURN 1;", ["RETURN 1"], ""),
        ("RETURN 1; RETURN 2", ["RETURN 1"], " RETURN 2"),
        ("RETURN ';'; // ;\n", ["RETURN ';'"], ""),
        ("RETURN 1; RETURN 'a;", ["RETURN 1"], " RETURN 'a;"),
        ("'a;", [], "'a;"),
        ("/* a;", [], "/* a;"),
        ("RETURN #; RETURN 1;", [], "RETURN #; RETURN 1;"),
        ("// note", [], ""),
        ("  \n", [], ""),
    ],
)
def test_statements_end_at_semicolons(text: str, statements: list[str], rest: str) -> None:
    assert split(text) == (statements, rest)


@given(st.text(alphabet="aS1 .'\"`\\/*\n;{}é中-"))
def test_every_token_is_a_piece_of_the_text_and_they_do_not_overlap(text: str) -> None:
    end = 0
    try:
        for token in tokenize(text):
            assert token.start >= end
            end = token.start + len(token.text)
            assert text[token.start : end] == token.text
    except BadRequest:
        assert end <= len(text)
