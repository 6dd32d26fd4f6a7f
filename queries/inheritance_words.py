"""What changed word by word between two clauses: measures that are linked are compared with each other, what stands between in its order.

A measure without a counterpart is new, or left out, as a whole. So a sentence that stands elsewhere in the other clause is moved, and one that the other document has in another clause is elsewhere;
neither is struck out here and written anew there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.judgements import policy_of
from graph.linking.differences import Part, difference
from graph.linking.sides import Clause, Measure
from queries.inheritance_answers import WordPart
from queries.inheritance_columns import ClauseWords, Piece, Ribbon
from queries.inheritance_documents import Documents

ALL = "all"
"""Asks for the words of every pair."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of a clause: those of a measure, or with an empty id what stands between two."""

    text: str
    measure: str


def words_between(documents: Documents, ribbons: Iterable[Ribbon], wanted: str) -> tuple[ClauseWords, ...]:
    """The words of linked clauses side by side: of every pair, or of those of one clause; none for headings without text."""
    clauses = {clause.id: clause for side in documents.sides.values() for clause in side.clauses}
    places = sorted({place for side in documents.sides.values() for place in side.places})
    found = _Found(documents, clauses, places)
    return tuple(
        found.between(clauses[one.child], clauses[one.parent]) for one in ribbons if wanted == ALL or wanted in (one.child, one.parent)
    )


class _Found:
    """What is known of the measures of all documents."""

    def __init__(self, documents: Documents, clauses: Mapping[str, Clause], places: Sequence[str]) -> None:
        self._places = places
        self._clauses = clauses
        self._measures: dict[str, Measure] = {one.id: one for clause in clauses.values() for one in clause.measures}
        self._links = [one for one in documents.links.measures if one.child in self._measures and one.parent in self._measures]

    def between(self, child: Clause, parent: Clause) -> ClauseWords:
        """The words of two clauses."""
        heading = difference(parent.heading, child.heading, self._places)
        headings = _parts(heading.child), _parts(heading.parent)
        if not child.text or not parent.text:
            return ClauseWords(child.id, parent.id, *headings, (), ())
        ours, theirs = _stretches(child), _stretches(parent)
        here, there = {one.measure for one in ours}, {one.measure for one in theirs}
        links = [one for one in self._links if one.child in here and one.parent in there]
        together = _together(ours, links)
        lower, upper = self._linked(together)
        moved = _moved(ours, theirs, together)
        away_up, away_down = self._elsewhere(ours, policy_of(parent.id), set(lower)), self._heirs(theirs, policy_of(child.id), set(upper))
        alone = (here | there) - {"", *lower, *upper, *away_up, *away_down} if links else set()
        rest = difference(_rest(theirs, upper.keys() | away_down | alone), _rest(ours, lower.keys() | away_up | alone), self._places)
        partner = {one.child: one.parent for one in links}
        back = {parent: children[0] for parent, children in together.items()}
        return ClauseWords(
            child.id,
            parent.id,
            *headings,
            tuple(self._pieces(ours, lower, away_up, alone, rest.child, partner, {id for one in moved for id in together[one]})),
            tuple(self._pieces(theirs, upper, away_down, alone, rest.parent, back, moved)),
        )

    def _linked(self, together: Mapping[str, Sequence[str]]) -> tuple[dict[str, list[Part]], dict[str, list[Part]]]:
        """The parts of the measures of both sides that are linked here."""
        lower: dict[str, list[Part]] = {}
        upper: dict[str, list[Part]] = {}
        for parent, children in together.items():
            texts = [self._measures[one].text for one in children]
            found = difference(self._measures[parent].text, "".join(texts), self._places)
            upper[parent] = list(found.parent)
            lower |= dict(zip(children, _cut(found.child, [len(text) for text in texts]), strict=True))
        return lower, upper

    def _elsewhere(self, stretches: Sequence[_Stretch], upper: str, known: set[str]) -> dict[str, str]:
        """The measures of the lower side whose source in that document stands in another clause, with the source."""
        ids = {one.measure for one in stretches} - known
        return {one.child: one.parent for one in self._links if one.child in ids and policy_of(one.parent) == upper}

    def _heirs(self, stretches: Sequence[_Stretch], lower: str, known: set[str]) -> dict[str, str]:
        """The measures of the upper side that another clause of that document takes up, with the first that does."""
        ids = {one.measure for one in stretches} - known
        return {one.parent: one.child for one in reversed(self._links) if one.parent in ids and policy_of(one.child) == lower}

    def _pieces(
        self,
        stretches: Sequence[_Stretch],
        linked: Mapping[str, Sequence[Part]],
        away: Mapping[str, str],
        alone: Collection[str],
        rest: Sequence[Part],
        partner: Mapping[str, str],
        moved: set[str],
    ) -> Iterator[Piece]:
        known = {*linked, *away, *alone}
        left = iter(_cut(rest, [len(one.text) for one in stretches if one.measure not in known]))
        for one in stretches:
            id = one.measure
            if id in linked:
                yield Piece("moved" if id in moved else "together", id, partner[id], None, _parts(linked[id]))
            elif id in away:
                clause = self._clauses[self._measures[away[id]].clause]
                yield Piece("elsewhere", id, away[id], clause.path, (WordPart(one.text, "same"),))
            elif id in alone:
                yield Piece("alone", id, None, None, (WordPart(one.text, "changed"),))
            else:
                yield Piece("alone" if id else "between", id or None, None, None, _parts(next(left)))


def _stretches(clause: Clause) -> list[_Stretch]:
    """The words of a clause, cut at its measures; joined they give its text. A measure that is not found in it is no stretch of its own."""
    found: list[_Stretch] = []
    end = 0
    for measure in clause.measures:
        start = clause.text.find(measure.text, end)
        if start >= 0:
            found += [_Stretch(clause.text[end:start], "")] if start > end else []
            end = start + len(measure.text)
            found.append(_Stretch(measure.text, measure.id))
    return [*found, _Stretch(clause.text[end:], "")] if end < len(clause.text) else found


def _together(ours: Sequence[_Stretch], links: Sequence[Ribbon]) -> dict[str, list[str]]:
    """The measures of the lower clause that come from each of the upper one, in their order."""
    source = {one.child: one.parent for one in links}
    found: dict[str, list[str]] = {}
    for one in ours:
        if one.measure in source:
            found.setdefault(source[one.measure], []).append(one.measure)
    return found


def _moved(ours: Sequence[_Stretch], theirs: Sequence[_Stretch], together: Mapping[str, Sequence[str]]) -> set[str]:
    """The measures of the upper clause that stand out of order in the lower one: all but the longest run that keeps its order."""
    place = {one.measure: n for n, one in enumerate(ours)}
    order = [one.measure for one in theirs if one.measure in together]
    ends: list[int] = []  # the least end of a run of each length
    runs: list[list[str]] = []
    for parent in order:
        at = place[together[parent][0]]
        length = bisect_left(ends, at)
        run = [*(runs[length - 1] if length else []), parent]
        ends[length : length + 1] = [at]
        runs[length : length + 1] = [run]
    return {*order} - {*(runs[-1] if runs else [])}


def _rest(stretches: Sequence[_Stretch], known: Iterable[str]) -> str:
    known = {*known}
    return "".join(one.text for one in stretches if one.measure not in known)


def _cut(parts: Iterable[Part], lengths: Sequence[int]) -> list[list[Part]]:
    """The parts of a text, cut into texts of those lengths."""
    out: list[list[Part]] = [[] for _ in lengths]
    n, room = 0, lengths[0] if lengths else 0
    for part in parts:
        text = part.text
        while text:
            while not room:
                n, room = n + 1, lengths[n + 1]
            out[n].append(Part(text[:room], part.kind))
            text, room = text[room:], max(room - len(text), 0)
    return out


def _parts(parts: Iterable[Part]) -> tuple[WordPart, ...]:
    return tuple(WordPart(part.text, part.kind) for part in parts)
