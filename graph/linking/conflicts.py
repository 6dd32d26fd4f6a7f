"""Conflicts: where documents contradict one another, in words that name them. Nothing is left out for it but what makes a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.fragment import Node
from graph.linking.policies import Citation, Register
from graph.linking.titles import spell


def conflicts(
    numbers: Mapping[str, set[str]],
    circles: Mapping[str, list[str]],
    doubles: Mapping[str, list[str]],
    crossed: Iterable[tuple[str, str]],
) -> dict[str, list[str]]:
    """Where each policy contradicts others, in words that name them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id, several in numbers.items():
        if len(several) > 1:
            found[id].append(f"others cite it by several numbers: {', '.join(sorted(several))}")
    for id, others in doubles.items():
        found[id] += [f"it has the title, the region and the date of {other}: one document twice?" for other in others]
    for id, others in circles.items():
        found[id] += [f"it carries out {other}, which carries it out: the link is left out" for other in others]
    for id, words in sorted(set(crossed)):
        found[id].append(words)
    return dict(found)


def twins(policies: Iterable[Node]) -> dict[str, list[str]]:
    """For each loaded policy the others that bear its title and date in its region: one document that was read in two ways."""
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for node in policies:
        title = spell(str(node.fields.get("title") or ""))
        if title and node.fields["presence"] == "loaded":
            alike[title, str(node.fields.get("region")), str(node.fields.get("date_issued"))].append(node.id)
    return {id: sorted(set(ids) - {id}) for ids in alike.values() if len(ids) > 1 for id in ids}


def contradictions(citations: Iterable[Citation], register: Register) -> Iterator[tuple[str, str]]:
    """The policies that cite one policy by its title and another by its number, and what they cite."""
    for citation in citations:
        if citation.doc_number and (other := register.contradicted(citation)):
            yield (
                citation.policy,
                f"it cites 《{citation.title}》, which is {other.id}, by the number {citation.doc_number}, which is another's",
            )
