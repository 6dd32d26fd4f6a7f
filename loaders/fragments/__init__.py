"""Fragments: a Document becomes nodes and edges of the graph, its JSON record, its marked text; and the reference fragment."""
