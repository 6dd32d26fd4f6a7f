"""The part of a full report that sets each clause beside those that it comes from, with the changed words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from api.web.inheritance.columns import cited, name_of
from api.web.reports.blocks import Cell, Paragraph, Run, Table
from api.web.reports.phrases import Phrases, Translate
from queries import InheritanceAnswer
from queries.inheritance_columns import Card, ClauseWords, Piece, Ribbon


def pairs(answer: InheritanceAnswer, _: Translate, said: Phrases) -> Iterator[Paragraph | Table]:
    """A table for each clause of the document and each clause of the nearest document above that it comes from, in document order."""
    own = answer.columns[-1]
    cards = {card.id: (name_of(column.policy), card) for column in answer.columns for card in column.cards}
    compared = {(one.child, one.parent): one for one in answer.words}
    links: defaultdict[str, list[Ribbon]] = defaultdict(list)
    for ribbon in sorted(answer.ribbons, key=lambda one: (one.link.review, -(one.link.similarity or 0.0))):
        if ribbon.child in cards and ribbon.parent in cards:
            links[ribbon.child].append(ribbon)
    yield Paragraph(_("加下划线的是两份文件不同的词语。"))
    for card in own.cards:
        if not links[card.id]:
            heading = f"{cited(card.path)} {card.heading}" + (f"{_('：')}{said.kinds['new']}" if card.is_new else "")
            yield Table(heading, (name_of(own.policy),), ((card.text,),), (1.0,), together=True)
        for ribbon in links[card.id]:
            place, other = cards[ribbon.parent]
            yield _pair(card, other, (place, name_of(own.policy)), compared.get((ribbon.child, ribbon.parent)), _told(ribbon, _, said))


def _told(ribbon: Ribbon, _: Translate, said: Phrases) -> str:
    link = ribbon.link
    parts = [said.kinds[link.kind], "" if link.similarity is None else f"{link.similarity:.0%}", _("待核") if link.review else ""]
    return " ".join(filter(None, [*parts, _("按相似推断，待核") if link.inferred else "", _("人工核定") if link.judged else ""]))


def _pair(card: Card, other: Card, places: tuple[str, str], words: ClauseWords | None, told: str) -> Table:
    heads = (f"{places[0]} {cited(other.path)} {other.heading}", f"{places[1]} {cited(card.path)} {card.heading}")
    theirs: Cell = _runs(words.parent_pieces) if words and words.parent_pieces else other.text or "—"
    ours: Cell = _runs(words.child_pieces) if words and words.child_pieces else card.text
    return Table(f"{cited(card.path)} {card.heading}（{told}）", heads, ((theirs, ours),), (0.5, 0.5), together=True)


def _runs(pieces: tuple[Piece, ...]) -> tuple[Run, ...]:
    found: list[Run] = []
    for piece in pieces:
        for part in piece.parts:
            changed = part.kind == "changed"
            if found and found[-1].changed == changed:
                found[-1] = Run(found[-1].text + part.text, changed)
            else:
                found.append(Run(part.text, changed))
    return tuple(found)
