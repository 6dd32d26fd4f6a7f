"""Templates of questions: ``{agency}<role>[<which>]`` as parts, and how they are matched with a text.

``{slot}`` takes a name or a word that was spotted in the text, ``<class>`` one of the words of a class, ``[…]`` may be missing, ``(a|b)``
is one or the other, and anything else stands for itself. Between two parts any number of fillers may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from queries.questions.spotting import Found, Spotted, normalise

Bindings = tuple[tuple[str, Found], ...]

# {agency} <which> [ ] ( ) | and what stands for itself
_PIECE = re.compile(r"\{(?P<slot>\w+)\}|<(?P<word_class>\w+)>|(?P<mark>[\[\]()|])|(?P<words>[^{<\[\]()|]+)")


@dataclass(frozen=True, slots=True)
class Slot:
    """Takes what was spotted of that kind."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Words:
    """Takes one of the words."""

    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Takes one of several sequences of parts; an empty one takes nothing."""

    ways: tuple[Sequence, ...]


Part = Slot | Words | Choice
Sequence = tuple[Part, ...]


def parse_template(text: str, slots: Mapping[str, str], classes: Mapping[str, frozenset[str]]) -> Sequence:
    """The parts of a template; KeyError for a slot or a class that is unknown, ValueError for a bracket without its other half."""
    pieces = [*_PIECE.finditer(text)]
    ways, rest = _parse_ways(pieces, slots, classes)
    if rest or len(ways) != 1:
        raise ValueError(f"the brackets of the template {text!r} do not fit")
    return ways[0]


def _parse_ways(
    pieces: list[re.Match[str]], slots: Mapping[str, str], classes: Mapping[str, frozenset[str]]
) -> tuple[list[Sequence], list[re.Match[str]]]:
    """The alternatives up to the bracket that closes them, and the pieces from that bracket on."""
    ways: list[list[Part]] = [[]]
    while pieces:
        piece, pieces = pieces[0], pieces[1:]
        if piece["slot"]:
            ways[-1].append(Slot(piece["slot"], slots[piece["slot"]]))
        elif piece["word_class"]:
            ways[-1].append(Words(classes[piece["word_class"]]))
        elif piece["words"]:
            if words := normalise(piece["words"]):
                ways[-1].append(Words(frozenset({words})))
        elif piece["mark"] == "|":
            ways.append([])
        elif piece["mark"] in "[(":
            inner, pieces = _parse_ways(pieces, slots, classes)
            if not pieces or piece["mark"] + pieces[0]["mark"] not in ("[]", "()"):
                raise ValueError(f"a bracket of the template is not closed: {piece.string!r}")
            pieces = pieces[1:]
            ways[-1].append(Choice((*inner, ()) if piece["mark"] == "[" else tuple(inner)))
        else:
            return [tuple(way) for way in ways], [piece, *pieces]
    return [tuple(way) for way in ways], []


def match(template: Sequence, spotted: Spotted) -> Iterator[Bindings]:
    """Every way in which the template takes the whole text, as the slots with what each takes; the same may come twice."""
    if not all(_may_take(part, spotted) for part in template):
        return
    for end, bindings in _walk(template, spotted, 0):
        if len(spotted.text) in spotted.skip(end):
            yield bindings


def _may_take(part: Part, spotted: Spotted) -> bool:
    """Whether what the part must take stands anywhere in the text: most templates are done with by that."""
    if isinstance(part, Words):
        return any(word in spotted.text for word in part.words)
    if isinstance(part, Choice):
        return any(all(_may_take(one, spotted) for one in way) for way in part.ways)
    return spotted.has(part.kind)


def _walk(parts: Sequence, spotted: Spotted, start: int) -> Iterator[tuple[int, Bindings]]:
    """Where the parts may end when they begin at `start`, and what their slots take."""
    if not parts:
        yield start, ()
        return
    head, rest = parts[0], parts[1:]
    for end, bindings in _take(head, spotted, start):
        for last, others in _walk(rest, spotted, end):
            yield last, bindings + others


def _take(part: Part, spotted: Spotted, start: int) -> Iterator[tuple[int, Bindings]]:
    if isinstance(part, Choice):
        for way in part.ways:
            yield from _walk(way, spotted, start)
        return
    for place in spotted.skip(start):
        if isinstance(part, Words):
            for word in part.words:
                if spotted.text.startswith(word, place):
                    yield place + len(word), ()
        else:
            for end, found in spotted.at(part.kind, place):
                yield end, ((part.name, found),)
