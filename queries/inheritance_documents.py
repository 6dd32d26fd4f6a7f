"""What stands side by side on the page of inheritance: documents as they are compared, and the links between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from graph.fragment import Fragment
from graph.judgements import policy_of
from graph.linking.links import MeasureLink, ProvisionLink, TargetLink
from graph.linking.sides import Side
from graph.stores.base import Store
from queries.inheritance_answers import Derivation
from queries.inheritance_columns import Ribbon
from queries.library import fetch
from queries.tracing import derivation_of

if TYPE_CHECKING:
    from graph.linking.comparison import Comparison

Pair = tuple[str, str]
"""Ids of a lower and of an upper document."""


@dataclass(frozen=True, slots=True)
class Links:
    """Links between documents, of clauses, of measures and of figures."""

    clauses: tuple[Ribbon, ...] = ()
    measures: tuple[Ribbon, ...] = ()
    figures: tuple[Ribbon, ...] = ()

    def of(self, by: str) -> tuple[Ribbon, ...]:
        """Those of clauses, or with `measure` those of measures."""
        return self.measures if by == "measure" else self.clauses


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents in the order of their columns, the farthest first.

    `compared` are the pairs between which inheritance was looked for, `links` what was found; both also hold parallel parents that no
    column shows. `texts` are the documents of which more than headings is known.
    """

    order: tuple[str, ...]
    fragments: Mapping[str, Fragment]
    sides: Mapping[str, Side]
    compared: frozenset[Pair]
    texts: frozenset[str]
    links: Links

    def ribbons(self, by: str) -> tuple[Ribbon, ...]:
        """The links between what columns show."""
        return tuple(one for one in self.links.of(by) if {policy_of(one.child), policy_of(one.parent)} <= {*self.order})

    def above(self, policy: str, by: str = "clause") -> set[str]:
        """The documents, shown or not, that one was compared with and that it may come from."""
        return self._told({upper for lower, upper in self.compared if lower == policy}, by) if self._tells(policy, by) else set()

    def below(self, policy: str, by: str = "clause") -> list[str]:
        """The shown documents that were compared with one and may come from it, in the order of their columns."""
        found = [one for one in self.order if (one, policy) in self.compared] if self._tells(policy, by) else []
        return [one for one in found if self._tells(one, by)]

    def heirs(self, policy: str, by: str = "clause") -> list[str]:
        """Of those below, the nearest: the ones that come from no other of them."""
        below = self.below(policy, by)
        return [one for one in below if not any((one, other) in self.compared for other in below)]

    def _told(self, policies: Iterable[str], by: str) -> set[str]:
        return {one for one in policies if self._tells(one, by)}

    def _tells(self, policy: str, by: str) -> bool:
        """Whether what is asked for is known of a document: headings tell of clauses, and of nothing else."""
        return by == "clause" or policy in self.texts


def read_links(store: Store, policies: Collection[str], what: str = "") -> Links:
    """The links that the graph holds between some documents; `what` asks for those of clauses, measures or figures only."""
    found: dict[str, list[Ribbon]] = {"clause": [], "measure": [], "figure": []}
    for row in fetch(store, "links-between", policies=sorted(policies), what=what):
        found[row["what"]].append(Ribbon(row["child"], row["parent"], derivation_of(row)))
    return Links(tuple(found["clause"]), tuple(found["measure"]), tuple(found["figure"]))


def joined(*some: Links) -> Links:
    """All of some links."""
    return Links(
        *(tuple(chain.from_iterable(parts)) for parts in zip(*((one.clauses, one.measures, one.figures) for one in some), strict=True))
    )


def links_of(comparison: Comparison) -> Links:
    """The links that a comparison on demand found."""
    return Links(_ribbons(comparison.provisions), _ribbons(comparison.measures), _ribbons(comparison.targets))


def _ribbons(links: Iterable[ProvisionLink] | Iterable[MeasureLink] | Iterable[TargetLink]) -> tuple[Ribbon, ...]:
    from graph.linking.derivation import confidence  # heavy: scikit-learn

    return tuple(
        Ribbon(
            link.child.id,
            link.parent.id,
            Derivation(
                link.change if isinstance(link, TargetLink) else link.kind,
                link.similarity,
                link.method,
                confidence(link.similarity, link.review),
                link.review,
                None,
                False,
            ),
        )
        for link in links
        if link.child and link.parent
    )
