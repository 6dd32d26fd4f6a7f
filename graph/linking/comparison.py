"""Comparison: a policy beside its parent, provision by provision, measure by measure, figure by figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from graph.linking.links import MeasureLink, ProvisionLink, TargetLink
from graph.linking.measures import align_measures
from graph.linking.provisions import align_provisions
from graph.linking.sides import Side, is_outline
from graph.linking.targets import align_targets

OTHER_SUBJECT = 0.2  # below this share of linked clauses two documents are of different subjects

Doubt = Literal["itself", "older", "other subject", "headings only", "siblings", "all for review"]
"""What makes a comparison none at all (the first three), or no full one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The three lists of links, a line that says why they are empty when they must be, and what that line says as one word."""

    provisions: list[ProvisionLink]
    measures: list[MeasureLink]
    targets: list[TargetLink]
    remark: str | None = None
    doubt: Doubt | None = None

    def to_json(self) -> dict[str, Any]:
        """The comparison as plain values: the interface of `zhengmai compare --format json`."""
        return {
            "provisions": [_plain(link, "heading") for link in self.provisions],
            "measures": [_plain(link, "text") for link in self.measures],
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


def _plain(link: ProvisionLink | MeasureLink, text: str) -> dict[str, Any]:
    """A link as plain values; `text` is the field of its two ends that holds their words."""
    return {
        **_ends(link.child, link.parent),
        "child_text": getattr(link.child, text) if link.child else None,
        "parent_text": getattr(link.parent, text) if link.parent else None,
        "kind": link.kind,
        "similarity": link.similarity,
        "method": link.method,
        "review": link.review,
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
        return Comparison([], [], [], "a policy is not compared with itself", "itself")
    ours, theirs = _date(child), _date(parent)
    if ours and theirs and ours[: len(theirs)] < theirs[: len(ours)]:
        remark = f"{child.id} ({ours}) is older than {parent.id} ({theirs}): nothing can come from a later document"
        return Comparison([], [], [], remark, "older")
    provisions = align_provisions(child, parent)
    linked = {link.child.id for link in provisions if link.child and link.parent}
    if len(linked) < OTHER_SUBJECT * len(child.clauses):
        remark = f"{child.id} and {parent.id} are of different subjects: {len(linked)} of {len(child.clauses)} clauses share words"
        return Comparison([], [], [], remark, "other subject")
    if is_outline(child) or is_outline(parent):
        known = child if is_outline(child) else parent
        remark = f"only the headings of {known.id} are known: measures and figures are not compared"
        return Comparison(provisions, [], [], remark, "headings only")
    measures, targets = align_measures(child, parent, provisions), align_targets(child, parent, provisions)
    return Comparison(provisions, measures, targets, *_doubt(child, parent, provisions))


def _doubt(child: Side, parent: Side, provisions: list[ProvisionLink]) -> tuple[str | None, Doubt | None]:
    """What must be said of a comparison that is no inheritance, or hardly one."""
    ours, theirs = child.policy.fields, parent.policy.fields
    if ours.get("level") == theirs.get("level") and ours.get("region") != theirs.get("region"):
        return f"{child.id} and {parent.id} are siblings: what follows is likeness and no descent", "siblings"
    links = [link for link in provisions if link.child and link.parent]
    if links and all(link.review for link in links):
        return f"{child.id} and {parent.id} share some matter only: every link is for review", "all for review"
    return None, None


def _date(side: Side) -> str | None:
    """The date of issue, else the year of the number."""
    issued = side.policy.fields.get("date_issued")
    number = side.policy.fields.get("doc_number")
    if isinstance(issued, str):
        return issued
    return number.split("〔")[1][:4] if isinstance(number, str) and "〔" in number else None
