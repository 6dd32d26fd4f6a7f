"""Places: the regions that an analysis is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from graph.errors import NotFound


def region_codes(regions: Iterable[Mapping[str, Any]], region: str | None) -> list[str]:
    """The codes of the regions that go by a code or a name (朝阳区 is in Beijing and in Changchun); empty for None.

    Raises NotFound, with the nearest names, when there is none.
    """
    known = list(regions)
    codes = sorted(row["code"] for row in known if region in (row["code"], row["name"], row["short_name"]))
    if region is not None and not codes:
        raise NotFound(f"no region is called {region!r}", get_close_matches(region, [row["name"] or row["code"] for row in known], 5, 0.4))
    return codes if region is not None else []
