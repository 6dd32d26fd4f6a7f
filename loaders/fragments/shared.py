"""Shared nodes: agencies, regions, indicators and industries, which belong to no document. The same id always has the same fields."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from graph.fragment import Edge, Node, Value
from loaders.names.indicators import Indicator
from loaders.names.organs import Organ, OrganResolver
from loaders.reference import agencies, industries, regions

_LEVEL_WORDS = ("自治区", "省", "市", "州", "县", "区", "盟", "旗")


class Shared:
    """The shared nodes that one fragment touches, with the edges between them; every method adds a node once and names it."""

    def __init__(self, resolver: OrganResolver) -> None:
        self.nodes: dict[tuple[str, str], Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}
        self._resolver = resolver

    def _link(self, label: str, start: tuple[str, str], end: tuple[str, str], method: str, **fields: Value) -> None:
        self.edges.setdefault(
            (label, start[1], end[1]), Edge(label, start, end, {"method": method, "score": 1.0, "rule": "reference/1", **fields})
        )

    def region(self, key: str) -> tuple[str, str]:
        """The region of that code, or `area-` and the name of a named area, with those that it lies in."""
        node = ("Region", key)
        if node not in self.nodes:
            self.nodes[node] = region_node(key)
            if not key.startswith("area-") and (above := regions.region(key).parent):
                self._link("PART_OF", node, self.region(above), "gb-t-2260")
        return node

    def industry(self, key: str) -> tuple[str, str]:
        """The industry of that code, or `industry-` and a name."""
        self.nodes.setdefault(("Industry", key), industry_nodes()[key])
        return "Industry", key

    def indicator(self, indicator: Indicator) -> tuple[str, str]:
        """The indicator, with what the reference data knows of it."""
        entry = indicator.entry
        known: dict[str, Value] = {}
        if entry:
            known = {
                "unit_dimension": entry.unit_dimension,
                "direction": entry.direction,
                "aliases": list(entry.aliases),
                "additive": entry.additive,
            }
        node = ("Indicator", indicator.name)
        self.nodes.setdefault(node, Node(*node, {"name": indicator.name, **known}))
        return node

    def agency(self, organ: Organ) -> tuple[str, str]:
        """The organ, with its region, where that is known, and its successors there."""
        node = ("Agency", organ.id)
        if node in self.nodes:
            return node
        self.nodes[node] = Node(*node, _agency_fields(organ))
        if organ.region is None:
            return node
        self._link("LOCATED_IN", node, self.region(organ.region), "name")
        if organ.family:
            for succession in agencies.successions():
                if succession.from_function == organ.family.function and _applies(succession, organ.region, organ.level):
                    heir = self._resolver.of_family(agencies.family(succession.to_function), _seat(organ.organ_type, organ.region))
                    self._link(
                        "SUCCEEDED_BY",
                        node,
                        self.agency(heir),
                        "reform",
                        date=succession.date,
                        scope=list(succession.scope),
                        evidence=succession.source,
                    )
        return node


def _seat(organ_type: str, region: str) -> str:
    """The region of an organ's heir: a branch that bears a capital's name (人行太原中心支行) has a province's rank."""
    return f"{region[:2]}0000" if organ_type == "branch" and region.endswith("0100") else region


def _applies(succession: agencies.Succession, region: str, level: str | None) -> bool:
    within = (region, *(place.code for place in regions.ancestors(region)))
    inside = not succession.regions or any(code in succession.regions for code in within)
    return ("nation" if level == "national" else level) in succession.levels and inside


def _agency_fields(organ: Organ) -> dict[str, Value]:
    family = organ.family
    return {
        "name": organ.name,
        "short_name": organ.short_name,
        "aliases": _aliases(organ),
        "function": organ.function,
        "organ_type": organ.organ_type,
        "level": organ.level,
        "region": organ.region,
        "valid_from": family.valid_from if family else None,
        "valid_to": family.valid_to if family else None,
        "listing": "unlisted" if organ.listing == "unlisted" else "family",
    }


def _aliases(organ: Organ) -> list[str]:
    """Every other usual name: 省发改委, 山西省发改委, 山西发改委; a national organ's short names."""
    family = organ.family
    if family is None:
        return []
    if organ.level == "national":
        names = set(family.national)
    elif organ.region is None:
        word = next((w for w in _LEVEL_WORDS if organ.name.startswith(w)), "")
        names = {word + body for body in family.bodies if word + family.meant(body, "") == organ.name}
    else:
        place = regions.region(organ.region)
        word = next((w for w in _LEVEL_WORDS if place.name.endswith(w)), "")
        has_place_inside = place.level in family.full
        bodies = [b for b in family.bodies if has_place_inside or place.name + family.meant(b, place.level, place.code) == organ.name]
        names = {f"{head}{body}" for body in bodies for head in {word, place.name, place.short_name} if head}
        for form in family.forms:
            heads = {place.short_name, word} if organ.organ_type in ("party", "mass", "military") else {place.short_name}
            names |= {form.format(place=head, short=place.short_name) for head in heads if head}
    return sorted(names - {organ.name, organ.short_name})


def region_node(key: str) -> Node:
    """The node of a region or named area."""
    if key.startswith("area-"):
        name = key.removeprefix("area-")
        return Node("Region", key, {"name": name, "short_name": name, "level": "area"})
    place = regions.region(key)
    known: dict[str, Value] = {
        "valid_from": str(place.valid_from) if place.valid_from else None,
        "valid_to": str(place.valid_to) if place.valid_to else None,
    }
    return Node("Region", key, {"code": place.code, "name": place.name, "short_name": place.short_name, "level": place.level, **known})


@cache
def industry_nodes() -> Mapping[str, Node]:
    """The nodes of all industries by key."""
    return {
        key: Node("Industry", key, {"code": one.code or None, "name": one.name, "aliases": list(one.aliases)})
        for one in industries.industries()
        for key in [one.code or f"industry-{one.name}"]
    }
