"""The measures of a document that those below it do not take up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from graph.fragment import Value
from graph.judgements import policy_of
from graph.linking.links import ProvisionLink
from queries.inheritance_columns import LeftOut
from queries.inheritance_documents import Documents, Pair
from queries.library import fetch
from queries.snapshot import Snapshot

NAMED, NONE = "named", "none"
"""Whether anybody is responsible for a measure."""


def left_out(snapshot: Snapshot, documents: Documents, is_stored: bool = True) -> tuple[LeftOut, ...]:
    """The measures that each of the nearest documents below does not take up, nor any below that, by document and in its order.

    What a measure without a link is worth is decided as ``align_measures`` does: what other measures speak of is not left out, nor
    what a clause of aims says. `is_stored` tells that the links are those of the graph, so that the finding is kept with it.
    """
    pairs = [(lower, upper) for upper in documents.order for lower in documents.heirs(upper, "measure")]
    agencies = _agencies(snapshot, {upper for _, upper in pairs})
    found: list[LeftOut] = []
    for pair in pairs:
        read = partial(_missing, documents, pair)
        ids = snapshot.part(f"left out {pair}", read) if is_stored else read()
        takers = {pair[0], *documents.below(pair[0])}
        taken = {ribbon.parent for ribbon in documents.links.measures if policy_of(ribbon.child) in takers}
        found += _entries(documents, pair, ids - taken, agencies)
    return tuple(found)


def narrowed(found: Iterable[LeftOut], section: str = "", modality: str = "", agency: str = "") -> tuple[LeftOut, ...]:
    """Those of a section, of a modality, and for which somebody is responsible (`named`) or nobody is (`none`); empty for all."""
    return tuple(
        one
        for one in found
        if section in ("", one.section) and modality in ("", one.modality) and agency in ("", NAMED if one.agencies else NONE)
    )


def _missing(documents: Documents, pair: Pair) -> frozenset[str]:
    """The ids of the upper document's measures that the lower one left out."""
    from graph.linking.measures import align_measures  # heavy: scikit-learn

    lower, upper = (documents.sides[policy] for policy in pair)
    ours, theirs = ({clause.id: clause for clause in side.clauses} for side in (lower, upper))
    provisions = [
        ProvisionLink(
            ours[one.child], theirs[one.parent], one.link.kind, one.link.similarity or 0.0, one.link.method or "", one.link.review
        )
        for one in documents.links.clauses
        if one.child in ours and one.parent in theirs
    ]
    return frozenset(link.parent.id for link in align_measures(lower, upper, provisions) if link.parent and not link.child)


def _agencies(snapshot: Snapshot, policies: set[str]) -> dict[str, tuple[str, ...]]:
    """Whom documents make responsible for each of their measures, as printed."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in fetch(snapshot.store, "measure-agencies", policies=sorted(policies)) if policies else ():
        found[row["measure"]][row["mention"]] = None
    return {measure: tuple(names) for measure, names in found.items()}


def _entries(documents: Documents, pair: Pair, ids: frozenset[str], agencies: dict[str, tuple[str, ...]]) -> Iterator[LeftOut]:
    lower, upper = pair
    nodes = {node.id: node.fields for node in documents.fragments[upper].nodes if node.label == "Measure"}
    for clause in documents.sides[upper].clauses:
        for measure in clause.measures:
            if measure.id in ids:
                said = nodes[measure.id]
                yield LeftOut(
                    id=measure.id,
                    upper=upper,
                    lower=lower,
                    clause=clause.id,
                    path=clause.path,
                    section=clause.section or clause.heading,
                    heading=clause.heading,
                    text=measure.text,
                    modality=_text(said.get("modality")),
                    deadline=_text(said.get("deadline")),
                    agencies=agencies.get(measure.id, ()),
                )


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None
