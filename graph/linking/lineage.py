"""Lineage: the policies that a policy's provisions may come from, the nearest level first.

A policy inherits from what it implements, directly or through others, in its own region or in one that holds it, and
never from a later one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.fragment import Edge, Node
from graph.linking.policies import is_not_later, layers, policy_date

Tiers = tuple[tuple[str, ...], ...]
"""Ids of policies by level: those of the nearest level first, by id within one."""


class Lineage:
    """Which policies carry out which, and where they apply."""

    def __init__(self, policies: Iterable[Node], implements: Iterable[Edge], regions: Mapping[str, Sequence[str]]) -> None:
        """Take the policies that have an outline, the IMPLEMENTS edges, and for a region's code those that it directly lies in."""
        self._policies = {policy.id: policy for policy in policies}
        self._regions = regions
        self._implements: defaultdict[str, set[str]] = defaultdict(set)
        for edge in implements:
            self._implements[edge.start[1]].add(edge.end[1])

    def tiers(self, policy: str) -> Tiers:
        """The policies that `policy` may have taken provisions from; empty for a policy without outline or region.

        001 (county) -> (("晋政发〔2022〕12号",), ("国发〔2021〕4号",))
        """
        child = self._policies.get(policy)
        near = self.places(policy)
        if child is None or not near:
            return ()
        above = [self._policies[id] for id in self._reached(policy) if id in self._policies]
        earlier = [one for one in above if is_not_later(policy_date(one), policy_date(child))]
        tiers = (tuple(sorted(one.id for one in earlier if one.fields.get("region") in layer)) for layer in near)
        return tuple(tier for tier in tiers if tier)

    def places(self, policy: str) -> list[set[str]]:
        """Codes of the region that the policy applies in and of those that hold it, level by level; none when that is not known."""
        region = self._policies[policy].fields.get("region") if policy in self._policies else None
        return [{region}, *layers(region, self._regions)] if isinstance(region, str) else []

    def children(self) -> list[str]:
        """The policies with an outline that implement something, by id."""
        return sorted(policy for policy in self._policies if self._implements.get(policy))

    def _reached(self, policy: str) -> Iterator[str]:
        """What the policy implements, directly or through others; never itself."""
        seen = {policy}
        todo = [policy]
        while todo:
            for one in sorted(self._implements.get(todo.pop(), ())):
                if one not in seen:
                    seen.add(one)
                    todo.append(one)
                    yield one
