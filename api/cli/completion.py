"""What the shell offers while people type: labels, relationship types, fields, words of Cypher, queries of the library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

import queries
from graph.schema import EDGES, NODES
from queries.statements import dialects
from queries.tokens import Unfinished, tokenize

COMMANDS = {
    ":help": "what can be typed",
    ":queries": "list the queries of the library",
    ":query": "NAME KEY=VALUE…: run one of them",
    ":schema": "the labels and relationship types, with their fields",
    ":quit": "leave, as Ctrl-D does",
}

_COMMAND = re.compile(r":\w*")  # :sch
_QUERY = re.compile(r":query\s+([\w-]*)")  # :query agency-m
_PARAMETER = re.compile(r":query\s+([\w-]+)\s+(?:.*\s)?(\w*)")  # :query agency-measures role=lead ag
_FIELD = re.compile(r"(?:.*\W)?(\w+)\.(\w*)", re.DOTALL)  # RETURN p.ti
_TYPE = re.compile(r".*\[\s*\w*\s*:\s*(?:\w+\s*\|\s*)*(\w*)", re.DOTALL)  # -[:LEADS|SUP
_LABEL = re.compile(r".*[\w(]\s*:\s*(?:\w+\s*[|&]\s*)*(\w*)", re.DOTALL)  # (p:Pol
_WORD = re.compile(r"(?:.*\W)?(\w+)", re.DOTALL)  # RETU
_BOUND = re.compile(r"[(\[]\s*(\w+)\s*:\s*(\w+)")  # (p:Policy


class ShellCompleter(Completer):
    """The completions of what stands before the cursor."""

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """The words that may stand at the cursor."""
        begun, words = complete(document.text_before_cursor)
        for word in words:
            yield Completion(word, start_position=-len(begun))


def complete(text: str) -> tuple[str, list[str]]:
    """What of a word is typed at the end of `text`, and the words that it may become."""
    for pattern, candidates in _PLACES:
        if match := pattern.fullmatch(text):
            begun = match[match.re.groups] if match.re.groups else match[0]
            wanted = begun.casefold()
            return begun, sorted({word for word in candidates(text, match) if word.casefold().startswith(wanted) and word != begun})
    return "", []


def _parameters(text: str, match: re.Match[str]) -> Iterable[str]:
    named = [query for query in queries.list_queries() if query.name == match[1]]
    return [f"{parameter.name}=" for query in named for parameter in query.parameters if f" {parameter.name}=" not in text]


def _fields(text: str, match: re.Match[str]) -> Iterable[str]:
    """The fields of the label that the variable is bound to; of every label and type when it is not known."""
    types = NODES | EDGES
    label = dict(_BOUND.findall(text)).get(match[1])
    chosen = [types[label]] if label in types else list(types.values())
    return [field.name for one in chosen for field in one.fields] + ["id"]


def _in_code(candidates: Callable[[str, re.Match[str]], Iterable[str]]) -> Callable[[str, re.Match[str]], Iterable[str]]:
    """The same candidates, but none in a string, a comment or backticks."""

    def outside(text: str, match: re.Match[str]) -> Iterable[str]:
        try:
            all(tokenize(text))
        except Unfinished:
            return []
        return candidates(text, match)

    return outside


_PLACES: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Iterable[str]]], ...] = (
    (_COMMAND, lambda _text, _match: COMMANDS),
    (_QUERY, lambda _text, _match: [query.name for query in queries.list_queries()]),
    (_PARAMETER, _parameters),
    (_FIELD, _in_code(_fields)),
    (_TYPE, _in_code(lambda _text, _match: EDGES)),
    (_LABEL, _in_code(lambda _text, _match: NODES)),
    (_WORD, _in_code(lambda _text, _match: dialects().begins | dialects().continues)),
)
