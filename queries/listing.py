"""Filters of lists: which values there are, which regions one lets through, and what asks for what the graph does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graph.errors import NotFound
from queries.referents import nearest_names
from queries.snapshot import Snapshot

UNKNOWN = "unknown"
"""What asks for the things whose region, level or other field the graph does not know."""

LEVELS = ("national", "province", "city", "county", "township")
"""Levels of regions, the widest first."""


def places_of(snapshot: Snapshot, region: str, below: bool) -> set[str] | None:
    """Codes of the regions that a code or a name means, with `below` also of those that lie in it; None when it is empty, for all.

    The empty code stands for ``UNKNOWN``. Raises NotFound with the nearest names for a region that there is not.
    """
    if not region:
        return None
    if region == UNKNOWN:
        return {""}
    regions = snapshot.regions.values()
    places = {one.code for one in regions if one.is_called(region)}
    if not places:
        raise NotFound(f"no region is called {region!r}", nearest_names(((one.code, one.name, one.name) for one in regions), region))
    pending = set(places) if below else set()
    while pending:
        pending = {row["code"] for row in snapshot.rows("regions") if row["above"] in pending} - places
        places |= pending
    return places


def count_values(items: Iterable[object], field: str) -> dict[str, int]:
    """The values of a field with the number of items that have each, the most frequent first; ``UNKNOWN`` last."""
    counts = Counter(getattr(one, field) or UNKNOWN for one in items)
    return dict(sorted(counts.items(), key=lambda found: (found[0] == UNKNOWN, -found[1], found[0])))
