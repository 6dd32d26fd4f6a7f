"""Referents: what a parameter names, a policy, a provision, an agency … that the graph holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from graph.errors import NotFound
from graph.judgements import policy_of
from graph.stores.base import Store
from graph.stores.names import ids_of, is_named, names_of

_NEAREST = 5
# By what people call a thing besides the fields that a question takes: where one comes near, what the question takes is told
_CALLED = {"Policy": ("doc_number", "title", "body_title"), "Region": ("name", "short_name")}


@dataclass(frozen=True, slots=True)
class Referent:
    """Nodes of a label, and the fields that a parameter may name one by; of those in `stems` the beginning is enough."""

    label: str
    fields: tuple[str, ...]
    stems: tuple[str, ...] = ()


def parse_referent(text: str) -> Referent:
    """The referent that a header writes as ``LABEL.FIELD|FIELD…``, with ``*`` after a field whose beginning is enough."""
    label, _, names = text.partition(".")
    written = names.split("|")
    return Referent(label, tuple(name.rstrip("*") for name in written), tuple(name[:-1] for name in written if name.endswith("*")))


def require(store: Store, referent: Referent, name: str) -> None:
    """Raise NotFound, with the nearest names, when no such thing of the graph goes by the name."""
    if is_named(store, referent.label, referent.fields, referent.stems, name):
        return
    called = "is called" if "name" in referent.fields else f"has the {referent.fields[0]}"
    raise NotFound(f"no {referent.label.lower()} {called} {name!r}", _nearest(store, referent, name))


def nearest_ids(store: Store, id: str, labels: Iterable[str]) -> list[str]:
    """Ids of nodes of the labels that come near, of the policy that the id names, else of those whose ids come near to that."""
    policies = [row["id"] for row in names_of(store, "Policy", ["presence"]) if row["presence"] in ("loaded", "catalogued")]
    named = policy_of(id)
    near = [named] if named in policies else get_close_matches(named, policies, n=2, cutoff=0.5)
    known = [one for label in labels for one in ids_of(store, label, near)]
    return get_close_matches(id, known, n=5, cutoff=0.5) or near


def nearest_names(known: Iterable[tuple[str, str, str]], name: str) -> list[str]:
    """Up to five things that come close to `name`, best first, each once; `known` are ids, names and what is told of each."""
    owners: dict[str, dict[str, str]] = {}
    for id, called, told in known:
        owners.setdefault(called, {})[id] = told
    nearest: list[str] = []
    named: set[str] = set()
    for close in get_close_matches(name, owners, n=20, cutoff=0.5):
        if not owners[close].keys() <= named:
            nearest += [told for told in dict.fromkeys(owners[close].values()) if told not in nearest]
            named |= owners[close].keys()
    return nearest[:_NEAREST]


def _nearest(store: Store, referent: Referent, name: str) -> list[str]:
    if referent.label == "Provision":  # of which there may be a great many: those of the policy that the id begins with
        return nearest_ids(store, name, ("Provision",))
    fields = dict.fromkeys([*referent.fields, *_CALLED.get(referent.label, ())])
    known: list[tuple[str, str, str]] = []
    for row in names_of(store, referent.label, fields):
        told = row[referent.fields[0]]
        for field in fields:
            names = row[field] if isinstance(row[field], list) else [row[field]]
            known += [(row["id"], one, one if field in referent.fields else told) for one in names if one and told]
    return nearest_names(known, name)
