"""Catalogue: policies that documents cite, as facts: number, title, issuers, date, and of some the headings of their outline.

It holds no text of a policy. With an outline alone a child's clauses are traced to it by heading; when the policy itself
is loaded it stands for its entry.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.ids import policy_id
from loaders.structure.outline import Provision, parse_outline


@dataclass(frozen=True, slots=True)
class Entry:
    """A policy of the catalogue. `date` is the 成文日期, None where it is not known; `outline` its headings, one a line."""

    title: str
    region: str
    number: str | None = None
    aliases: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    date: str | None = None
    outline: str = ""

    @property
    def id(self) -> str:
        """The id of the policy."""
        return policy_id(self.number, self.title, self.region)

    @property
    def body_title(self) -> str | None:
        """The title of what a notice issues: 国务院关于印发X的通知 -> X."""
        issued = re.search(r"印发《?(?P<body>.+?)》?的通知$", self.title)
        return issued["body"] if issued else None

    def provisions(self) -> list[Provision]:
        """The outline as provisions with headings and no text."""
        return parse_outline(self.outline.strip(), [])[0] if self.outline else []


@cache
def entries() -> tuple[Entry, ...]:
    """The policies of the catalogue, in the order of the file."""
    with (files(__package__) / "policies.toml").open("rb") as stream:
        data = tomllib.load(stream)
    return tuple(
        Entry(**{**one, "aliases": tuple(one.get("aliases", ())), "issuers": tuple(one.get("issuers", ()))}) for one in data["policy"]
    )
