"""What a parameter names: a policy, a provision, an agency … that the graph holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from graph.errors import NotFound
from graph.schema import NODES
from graph.stores.base import Store
from queries.tracing import nearest_ids

_NEAREST = 5
# By what people call a thing besides the fields that a question takes: where one comes near, what the question takes is told
_CALLED = {"Policy": ("doc_number", "title", "body_title"), "Region": ("name", "short_name")}


@dataclass(frozen=True, slots=True)
class Subject:
    """Nodes of a label, and the fields that a parameter may name one by; of those in `stems` the beginning is enough."""

    label: str
    fields: tuple[str, ...]
    stems: tuple[str, ...] = ()


def parse_subject(text: str) -> Subject:
    """The subject that a header writes as ``LABEL.FIELD|FIELD…``, with ``*`` after a field whose beginning is enough."""
    label, _, names = text.partition(".")
    written = names.split("|")
    return Subject(label, tuple(name.rstrip("*") for name in written), tuple(name[:-1] for name in written if name.endswith("*")))


def require(store: Store, subject: Subject, name: str) -> None:
    """Raise NotFound, with the nearest names, when no such thing of the graph goes by the name."""
    tests = " OR ".join(_test(subject, field) for field in subject.fields)
    if store.run(f"MATCH (n:{subject.label}) WHERE {tests} RETURN n.id LIMIT 1", {"name": name}).rows:
        return
    called = "is called" if "name" in subject.fields else f"has the {subject.fields[0]}"
    raise NotFound(f"no {subject.label.lower()} {called} {name!r}", _nearest(store, subject, name))


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


def _test(subject: Subject, field: str) -> str:
    if field in subject.stems:
        return f"n.{field} STARTS WITH $name"
    return f"$name IN n.{field}" if _is_list(subject.label, field) else f"n.{field} = $name"


def _is_list(label: str, field: str) -> bool:
    return any(one.name == field and one.kind == "strings" for one in NODES[label].fields)


def _nearest(store: Store, subject: Subject, name: str) -> list[str]:
    if subject.label == "Provision":  # of which there may be a great many: those of the policy that the id begins with
        return nearest_ids(store, name, ("Provision",))
    fields = dict.fromkeys([*subject.fields, *_CALLED.get(subject.label, ())])
    columns = ", ".join(f"n.{field} AS {field}" for field in fields if field != "id")
    known: list[tuple[str, str, str]] = []
    for row in store.run(f"MATCH (n:{subject.label}) RETURN n.id AS id, {columns} ORDER BY id").dicts():
        told = row[subject.fields[0]]
        for field in fields:
            names = row[field] if isinstance(row[field], list) else [row[field]]
            known += [(row["id"], one, one if field in subject.fields else told) for one in names if one and told]
    return nearest_names(known, name)
