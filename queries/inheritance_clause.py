"""One clause of documents side by side, with those that it is linked with."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import NotFound
from graph.judgements import policy_of
from graph.stores.base import Store
from queries.answer import Answer
from queries.document_answers import PolicySummary
from queries.inheritance import inheritance
from queries.inheritance_answers import Derivation
from queries.inheritance_columns import Card, ClauseWords, InheritanceAnswer


@dataclass(frozen=True, slots=True)
class LinkedClause(Answer):
    """A clause at the other end of a link."""

    clause: Card
    """The clause."""
    policy: PolicySummary
    """Its document."""
    link: Derivation
    """How the lower one comes from the upper one."""
    words: ClauseWords
    """What changed word by word."""


@dataclass(frozen=True, slots=True)
class ClauseAnswer(Answer):
    """A clause beside those that it is linked with."""

    clause: Card
    """The clause."""
    policy: PolicySummary
    """Its document."""
    comes_from: tuple[LinkedClause, ...]
    """Clauses further up that it comes from, the likest first."""
    came_of_it: tuple[LinkedClause, ...]
    """Clauses further down that come from it, the likest first."""


def clause_id(policy: str, clause: str) -> str:
    """The id of a clause; without a document it is one of `policy`.

    >>> clause_id("140902-5c341881", "sec_2__cl_4")
    '140902-5c341881:sec_2__cl_4'
    """
    return clause if ":" in clause else f"{policy}:{clause}"


def clause_beside(store: Store, policy: str, clause: str, parent: str = "") -> ClauseAnswer:
    """A clause of the documents that stand beside `policy`; raises NotFound when it is none of theirs."""
    id = clause_id(policy, clause)
    return clause_of(inheritance(store, policy, parent=parent, words=id), id)


def clause_of(answer: InheritanceAnswer, clause: str) -> ClauseAnswer:
    """A clause of an answer that has its words; raises NotFound when it is none of the answer's."""
    cards = {card.id: card for column in answer.columns for card in column.cards}
    if clause not in cards:
        raise NotFound(f"no clause {clause!r} stands beside {answer.policy.id}; /api/v1/inheritance/{answer.policy.id} lists those that do")
    policies = {column.policy.id: column.policy for column in answer.columns}
    words = {(one.child, one.parent): one for one in answer.words}

    def linked(other: str, child: str, parent: str, link: Derivation) -> LinkedClause:
        return LinkedClause(cards[other], policies[policy_of(other)], link, words[child, parent])

    found = sorted(answer.ribbons, key=lambda one: (one.link.review, -(one.link.similarity or 0.0)))
    return ClauseAnswer(
        cards[clause],
        policies[policy_of(clause)],
        tuple(linked(one.parent, one.child, one.parent, one.link) for one in found if one.child == clause),
        tuple(linked(one.child, one.child, one.parent, one.link) for one in found if one.parent == clause),
    )
