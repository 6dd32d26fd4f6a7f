"""Which measures an agency leads, supports or answers for, with the printed list that proves each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import chain, groupby
from typing import Any

from graph.errors import NotFound
from graph.stores.base import Store
from queries.agency_answers import AgencyAnswer, AgencyName, DutyGroup, MeasureText, Predecessor, RegionAnswer
from queries.agency_list import AgencySummary
from queries.directory import Agency
from queries.documents import policy_summary
from queries.library import fetch
from queries.referents import nearest_names
from queries.snapshot import Snapshot
from queries.succession import Takeover, takeovers
from queries.summary import summarise
from queries.words import check_choice, words

Row = dict[str, Any]

# 晋政发〔2022〕12号
_NUMBER_YEAR = re.compile(r"〔(\d{4})〕")


def agency_measures(
    store: Store,
    agency: str,
    role: str | None = None,
    basis: str | None = None,
    region: str | None = None,
    include_predecessors: bool = False,
    policy: str | None = None,
) -> AgencyAnswer:
    """The printed lists that name the agency, by region, in document order.

    `agency` is a full name, short name, alias or id; it is answered for every region in which it fits an agency, or for
    `region` (code or name) alone, which includes nothing below it. With `include_predecessors`, the duties of agencies
    that it succeeded follow, within the scope of the succession; with `policy`, only the lists of that document. Raises
    NotFound with the nearest names, and BadRequest for an unknown role or basis.
    """
    return measures_of(Snapshot(store), agency, role, basis, region, include_predecessors, policy)


def measures_of(
    snapshot: Snapshot,
    agency: str,
    role: str | None,
    basis: str | None,
    region: str | None,
    include_predecessors: bool,
    policy: str | None = None,
) -> AgencyAnswer:
    """What ``agency_measures`` answers, from a snapshot."""
    check_choice("role", role, words().roles)
    check_choice("basis", basis, words().bases)
    directory = snapshot.directory
    found = find_named(directory.agencies, agency)
    if region is not None:
        found = _narrow(snapshot, found, agency, region)
    regions = {code: list(members) for code, members in groupby(found, key=lambda one: one.region)}
    older = {
        code: takeovers(directory.successions, {one.id for one in members}) if include_predecessors else []
        for code, members in regions.items()
    }
    asked = {*(one.id for one in found), *(one.older for some in older.values() for one in some)}
    if policy is not None:
        policy_summary(snapshot.store, policy)  # which raises NotFound
    duties = _duties(snapshot.store, asked, role, basis, policy)
    answers = []
    for code, members in regions.items():
        groups = _groups(chain.from_iterable(duties.get(one.id, ()) for one in members))
        for takeover in older[code]:
            groups += _groups(duties.get(takeover.older, ()), takeover)
        names = tuple(AgencyName(one.id, one.name, one.short_name) for one in members)
        summary = summarise("、".join(one.name for one in names), groups, role, basis)
        name = directory.regions[code].name if code in directory.regions else code or words().no_region
        answers.append(RegionAnswer(code, name, names, summary, tuple(groups)))
    summary = "\n".join(one.summary for one in answers)
    return AgencyAnswer(agency, role, basis, include_predecessors, summary, tuple(answers))


def nearest_agencies(agencies: Iterable[Agency | AgencySummary], name: str) -> list[str]:
    """Up to five names of agencies that come close to `name`, best first, one for each agency."""
    return nearest_names(((one.id, known, known) for one in agencies for known in sorted(one.names)), name)


def find_named(agencies: Sequence[Agency], name: str) -> list[Agency]:
    """The agencies that a name or an id fits; raises NotFound with the nearest names."""
    found = [one for one in agencies if name in one.names or name == one.id]
    if not found:
        raise NotFound(f"no agency is called {name!r}", nearest_agencies(agencies, name))
    return found


def _narrow(snapshot: Snapshot, found: Sequence[Agency], name: str, region: str) -> list[Agency]:
    """Those of the agencies that are in the region."""
    codes = {one.code for one in snapshot.directory.regions.values() if one.is_called(region)}
    narrowed = [one for one in found if one.region in codes]
    if narrowed:
        return narrowed
    regions = snapshot.regions.values()
    if not any(one.is_called(region) for one in regions):
        raise NotFound(f"no region is called {region!r}", get_close_matches(region, [one.name for one in regions], n=5, cutoff=0.4))
    raise NotFound(f"no agency of {region} is called {name!r}", [one.name for one in found])


def _duties(store: Store, agencies: set[str], role: str | None, basis: str | None, policy: str | None) -> Mapping[str, list[Row]]:
    """The measures of agencies, by the agency's id, in document order."""
    duties: defaultdict[str, list[Row]] = defaultdict(list)
    for row in fetch(store, "agency-duties", agencies=sorted(agencies), role=role or "", basis=basis or ""):
        if policy in (None, row["policy"]):
            duties[row["agency_id"]].append(row)
    return duties


def _groups(rows: Iterable[Row], takeover: Takeover | None = None) -> list[DutyGroup]:
    """The printed lists that the rows stand in, by date; of a predecessor's those that passed on."""
    lists: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if takeover is None or takeover.covers(f"{row['heading'] or ''}\n{row['text']}", _date(row)):
            lists.setdefault((row["agency_id"], row["role"], row["basis"], row["bracket"]), []).append(row)
    ordered = sorted(lists.values(), key=lambda found: (_date(found[0]) or "", found[0]["policy"], found[0]["start"]))
    return [_group(found, takeover.predecessor if takeover else None) for found in ordered]


def _date(row: Row) -> str | None:
    """The document's date: 成文日期, 印发日期, or the year of its number."""
    year = _NUMBER_YEAR.search(row["doc_number"] or "")
    return row["issued"] or row["published"] or (year[1] if year else None)


def _group(rows: list[Row], predecessor: Predecessor | None) -> DutyGroup:
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
