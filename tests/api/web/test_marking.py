"""The text of a document with what was found in it, one page that needs no other file."""

from __future__ import annotations

import html
import re

import pytest
from typer.testing import CliRunner

from api.cli.app import app
from api.web.marking import LABELS, marked_page
from loaders import parse, pipeline, sample_paths, to_displacy
from loaders.readers import SourceText
from tests.loaders.reading import SAMPLES, clause_of, sample


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_holds_every_word(name: str) -> None:
    document = sample(name)
    body = re.sub(r"<[^>]*>", "", re.search(r"<section>.*</section>", marked_page(document), re.DOTALL)[0])  # type: ignore[index]
    plain = re.sub(r"\s", "", html.unescape(body))
    for view in to_displacy(document):
        assert re.sub(r"\s", "", view["text"]) in plain


def test_what_is_found_is_marked_and_explained() -> None:
    page = marked_page(clause_of("推进太原市煤炭清洁利用，到2025年秸秆综合利用率达到90%。（省能源局）"))
    assert re.search(r'<mark class="agency" title="机构">省能源局</mark>', page)
    assert re.search(r'<mark class="measure region" title="措施 · 地区">太原市</mark>', page)
    assert all(f">{LABELS[label]}</mark>" in page for label in ("measure", "agency", "target", "region"))


def test_the_page_runs_nothing_and_fetches_nothing() -> None:
    page = marked_page(clause_of("推进<script>alert(1)</script>改造&amp;治理。（省能源局）"))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"(?:src|href)=|url\(|@import", page)


def test_a_label_of_another_component_stands_for_itself() -> None:
    nlp = pipeline()
    nlp.add_pipe("entity_ruler").add_patterns([{"label": 'K"<i>', "pattern": "园区"}])  # type: ignore[attr-defined]
    page = marked_page(parse(SourceText("text", "一、推进园区改造。"), nlp))
    assert "K&#34;&lt;i&gt;" in page
    assert "<i>" not in page


def test_the_command_prints_the_page() -> None:
    result = CliRunner().invoke(app, ["parse", str(sample_paths()[0]), "--format", "html"])
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout.rstrip().endswith("</html>")
