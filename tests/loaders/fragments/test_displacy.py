"""The form of displaCy: what spaCy's own renderer shows, and what the reading view is drawn from."""

from __future__ import annotations

import pytest
from spacy import displacy

from loaders import to_displacy
from tests.loaders.reading import SAMPLES, clause_of, sample


@pytest.mark.parametrize("name", SAMPLES)
def test_tokens_and_spans_fit_the_text(name: str) -> None:
    for view in to_displacy(sample(name)):
        assert "".join(view["tokens"]) == view["text"]
        for span in view["spans"]:
            assert "".join(view["tokens"][span["start_token"] : span["end_token"]]) == view["text"][span["start"] : span["end"]]
            assert span["start"] < span["end"]


def test_what_is_found_is_marked() -> None:
    document = clause_of("按照《大气污染防治行动计划》，推进太原市煤炭清洁利用，到2025年秸秆综合利用率达到90%。（省能源局）")
    view = next(one for one in to_displacy(document) if one["title"] == "一/一")
    marked = {(span["label"], view["text"][span["start"] : span["end"]]) for span in view["spans"]}
    assert {("citation", "《大气污染防治行动计划》"), ("region", "太原市"), ("agency", "省能源局")} <= marked
    assert {label for label, _ in marked} >= {"measure", "target"}


def test_displacy_shows_it() -> None:
    view = next(one for one in to_displacy(clause_of("推进太原市<b>改造。（省能源局）")) if one["title"] == "一/一")
    shown = displacy.render(view, style="span", manual=True, jupyter=False)
    assert "agency" in shown
    assert "&lt;b&gt;" in shown
