"""Refusals: a question that is not answered, why, and which ones would be."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import BadRequest, NotFound
from queries.questions.answers import Wording


class NotUnderstood(BadRequest):
    """No form of question fits, or more than one reading does; `suggestions` are questions that would be answered."""

    def __init__(self, reason: Wording, suggestions: Sequence[Wording]) -> None:
        super().__init__(_line(reason, suggestions))
        self.reason = reason
        self.suggestions = tuple(suggestions)


class NothingCalledSo(NotFound):
    """The form is known, but a name in it is not; `nearest` are names that come close, `suggestions` the questions with these."""

    def __init__(self, reason: Wording, suggestions: Sequence[Wording], nearest: Sequence[str] = ()) -> None:
        super().__init__(reason.en if nearest else _line(reason, suggestions), nearest)
        self.reason = reason
        self.suggestions = tuple(suggestions)


class UnknownWords(NotUnderstood):
    """The question has a matter in words of its own, which stand nowhere in the documents."""


Refusal = NotUnderstood | NothingCalledSo


def _line(reason: Wording, suggestions: Sequence[Wording]) -> str:
    return f"{reason.en}; ask for example: {'；'.join(one.zh for one in suggestions)}" if suggestions else reason.en
