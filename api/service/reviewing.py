"""Reviewing: the links that a person should look at, and what people have said of them."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import Any

from api.service.database import open_database
from api.settings import Settings
from graph import corpus
from graph.errors import BadRequest
from graph.judgements import Judgement, Verdict, append_judgement, policy_of, read_judgements
from graph.stores.base import Store
from queries import policy_summary, run
from queries.inheritance import ancestors
from queries.tracing import label_of


def pending(store: Store, policy: str | None = None) -> list[dict[str, Any]]:
    """The links that are marked for review, of one policy or of all, with the words of both ends; those of whole policies first, the likest first.

    Raises NotFound with the nearest ids when there is no such policy.
    """
    if policy is not None:
        policy_summary(store, policy)
    whole = [_whole(row) for row in run(store, "implements").dicts() if row["review"] and policy in (None, row["child"])]
    return sorted(whole, key=lambda link: -link["score"]) + run(store, "links-for-review", policy=policy or "").dicts()


def _whole(row: dict[str, Any]) -> dict[str, Any]:
    """A link between policies as `links-for-review` gives one between their parts."""
    kept = {name: row[name] for name in ("child", "parent", "method", "score")}
    return {**kept, "kind": "implements", "similarity": None, "child_text": row["child_title"], "parent_text": row["parent_title"]}


def judge(settings: Settings, child: str, parent: str, verdict: Verdict, user: str | None, note: str, is_new: bool = False) -> Judgement:
    """Record a judgement and make the links of the child's document anew; `is_new` adds a link between policies that was not found.

    NotFound when one of the two is not in the graph, BadRequest when no link can be between them.
    """
    time = datetime.now(UTC).isoformat(timespec="seconds")
    judgement = Judgement(child, parent, verdict, user or _user(), time, note)
    judgement.check()
    with open_database(settings) as store:  # which does not make a database that is not there
        if judgement.is_of_policies:
            _check_policies(store, child, parent, is_new)
        else:
            _check(store, child, parent)
    with open_database(settings, read_only=False) as store:  # nothing is recorded when the database is busy or the file is bad
        said = read_judgements(settings.judgements)
        append_judgement(settings.judgements, judgement)
        corpus.load(store, [], judgements=[*said, judgement])
    return judgement


def _user() -> str:
    """The name that one is logged in with."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise BadRequest("nobody is logged in by name: say with --user who judges") from None


def _check_policies(store: Store, child: str, parent: str, is_new: bool) -> None:
    """Raise when there is no link between the two policies to judge, or one already that `is_new` would add."""
    for policy in (child, parent):
        policy_summary(store, policy)
    is_linked = any(row["child"] == child and row["parent"] == parent for row in run(store, "implements").dicts())
    if is_linked and is_new:
        raise BadRequest(f"{child} carries out {parent} already: accept or reject that link")
    if not is_linked and not is_new:
        raise BadRequest(f"no link says that {child} carries out {parent}; --add makes one")


def _check(store: Store, child: str, parent: str) -> None:
    """Raise when the graph has no place for a link between the two parts of policies."""
    labels = [label_of(store, id) for id in (child, parent)]
    if labels[0] != labels[1]:
        raise BadRequest(f"{child} is a {labels[0]} and {parent} a {labels[1]}; a link joins two of a kind")
    lower, upper = policy_of(child), policy_of(parent)
    if upper not in ancestors(store, lower):
        raise BadRequest(f"{lower} does not carry out {upper}: no link can stand between their provisions")
