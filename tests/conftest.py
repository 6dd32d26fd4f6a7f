"""A database with the five bundled documents, made once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from graph.corpus import load
from graph.stores import open_store
from loaders import reference_fragment
from tests.graph.samples import SAMPLES, fragment


@pytest.fixture(scope="session")
def five_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference data and the five bundled documents; a test that changes the database copies it."""
    path = tmp_path_factory.mktemp("five") / "zhengmai.lbug"
    with closing(open_store(str(path))) as store:
        load(store, [reference_fragment(), *map(fragment, SAMPLES)])
    return path
