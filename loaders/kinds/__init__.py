"""The kinds of facts, one module each: how a fact is found, marked, named, printed and put into the graph.

A kind that is added to `KINDS` has its spaCy component, its spans, its ids, its key in the JSON record and its part of the fragment.
"""

from loaders.kinds import citations, findings, measures, mentions, responsibilities, targets
from loaders.kinds.kind import FactKind

KINDS: tuple[FactKind, ...] = (measures.KIND, responsibilities.KIND, targets.KIND, citations.KIND, mentions.KIND, findings.KIND)
"""All kinds, in the order in which they are found, since one reads what those before it found, and printed."""
