"""Comparison: a policy beside its parent, provision by provision, measure by measure, figure by figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.linking.measures import MeasureLink, align_measures
from graph.linking.provisions import ProvisionLink, align_provisions
from graph.linking.sides import Side
from graph.linking.targets import TargetLink, align_targets


@dataclass(frozen=True, slots=True)
class Comparison:
    """The three lists of links, and a line that says why they are empty when they must be."""

    provisions: list[ProvisionLink]
    measures: list[MeasureLink]
    targets: list[TargetLink]
    remark: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The comparison as plain values: the interface of `zhengmai compare --format json`."""
        return {
            "provisions": [
                {
                    **_ends(link.child, link.parent),
                    "child_text": link.child.heading if link.child else None,
                    "parent_text": link.parent.heading if link.parent else None,
                    "kind": link.kind,
                    "similarity": link.similarity,
                    "method": link.method,
                    "review": link.review,
                }
                for link in self.provisions
            ],
            "measures": [
                {
                    **_ends(link.child, link.parent),
                    "child_text": link.child.text if link.child else None,
                    "parent_text": link.parent.text if link.parent else None,
                    "kind": link.kind,
                    "similarity": link.similarity,
                    "method": link.method,
                    "review": link.review,
                }
                for link in self.measures
            ],
            "targets": [
                {
                    **_ends(link.child, link.parent),
                    "child_text": link.child.quote if link.child else None,
                    "parent_text": link.parent.quote if link.parent else None,
                    "child_value": link.child.value if link.child else None,
                    "child_unit": link.child.unit if link.child else None,
                    "parent_value": link.parent.value if link.parent else None,
                    "parent_unit": link.parent.unit if link.parent else None,
                    "change": link.change,
                    "method": link.method,
                    "review": link.review,
                }
                for link in self.targets
            ],
        }


def _ends(child: Any, parent: Any) -> dict[str, str | None]:
    return {
        "child": child.id if child else None,
        "parent": parent.id if parent else None,
        "child_number": child.path if child else None,
        "parent_number": parent.path if parent else None,
    }


def compare(child: Side, parent: Side) -> Comparison:
    """What became of the parent's provisions, measures and figures in the child.

    A policy and itself, and a child that is older than the parent, have no inheritance: three empty lists and a remark.
    """
    if child.id == parent.id:
        return Comparison([], [], [], "a policy is not compared with itself")
    ours, theirs = _date(child), _date(parent)
    if ours and theirs and ours[: len(theirs)] < theirs[: len(ours)]:
        return Comparison([], [], [], f"{child.id} ({ours}) is older than {parent.id} ({theirs}): nothing can come from a later document")
    provisions = align_provisions(child, parent)
    return Comparison(provisions, align_measures(child, parent, provisions), align_targets(child, parent, provisions))


def _date(side: Side) -> str | None:
    """The date of issue, else the year of the number."""
    issued = side.policy.fields.get("date_issued")
    number = side.policy.fields.get("doc_number")
    if isinstance(issued, str):
        return issued
    return number.split("〔")[1][:4] if isinstance(number, str) and "〔" in number else None
