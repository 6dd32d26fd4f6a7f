"""The duties of an agency a page at a time: which documents name it how often, and the printed lists of one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from api.web.paging import Page, cut
from queries import AgencyAnswer, DutyGroup, RegionAnswer, words

Place = tuple[RegionAnswer, DutyGroup]


@dataclass(frozen=True, slots=True)
class DocumentDuties:
    """The printed lists of one document that name an agency of one region; `first` is the place of the first among all lists."""

    region: str
    first: int
    groups: tuple[DutyGroup, ...]

    @property
    def document(self) -> DutyGroup:
        """A list of the document, which knows its title, number and date."""
        return self.groups[0]

    @property
    def roles(self) -> Counter[str]:
        """How many lists give the agency each role."""
        return Counter(one.role for one in self.groups)


def cut_duties(answer: AgencyAnswer, limit: int, cursor: str) -> tuple[AgencyAnswer, Page[Place]]:
    """The answer with the printed lists of one page only, every region kept; and that page."""
    page = cut([(region, group) for region in answer.regions for group in region.groups], limit, cursor)
    shown = [replace(region, groups=tuple(group for one, group in page.items if one is region)) for region in answer.regions]
    return replace(answer, regions=tuple(shown)), page


def by_document(answer: AgencyAnswer) -> list[DocumentDuties]:
    """The printed lists by region and document, in the order of the answer; those of predecessors apart."""
    found, first = [], 0
    for region in answer.regions:
        for groups in _runs(region):
            found.append(DocumentDuties(region.code, first, groups))
            first += len(groups)
    return found


def bases(region: RegionAnswer) -> dict[str, Counter[str]]:
    """How many printed lists give each role, by what it rests on; those of predecessors left out."""
    own = [group for group in region.groups if group.predecessor is None]
    counted = {role: Counter[str](group.basis for group in own if group.role == role) for role in words().roles}
    return {role: by_basis for role, by_basis in counted.items() if by_basis}


def _runs(region: RegionAnswer) -> Iterator[tuple[DutyGroup, ...]]:
    for _, run in groupby(region.groups, key=lambda one: (one.policy, one.predecessor)):
        yield tuple(run)
