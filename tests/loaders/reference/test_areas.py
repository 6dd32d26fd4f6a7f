from __future__ import annotations

from collections import Counter

from loaders.reference.areas import areas
from loaders.reference.regions import regions


def test_examples_hold_a_name() -> None:
    assert [one.name for one in areas() if not any(name in one.example for name in (one.name, *one.aliases))] == []


def test_names_are_unique() -> None:
    names = Counter(name for one in areas() for name in (one.name, *one.aliases))
    assert [name for name, count in names.items() if count > 1] == []


def test_members_are_current_regions() -> None:
    assert {code for one in areas() for code in one.members} <= set(regions())


def test_no_area_is_called_like_a_region() -> None:
    names = {name for one in areas() for name in (one.name, *one.aliases)}
    assert names.isdisjoint({name for region in regions().values() for name in (region.name, region.short_name)})


def test_enough_areas() -> None:
    assert len(areas()) >= 50
