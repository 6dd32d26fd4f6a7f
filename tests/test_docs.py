"""The documentation says what the code does: the model, every command, every setting."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

from api.cli.app import app
from api.settings import Settings
from graph import model
from queries import forms, list_queries

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGES = [*READMES, *sorted((ROOT / "docs").rglob("*.md")), *ROOT.glob("CONTRIBUTING.md")]
LONGEST_README = 180  # lines
LINK = re.compile(r"\]\((?!#)([^)\s#]+)")


def both(name: str) -> list[Path]:
    """A page of the documentation in both languages."""
    return [ROOT / "docs" / f"{name}.md", ROOT / "docs" / "zh" / f"{name}.md"]


def test_the_picture_of_the_model_is_that_of_the_schema() -> None:
    assert f"```mermaid\n{model.mermaid()}```" in (ROOT / "docs" / "model.md").read_text(encoding="utf-8")


def test_the_table_of_the_model_is_that_of_the_schema() -> None:
    assert model.markdown_table() in (ROOT / "docs" / "model.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", both("commands"), ids=str)
def test_every_command_and_setting_is_documented(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for command in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        assert f"| `{command}" in text, command
    for setting in fields(Settings):
        assert f"`ZHENGMAI_{setting.name.upper()}`" in text, setting.name


@pytest.mark.parametrize("page", both("queries"), ids=str)
def test_every_query_is_named(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [query.name for query in list_queries() if f"`{query.name}`" not in text] == []


@pytest.mark.parametrize("page", both("questions"), ids=str)
def test_every_form_of_question_is_named(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [form.name for form in forms().values() if f"| `{form.name}` | {form.example} |" not in text] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_a_readme_is_short(readme: Path) -> None:
    assert len(readme.read_text(encoding="utf-8").splitlines()) <= LONGEST_README


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_page_links_to_is_there(page: Path) -> None:
    linked = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in linked if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "zh").glob("*.md")), ids=lambda path: path.name)
def test_a_page_in_chinese_has_its_twin(page: Path) -> None:
    assert (ROOT / "docs" / page.name).exists()
