"""Lineage: the policies that a policy's provisions may come from, the nearest level first.

A policy inherits from what it implements, directly or through others, in its own region or in one that holds it, and never from a
later one. Where the region of one of two is not known, a citation by number or exact title is enough, and so is a person's word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

from graph.fragment import Edge, Node
from graph.linking.policies import is_not_later, layers, policy_date

Tiers = tuple[tuple[str, ...], ...]
"""Ids of policies by level: those of the nearest level first, by id within one."""

Obstacle = Literal["no text", "no region", "other region", "later"]
"""Why the provisions of a policy are not compared with those of one that it implements."""

OBSTACLES: tuple[str, ...] = get_args(Obstacle)
_PLACELESS = 1000  # a level beyond all others
_NAMED = ("cited-number", "cited-title")


class Lineage:
    """Which policies carry out which, and where they apply."""

    def __init__(self, policies: Iterable[Node], implements: Iterable[Edge], regions: Mapping[str, Sequence[str]]) -> None:
        """Take the policies that have an outline, the IMPLEMENTS edges, and for a region's code those that it directly lies in."""
        self._policies = {policy.id: policy for policy in policies}
        self._regions = regions
        self._inferred: dict[str, frozenset[str]] = {}
        self._implements: defaultdict[str, dict[str, Edge]] = defaultdict(dict)
        for edge in implements:
            self._implements[edge.start[1]][edge.end[1]] = edge

    def tiers(self, policy: str) -> Tiers:
        """The policies that `policy` may have taken provisions from; empty for a policy without outline.

        001 (county) -> (("晋政发〔2022〕12号",), ("国发〔2021〕4号",))
        """
        if policy not in self._policies:
            return ()
        tiers: defaultdict[int, list[str]] = defaultdict(list)
        for one in sorted(self._reached(policy)):
            level = self._level(policy, one)
            if isinstance(level, int):
                tiers[level].append(one)
        return tuple(tuple(tiers[level]) for level in sorted(tiers))

    def obstacle(self, policy: str, parent: str) -> Obstacle | None:
        """Why the provisions of `policy` are not compared with those of `parent`, which it implements; None when they are."""
        if policy not in self._policies:
            return "no text"
        level = self._level(policy, parent)
        return None if isinstance(level, int) else level

    def inferred(self, policy: str) -> frozenset[str]:
        """Those of its tiers that a policy is joined to only through a link that is for review."""
        if policy not in self._inferred:
            sure = {*self._reached(policy, sure=True)}
            self._inferred[policy] = frozenset(one for tier in self.tiers(policy) for one in tier if one not in sure)
        return self._inferred[policy]

    def places(self, policy: str) -> list[set[str]]:
        """Codes of the region that the policy applies in and of those that hold it, level by level; none when that is not known."""
        region = self._policies[policy].fields.get("region") if policy in self._policies else None
        return [{region}, *layers(region, self._regions)] if isinstance(region, str) else []

    def children(self) -> list[str]:
        """The policies with an outline that implement something, by id."""
        return sorted(policy for policy in self._policies if self._implements.get(policy))

    def _level(self, policy: str, parent: str) -> int | Obstacle:
        """How far above `policy` the policy `parent` stands, which it implements somehow; or why that cannot be said."""
        if parent not in self._policies:
            return "no text"
        if not is_not_later(policy_date(self._policies[parent]), policy_date(self._policies[policy])):
            return "later"
        near, far = self.places(policy), self.places(parent)
        if near and far:
            level = next((level for level, layer in enumerate(near) if layer & far[0]), None)
            if level is not None:
                return level
            return _PLACELESS if self._is_judged(policy, parent) else "other region"
        if not self._is_named(policy, parent):
            return "no region"
        return -len(far) if far else _PLACELESS  # the smaller a region, the more hold it

    def _is_named(self, policy: str, parent: str) -> bool:
        """Whether the policy names its parent by number or exact title, or a person says that it carries it out."""
        edge = self._implements[policy].get(parent)
        is_exact = edge is not None and edge.fields.get("method") in _NAMED and edge.fields.get("score") == 1.0
        return is_exact or self._is_judged(policy, parent)

    def _is_judged(self, policy: str, parent: str) -> bool:
        edge = self._implements[policy].get(parent)
        return edge is not None and bool(edge.fields.get("judged"))

    def _reached(self, policy: str, sure: bool = False) -> Iterator[str]:
        """What the policy implements, directly or through others, with `sure` by links that are not for review; never itself."""
        seen = {policy}
        todo = [policy]
        while todo:
            for one, edge in sorted(self._implements.get(todo.pop(), {}).items()):
                if one not in seen and not (sure and edge.fields.get("review")):
                    seen.add(one)
                    todo.append(one)
                    yield one
