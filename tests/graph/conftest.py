"""What tests of the graph call a database."""

from __future__ import annotations

import pytest

from graph.stores import Store


@pytest.fixture
def store(blank: Store) -> Store:
    """An empty database of each kind, to be changed."""
    return blank
