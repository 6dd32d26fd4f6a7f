"""The graph of policy provisions: its schema, identifiers, fragments, linking, stores and network views.

Imports nothing from ``loaders``, ``queries`` or ``api``.
"""
