"""Draft: a fragment in the making, with the shared nodes that it touches."""

from __future__ import annotations

from collections.abc import Mapping

from graph.fragment import Edge, Fragment, Node, Value
from loaders.fragments.shared import Shared
from loaders.names.organs import organ_resolver
from loaders.readers import SourceText
from loaders.structure.clean import CleanText


class Draft:
    """The nodes and edges of one document; positions that it is given index the cleaned text."""

    def __init__(self, policy: str, region: str | None, text: CleanText, source: SourceText) -> None:
        self.shared = Shared(organ_resolver(region))
        self._policy = policy
        self._text = text
        self._source = source
        self._nodes: dict[tuple[str, str], Node] = {}
        self._edges: list[Edge] = []

    def add(self, label: str, key: str, fields: Mapping[str, Value]) -> tuple[str, str]:
        """Add a node, unless one of that label and id is there; its label and id."""
        self._nodes.setdefault((label, key), Node(label, key, fields))
        return label, key

    def link(
        self,
        label: str,
        start: tuple[str, str],
        end: tuple[str, str],
        method: str,
        rule: str,
        at: tuple[int, int] | None = None,
        score: float = 1.0,
        evidence: str | None = None,
        **fields: Value,
    ) -> None:
        """Add an edge; `at` is where the words stand that made it, its evidence unless other words are given."""
        span = self._text.source_span(*at) if at else (None, None)
        words = evidence if evidence is not None or at is None else self._text.words(*at).replace("\n", "")
        made: dict[str, Value] = {
            "policy": self._policy,
            "method": method,
            "score": score,
            "evidence": words,
            "rule": rule,
            "span_start": span[0],
            "span_end": span[1],
        }
        self._edges.append(Edge(label, start, end, {**fields, **made}))

    def span(self, start: int, end: int) -> dict[str, Value]:
        """The fields of a node that stands in [start, end)."""
        first, last = self._text.source_span(start, end)
        return {"span_start": first, "span_end": last, "page": self._source.page_at(first)}

    def fragment(self) -> Fragment:
        """The fragment of what has been added."""
        nodes = {**self._nodes, **self.shared.nodes}
        return Fragment(self._policy, tuple(nodes.values()), (*self._edges, *self.shared.edges.values()))
