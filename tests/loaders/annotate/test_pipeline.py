"""The spaCy pipeline: registered components, tokens cut where something was found, spans under the components' names."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from loaders import parse
from loaders.annotate.pipeline import COMPONENTS, annotate, pipeline
from loaders.readers import SourceText
from tests.loaders.reading import CLEANER_PLAN, sample

TEXT = "一、推进PM2.5治理，\n到2025年达到80%。（省能源局）"


def test_components_are_registered_and_in_order() -> None:
    assert tuple(pipeline().pipe_names) == COMPONENTS
    assert all(Language.has_factory(name) for name in COMPONENTS)


def test_duties_come_before_measures_and_measures_before_what_belongs_to_them() -> None:
    place = {name: i for i, name in enumerate(COMPONENTS)}
    assert place["zhengmai_duties"] < place["zhengmai_measures"] < place["zhengmai_targets"]
    assert place["zhengmai_measures"] < place["zhengmai_mentions"]


def test_pipeline_is_made_once() -> None:
    assert pipeline() is pipeline()


@pytest.mark.parametrize("text", [TEXT, "", "\n", "𠮷野家"])
def test_a_doc_begins_as_one_token(text: str) -> None:
    doc = pipeline().make_doc(text)
    assert doc.text == text
    assert len(doc) == (1 if text else 0)


@pytest.mark.parametrize("text", [TEXT, "", "\n", "𠮷野家"])
def test_a_doc_is_cut_without_loss(text: str) -> None:
    document = parse(SourceText("text", text))
    doc = annotate(document.clean.text, list(document.provisions), document.policy)
    assert doc.text == document.clean.text
    assert doc._.facts == document.facts


def test_every_doc_has_its_own_vocabulary() -> None:
    """A shared one would grow with every document."""
    before = len(pipeline().vocab.strings)
    docs = [pipeline().make_doc(TEXT) for _ in range(2)]
    assert docs[0].vocab is not docs[1].vocab
    assert len(pipeline().vocab.strings) == before


def places(doc: Doc, key: str) -> list[tuple[int, int]]:
    """Where the spans under a key stand, in characters."""
    return [(span.start_char, span.end_char) for span in doc.spans[key]]


def test_spans_and_facts_agree() -> None:
    document = sample(CLEANER_PLAN)
    doc = annotate(document.clean.text, list(document.provisions), document.policy)
    facts = doc._.facts
    for key, found in (("measures", facts.measures), ("citations", facts.citations), ("targets", facts.targets)):
        assert places(doc, key) == [(one.start, one.end) for one in found]
        assert [span.text for span in doc.spans[key]] == [document.clean.text[one.start : one.end] for one in found]
    printed = [duty for duty in facts.duty_lists if duty.named[0].basis != "subject"]
    assert places(doc, "duties") == [(duty.start, duty.end) for duty in printed]
    assert places(doc, "mentions") == [(one.start, one.end) for one in (*facts.regions, *facts.industries)]


def test_annotating_again_gives_equal_facts() -> None:
    document = sample(CLEANER_PLAN)
    text, provisions = document.clean.text, list(document.provisions)
    one, other = (annotate(text, provisions, document.policy)._.facts for _ in range(2))
    assert [(m.start, m.end, m.modality) for m in one.measures] == [(m.start, m.end, m.modality) for m in other.measures]
    assert [(t.start, t.indicator, t.value) for t in one.targets] == [(t.start, t.indicator, t.value) for t in other.targets]


def test_a_document_of_more_than_a_million_characters_is_read() -> None:
    document = parse(
        SourceText(
            "long",
            "一、重点任务\n（一）推进改造。" + "园区循环化改造，" * 130_000 + "。\n（二）加强监管。到2025年，秸秆综合利用率达到90%。",
        )
    )
    assert len(document.clean.text) > 1_000_000
    assert [target.value for target in document.targets] == [90.0]
