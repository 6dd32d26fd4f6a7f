"""The documentation says what the code does: the model, every command, every setting."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

from api.cli.app import app
from api.settings import Settings
from graph import model
from queries import list_queries

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_picture_of_the_model_is_that_of_the_schema(readme: Path) -> None:
    assert f"```mermaid\n{model.mermaid()}```" in readme.read_text(encoding="utf-8")


def test_the_table_of_the_model_is_that_of_the_schema() -> None:
    assert model.markdown_table() in (ROOT / "docs" / "model.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_command_and_setting_is_documented(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    for command in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        assert f"| `{command}" in text, command
    for setting in fields(Settings):
        assert f"`ZHENGMAI_{setting.name.upper()}`" in text, setting.name


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_query_is_named(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert [query.name for query in list_queries() if f"`{query.name}`" not in text] == []
