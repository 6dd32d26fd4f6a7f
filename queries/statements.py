"""Cypher that people write: a statement that only reads is told from one that does more.

The two databases speak two dialects, and a full grammar of one refuses what the other takes. So this reads the tokens and keeps
to what both have in common: a clause begins at the start of a statement or a subquery, or after a complete expression or pattern,
and there only the words of ``dialects.toml`` are let through. Words in strings, comments and backticks, properties, keys, labels,
parameters and aliases are names. The database is opened for reading as well: this check says what is wrong, and where, before.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NoReturn

from graph.errors import BadRequest
from queries.tokens import Token, tokenize, where

# What may come: a clause; what may stand between UNION and one; the bracket after CALL; the brace after EXISTS; an operand; what goes on
# after one; a name whatever it is
_State = Literal["clause", "union", "call", "subquery", "operand", "operator", "alias"]
# Where an expression of labels is: a name is to come, or one has come and | or & may follow
_Label = Literal["", "expected", "complete"]
_CLOSES = {")": "(", "]": "[", "}": "{"}
_POSTFIX = frozenset({"ASC", "ASCENDING", "DESC", "DESCENDING", "END", "FINISH"})


@dataclass(frozen=True, slots=True)
class _Dialects:
    begins: frozenset[str]
    continues: frozenset[str]
    subqueries: frozenset[str]
    procedures: frozenset[str]
    namespaces: frozenset[str]
    functions: Mapping[str, str]
    effects: Mapping[str, str]


@cache
def dialects() -> _Dialects:
    """The words of ``dialects.toml``."""
    found: dict[str, Any] = tomllib.loads((Path(__file__).parent / "dialects.toml").read_text(encoding="utf-8"))
    return _Dialects(**{name: value if isinstance(value, dict) else frozenset(value) for name, value in found.items()})  # type: ignore[arg-type]


def require_reading(text: str) -> None:
    """None when the text is one statement that only reads; raises BadRequest with the word that does not, its line and its column."""
    _Check(text).run()


class _Check:
    """One pass over the tokens of a statement."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(tokenize(text))
        self._known = dialects()
        self._state: _State = "clause"
        self._label: _Label = ""
        self._open: list[str] = []  # brackets with what they hold: (, [, {, {call, (call, {subquery, (label
        self._place = 0

    def run(self) -> None:
        tokens = self._tokens
        if tokens and tokens[-1].text == ";":
            del tokens[-1]
        if not tokens:
            raise BadRequest("there is no statement; write one, such as MATCH (p:Policy) RETURN p.title")
        while self._place < len(tokens):
            token = tokens[self._place]
            if token.kind == "mark":
                self._mark(token)
            else:
                self._function(token)
                if token.kind != "word" or self._is_name():
                    self._operand(token)
                else:
                    self._label = ""
                    self._word(token)
            self._place += 1
        if self._open:
            raise BadRequest(f"the bracket {self._open[-1][0]} is not closed")

    def _word(self, token: Token) -> None:
        """A word that is no name: what it begins, or how it goes on."""
        word, state = token.key, self._state
        if word in self._known.effects:
            self._refuse(token, f"{token.text} does more than read", "a name that is spelt so stands in backticks")
        if state == "union" and word in {"ALL", "DISTINCT"}:
            self._state = "clause"
            return
        if state in {"call", "clause", "union"} and word not in self._known.begins:
            self._refuse(token, f"{token.text} begins no reading statement")
        if word == "CALL":
            self._call(token)
        elif state == "clause" and word in {"EXPLAIN", "PROFILE"}:
            self._state = "clause"
        elif state == "operator" and word == "UNION":
            self._state = "union"
        elif state == "operator" and word == "AS":
            self._state = "alias"
        elif word in self._known.continues:
            self._state = "operator" if word in _POSTFIX else "operand"
        elif state == "operator":
            self._refuse(token, f"{token.text} is no word that a reading statement goes on with")
        else:
            self._state = "subquery" if word in self._known.subqueries and self._text_at(1) == "{" else "operator"

    def _operand(self, token: Token) -> None:
        """A literal or a name."""
        if self._state in {"call", "clause", "union"}:
            self._refuse(token, f"{token.text} begins no reading statement")
        self._label = "complete" if self._label == "expected" else ""
        self._state = "operator"

    def _mark(self, token: Token) -> None:
        """A bracket or a sign."""
        mark, label, self._label = token.text, self._label, ""
        if mark == ";":
            self._refuse(token, "a second statement follows", "give one statement at a time")
        if self._state in {"clause", "union"} and mark not in _CLOSES and self._open[-1:] != ["{subquery"]:
            self._refuse(token, f"{mark} begins no reading statement")
        if mark in _CLOSES.values():
            holds = self._holds(mark, label)
            self._open.append(mark + holds)
            self._label = "expected" if holds == "label" else ""
            self._state = "clause" if mark == "{" and holds else "operand"
        elif mark in _CLOSES:
            self._close(token)
        elif mark == "*" and self._is_everything():
            self._state = "operator"
        else:
            self._state = "operand"
            self._label = self._label_after(mark, label)

    def _is_everything(self) -> bool:
        """Whether the star that is looked at stands for all: RETURN *, count(*)"""
        before = self._text_at(-1)
        return before in {"(", ","} or before.upper() in {"DISTINCT", "RETURN", "WITH", "YIELD"}

    def _label_after(self, mark: str, label: _Label) -> _Label:
        """Where the expression of labels is after the sign: (p:Policy|Provision), (p:!Policy), (p:%)"""
        if mark == ":":
            return "" if self._is_key(-1) else "expected"
        if (mark in "|&" and label == "complete") or (mark == "!" and label == "expected"):
            return "expected"
        return "complete" if mark == "%" and label == "expected" else ""

    def _holds(self, mark: str, label: _Label) -> str:
        """What the bracket that opens here holds, where that matters."""
        if self._state == "call":
            return "call"
        if mark == "{" and self._state == "subquery" and self._text_at(2) != ":":  # (count {title: 'x'}) is a node
            return "subquery"
        return "label" if mark == "(" and label == "expected" else ""

    def _close(self, token: Token) -> None:
        opened = self._open.pop() if self._open else ""
        if opened[:1] != _CLOSES[token.text]:
            self._refuse(token, f"{token.text} closes no bracket that is open")
        self._label = "complete" if opened == "(label" else ""
        after: dict[str, _State] = {"{call": "clause", "(call": "call"}
        self._state = after.get(opened, "operator")

    def _is_name(self) -> bool:
        """Whether the word that is looked at can be nothing but a name."""
        before = self._text_at(-1)
        if before == ".":
            owner = self._at(-2)
            return owner is not None and owner.kind != "number" and owner.text != ".."
        return before == "$" or self._label == "expected" or self._state == "alias" or self._is_key(0)

    def _is_key(self, shift: int) -> bool:
        """Whether the token there is the key of a map: {title: 'x'}"""
        return self._open[-1:] == ["{"] and self._text_at(shift - 1) in {"{", ","} and self._text_at(shift + 1) == ":"

    def _call(self, token: Token) -> None:
        """CALL of a procedure that reads, or of a subquery: CALL { … }, CALL (p) { … }"""
        if self._text_at(1) in {"{", "("}:
            self._state = "call"
            return
        parts = self._dotted(1)
        name = ".".join(parts)
        if name.lower() not in self._known.procedures:
            self._refuse(token, f"CALL {name} is no known reading procedure" if name else "CALL names no procedure")
        self._place += 2 * len(parts) - 1
        self._state = "operator"

    def _function(self, token: Token) -> None:
        """Refuse a function with an effect, and one of a namespace that is not known."""
        if token.kind not in {"word", "name"} or self._text_at(-1) == ".":
            return
        parts = self._dotted(0)
        if self._text_at(2 * len(parts) - 1) != "(":
            return
        if len(parts) > 1 and parts[0].lower() not in self._known.namespaces:
            self._refuse(token, f"{'.'.join(parts)}() is no known reading function")
        if len(parts) == 1 and parts[0].upper() in self._known.functions:
            self._refuse(token, f"{parts[0]}() does more than read")

    def _dotted(self, shift: int) -> list[str]:
        """The parts of the name that begins there: apoc.create.node"""
        parts: list[str] = []
        while (token := self._at(shift)) is not None and token.kind in {"word", "name"}:
            parts.append(token.key if token.kind == "name" else token.text)
            if self._text_at(shift + 1) != ".":
                break
            shift += 2
        return parts

    def _at(self, shift: int) -> Token | None:
        place = self._place + shift
        return self._tokens[place] if 0 <= place < len(self._tokens) else None

    def _text_at(self, shift: int) -> str:
        token = self._at(shift)
        return "" if token is None else token.text

    def _refuse(self, token: Token, why: str, way_out: str = "only reading statements are run") -> NoReturn:
        raise BadRequest(f"{where(self._text, token.start)}: {why}; {way_out}")
