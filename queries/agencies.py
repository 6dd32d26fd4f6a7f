"""Which measures an agency leads, supports or answers for, with the printed list that proves each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby
from typing import Any

from graph.errors import NotFound
from graph.stores.base import Store
from queries.answers import AgencyAnswer, AgencyName, DutyGroup, MeasureText, Predecessor, RegionAnswer
from queries.subjects import nearest_names
from queries.succession import Inheritance, inheritances
from queries.summary import summarise
from queries.words import check_choice, words

AGENCIES = """
MATCH (a:Agency)
RETURN a.id AS id, a.name AS name, a.short_name AS short_name, a.aliases AS aliases, a.region AS region
ORDER BY region, id
"""
REGIONS = "MATCH (r:Region) WHERE r.code IS NOT NULL RETURN r.code AS code, r.name AS name, r.short_name AS short_name ORDER BY code"
DUTIES = """
MATCH (a:Agency)-[r:LEADS|SUPPORTS|RESPONSIBLE_FOR]->(m:Measure)<-[:CONTAINS]-(v:Provision), (p:Policy)
WHERE a.id IN $agencies AND p.id = m.policy AND ($role = '' OR r.role = $role) AND ($basis = '' OR r.basis = $basis)
RETURN a.id AS agency_id, a.name AS agency, r.mention AS mention, r.role AS role, r.basis AS basis, r.bracket AS bracket,
       r.evidence AS evidence, p.id AS policy, p.title AS policy_title, p.doc_number AS doc_number, p.date_issued AS issued,
       p.date_published AS published, v.id AS provision, v.number AS number, v.path AS path, v.heading AS heading, m.id AS id,
       m.text AS text, m.modality AS modality, m.deadline AS deadline, m.span_start AS start
ORDER BY start
"""

# 晋政发〔2022〕12号
_NUMBER_YEAR = re.compile(r"〔(\d{4})〕")


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the graph with every name that it goes by."""

    id: str
    name: str
    short_name: str
    region: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the graph with a code."""

    code: str
    name: str
    short_name: str


def list_agencies(store: Store) -> list[Agency]:
    """Every agency of the graph, by region and id."""
    return [
        Agency(
            row["id"],
            row["name"] or row["id"],
            row["short_name"] or row["name"] or row["id"],
            row["region"] or "",
            frozenset(filter(None, [row["name"], row["short_name"], *(row["aliases"] or ())])),
        )
        for row in store.run(AGENCIES).dicts()
    ]


def list_regions(store: Store) -> list[Region]:
    """Every region with a code, by code."""
    return [Region(row["code"], row["name"], row["short_name"] or row["name"]) for row in store.run(REGIONS).dicts()]


def agency_measures(
    store: Store,
    agency: str,
    role: str | None = None,
    basis: str | None = None,
    region: str | None = None,
    include_predecessors: bool = False,
) -> AgencyAnswer:
    """The printed lists that name the agency, by region, in document order.

    `agency` is a full name, short name or alias; it is answered for every region in which it fits an agency, or for
    `region` (code or name) alone, which includes nothing below it. With `include_predecessors`, the duties of agencies
    that it succeeded follow, within the scope of the succession. Raises NotFound with the nearest names, and BadRequest
    for an unknown role or basis.
    """
    check_choice("role", role, words().roles)
    check_choice("basis", basis, words().bases)
    regions = {known.code: known for known in list_regions(store)}
    found = _find(list_agencies(store), agency)
    if region is not None:
        found = _narrow(found, agency, region, regions)
    answers = []
    for code, members in groupby(found, key=lambda one: one.region):
        agencies = list(members)
        groups = _groups(store, [one.id for one in agencies], role, basis, None)
        if include_predecessors:
            for inherited in inheritances(store, {one.id for one in agencies}):
                groups += _groups(store, [inherited.older], role, basis, inherited)
        names = tuple(AgencyName(one.id, one.name, one.short_name) for one in agencies)
        summary = summarise("、".join(one.name for one in names), groups, role, basis)
        answers.append(RegionAnswer(code, regions[code].name if code in regions else code, names, summary, tuple(groups)))
    summary = "\n".join(one.summary for one in answers)
    return AgencyAnswer(agency, role, basis, include_predecessors, summary, tuple(answers))


def nearest_agencies(agencies: Iterable[Agency], name: str) -> list[str]:
    """Up to five names of agencies that come close to `name`, best first, one for each agency."""
    return nearest_names(((one.id, known, known) for one in agencies for known in sorted(one.names)), name)


def _find(agencies: Sequence[Agency], name: str) -> list[Agency]:
    found = [one for one in agencies if name in one.names]
    if not found:
        raise NotFound(f"no agency is called {name!r}", nearest_agencies(agencies, name))
    return found


def _narrow(found: list[Agency], name: str, region: str, regions: dict[str, Region]) -> list[Agency]:
    codes = {one.code for one in regions.values() if region in (one.code, one.name, one.short_name)}
    if not codes:
        names = [one.name for one in regions.values()]
        raise NotFound(f"no region is called {region!r}", get_close_matches(region, names, n=5, cutoff=0.4))
    narrowed = [one for one in found if one.region in codes]
    if not narrowed:
        raise NotFound(f"no agency of {region} is called {name!r}", [one.name for one in found])
    return narrowed


def _groups(store: Store, agencies: list[str], role: str | None, basis: str | None, inherited: Inheritance | None) -> list[DutyGroup]:
    rows = store.run(DUTIES, {"agencies": agencies, "role": role or "", "basis": basis or ""}).dicts()
    lists: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows:
        if inherited is None or inherited.covers(f"{row['heading'] or ''}\n{row['text']}", _date(row)):
            lists.setdefault((row["agency_id"], row["role"], row["basis"], row["bracket"]), []).append(row)
    ordered = sorted(lists.values(), key=lambda found: (_date(found[0]) or "", found[0]["policy"], found[0]["start"]))
    return [_group(found, inherited.predecessor if inherited else None) for found in ordered]


def _date(row: dict[str, Any]) -> str | None:
    """The document's date: 成文日期, 印发日期, or the year of its number."""
    year = _NUMBER_YEAR.search(row["doc_number"] or "")
    return row["issued"] or row["published"] or (year[1] if year else None)


def _group(rows: list[dict[str, Any]], predecessor: Predecessor | None) -> DutyGroup:
    first = rows[0]
    return DutyGroup(
        agency=first["agency"],
        mention=first["mention"] or first["agency"],
        role=first["role"],
        basis=first["basis"],
        bracket=first["bracket"],
        evidence=first["evidence"] or "",
        policy=first["policy"],
        policy_title=first["policy_title"],
        doc_number=first["doc_number"],
        date=first["issued"] or first["published"],
        provision=first["provision"],
        number=first["number"] or "",
        path=first["path"] or "",
        heading=first["heading"] or "",
        measures=tuple(MeasureText(row["id"], row["text"], row["provision"], row["modality"], row["deadline"]) for row in rows),
        predecessor=predecessor,
    )
