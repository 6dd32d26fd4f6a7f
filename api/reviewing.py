"""Reviewing: the links that a person should look at, and what people have said of them."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any

from api.settings import Settings
from graph import corpus
from graph.errors import BadRequest, NotFound
from graph.judgements import Judgement, Verdict, append_judgement, policy_of, read_judgements
from graph.stores import open_store
from graph.stores.base import Store
from queries import run
from queries.inheritance import ancestors


def pending(store: Store, policy: str | None = None) -> list[dict[str, Any]]:
    """The links that are marked for review, of one policy or of all, with the words of both ends; the likest first."""
    links = run(store, "links-for-review", {"policy": policy or ""}).dicts()
    return sorted(links, key=lambda link: (-(link["similarity"] or 0), link["child"], link["parent"]))


def judge(settings: Settings, child: str, parent: str, verdict: Verdict, user: str | None, note: str) -> Judgement:
    """Record a judgement and make the links of the child's document anew.

    NotFound when one of the two is not in the graph, BadRequest when no link can be between them.
    """
    time = datetime.now(UTC).isoformat(timespec="seconds")
    judgement = Judgement(child, parent, verdict, user or getpass.getuser(), time, note)
    judgement.check()
    store = open_store(settings.db)
    try:
        _check(store, child, parent)
        append_judgement(settings.judgements, judgement)
        corpus.load(store, [], judgements=read_judgements(settings.judgements))
    finally:
        store.close()
    return judgement


def _check(store: Store, child: str, parent: str) -> None:
    """Raise when the graph has no place for a link between the two."""
    labels = [_label(store, id) for id in (child, parent)]
    if labels[0] != labels[1]:
        raise BadRequest(f"{child} is a {labels[0]} and {parent} a {labels[1]}; a link joins two of a kind")
    lower, upper = policy_of(child), policy_of(parent)
    if upper not in ancestors(store, lower):
        raise BadRequest(f"{lower} does not carry out {upper}: no link can stand between their provisions")


def _label(store: Store, id: str) -> str:
    for label in ("Provision", "Measure", "Target"):
        if store.run(f"MATCH (n:{label}) WHERE n.id = $id RETURN n.id", {"id": id}).rows:
            return label
    known = [row[0] for row in store.run("MATCH (n:Provision) WHERE n.policy = $policy RETURN n.id", {"policy": policy_of(id)}).rows]
    raise NotFound(f"there is no provision, measure or figure {id!r}", get_close_matches(id, known, 5, 0.5))
