"""Reviewing: the links that a person should look at, and what people have said of them."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from api.service.database import open_database
from api.settings import Settings
from graph import corpus
from graph.errors import BadRequest
from graph.judgements import Judgement, Verdict, append_judgement, policy_of, read_judgements, standing
from graph.stores.base import Store
from queries import policy_summary, run
from queries.inheritance import ancestors
from queries.tracing import label_of


def pending(store: Store, policy: str | None = None, said: Iterable[Judgement] = ()) -> list[dict[str, Any]]:
    """The links that are marked for review, of one policy or of all, with the words of both ends; those of whole policies first, the likest first.

    Those that people have judged in `said` are left out, though the graph may not show it yet.
    Raises NotFound with the nearest ids when there is no such policy.
    """
    if policy is not None:
        policy_summary(store, policy)
    whole = [_whole(row) for row in run(store, "implements").dicts() if row["review"] and policy in (None, row["child"])]
    links = sorted(whole, key=lambda link: -link["score"]) + run(store, "links-for-review", policy=policy or "").dicts()
    held = standing(said)
    corrected = {(one.child, policy_of(one.parent)) for one in held.values() if one.judgement == "corrected"}
    return [
        link
        for link in links
        if (link["child"], link["parent"]) not in held and (link["child"], policy_of(link["parent"])) not in corrected
    ]


def _whole(row: dict[str, Any]) -> dict[str, Any]:
    """A link between policies as `links-for-review` gives one between their parts."""
    kept = {name: row[name] for name in ("child", "parent", "method", "score", "evidence")}
    return {**kept, "kind": "implements", "similarity": None, "child_text": row["child_title"], "parent_text": row["parent_title"]}


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said of a link; `is_new` adds one between policies that was not found."""

    child: str
    parent: str
    verdict: Verdict
    is_new: bool = False


def judge(settings: Settings, saying: Saying, user: str | None, note: str) -> Judgement:
    """Record a judgement and make the links of the child's document anew.

    NotFound when one of the two is not in the graph, BadRequest when no link can be between them, or nothing is to be withdrawn.
    """
    with open_database(settings) as store:  # which does not make a database that is not there
        (made,) = _made(settings, store, [saying], user, note)
    with open_database(settings, read_only=False) as store:  # nothing is recorded when the database is busy or the file is bad
        before = read_judgements(settings.judgements)
        append_judgement(settings.judgements, made)
        corpus.load(store, [], judgements=[*before, made])
    return made


def record(settings: Settings, store: Store, sayings: Sequence[Saying], user: str, note: str) -> list[Judgement]:
    """Record judgements, which hold in the graph once `apply` is done; raises as `judge` does. The store may be one for reading."""
    made = _made(settings, store, sayings, user, note)
    read_judgements(settings.judgements)  # a bad file is named before anything is added
    for judgement in made:
        append_judgement(settings.judgements, judgement)
    return made


def apply(settings: Settings) -> None:
    """Make the graph honour all that is recorded."""
    with open_database(settings, read_only=False) as store:
        said = read_judgements(settings.judgements)
        if corpus.honoured(store) != said:
            corpus.load(store, [], judgements=said)


def correction(store: Store, child: str, parent: str, instead: str) -> list[Saying]:
    """What says that `child` comes from `instead` and not from `parent`.

    Of parts of policies it is one judgement; of whole policies one rejects the link and another accepts or adds the right one.
    """
    if ":" in child:
        return [Saying(child, instead, "corrected")]
    return [Saying(child, parent, "rejected"), Saying(child, instead, "accepted", not _is_linked(store, child, instead))]


def judged(settings: Settings, policy: str | None = None) -> list[Judgement]:
    """The judgements that hold, the latest first, of the links of one policy or of all."""
    said = standing(read_judgements(settings.judgements)).values()
    return [one for one in reversed(said) if policy in (None, policy_of(one.child), policy_of(one.parent))]


def _made(settings: Settings, store: Store, sayings: Sequence[Saying], user: str | None, note: str) -> list[Judgement]:
    """The judgements, which can be made."""
    time, name = datetime.now(UTC).isoformat(timespec="seconds"), user or _user()
    made = [Judgement(one.child, one.parent, one.verdict, name, time, note) for one in sayings]
    for judgement, saying in zip(made, sayings, strict=True):
        judgement.check()
        _check(settings, store, judgement, saying.is_new)
    return made


def _user() -> str:
    """The name that one is logged in with."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise BadRequest("nobody is logged in by name: say with --user who judges") from None


def _check(settings: Settings, store: Store, judgement: Judgement, is_new: bool) -> None:
    """Raise when the judgement cannot be made: of a link that cannot be, or that nobody has judged and that is to be withdrawn."""
    child, parent = judgement.child, judgement.parent
    if judgement.judgement == "withdrawn":
        if (child, parent) not in standing(read_judgements(settings.judgements)):
            raise BadRequest(f"nobody has judged whether {child} comes from {parent}; there is nothing to withdraw")
    elif judgement.is_of_policies:
        _check_policies(store, child, parent, is_new)
    else:
        _check_parts(store, child, parent)


def _check_policies(store: Store, child: str, parent: str, is_new: bool) -> None:
    """Raise when there is no link between the two policies to judge, or one already that `is_new` would add."""
    for policy in (child, parent):
        policy_summary(store, policy)
    is_linked = _is_linked(store, child, parent)
    if is_linked and is_new:
        raise BadRequest(f"{child} carries out {parent} already: accept or reject that link")
    if not is_linked and not is_new:
        raise BadRequest(f"no link says that {child} carries out {parent}; --add makes one")


def _is_linked(store: Store, child: str, parent: str) -> bool:
    return any(row["child"] == child and row["parent"] == parent for row in run(store, "implements", policy=child).dicts())


def _check_parts(store: Store, child: str, parent: str) -> None:
    """Raise when the graph has no place for a link between the two parts of policies."""
    labels = [label_of(store, id) for id in (child, parent)]
    if labels[0] != labels[1]:
        raise BadRequest(f"{child} is a {labels[0]} and {parent} a {labels[1]}; a link joins two of a kind")
    lower, upper = policy_of(child), policy_of(parent)
    if upper not in ancestors(store, lower):
        raise BadRequest(f"{lower} does not carry out {upper}: no link can stand between their provisions")
