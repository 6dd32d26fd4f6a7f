"""Siblings: the policies on one subject and of one level in other regions, among which reuse is looked for, and what stands above them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graph.fragment import Node
from graph.linking.lineage import Lineage
from graph.linking.parentage import Kin
from graph.linking.policies import is_not_later, layers, policy_date

Obstacle = Literal["no date", "nothing above"]
"""Why a policy is not compared with a sibling: it is not known which is earlier, or no document above them that could explain what
both say is loaded."""


@dataclass(frozen=True, slots=True)
class Search:
    """Where reuse in a policy is looked for, as ids of loaded policies.

    `earlier` are the siblings that it may have words of, earliest first; `alike` all its siblings; `above` the documents of regions that
    hold its region or a sibling's, which explain words; `left_out` the siblings that it is not compared with, and why. Without `is_told`
    its title, region or level does not tell its siblings.
    """

    policy: str
    earlier: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    left_out: tuple[tuple[str, Obstacle], ...] = ()
    is_told: bool = True

    @property
    def read(self) -> set[str]:
        """The policies whose words decide what is found."""
        return {self.policy, *self.alike, *self.above}


class Siblings:
    """Which loaded policies are on one subject, and what stands above each."""

    def __init__(
        self,
        kin: Iterable[Kin],
        policies: Iterable[Node],
        lineage: Lineage,
        regions: Mapping[str, Sequence[str]],
    ) -> None:
        """Take all policies, and as `parentage.find_kin` gives them, and for a region's code those that it directly lies in."""
        self._kin = {one.id: one for one in kin if one.is_loaded and one.level}
        self._placed: defaultdict[str, list[Node]] = defaultdict(list)
        for node in policies:
            if node.fields.get("presence") == "loaded":
                self._placed[str(node.fields.get("region"))].append(node)
        self._lineage = lineage
        self._regions = regions
        self._subjects: defaultdict[tuple[str, str, frozenset[str]], list[Kin]] = defaultdict(list)
        for one in self._kin.values():
            self._subjects[_subject(one)].append(one)
        self._covered = cache(self._find_covered)

    def search(self, policy: str) -> Search:
        """Where reuse in a policy is looked for."""
        if policy not in self._kin:
            return Search(policy, is_told=False)
        own = self._kin[policy]
        others = [one for one in self._subjects[_subject(own)] if one.level == own.level and one.region != own.region]
        obstacles = {one.id: self._obstacle(own, one) for one in others}
        left_out = tuple((id, obstacle) for id, obstacle in obstacles.items() if obstacle)
        earlier = sorted((one.date or "", one.id) for one in others if _is_earlier(one, own) and not obstacles[one.id])
        if not earlier:
            return Search(policy, left_out=left_out)
        alike = tuple(one.id for one in others)
        over = {code for one in (own, *others) for code in self._over(one)}
        above = sorted(node.id for code in over for node in self._placed[code] if is_not_later(policy_date(node), own.date))
        return Search(policy, tuple(id for _, id in earlier), alike, tuple(above), left_out)

    def _obstacle(self, own: Kin, one: Kin) -> Obstacle | None:
        """Why a policy is not compared with a sibling, which would be its source if it is earlier; None for one that is not."""
        if _is_earlier(one, own):
            return None if self._is_explained(own, one) else "nothing above"
        is_ordered = _is_earlier(own, one) or (own.date is not None and own.date == one.date)
        return None if is_ordered else "no date"

    def _is_explained(self, one: Kin, other: Kin) -> bool:
        """Whether of every region that holds either, up to the nearest that holds both, a document on the subject is loaded.

        What two cities say is else more likely what their provinces said.
        """
        return all(
            self._covered(policy) & layer for policy, beside in ((one, other), (other, one)) for layer in self._layers(policy, beside)
        )

    def _layers(self, one: Kin, other: Kin) -> Iterator[set[str]]:
        """Codes of the regions that hold a policy's, level by level, up to the first that holds that of the other too."""
        for layer in layers(one.region, self._regions):
            yield layer
            if layer & self._over(other):
                return
        yield set()  # none holds both

    def _find_covered(self, one: Kin) -> set[str]:
        """Codes of the regions of loaded policies that one carries out, or that are on its subject in a region above and not later."""
        ids = {id for tier in self._lineage.tiers(one.id) for id in tier}
        ids |= {
            other.id for other in self._subjects[_subject(one)] if other.region in self._over(one) and is_not_later(other.date, one.date)
        }
        return {code for code in self._over(one) if any(node.id in ids for node in self._placed.get(code, ()))}

    def _over(self, one: Kin) -> set[str]:
        """Codes of all regions that hold a policy's."""
        return {code for layer in layers(one.region, self._regions) for code in layer}


def _subject(one: Kin) -> tuple[str, str, frozenset[str]]:
    return (*one.key, one.period)


def _is_earlier(one: Kin, other: Kin) -> bool:
    """Whether a policy is surely earlier than the other: 2021 is earlier than 2022-03-01, not known to be earlier than 2021-03-01."""
    date, limit = one.date or "", other.date or ""
    length = min(len(date), len(limit))
    return date[:length] < limit[:length]
