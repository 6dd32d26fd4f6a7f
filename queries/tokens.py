"""The tokens of a Cypher statement, read so that both databases would read them alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graph.errors import BadRequest

TokenKind = Literal["word", "name", "string", "number", "mark"]

_PATTERNS = {
    "space": r"\s+",
    "line_comment": r"//[^\n\r]*",  # // a note
    "block_comment": r"/\*.*?\*/",  # /* a note */
    "string": r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"",  # 'it\'s'
    "name": r"`(?:[^`]|``)*`",  # `a ``b`` c`
    "unfinished": r"['\"`]|/\*",  # 'never closed
    "word": r"[^\W\d]\w*",  # MATCH, p, 年
    "number": r"0x[0-9a-fA-F]+|0o[0-7]+|[0-9](?:_?[0-9])*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?",  # 12, 1_000, 0.5, 1e-3, 0xff
    "mark": r"\.\.|[()\[\]{}<>=+\-*/%^,.:;|&!?$~]",  # ( .. ->
}
_TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()), re.DOTALL)
_IGNORED = frozenset({"space", "line_comment", "block_comment"})
_OPENED = {"'": "string", '"': "string", "`": "name in backticks", "/*": "comment"}
# '\u0027 DELETE p //': Neo4j replaces escapes before it looks for the end of a string, a name or a comment
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_ENDS = frozenset("'\"`\\*/\n\r")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a statement; `key` is a word in capitals, a name without its backticks, of others the text itself."""

    kind: TokenKind
    text: str
    key: str
    start: int


class Unfinished(BadRequest):
    """A string, a name or a comment is opened and not closed."""


def tokenize(text: str) -> Iterator[Token]:
    """The tokens without spaces and comments; raises Unfinished, and BadRequest for what the databases read in different ways."""
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise BadRequest(f"{where(text, place)}: the character {text[place]!r} has no meaning here")
        kind, found = str(match.lastgroup), match.group()
        if kind == "unfinished":
            raise Unfinished(f"{where(text, place)}: the {_OPENED[found]} is not closed")
        if escape := next((one for one in _ESCAPE.finditer(found) if chr(int(one[1], 16)) in _ENDS), None):
            raise BadRequest(
                f"{where(text, place + escape.start())}: the escape {escape[0]} is read in different ways; write \\ and the character"
            )
        if kind == "block_comment" and found.endswith("**/") and len(found) > 4:
            raise BadRequest(f"{where(text, place)}: where a comment with **/ ends is read in different ways; leave out one *")
        if kind not in _IGNORED:
            yield Token(kind, found, _key(kind, found), place)  # type: ignore[arg-type]
        place = match.end()


def where(text: str, place: int) -> str:
    """The line and the column of a place in the text, both from 1."""
    return f"line {text.count(chr(10), 0, place) + 1}, column {place - text.rfind(chr(10), 0, place)}"


def split(text: str) -> tuple[list[str], str]:
    """The statements that semicolons end, without them, and what is begun after the last one, empty when nothing is."""
    statements: list[str] = []
    start, begun = 0, False
    try:
        for token in tokenize(text):
            begun = token.text != ";"
            if not begun:
                statements.append(text[start : token.start])
                start = token.start + 1
    except BadRequest:  # the check says what is wrong, once the statement is whole
        begun = True
    return statements, text[start:] if begun else ""


def _key(kind: str, found: str) -> str:
    if kind == "word":
        return found.casefold().upper()
    return found[1:-1].replace("``", "`") if kind == "name" else found
