"""The project's scorer and the gold beside this checkout; neither is a part of the repository."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@cache
def scorer() -> ModuleType:
    """The module `../shared/score.py`; a test that asks for it is skipped where it is missing."""
    path = SHARED / "score.py"
    if not path.exists():
        pytest.skip("the scorer ../shared/score.py is not beside this checkout")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
