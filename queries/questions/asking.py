"""Asking: a question in plain words becomes a query of the library, and its answer says which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.stores.base import Store
from queries import library
from queries.agencies import measures_of
from queries.questions.answers import NamedDocument, QuestionAnswer, Wording
from queries.questions.follow_ups import follow_up
from queries.questions.lexicon import Lexicon
from queries.questions.readings import read
from queries.questions.refusals import NothingCalledSo, NotUnderstood
from queries.questions.resolution import Question, resolve
from queries.questions.suggestions import refuse
from queries.questions.summaries import summarise
from queries.snapshot import Snapshot

MOST_ROWS = 500  # of an answer, unless more are asked for

_OF_AGENCY = "agency-duties"
_INCLUDE = "include_predecessors"  # a parameter of the answer about one agency, not of a query


def ask(store: Store, text: str, limit: int = MOST_ROWS, start: int = 0) -> QuestionAnswer:
    """The answer to a question in plain words, Chinese or English with Chinese names: of its rows, `limit` from `start` on.

    Every word of the question must be understood, lest the answer be to another question. Raises NotUnderstood when it is not, when it can
    be read in several ways or when what it compares was never compared, and NothingCalledSo, with the nearest names, for a name that
    nobody knows; both carry questions that would be answered.
    """
    snapshot = Snapshot(store)
    question = _understand(snapshot, text)
    given = question.params()
    include = bool(given.pop(_INCLUDE, False))
    query = library.get(question.form.query)
    params = library.check(query, given)
    rows = tuple(store.run(query.text(store.dialect), params).dicts())
    summary = summarise(store, question, params, rows)
    shown = rows[start : start + limit]
    role, basis, region, policy = (params.get(name) or None for name in ("role", "basis", "region", "policy"))
    about = None
    if question.form.name == _OF_AGENCY:
        about = measures_of(snapshot, params["agency"], role, basis, region, include, policy)
    return QuestionAnswer(
        asked=about.asked if about else "",
        role=about.role if about else None,
        basis=about.basis if about else None,
        include_predecessors=include,
        summary=about.summary if about else summary.zh,
        regions=about.regions if about else (),
        question=text,
        form=question.form.name,
        understood=question.wording,
        query=query.name,
        params=params,
        cypher=query.text(store.dialect),
        columns=tuple(column.name for column in query.columns),
        shown=question.form.shown,
        rows=shown,
        found=len(rows),
        documents=_documents(snapshot.lexicon, [params, *shown]),
        summary_en=summary.en,
        follow_ups=follow_up(snapshot, question, rows),
    )


def understand(store: Store, text: str) -> Question:
    """The question that `text` asks; raises NotUnderstood and NothingCalledSo as ``ask`` does."""
    return _understand(Snapshot(store), text)


def _understand(snapshot: Snapshot, text: str) -> Question:
    lexicon = snapshot.lexicon
    spotted = lexicon.spot(text)

    def is_answered(other: str) -> bool:
        try:
            return bool(resolve(snapshot, read(lexicon.spot(other))))
        except (NotUnderstood, NothingCalledSo):
            return False

    if not spotted.text:
        raise refuse(lexicon, spotted, is_answered, NotUnderstood(Wording("问题是空的", "the question is empty"), []))
    readings = read(spotted)
    if not readings:
        raise refuse(lexicon, spotted, is_answered)
    try:
        return resolve(snapshot, readings)
    except (NotUnderstood, NothingCalledSo) as error:
        raise refuse(lexicon, spotted, is_answered, error) from None


def _documents(lexicon: Lexicon, rows: Iterable[Mapping[str, Any]]) -> tuple[NamedDocument, ...]:
    """The documents that stand in the values, or whose provisions do."""
    known = lexicon.documents.documents
    ids = {value.split(":", 1)[0] for row in rows for value in row.values() if isinstance(value, str)} & known.keys()
    return tuple(NamedDocument(id, lexicon.documents.label(id), known[id].title) for id in sorted(ids))
