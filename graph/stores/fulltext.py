"""The words of a Neo4j server: its full-text index `words` (analyser `cjk`), asked in the language of Lucene.

The analyser knows a run of Chinese by the pairs of its characters, and a character alone only where it stands alone: a query whose terms
are no plain runs of Chinese finds more than it asks for, and what it finds is read to see what has the terms.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.schema import NODES
from graph.stores.base import SEARCHED, Hit, Readable
from graph.terms import Term, Terms

AWAIT_WORDS = "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()"
"""Returns when the full-text index has all that was committed before."""

_WEIGHTS = {"title": 4, "body_title": 4, "doc_number": 4, "heading": 4}
"""The texts that say what a node is: a word there counts for more."""
_TEXTS = tuple(dict.fromkeys(text for label in SEARCHED for text in NODES[label].texts))
_FIND = f"""
CALL db.index.fulltext.queryNodes('words', $query) YIELD node, score
WHERE node:{"|".join(SEARCHED)}
RETURN labels(node)[0] AS label, node.id AS id, coalesce(node.policy, node.id) AS policy, score,
       CASE WHEN $reading THEN [{", ".join(f"node.{text}" for text in _TEXTS)}] END AS texts
ORDER BY score DESC, id
"""


def find(store: Readable, terms: Terms) -> list[Hit]:
    """The nodes that have all the terms, best first, once the index has all that was committed."""
    store.run(AWAIT_WORDS)
    query = " AND ".join(clause for term in terms.terms for clause in _clauses(term))
    reading = not all(_is_plain(term) for term in terms.terms)
    rows = store.run(_FIND, {"query": query, "reading": reading}).rows
    return [Hit(*row) for *row, texts in rows if texts is None or terms.are_in(texts)]


def _is_plain(term: Term) -> bool:
    """Whether the index alone tells who has the term: of words of letters it leaves out some, as `and`."""
    return len(term.pieces) == 1 and term.pieces[0].is_han and len(term.text) > 1


def _clauses(term: Term) -> Iterator[str]:
    """What Lucene is asked for each piece of a term, in any of the texts."""
    for piece in term.pieces:
        asked = [f"{piece.text}*", f"*{piece.text}"] if piece.is_han and len(piece.text) == 1 else [f'"{piece.text}"']
        yield f"({' OR '.join(f'{text}:{one}^{_WEIGHTS.get(text, 1)}' for text in _TEXTS for one in asked)})"
