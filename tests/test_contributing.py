"""The recipes of CONTRIBUTING and the pages of the documentation name files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md"]
# `loaders/reference/agencies.toml`, `tests/loaders/test_components.py`, `graph/stores`
NAMED = re.compile(r"`((?:graph|loaders|queries|api|tests|notebooks|benchmarks|docs)/[\w./*-]*)`")
RECIPES = ("agency", "reader", "annotator", "query", "form of question", "page")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    named = [name for name in NAMED.findall(page.read_text(encoding="utf-8")) if "NAME" not in name]
    assert named
    assert [name for name in named if not list(ROOT.glob(name.rstrip("/")))] == []


@pytest.mark.parametrize("thing", RECIPES)
def test_every_recipe_names_the_test_that_fails(thing: str) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipe = next(part for part in re.split(r"^## ", text, flags=re.MULTILINE) if re.match(rf"An? {thing}\n", part))
    assert re.search(r"`tests/[\w/]+\.py`", recipe)
