"""Annotate: what a document orders, who is to do it, which figures it sets and which documents it names."""
