"""How the inheritance page is asked for: what its address says beside the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

Given = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class View:
    """The parameters of an address; empty ones are left out of it."""

    policy: str
    by: str = "clause"
    parent: str = ""
    beside: Sequence[str] = ()
    sort: str = ""
    section: str = ""
    modality: str = ""
    agency: str = ""
    full: bool = False

    def address(self, place: str = "", **changes: str | Sequence[str] | bool) -> str:
        """The address of the page with other parameters, at a place in it."""
        return self._with_query(f"/inheritance/{quote(self.policy, safe='')}", self.given(**changes), place)

    def clause(self, clause: str, place: str = "") -> str:
        """The address of the page of one clause, by its id; those of the document itself may stand without the document's."""
        given = [("parent", self.parent)] if self.parent else []
        path = f"/inheritance/{quote(self.policy, safe='')}/clauses/{quote(clause.removeprefix(f'{self.policy}:'), safe=':')}"
        return self._with_query(path, given, place)

    def given(self, *without: str, **changes: str | Sequence[str] | bool) -> Given:
        """Names and values of the parameters but those of `without`, for hidden fields."""
        known: dict[str, str | Sequence[str] | bool] = {
            "by": self.by if self.by != "clause" else "",
            "parent": self.parent,
            "with": self.beside,
            "sort": self.sort,
            "section": self.section,
            "modality": self.modality,
            "agency": self.agency,
            "full": self.full,
        }
        known |= {"with" if name == "beside" else name: value for name, value in changes.items()}
        if known["by"] == "clause":
            known["by"] = ""
        found: Given = []
        for name, value in known.items():
            if name not in without:
                values = ["true" if value else ""] if isinstance(value, bool) else [value] if isinstance(value, str) else value
                found += [(name, one) for one in values if one]
        return found

    @staticmethod
    def _with_query(path: str, given: Given, place: str) -> str:
        return f"{path}{'?' + urlencode(given) if given else ''}{'#' + quote(place, safe=':.') if place else ''}"
